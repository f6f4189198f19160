from odoo import fields, models

from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankCheckDeposit(models.TransientModel):
    """Ask for the reference and the date of checks deposited together."""

    _name = "bank.check.deposit"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Deposit Checks Together"

    check_ids = fields.Many2many(
        "bank.check.entry",
        required=True,
        default=lambda self: browse_context(self.env, "bank.check.entry", "active_ids"),
    )
    reference = fields.Char(
        required=True,
        default=lambda self: self._get_default_reference(),
        help="Number of the deposit slip: the bank's line may carry it.",
    )
    date = fields.Date(required=True, default=fields.Date.context_today)

    def _get_default_reference(self):
        # The number is used when the deposit is made, not when somebody looks.
        sequence = self.env.ref("bank_payment_reconcile.sequence_bank_check_deposit")
        return sequence.sudo().get_next_char(sequence.sudo().number_next_actual)

    @needs("write")
    @taken_once
    def action_deposit(self):
        """Deposit, and print the list for the bank."""
        self.ensure_one()
        sequence = self.env.ref(
            "bank_payment_reconcile.sequence_bank_check_deposit"
        ).sudo()
        self.check_ids._deposit(self.reference, self.date)
        if self.reference == sequence.get_next_char(sequence.number_next_actual):
            sequence.next_by_id()
        return self.check_ids.action_print_deposit()
