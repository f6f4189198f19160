"""Money from this bank to another one of ours."""

from odoo import models

from ..record.rights import needs


class AccountJournal(models.Model):
    """Opens the transfer from a bank's card."""

    _inherit = "account.journal"

    @needs("create", "bank.fund.transfer")
    def action_bank_transfer_funds(self):
        """Ask for a transfer from this bank to another one."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "bank_payment_reconcile.action_bank_fund_transfer"
        )
        return {**action, "context": {"default_journal_from_id": self.id}}
