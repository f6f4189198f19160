"""The figures of a cash forecast: one row for each week and currency."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...forecasting import roll, week_starts
from ...proof import exact
from ..core.currencies import convert
from .item import KINDS

#: {kind of what is expected: field of its sum}
FIGURES = {kind: f"{kind}_amount" for kind, _label in KINDS}


def _figure(label, **values):
    return fields.Monetary(label, readonly=True, **values)


def _in_company_currency(label, **values):
    return _figure(label, currency_field="company_currency_id", **values)


class BankCashForecastLine(models.Model):
    """What one week opens with, what moves in it, and what it closes with.

    In its own currency; the columns of the company are at the rate of the day on which
    the forecast was made.
    """

    _name = "bank.cash.forecast.line"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Week of a Cash Forecast"
    _order = "week_start, currency_id, company_id, forecast_id desc, id"

    forecast_id = fields.Many2one(
        "bank.cash.forecast",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="cascade"
    )
    is_latest = fields.Boolean(related="forecast_id.is_latest", store=True, index=True)
    made_on = fields.Datetime(related="forecast_id.made_on")
    company_currency_id = fields.Many2one("res.currency", readonly=True)
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    week_start = fields.Date(string="Week", required=True, readonly=True)
    weeks_ahead = fields.Integer(
        readonly=True,
        aggregator=None,
        help="0: the week in which the forecast was made.",
    )
    balance_date = fields.Date(
        string="Balances Of",
        readonly=True,
        help="The day of the last bank line; of several banks, the oldest.",
    )
    # -- Forecast
    opening_balance = _figure("Opening", aggregator="min")
    customer_amount = _figure("Customers")
    vendor_amount = _figure("Vendors")
    order_amount = _figure("Payment Runs")
    collection_amount = _figure("Collections")
    outstanding_amount = _figure(
        "Outstanding", help="Payments and checks that no statement shows yet."
    )
    recurring_amount = _figure("Recurring")
    manual_amount = _figure("By Hand")
    in_amount = _figure("Money In")
    out_amount = _figure("Money Out")
    closing_balance = _figure(
        "Closing", aggregator="min", help="Of several weeks, the lowest."
    )
    in_company = _in_company_currency("Money In (Company Currency)")
    out_company = _in_company_currency("Money Out (Company Currency)")
    closing_company = _in_company_currency(
        "Closing (Company Currency)",
        aggregator="min",
        help="At the rate of the day of the forecast.",
    )
    source_ids = fields.Json(readonly=True, prefetch=False)
    # -- What came
    has_come = fields.Boolean(string="Is Over", readonly=True)
    came_in = _figure("Came In")
    came_out = _figure("Went Out")
    came_balance = _figure("Closed With", aggregator="min")
    deviation = _figure(
        "Deviation", help="What came and went, less what was forecast of it."
    )

    _week_uniq = models.UniqueIndex("(forecast_id, currency_id, week_start)")

    @api.depends("week_start", "currency_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for line in self:
            line.display_name = self.env._(
                "%(currency)s, week of %(day)s",
                currency=line.currency_id.name,
                day=format_date(self.env, line.week_start),
            )

    # -------------------------------------------------------------------------
    # Filling
    # -------------------------------------------------------------------------

    def _fill(self, forecast, openings, balance_dates):
        """Make the rows of a forecast say what the books say now.

        :param self: the rows that it has.
        :param openings, balance_dates: see `_get_openings`.
        """
        company, day = forecast.company_id, forecast.day
        moved = self._get_moved(forecast)
        known = {(line.currency_id.id, line.week_start): line for line in self}
        fresh = []
        for currency in self._get_currencies(company, openings, moved):
            rows = self._prepare_currency(
                currency, company, day, openings[currency.id], moved[currency.id]
            )
            rows[0]["balance_date"] = balance_dates.get(currency.id)
            for row in rows:
                line = known.pop((currency.id, row["week_start"]), None)
                if line:
                    line.write(row)
                else:
                    fresh.append({"forecast_id": forecast.id, **row})
        self.browse([line.id for line in known.values()]).unlink()
        self.create(fresh)

    @api.model
    def _get_currencies(self, company, openings, moved):
        """The company's own first, also where nothing is in it."""
        own = company.currency_id
        others = self.env["res.currency"].browse({*openings, *moved} - {own.id})
        return own + others.sorted("name")

    @api.model
    def _get_openings(self, company):
        """:return: ({currency's id: balance}, {currency's id: its oldest last day})"""
        balances, days = defaultdict(lambda: exact(0.0)), {}
        for bank, balance, line in self.env[
            "account.journal"
        ]._bank_get_forecast_openings(company):
            currency = bank._bank_get_currency()
            balances[currency.id] += exact(balance)
            days[currency.id] = min(days.get(currency.id, line.date), line.date)
        return balances, days

    @api.model
    def _get_moved(self, forecast):
        """What is expected, added up by the database.

        :return: {currency's id: {week: {field: sum, "sources": {kind: ids}}}}
        """
        groups = self.env["bank.cash.forecast.item"]._read_group(
            Domain("company_id", "=", forecast.company_id.id)
            & Domain("week_start", "in", week_starts(forecast.day)),
            ["currency_id", "week_start:day", "kind", "is_in"],
            ["amount:sum", "source_id:array_agg"],
        )
        moved = defaultdict(lambda: defaultdict(_get_nothing))
        for currency, week, kind, is_in, amount, sources in groups:
            row = moved[currency.id][week]
            row[FIGURES[kind]] += exact(amount)
            row["in_amount" if is_in else "out_amount"] += exact(amount)
            row["sources"].setdefault(kind, []).extend(sources)
        return moved

    @api.model
    def _prepare_currency(self, currency, company, day, opening, moved):
        """The values of the rows of one currency.

        :param moved: {week: what moves in it}; see `_get_moved`.
        """

        def to_company(amount):
            return convert(float(amount), currency, company.currency_id, company, day)

        weeks = week_starts(day)
        figures = [moved[week] for week in weeks]
        balances = roll(
            opening, [each["in_amount"] + each["out_amount"] for each in figures]
        )
        company_balance = exact(to_company(opening))
        rows = []
        for number, (week, each) in enumerate(zip(weeks, figures, strict=True)):
            in_company = exact(to_company(each["in_amount"]))
            out_company = exact(to_company(each["out_amount"]))
            company_balance += in_company + out_company
            rows.append(
                {
                    "company_id": company.id,
                    "company_currency_id": company.currency_id.id,
                    "currency_id": currency.id,
                    "week_start": week,
                    "weeks_ahead": number,
                    "balance_date": False,
                    "opening_balance": float(balances[number][0]),
                    "closing_balance": float(balances[number][1]),
                    "in_company": float(in_company),
                    "out_company": float(out_company),
                    "closing_company": float(company_balance),
                    "source_ids": each["sources"],
                    **{
                        name: float(each[name])
                        for name in (*FIGURES.values(), "in_amount", "out_amount")
                    },
                }
            )
        return rows


def _get_nothing():
    """A week in which nothing moves."""
    row = dict.fromkeys((*FIGURES.values(), "in_amount", "out_amount"), exact(0.0))
    return {**row, "sources": {}}
