from odoo import fields, models

from ..models.record.rights import needs
from .bank_wizard_once import taken_once


class BankPaymentCancel(models.TransientModel):
    """Ask why payments are cancelled that the bank may have."""

    _name = "bank.payment.cancel"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Cancel Exported Payments"

    run_ids = fields.Many2many("bank.payment.run", string="Runs")
    line_ids = fields.Many2many("bank.payment.line", string="Payments")
    reason = fields.Char(
        required=True,
        help="What the bank said, or what was wrong; it stays with the file.",
    )

    @needs("write")
    @taken_once
    def action_cancel_payments(self):
        """Cancel the runs, or the payments of runs that stay."""
        self.ensure_one()
        if self.run_ids:
            self.run_ids.action_cancel(self.reason)
        if self.line_ids:
            self.line_ids.action_cancel(self.reason)
        return {"type": "ir.actions.act_window_close"}
