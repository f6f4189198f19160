"""Our terms of banks and companies are tracked, whatever a client asks for."""

from odoo import models

from .bank_record import MODULE
from .bank_tracked import unsilenced


def _has_ours(records, vals):
    fields = records._fields
    return any(name in fields and MODULE in fields[name]._modules[:1] for name in vals)


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def write(self, vals):
        # EXTENDS account
        records = unsilenced(self) if _has_ours(self, vals) else self
        return super(AccountJournal, records).write(vals)


class ResCompany(models.Model):
    _inherit = "res.company"

    def write(self, vals):
        # EXTENDS account
        records = unsilenced(self) if _has_ours(self, vals) else self
        return super(ResCompany, records).write(vals)
