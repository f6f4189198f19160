"""What may lie between the bank's statement and the books."""

from __future__ import annotations

from enum import Enum


class Section(str, Enum):
    """A part of the proof; they are told in this order, and stored by their values."""

    #: Money of ours that the bank has not booked yet.
    DEPOSIT = "deposit"
    CHECK = "check"
    PAYMENT = "payment"
    #: Entries on the bank's account without a bank line.
    DIRECT = "direct"
    #: Bank lines that no posted statement contains.
    LINE = "line"
    #: Bank lines whose entry is dated later, or missing.
    AHEAD = "ahead"
    #: What a rate made of a currency.
    REVALUATION = "revaluation"
    #: What may be another bank's.
    UNTOLD = "untold"

    @property
    def place(self) -> int:
        """Where it is told."""
        return _PLACES[self]

    @property
    def is_counted(self) -> bool:
        """Whether it is a part of this bank's books."""
        return self is not Section.UNTOLD

    @property
    def is_outstanding(self) -> bool:
        """Whether a bank line is going to show it."""
        return self in (
            Section.DEPOSIT,
            Section.CHECK,
            Section.PAYMENT,
            Section.DIRECT,
        )


_PLACES = {section: place for place, section in enumerate(Section)}
