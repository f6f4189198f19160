"""What is read of the past, and what is recognised in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Interval(StrEnum):
    """How often something comes again."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True)
class Movement:
    """Money that came or went without a document.

    party: who paid or was paid, in whatever way that is known: a partner, an account
        number, a name; empty where nobody is named.
    is_booked: it was posted; one that waits counts, but proves nothing by itself.
    """

    id: int
    date: date
    amount: Decimal
    currency: int
    party: str
    text: str
    is_booked: bool = True


@dataclass(frozen=True)
class Recurring:
    """What comes again.

    key: tells it from the others, the next time that the past is read.
    amount: what is expected, the middle one of the last three.
    date: the day on which it is next due; it may be past by a few days.
    day: of the month, where it comes by months: the 31st stays the last day.
    seen: the movements, from the latest back.
    """

    key: str
    interval: Interval
    amount: Decimal
    currency: int
    date: date
    day: int
    seen: tuple[Movement, ...]
