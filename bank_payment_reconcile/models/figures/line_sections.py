"""Figures of the bank's lines: how many nobody had to touch, how many of those were
right, how long they took, what is open and why."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from math import ceil

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.labels import get_labels
from .line_figures import AGES

#: What is counted of lines, as SQL and as the domain that opens it.
COUNTED = {
    "lines": (SQL("count(*)"), Domain.TRUE),
    "posted": (
        SQL("count(*) FILTER (WHERE state = 'posted')"),
        Domain("state", "=", "posted"),
    ),
    "open": (
        SQL("count(*) FILTER (WHERE state = 'open')"),
        Domain("state", "=", "open"),
    ),
    "untouched": (
        SQL("count(*) FILTER (WHERE way = 'automatic')"),
        Domain("way", "=", "automatic"),
    ),
    "by_people": (
        SQL("count(*) FILTER (WHERE state = 'posted' AND way != 'automatic')"),
        Domain("state", "=", "posted") & Domain("way", "!=", "automatic"),
    ),
    "automatic": (
        SQL("count(*) FILTER (WHERE was_automatic)"),
        Domain("was_automatic", "=", True),
    ),
    "wrong": (
        SQL("count(*) FILTER (WHERE was_wrong)"),
        Domain("was_wrong", "=", True),
    ),
}
#: The share of lines that the longest of the days is told of.
MOST = Fraction(9, 10)


class BankLineFigures(models.Model):
    """Rates, times, ages and reasons."""

    _inherit = "bank.line.figures"

    # -------------------------------------------------------------------------
    # Rates and days: of each bank, each month, and all together
    # -------------------------------------------------------------------------

    @api.model
    def _get_rates(self, banks, first, last):
        """One query for all: few rows, since days to posting are few.

        :param first: the first day of the period, or None.
        :param last: its last day, or None.
        :return: dict: `all`; `banks`, a list in their order; `months`, those in which
            lines came, each with its first day (ISO)
        """
        period = get_period(first, last)
        every = Domain("journal_id", "in", banks.ids) & period
        month = SQL("date_trunc('month', date::timestamp)::date")
        rows = self._count_figures(
            every,
            {
                "journal_id": SQL("journal_id"),
                "month": month,
                "days": SQL("days"),
                **{name: column for name, (column, _domain) in COUNTED.items()},
            },
            SQL("journal_id, %s, days", month),
        )
        by_bank = _group(rows, "journal_id")
        return {
            "all": self._prepare_rates(rows, every),
            "banks": [
                {
                    "id": bank.id,
                    "name": bank.display_name,
                    **self._prepare_rates(
                        by_bank[bank.id], Domain("journal_id", "=", bank.id) & period
                    ),
                }
                for bank in banks
                if bank.id in by_bank
            ],
            "months": [
                {
                    "month": begin.isoformat(),
                    **self._prepare_rates(
                        found,
                        Domain("journal_id", "in", banks.ids)
                        & _get_month(begin, first, last),
                    ),
                }
                for begin, found in sorted(_group(rows, "month").items())
            ],
        }

    @api.model
    def _prepare_rates(self, rows, domain):
        """The figures of rows of counts.

        :param domain: the lines that were counted.
        """
        sums = {name: sum(row[name] for row in rows) for name in COUNTED}
        figures = {
            name: self._prepare_figure(sums[name], domain & own)
            for name, (_column, own) in COUNTED.items()
        }
        days = Counter()
        for row in rows:
            if row["days"] is not None:
                days[row["days"]] += row["lines"]
        most = _get_most(days)
        timed = domain & Domain("posted_date", "!=", False)
        return {
            **figures,
            "untouched_rate": self._prepare_figure(
                _percent(sums["untouched"], sums["lines"]),
                figures["untouched"]["domain"],
            ),
            # What opens is what the figure is short of a hundred by.
            "precision": self._prepare_figure(
                _percent(sums["automatic"] - sums["wrong"], sums["automatic"]),
                figures["wrong"]["domain"],
            ),
            "median": self._prepare_figure(_get_median(days), timed),
            "most": self._prepare_figure(most, timed & Domain("days", ">", most or 0)),
        }

    # -------------------------------------------------------------------------
    # What is open today, whatever the period
    # -------------------------------------------------------------------------

    @api.model
    def _get_open_lines(self, banks):
        """The lines not posted, by their age, and the oldest of them.

        :return: as `_prepare_ages`
        """
        rows = self._count_figures(
            self._get_open_domain(banks),
            {
                "age": SQL("age_band"),
                "count": SQL("count(*)"),
                "amount": SQL("sum(abs(amount))"),
                "oldest_id": SQL("(array_agg(id ORDER BY date, id))[1]"),
            },
            SQL("age_band"),
        )
        return self._prepare_ages(
            self.browse(),
            rows,
            lambda age: self._get_open_domain(banks) & Domain("age_band", "=", age),
            self._get_open_domain(banks),
        )

    @api.model
    def _get_open_domain(self, banks):
        return Domain("journal_id", "in", banks.ids) & Domain("state", "=", "open")

    @api.model
    def _prepare_ages(self, records, rows, get_domain, everything):
        """What waits, by its age.

        :param records: of the model that is counted; no matter which.
        :param rows: dicts: age (a key of `AGES`), count, amount, oldest_id
        :param get_domain: gives the domain of an age.
        :param everything: domain of all ages.
        :return: dict: `ages`, figures in the order of `AGES`; `total`; `oldest`, the id
            of the oldest record, None without any
        """
        by_age = {row["age"]: row for row in rows}
        ages, oldest = [], None
        for age, _label in AGES:
            row = by_age.get(age) or {"count": 0, "amount": 0}
            ages.append(
                self._prepare_figure(
                    row["count"],
                    get_domain(age),
                    records._name,
                    amount=float(row["amount"] or 0),
                )
            )
            oldest = row.get("oldest_id") or oldest
        return {
            "ages": ages,
            "total": self._prepare_figure(
                sum(figure["value"] for figure in ages),
                everything,
                records._name,
                amount=sum(figure["amount"] for figure in ages),
            ),
            "oldest": oldest,
        }

    @api.model
    def _get_reasons(self, banks):
        """The lines not posted, by the reason, the most frequent first."""
        domain = self._get_open_domain(banks)
        labels = get_labels(self, "open_reason")
        rows = self._count_figures(
            domain,
            {
                "reason": SQL("open_reason"),
                "count": SQL("count(*)"),
                "amount": SQL("sum(abs(amount))"),
            },
            SQL("open_reason"),
            SQL("count(*) DESC, open_reason"),
        )
        return [
            self._prepare_figure(
                row["count"],
                domain & Domain("open_reason", "=", row["reason"]),
                key=row["reason"],
                name=labels[row["reason"]],
                amount=float(row["amount"]),
            )
            for row in rows
        ]


def get_period(first, last):
    """Domain of the days from the first to the last one, each None for no end."""
    period = Domain.TRUE
    if first:
        period &= Domain("date", ">=", first.isoformat())
    if last:
        period &= Domain("date", "<=", last.isoformat())
    return period


def _percent(part, whole):
    """What part is of the whole, in percent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _get_month(begin, first, last):
    """Domain of the days of a month that lie in a period.

    :param begin: the first day of the month.
    """
    end = begin + relativedelta(months=1) - timedelta(days=1)
    return get_period(max(begin, first or begin), min(end, last or end))


def _group(rows, name):
    """{value of a column: its rows}"""
    groups = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return groups


def _get_median(days):
    """The middle one of counted days, between the two of an even number; None of none.

    :param days: Counter
    """
    count = days.total()
    if not count:
        return None
    middle = _get_nth(days, (count - 1) // 2), _get_nth(days, count // 2)
    return sum(middle) / 2


def _get_most(days):
    """The days within which most are; None of none."""
    count = days.total()
    return _get_nth(days, ceil(count * MOST) - 1) if count else None


def _get_nth(days, position):
    """The day at a position, from 0, of all in their order."""
    for day in sorted(days):
        position -= days[day]
        if position < 0:
            return day
    return None
