"""Amounts: what counts as equal, and what an early payer may keep."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ..model import ForeignItem, OpenItem, OutstandingPayment, Settings, Transfer

LedgerEntry = OpenItem | OutstandingPayment | Transfer | ForeignItem


def window(amount: int, settings: Settings) -> tuple[int, int]:
    """Lowest and highest amount that counts as `amount`, in minor units.

    The wider of percentage and fixed amount; it never reaches across zero
    (NAV: bank account card, match tolerance).
    """
    room = max(0, settings.tolerance_amount)
    if settings.tolerance_percent:
        percent = abs(amount) * settings.tolerance_percent / Decimal(100)
        room = max(room, int(percent.quantize(Decimal(1), ROUND_HALF_UP)))
    if not room:
        return amount, amount
    low, high = amount - room, amount + room
    return (max(low, 0), high) if amount >= 0 else (low, min(high, 0))


def discount_of(entry: LedgerEntry, on: date, settings: Settings) -> int:
    """Early-payment discount the payer may keep on that day, signed; else 0."""
    granted = getattr(entry, "discount", None)
    if granted is None:
        return 0
    last = granted.until + timedelta(days=settings.discount_grace_days)
    return granted.amount if on <= last else 0


def is_fee_short(entry: LedgerEntry, amount: int, settings: Settings) -> bool:
    """Whether `amount` is short of the open amount by what a bank may deduct.

    Only asked where the document is named, so that the little that is missing
    cannot make another document fit. A discount taken too late is no fee, and
    neither is one with the fixed fee on top.
    """
    missing = abs(entry.amount) - abs(amount)
    if missing <= 0 or entry.amount * amount <= 0:
        return False
    granted = getattr(entry, "discount", None)
    if granted is not None:
        late = abs(granted.amount)
        if missing in (late, late + settings.fee_amount):
            return False
    if missing == settings.fee_amount:
        return True
    return missing * 100 <= settings.fee_percent * abs(entry.amount)
