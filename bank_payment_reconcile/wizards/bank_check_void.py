from odoo import api, fields, models

from ..models.bank_check_entry import FINANCIAL_VOIDS


class BankCheckVoid(models.TransientModel):
    """Ask how and when checks are voided."""

    _name = "bank.check.void"
    _description = "Void Checks"

    check_ids = fields.Many2many(
        "bank.check.entry",
        required=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    has_posted = fields.Boolean(compute="_compute_has_posted")
    void_type = fields.Selection(
        FINANCIAL_VOIDS,
        string="Type",
        compute="_compute_defaults",
        store=True,
        readonly=False,
        precompute=True,
        help="Unapply and void: what the check paid is open again. Void check only: "
        "it stays paid, and the partner has an open entry of the check's amount.",
    )
    void_date = fields.Date(
        required=True,
        compute="_compute_defaults",
        store=True,
        readonly=False,
        precompute=True,
        help="Date of the entry that takes the check back: not before the check's.",
    )
    reason = fields.Char()

    @api.depends("check_ids.state")
    def _compute_has_posted(self):
        for wizard in self:
            wizard.has_posted = "posted" in wizard.check_ids.mapped("state")

    @api.depends("check_ids")
    def _compute_defaults(self):
        for wizard in self:
            checks = wizard.check_ids
            ways = {check._get_default_void_type() for check in checks}
            wizard.void_type = ways.pop() if len(ways) == 1 else "unapply_void"
            wizard.void_date = wizard._get_default_date()

    def _get_default_date(self):
        """The checks' date; today, where that or its period is closed."""
        today = fields.Date.context_today(self)
        date = max(filter(None, self.check_ids.mapped("check_date")), default=today)
        moves = self.check_ids.move_id
        if any(move._get_violated_lock_dates(date, False) for move in moves):
            return today
        return date

    def action_void(self):
        self.ensure_one()
        self.check_ids._void(self.void_type, self.void_date, self.reason)
        return {"type": "ir.actions.act_window_close"}
