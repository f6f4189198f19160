"""The weeks of a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

#: A quarter of a year.
WEEKS = 13


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def week_starts(today: date) -> list[date]:
    """The Mondays of a forecast: of this week, and of those after it."""
    first = monday(today)
    return [first + timedelta(weeks=number) for number in range(WEEKS)]


def roll(opening: Decimal, moved: Sequence[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """How each week opens and closes.

    moved: what each week brings, less what it takes.
    """
    balances = []
    for amount in moved:
        balances.append((opening, opening + amount))
        opening += amount
    return balances
