"""Entries and bank lines that are open at the date of a proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from enum import Enum

from .money import ZERO, Rounding
from .sections import Section


class Kind(str, Enum):
    """What an open entry is; stored by its value."""

    CHECK = "check"
    PAYMENT = "payment"
    #: On an outstanding account without a payment.
    ENTRY = "entry"
    #: On the bank's account without a bank line.
    DIRECT = "direct"
    LINE = "line"
    AHEAD = "ahead"
    REVALUATION = "revaluation"
    #: On an outstanding account that several banks share.
    UNTOLD = "untold"

    @property
    def is_outstanding(self) -> bool:
        """Whether it is ours, on an outstanding account, and the bank shows it yet."""
        return self in (Kind.CHECK, Kind.PAYMENT, Kind.ENTRY)

    def section(self, amount: Decimal) -> Section:
        """Where an entry of the kind is told; amount: what is open of it."""
        if not self.is_outstanding:
            return Section(self.value)
        if amount > 0:
            return Section.DEPOSIT
        return Section.CHECK if self is Kind.CHECK else Section.PAYMENT


@dataclass(frozen=True)
class OpenEntry:
    """An entry as far as it is open at a date.

    amount, company_amount: what is open, in the bank's and in the company's currency,
        positive for money in. residual: the same in the currency of the entry itself.
    closed_date: the last day anything was reconciled with it, be it after the date;
        None for never. is_opening: it was booked as an opening balance.
    """

    id: int
    kind: Kind
    date: Date
    amount: Decimal
    company_amount: Decimal = ZERO
    residual: Decimal = ZERO
    is_opening: bool = False
    closed_date: Date | None = None
    number: str = ""
    check_number: str = ""
    partner_name: str = ""
    text: str = ""
    move_id: int | None = None


def kind_on_outstanding(
    *,
    is_revaluation: bool,
    is_told: bool,
    is_bank_line: bool,
    is_payment: bool,
    is_check: bool,
) -> Kind:
    """What an entry on an outstanding account is.

    is_told: whether it is known to be this bank's. is_bank_line: it is a bank line's
    own entry, that was matched with one dated later, or that somebody posted there.
    is_payment: it is of a registered payment. is_check: that has a check's number.
    """
    if is_revaluation:
        return Kind.REVALUATION
    if not is_told:
        return Kind.UNTOLD
    if is_bank_line:
        return Kind.AHEAD
    if not is_payment:
        return Kind.ENTRY
    return Kind.CHECK if is_check else Kind.PAYMENT


def amount_in_bank_currency(
    currency: Rounding,
    residual: Decimal,
    company_amount: Decimal,
    *,
    is_company_currency: bool,
    is_own_currency: bool,
    get_rate: Callable[[], Decimal],
) -> Decimal:
    """What is open of an entry in the bank's currency, rounded to it.

    What has nothing in its own currency and something in the company's, a rate made:
    in a bank's currency it is nothing, or in the company's what it says.

    residual: in the entry's currency. is_company_currency: the bank's is the company's.
    is_own_currency: the bank's is the entry's, or a rate made the entry.
    get_rate: units of the bank's currency for one of the company's, on the day of the
    proof; only asked where it is needed.
    """
    if is_company_currency:
        return currency.round(company_amount)
    if is_own_currency:
        return currency.round(residual)
    return currency.round(company_amount * get_rate())
