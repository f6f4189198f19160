"""What the first opening balance of a bank contains.

A bank's ledger may begin before its first statement, with an opening entry. It is an
entry on the bank's account without a bank line, as a direct posting is, but the first
statement's opening balance contains it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal

from .entries import OpenEntry
from .money import Rounding


@dataclass(frozen=True)
class Opening:
    """How the statements of a bank begin.

    owed: what the first opening balance owes to entries without a bank line, positive
        for money on the bank; None when there is no statement.
    first_date: day of the bank's first line, None before there is one.
    direct_from: the day from which on direct postings count, where the bank says it.
    """

    owed: Decimal | None
    first_date: Date | None
    direct_from: Date | None = None


def brought_forward(
    direct: Iterable[OpenEntry], opening: Opening, currency: Rounding, date: Date
) -> list[OpenEntry]:
    """Entries without a bank line that the first opening balance contains.

    Only an entry dated not after the bank's first line can be one, or one that was
    booked as an opening balance, on whatever day; and only if it was not cleared by a
    bank line afterwards: that one was outstanding. Of these the amounts decide: the
    entries in the order of their dates, opening entries first, up to the last one with
    which they sum up to the opening balance. An opening balance of zero so brings
    nothing forward, and an entry of those days is a direct posting. Where no sum meets
    the opening balance all of them are brought forward, and what is missing shows as
    unexplained. Where the bank says from which day on direct postings count, the day
    decides and not the amounts.

    direct: what is open on the bank's account without a bank line.
    date: of the proof.
    """
    entries = _possible(direct, opening, date)
    if opening.direct_from or opening.owed is None:
        return entries
    entries.sort(key=lambda entry: (not entry.is_opening, entry.date, entry.id))
    missing = opening.owed
    found = 0 if currency.is_zero(missing) else None
    for count, entry in enumerate(entries, start=1):
        missing -= entry.amount
        if currency.is_zero(missing):
            found = count
    return entries[:found]


def _possible(
    direct: Iterable[OpenEntry], opening: Opening, date: Date
) -> list[OpenEntry]:
    """Entries that may be in the opening balance by their days."""
    last_day = opening.first_date
    # what was cleared on the day of the bank's first line, was cleared by it
    shown_from = opening.first_date or date + timedelta(days=1)
    if opening.direct_from:
        shown_from = opening.direct_from
        last_day = shown_from - timedelta(days=1)
    return [
        entry
        for entry in direct
        if (not last_day or entry.date <= last_day or entry.is_opening)
        and not (entry.closed_date and entry.closed_date >= shown_from)
    ]
