from odoo import api, fields, models

from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankAsk(models.TransientModel):
    """Mark bank lines to check, and ask somebody to do it."""

    _name = "bank.ask"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "To Check"
    _check_company_auto = True

    line_ids = fields.Many2many(
        "account.bank.statement.line",
        # The keys of the table that Odoo would name are cut as those of another one
        relation="bank_ask_line_rel",
        required=True,
        check_company=True,
        default=lambda self: browse_context(
            self.env, "account.bank.statement.line", "active_ids"
        ),
    )
    told = fields.Char(string="Payments", compute="_compute_told")
    company_id = fields.Many2one("res.company", compute="_compute_company")
    user_id = fields.Many2one(
        "res.users",
        string="Assigned To",
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="Gets an activity. Empty: the payments are marked only.",
    )
    question = fields.Text()
    day = fields.Date(
        string="Due Date",
        required=True,
        default=lambda self: fields.Date.context_today(self),
    )

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_told(self):
        for wizard in self:
            lines = wizard.line_ids._origin
            wizard.told = bool(lines) and lines._bank_get_dialog_name()

    @api.depends("line_ids")
    def _compute_company(self):
        for wizard in self:
            wizard.company_id = wizard.line_ids[:1].company_id

    @needs("write")
    @taken_once
    def action_ask(self):
        """Mark the payments; whoever is chosen is asked."""
        self.ensure_one()
        if self.user_id:
            self.line_ids._bank_ask(self.user_id, self.question, self.day)
        else:
            self.line_ids.action_bank_mark_to_check()
        return {"type": "ir.actions.act_window_close"}
