"""What files of ours ordered of the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .kinds import Key


@dataclass(frozen=True, slots=True)
class OrderedPayment:
    """A payment that a file of ours ordered and that is in no books before the bank
    shows it: its line is applied as it was ordered.

    amount: signed as the money. date: of its execution.
    shares: of open items: key of the item, what is paid of it and what discount is
        taken besides, signed like the item; the paid ones add up to the amount.
    order_ids: of the order itself. run_ids: of what it was ordered with: the file, its
        block, its number.
    """

    key: Key
    amount: int
    date: date
    shares: tuple[tuple[Key, int, int], ...]
    partner: Key | None = None
    number: str = ""
    order_ids: tuple[str, ...] = ()
    run_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockPayment:
    """A payment that a file of ours ordered and that was booked with others in one
    entry: a bank that books them one by one shows it by its own id.

    entry: key of the outstanding entry, None where that is in another currency than
        the lines.
    amount: what it is of the entry, signed as the money.
    ids: of the order itself. run: what a sentence calls its run.
    """

    entry: Key | None
    amount: int
    ids: tuple[str, ...]
    run: str
    number: str = ""
    partner: Key | None = None
