"""Registered payments that the bank may show as one: a run of them, by its id, and
those of one day and one way of paying."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..documents.number_index import NumberIndex
from ..model import Key, OutstandingPayment

#: Day, way of paying, and whether money comes in.
Day = tuple[date, Key | None, bool]


class Runs:
    """The sets of at least two payments; the payments by their positions.

    names, members: ids of the runs and their payments, by the run's own position.
    numbers: finds the runs by what of their ids a text has.
    days: payments of one day and one way of paying, in their order.
    """

    def __init__(self, placed: Iterable[tuple[int, OutstandingPayment]] = ()) -> None:
        runs: dict[str, list[int]] = {}
        days: dict[Day, list[int]] = {}
        for position, payment in placed:
            # a run without a figure in its id is no name: "salaries"
            if any(c.isdigit() for c in payment.run):
                runs.setdefault(payment.run, []).append(position)
            day = payment.date, payment.method, payment.amount > 0
            days.setdefault(day, []).append(position)
        self.days = {day: found for day, found in days.items() if len(found) > 1}
        several = {run: found for run, found in runs.items() if len(found) > 1}
        self.names = list(several)
        self.members = list(several.values())
        self.numbers = NumberIndex(lambda run: [self.names[run]])
        self.numbers.add_all((name, run) for run, name in enumerate(self.names))

    def __bool__(self) -> bool:
        return bool(self.days or self.members)
