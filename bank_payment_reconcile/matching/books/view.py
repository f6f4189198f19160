"""The ledger as one round of matching sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..model import Key, Line
from .ledger import Ledger

#: A payment may be registered this long after the bank has it.
PAYMENT_LATENESS = timedelta(days=10)


class View:
    """The ledger as one round of matching sees it: less what is settled.

    open: what is left of entries that were used in an earlier round.
    is_silent: the bank of the lines tells hardly any account of money out.
    """

    def __init__(
        self,
        ledger: Ledger,
        open_amounts: dict[int, int] | None = None,
        is_silent: bool = False,
    ):
        self.ledger = ledger
        self.is_silent = is_silent
        self.open_amounts = open_amounts or {}
        #: What is left of runs, as `beyond.run_choices` found it.
        self.run_rests: dict[object, object] = {}

    def open(self, position: int) -> int:
        """What is still open of an entry, signed as the money."""
        still = self.open_amounts.get(position)
        return self.ledger.entries[position].amount if still is None else still

    def usable(self, position: int, line: Line) -> bool:
        """Whether an entry has something open and existed on the line's date."""
        ledger = self.ledger
        entry = ledger.entries[position]
        if entry.date > line.date and not (
            ledger.is_payment(position) and entry.date <= line.date + PAYMENT_LATENESS
        ):
            return False
        still = self.open_amounts.get(position)
        return (entry.amount if still is None else still) != 0

    def near_amount(self, line: Line, partner: Key | None = None) -> list[int]:
        """Usable, untouched entries that the line's amount would settle; of equal
        instalments of a document the first."""
        taken, has_several = self.open_amounts, bool(self.ledger.instalments)
        return [
            position
            for position in self.ledger.near_amount(line.amount, partner)
            if position not in taken
            and self.usable(position, line)
            and not (has_several and is_later_equal(self, position))
        ]


def earlier_instalments(view: View, position: int) -> Iterator[int]:
    """Instalments that fall due before this one and still have something open."""
    still = view.open(position)
    for other in view.ledger.siblings(position):
        if other == position:
            return
        if view.open(other) * still > 0:
            yield other


def is_later_equal(view: View, position: int) -> bool:
    """Whether an earlier instalment of the same amount is open and comes first."""
    if not view.ledger.instalments:
        return False
    still = view.open(position)
    return any(
        view.open(other) == still for other in earlier_instalments(view, position)
    )
