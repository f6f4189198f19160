"""Payments as a file tells them and as the books have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True, kw_only=True)
class Payment:
    """A payment; amounts and balances are in the smallest coin, positive for money
    in."""

    date: date
    amount: int
    value_date: date | None = None
    text: str = ""
    payer: str = ""
    account: str = ""
    #: The bank's reference of the booking it is, or is a part of.
    booking: str = ""


@dataclass(slots=True, kw_only=True)
class Booked(Payment):
    """A payment of the books, in their order."""

    #: What the caller knows it by.
    key: int
    #: The bank's balance before it, where it is the first of a statement.
    opening: int | None = None
    #: A bank's file told its words. What a person typed need not be like them.
    is_from_file: bool = False
    #: It is a payment of the file for sure, or is none that could be one.
    is_taken: bool = False
    #: It is a payment of an earlier statement of the same file: balances may prove
    #: that the file tells it twice, but no likeness does.
    is_own: bool = False
