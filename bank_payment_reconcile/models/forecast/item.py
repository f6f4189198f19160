"""What is expected to move, one row each, from the books as they are now."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import format_date

from ..payment.bank_days import get_now
from ..record.rights import needs
from .sources import get_sources

KINDS = [
    ("customer", "Customers"),
    ("vendor", "Vendors"),
    ("order", "Payment Runs"),
    ("collection", "Collections"),
    ("outstanding", "Outstanding Payments"),
    ("recurring", "Recurring"),
    ("manual", "By Hand"),
]
#: What says how late an open item is.
BASES = [
    ("partner", "The Partner"),
    ("company", "All Partners"),
    ("none", "Nobody Yet"),
    ("credit", "The Partner's Documents"),
]
#: Which record a row of a kind stands for.
SOURCES = {
    "customer": "account.move.line",
    "vendor": "account.move.line",
    "outstanding": "account.move.line",
    "order": "bank.payment.line",
    "collection": "bank.payment.line",
    "recurring": "bank.cash.expectation",
    "manual": "bank.cash.expectation",
}


class BankCashForecastItem(models.Model):
    """An open item, a payment that the bank has not shown, or what comes again."""

    _name = "bank.cash.forecast.item"
    _description = "Expected Payment"
    _auto = False
    _order = "date, amount desc, id"
    _depends = {
        "account.account": ["account_type"],
        "account.move": ["move_type"],
        "account.move.line": [
            "account_id",
            "amount_residual_currency",
            "company_id",
            "currency_id",
            "date",
            "date_maturity",
            "parent_state",
            "partner_id",
            "reconciled",
        ],
        "account.payment": ["is_matched", "move_id", "outstanding_account_id", "state"],
        "bank.cash.delay": ["company_id", "count", "days", "partner_id", "side"],
        "bank.cash.expectation": [
            "active",
            "amount",
            "company_id",
            "currency_id",
            "date",
            "day_of_month",
            "origin",
            "partner_id",
            "repeat",
            "until",
        ],
        "bank.payment.application": ["item_amount", "move_line_id", "state"],
        "bank.payment.item": ["amount", "discount_amount", "line_id", "move_line_id"],
        "bank.payment.line": [
            "amount",
            "booking_move_id",
            "company_id",
            "currency_id",
            "destination_journal_id",
            "execution_date",
            "partner_id",
            "payment_id",
            "run_id",
            "state",
        ],
        "bank.payment.run": ["execution_date", "kind", "state"],
        "res.partner": ["commercial_partner_id"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    is_in = fields.Boolean(string="Money In", readonly=True)
    date = fields.Date(string="Expected On", readonly=True)
    week_start = fields.Date(string="Week", readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    amount = fields.Monetary(
        readonly=True, help="Positive: money in. Negative: money out."
    )
    source_id = fields.Many2oneReference(model_field="source_model", readonly=True)
    source_model = fields.Char(compute="_compute_source_model")
    move_line_id = fields.Many2one("account.move.line", string="Item", readonly=True)
    payment_line_id = fields.Many2one(
        "bank.payment.line", string="Payment of a Run", readonly=True
    )
    expectation_id = fields.Many2one(
        "bank.cash.expectation", string="Expected", readonly=True
    )
    due_date = fields.Date(readonly=True)
    delay_days = fields.Integer(
        string="Delay", readonly=True, help="Days from due date to payment, as learned."
    )
    delay_basis = fields.Selection(BASES, string="Learned From", readonly=True)
    delay_count = fields.Integer(string="Documents Paid", readonly=True)
    is_overdue = fields.Boolean(string="Overdue", readonly=True)
    reason = fields.Char(string="Why", compute="_compute_reason")

    @property
    def _table_query(self):
        companies = self.env.companies
        return get_sources(
            companies.ids,
            self._get_owed_accounts(companies).ids,
            get_now(self.env.company).date(),
        )

    @api.model
    def _get_owed_accounts(self, companies):
        """By their ids Odoo's index of what is open serves."""
        return (
            self.env["account.account"]
            .sudo()
            .with_context(active_test=False)
            .search(
                [
                    ("account_type", "in", ("asset_receivable", "liability_payable")),
                    ("company_ids", "in", companies.root_id.ids),
                ]
            )
        )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("kind")
    def _compute_source_model(self):
        for item in self:
            item.source_model = SOURCES.get(item.kind)

    @api.depends("kind", "source_id")
    def _compute_display_name(self):
        # As the system: who sees a forecast sees what it is made of.
        for item in self.sudo():
            entry = item.move_line_id
            item.display_name = (
                entry.move_id.name
                if entry
                else item.payment_line_id.display_name or item.expectation_id.name
            )

    @api.depends("kind", "date", "due_date", "delay_days", "is_overdue")
    @api.depends_context("lang")
    def _compute_reason(self):
        for item in self.sudo():
            if item.kind in ("customer", "vendor"):
                told = [item._tell_delay()]
            elif item.expectation_id:
                told = [item._tell_expectation()]
            elif item.payment_line_id:
                told = [
                    self.env._(
                        "%(run)s is executed on %(day)s.",
                        run=item.payment_line_id.run_id.name,
                        day=format_date(self.env, item.due_date),
                    )
                ]
            else:
                told = [
                    self.env._(
                        "Paid on %s, not yet on a statement.",
                        format_date(self.env, item.due_date),
                    )
                ]
            # What was paid before today is no delay.
            if item.is_overdue and item.kind != "outstanding":
                told.append(self.env._("Overdue: this week at the earliest."))
            item.reason = " ".join(told)

    def _tell_delay(self):
        """On what an open item's day rests."""
        due = format_date(self.env, self.due_date)
        if self.delay_basis == "credit":
            return self.env._(
                "Of %s: settled with the first document of this partner.", due
            )
        if self.delay_basis == "none":
            return self.env._("Due on %s; no delay is learned yet.", due)
        values = {"due": due, "how": self._tell_days(), "count": self.delay_count}
        if self.delay_basis == "partner":
            return self.env._(
                "Due on %(due)s; usually %(how)s, by %(count)s documents of this "
                "partner.",
                **values,
            )
        return self.env._(
            "Due on %(due)s; usually %(how)s, by %(count)s documents of all partners.",
            **values,
        )

    def _tell_days(self):
        """How late, as a part of a sentence."""
        if not self.delay_days:
            return self.env._("on time")
        if self.delay_days < 0:
            return self.env._("%s days early", -self.delay_days)
        return self.env._("%s days late", self.delay_days)

    def _tell_expectation(self):
        expected = self.expectation_id
        if expected.origin == "manual":
            return self.env._("Entered by %s.", expected.create_uid.name)
        return self.env._(
            "Came %(count)s times, the last time on %(day)s.",
            count=expected.seen_count,
            day=format_date(self.env, expected.seen_on),
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_document(self):
        """What the row stands for: the document, the payment, the bank lines."""
        if not self.exists():
            # The rows are of the companies that are chosen, and of now.
            raise AccessError(
                self.env._(
                    "This is not expected any more, or by a company that is not "
                    "chosen: read the page again."
                )
            )
        self.ensure_one()
        expected = self.expectation_id
        if expected.origin == "recognised":
            return expected.action_open_seen()
        record = (
            self.move_line_id.payment_id
            or self.move_line_id.move_id
            or self.payment_line_id.run_id
        )
        if expected:
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "bank_payment_reconcile.action_bank_cash_expectation"
            )
            action["domain"] = [("id", "=", expected.id)]
            return action
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }
