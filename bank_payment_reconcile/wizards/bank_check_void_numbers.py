from odoo import fields, models

from ..models.record.rights import needs
from .bank_wizard_once import taken_once


class BankCheckVoidNumbers(models.TransientModel):
    """Put blank checks that were spoiled or lost on record as void."""

    _name = "bank.check.void.numbers"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Void Check Numbers"
    _bank_figures_of = ("journal_id",)

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        domain=[("type", "=", "bank")],
    )
    first_number = fields.Char(required=True, help="As printed on the check.")
    last_number = fields.Char(required=True)
    void_date = fields.Date(required=True, default=fields.Date.context_today)
    reason = fields.Char(required=True)

    @needs("write")
    @taken_once
    def action_void(self):
        self.ensure_one()
        Check = self.env["bank.check.entry"]
        Check._check_may_change()
        self.journal_id.check_access("read")
        self.journal_id._bank_check_company_chosen()
        Check._void_blanks(
            self.journal_id,
            (self.first_number or "").strip(),
            (self.last_number or "").strip(),
            self.void_date,
            self.reason,
        )
        return {"type": "ir.actions.act_window_close"}
