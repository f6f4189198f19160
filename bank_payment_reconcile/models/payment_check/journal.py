"""Positive pay of a bank."""

from odoo import models

from ..record.rights import needs


class AccountJournal(models.Model):
    """Tells a bank which checks it may pay."""

    _inherit = "account.journal"

    @needs("read")
    @needs("read", "bank.positive.pay")
    def action_bank_open_positive_pay(self):
        """The files that told this bank of checks."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_positive_pay"
        )
        action["domain"] = [("journal_id", "=", self.id)]
        return action
