"""Statements of a bank that lead up to a balance, or go on from one.

An earlier statement may come after the first one was filed. That its closing balance is
what the first one opens with proves that its lines are in that balance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from .money import Rounding


@dataclass(frozen=True)
class Period:
    """A statement of the bank, as it follows others.

    balance_start, balance_end: what it opens and closes with. place: of its first line
        among the bank's lines. first_day, last_day: on which the bank booked them.
    """

    id: int
    balance_start: Decimal
    balance_end: Decimal
    place: str
    first_day: Date
    last_day: Date


def leading_to(
    periods: Iterable[Period], balance: Decimal, day: Date, currency: Rounding
) -> set[int]:
    """Ids of the statements that close with a balance not after a day, and of those
    that close with what one of these opens with."""
    closing: dict[Decimal, list[Period]] = defaultdict(list)
    for period in periods:
        closing[currency.round(period.balance_end)].append(period)
    found: set[int] = set()
    waiting = [(currency.round(balance), day)]
    while waiting:
        opened, until = waiting.pop()
        for period in closing.get(opened, ()):
            if period.id not in found and period.last_day <= until:
                found.add(period.id)
                start = currency.round(period.balance_start)
                waiting.append((start, period.first_day))
    return found


def going_on_from(
    periods: Iterable[Period], balance: Decimal, place: str, currency: Rounding
) -> set[int]:
    """Ids of the statements behind a place that go on from a balance: they may come
    back to the balance that was opened with.

    place: of the first line of what closed with the balance.
    """
    reached = {currency.round(balance)}
    found: set[int] = set()
    for period in sorted(periods, key=lambda period: period.place):
        start = currency.round(period.balance_start)
        if period.place > place and start in reached:
            reached.add(currency.round(period.balance_end))
            found.add(period.id)
    return found
