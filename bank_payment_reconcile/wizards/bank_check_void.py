from odoo import api, fields, models
from odoo.tools.misc import format_date

from ..models.check.entry import FINANCIAL_VOIDS
from ..models.core.locks import get_locks_of, tell_locks
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankCheckVoid(models.TransientModel):
    """Ask how and when checks are voided."""

    _name = "bank.check.void"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Void Checks"

    check_ids = fields.Many2many(
        "bank.check.entry",
        required=True,
        default=lambda self: browse_context(self.env, "bank.check.entry", "active_ids"),
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
    closed_note = fields.Char(compute="_compute_closed_note")

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
            wizard.void_date = checks._get_first_void_day()

    @api.depends("check_ids", "void_date")
    @api.depends_context("lang")
    def _compute_closed_note(self):
        for wizard in self:
            wizard.closed_note = wizard._get_closed_note()

    def _get_closed_note(self):
        """Why the void date is none to choose, as a sentence; False where it is."""
        checks = self.check_ids._origin.filtered(lambda check: check.state == "posted")
        date = self.void_date
        if not date or not checks:
            return False
        first = format_date(self.env, checks._get_first_void_day())
        for move in checks.move_id:
            if locks := get_locks_of(move, date, False):
                return self.env._(
                    "%(date)s is locked (%(locks)s): choose %(first)s or a later date.",
                    date=format_date(self.env, date),
                    locks=tell_locks(self.env, locks),
                    first=first,
                )
        if filed := checks._get_filed_documents(date):
            return self.env._(
                "%(document)s of %(filed)s was reconciled with these checks "
                "outstanding: voided on %(date)s they change what it says. Choose "
                "%(first)s or a later date.",
                document=filed[-1].name,
                filed=format_date(self.env, filed[-1].date),
                date=format_date(self.env, date),
                first=first,
            )
        return False

    @needs("write")
    @taken_once
    def action_void(self):
        self.ensure_one()
        self.check_ids._void(self.void_type, self.void_date, self.reason)
        return {"type": "ir.actions.act_window_close"}
