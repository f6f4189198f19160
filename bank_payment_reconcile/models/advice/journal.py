"""Advices come where statements come: by import, drop and feed."""

from odoo import models

from ... import advice as advices
from ...advice import normal


class AccountJournal(models.Model):
    """Takes advices where statements are taken."""

    _inherit = "account.journal"

    def _bank_import_document(self, data, filename, company):
        # EXTENDS: what is surely an advice; a table that may be either is a statement
        source = advices.is_advice(data)
        if not source or self._bank_is_kept_of(source):
            return super()._bank_import_document(data, filename, company)
        found, sentences = self.env["bank.payment.advice"]._take(
            data, filename, company
        )
        return found._tell_taken(sentences), found

    def _bank_is_kept_of(self, source):
        """Whether a provider is kept as this bank: its reports are statements here.

        Either somebody set it up so, or the bank is called like the provider.
        """
        if not self:
            return False
        names = normal(f"{self.name} {self.bank_id.name or ''}")
        if normal(source) in names:
            return True
        return bool(
            self.env["bank.payment.provider"]
            .sudo()
            .search_count([("journal_id", "in", self.ids)], limit=1)
        )
