"""Money that is expected without a document: recognised in the past, or entered."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..record.rights import needs

REPEATS = [
    ("once", "Once"),
    ("weekly", "Weekly"),
    ("monthly", "Monthly"),
    ("quarterly", "Quarterly"),
]
ORIGINS = [("manual", "By Hand"), ("recognised", "Recognised")]


class BankCashExpectation(models.Model):
    """The payroll of next month, a tax, a rent.

    What an accountant enters is as it was entered. What was recognised in the bank
    lines is read anew with each forecast, and stays left out once somebody said so.
    """

    _name = "bank.cash.expectation"
    _inherit = ["bank.record"]
    _description = "Expected Money"
    _order = "date, id"
    _check_company_auto = True

    name = fields.Char(string="What For", required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    partner_id = fields.Many2one("res.partner", check_company=True)
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
    )
    amount = fields.Monetary(
        required=True, help="Positive: money in. Negative: money out."
    )
    date = fields.Date(
        string="Expected On",
        required=True,
        default=lambda self: fields.Date.context_today(self),
        help="The first day. A day that is past is not expected any more.",
    )
    repeat = fields.Selection(REPEATS, required=True, default="once")
    until = fields.Date(help="Not after this day. Empty: it goes on.")
    # -- What was recognised
    origin = fields.Selection(ORIGINS, required=True, readonly=True, default="manual")
    key = fields.Char(readonly=True, copy=False)
    day_of_month = fields.Integer(readonly=True, copy=False)
    seen_count = fields.Integer(
        string="Times",
        readonly=True,
        copy=False,
        help="How often it came within the last year.",
    )
    seen_on = fields.Date(string="Last On", readonly=True, copy=False)
    seen_ids = fields.Json(string="Bank Lines", readonly=True, copy=False)

    _key_uniq = models.UniqueIndex("(company_id, key) WHERE key IS NOT NULL")
    _amount_not_zero = models.Constraint(
        "CHECK (amount <> 0)", "Enter what is expected: money out with a minus."
    )

    # -------------------------------------------------------------------------
    # What is kept
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # OVERRIDE bank.record
        return self.sudo().filtered(lambda each: each.origin == "recognised")

    @api.model
    @ormcache()
    def _bank_get_kept_fields(self):
        # OVERRIDE bank.record
        return frozenset(
            {
                "name",
                "company_id",
                "partner_id",
                "currency_id",
                "amount",
                "date",
                "repeat",
                "until",
            }
        )

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        return self.env._(
            "%s was recognised in the bank lines of the past: leave it out of the "
            "forecast, and enter by hand what you expect instead.",
            self.name,
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_recognised(self):
        if not self.env.su and (kept := self._bank_filter_kept()[:1]):
            raise UserError(kept._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_leave_out(self):
        """Expect these no more."""
        self.active = False

    @needs("write")
    def action_expect_again(self):
        """Expect these again."""
        self.active = True

    @needs("read")
    def action_open_seen(self):
        """The bank lines in which it was recognised."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_cash_bank_lines"
        )
        action["domain"] = [("id", "in", self.seen_ids or [])]
        action["display_name"] = self.name
        return action
