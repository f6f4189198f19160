"""A company's cash forecast of one week, kept to be compared with what came."""

import logging

from odoo import api, fields, models
from odoo.tools import format_date

from ...forecasting import monday
from ..application.journal import BANK_TYPES
from ..payment.bank_days import get_now
from ..record.locks import lock_and_mark
from ..record.rights import needs

_logger = logging.getLogger(__name__)


class BankCashForecast(models.Model):
    """What was expected of the next quarter, as of a day of one week.

    Made anew as often as somebody looks while its week lasts; then it stays.
    """

    _name = "bank.cash.forecast"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Cash Forecast"
    _order = "week_start desc, company_id, id"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, ondelete="cascade"
    )
    week_start = fields.Date(string="Week", required=True, readonly=True)
    made_on = fields.Datetime(readonly=True)
    day = fields.Date(string="As Of", readonly=True)
    is_latest = fields.Boolean(readonly=True, index=True)
    line_ids = fields.One2many("bank.cash.forecast.line", "forecast_id", readonly=True)

    _week_uniq = models.UniqueIndex("(company_id, week_start)")

    @api.depends("week_start", "company_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for forecast in self:
            forecast.display_name = self.env._(
                "%(company)s, week of %(day)s",
                company=forecast.company_id.sudo().name,
                day=format_date(self.env, forecast.week_start),
            )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @api.model
    @needs("read")
    def action_open(self):
        """The latest forecast of each company that is chosen, made anew where the
        person may have it made."""
        if self.env["bank.cash.expectation"].has_access("create"):
            self._make_all(self.env.companies)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_cash_forecast_line"
        )
        lines = self.env["bank.cash.forecast.line"].search([("is_latest", "=", True)])
        if len(lines.currency_id) > 1:
            action["context"] = {"search_default_group_by_currency": 1}
        return action

    @api.model
    def _cron_make(self):
        """A forecast of this week for each company with a bank, each kept by itself."""
        companies = (
            self.env["account.journal"].search([("type", "in", BANK_TYPES)]).company_id
        )
        for number, company in enumerate(companies, 1):
            try:
                with self.env.cr.savepoint():
                    self._make_all(company)
            except Exception:
                # The books of one company keep no other one waiting.
                _logger.exception("The cash forecast of %s failed.", company.name)
            self.env["ir.cron"]._commit_progress(1, remaining=len(companies) - number)

    # -------------------------------------------------------------------------
    # Making
    # -------------------------------------------------------------------------

    @api.model
    def _make_all(self, companies):
        """Make, or make anew, this week's forecast of each company."""
        forecasts = self.sudo().browse()
        for company in companies.sudo():
            # Of one company alone, as if nobody had chosen another one.
            own = self.sudo().with_company(company)
            own = own.with_context(allowed_company_ids=company.ids)
            forecasts |= own._make(company)
        return forecasts.with_env(self.env)

    @api.model
    def _make(self, company):
        today = get_now(company).date()
        latest = self.search([("company_id", "=", company.id)], limit=1)
        # Who makes it at the same time waits, and then sees it.
        lock_and_mark(latest, wait=True)
        is_new_day = latest.day != today
        if is_new_day:
            # What is the middle of a year does not change within a day.
            self.env["bank.cash.delay"]._learn(company, today)
        has_new_lines = is_new_day or self._has_new_lines(latest)
        if has_new_lines:
            self.env["bank.cash.expectation"]._recognise(company, today)
        forecast = latest
        if latest.week_start != monday(today):
            latest.is_latest = False
            forecast = self.create(
                {
                    "company_id": company.id,
                    "week_start": monday(today),
                    "is_latest": True,
                }
            )
        forecast.write({"made_on": self.env.cr.now(), "day": today})
        balances, days = self.env["bank.cash.forecast.line"]._get_openings(company)
        forecast.line_ids._fill(forecast, balances, days)
        if has_new_lines:
            forecast.line_ids._note_what_came(company, monday(today), balances)
        return forecast

    @api.model
    def _has_new_lines(self, latest):
        """Whether bank lines were imported or changed since a forecast was made."""
        lines = self.env["account.bank.statement.line"]
        lines.flush_model()
        return bool(
            lines.search_count(
                [
                    ("company_id", "child_of", latest.company_id.id),
                    ("write_date", ">=", latest.made_on),
                ],
                limit=1,
            )
        )
