"""Files that were exported here come in again: their lines are known."""

from odoo import models


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _identify(self, statement):
        # EXTENDS: an import id that went out in an exported file is itself again
        ids = {each.bank_id for each in statement.transactions if each.bank_id}
        lines = self.env["account.bank.statement.line"].search_fetch(
            [("journal_id", "=", self.id), ("bank_import_id", "in", list(ids))],
            ["bank_import_id"],
        )
        exported = set(lines.mapped("bank_import_id"))
        for entry in super()._identify(statement):
            if entry.transaction.bank_id in exported:
                entry.import_id = entry.transaction.bank_id
            yield entry
