"""Which statements another one goes on from: what stands on those is not on it, however
alike. Two equal fees on two statements of one day are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands among those of its account.

    start, end: its balances in minor units; None where the bank does not tell both, or
        where they do not agree with what is between them.
    number: the bank's, "" without one. first, last: its days.
    """

    start: int | None
    end: int | None
    number: str
    first: date
    last: date


def earlier(this: Place, others: Sequence[Place]) -> list[int]:
    """The positions of those after which a statement comes.

    Balances tell: those that end where it begins, and those that end where they do.
    Where the bank tells none, the numbers of statements of one and the same day do.

    >>> day = date(2026, 11, 10)
    >>> earlier(Place(90, 80, "", day, day), [Place(100, 90, "", day, day)])
    [0]
    """
    if this.start is None:
        return [at for at, other in enumerate(others) if _is_of_the_day(this, other)]
    found: list[int] = []
    begins = {this.start}
    while begins:
        before = [
            at
            for at, other in enumerate(others)
            if at not in found and other.end in begins and not _may_be(this, other)
        ]
        found += before
        starts = {others[at].start for at in before} - {this.start, None}
        begins = {start for start in starts if start is not None}
    return sorted(found)


def _may_be(this: Place, other: Place) -> bool:
    """Whether it is the statement itself, told before: it begins as that does, and the
    bank gave it no other number."""
    return this.start == other.start and not _is_numbered_otherwise(this, other)


def _is_numbered_otherwise(this: Place, other: Place) -> bool:
    return bool(this.number and other.number) and this.number != other.number


def _is_of_the_day(this: Place, other: Place) -> bool:
    days = {this.first, this.last, other.first, other.last}
    return len(days) == 1 and _is_numbered_otherwise(this, other)
