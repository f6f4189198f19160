"""What a bank deducted from a payment: what the payer paid, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from .amounts import currency_decimals
from .holding import excess, known_decimals
from .model import Charge, Transaction

_CODE = re.compile("[A-Z]{3}")
#: For none, in ISO 4217: a file may write anything for a currency.
_NO_CODE = "XXX"


@dataclass(frozen=True, slots=True)
class Deduction:
    """What came off a transaction, as whoever books it needs it.

    amount: signed like money on the account, negative where the bank kept it; in the
        currency of the original amount where there is one, else in the account's.
    original: the original amount as far as it arrived, so that it is worth the
        transaction's amount; None without one.
    unclear: charges that cannot be deducted, as the file tells them; "" without any.
    """

    amount: Decimal = Decimal(0)
    original: Decimal | None = None
    unclear: str = ""


def settled(charges: Iterable[Charge], is_deducted: bool | None) -> tuple[Charge, ...]:
    """The charges, of which what the file does not tell is as given.

    Those that are zero, or booked by themselves, are none of the transaction's.
    """
    told = (
        each if each.is_deducted is not None else replace(each, is_deducted=is_deducted)
        for each in charges
    )
    return tuple(each for each in told if each.amount and each.is_deducted is not False)


def proven(amount: Decimal, kept: Decimal, originals: Iterable[Decimal]) -> bool | None:
    """Whether charges came off an amount, by the amounts before them.

    amount: of the transaction, signed. kept: the charges, negative. originals: in the
        account's currency, without a sign. None where they prove nothing.
    """
    told = set(originals)
    if abs(amount - kept) in told:
        return True
    return False if abs(amount) in told else None


def deducted(
    transaction: Transaction, currency: str, with_original: bool = True
) -> Deduction:
    """What came off a transaction.

    currency: the account's. with_original: whether its original amount is booked.
    """
    original = transaction.original_amount if with_original else None
    foreign = transaction.original_currency.upper() if original else ""
    known, unclear = _sorted_out(transaction.charges, currency, foreign)
    own, theirs = known.get(currency, Decimal(0)), known.get(foreign, Decimal(0))
    note = ", ".join(f"{-each.amount:f} {each.currency}" for each in unclear)
    if not foreign or original is None:
        return Deduction(own, original, note)
    amount, total = transaction.amount, transaction.amount - own
    sure = all(each.is_deducted for each in transaction.charges)
    if not (own or theirs) or not amount or not total:
        return Deduction(Decimal(0), original, note)
    if sure and not transaction.original_is_net and abs(own) < abs(amount):
        # What was ordered is before the charges.
        left = _round((original + theirs) * amount / total, foreign)
        return Deduction(left - original, left, note)
    return Deduction(theirs + _round(own * original / amount, foreign), original, note)


def _sorted_out(
    charges: Iterable[Charge], currency: str, foreign: str
) -> tuple[dict[str, Decimal], list[Charge]]:
    """Sums by currency of what can be deducted, and what cannot."""
    known: dict[str, Decimal] = {}
    unclear = []
    for each in charges:
        code = each.currency or currency
        if code not in (currency, foreign) or excess(
            each.amount, code, known_decimals(code)
        ):
            told = code if _CODE.fullmatch(code) else _NO_CODE
            unclear.append(replace(each, currency=told))
        else:
            known[code] = known.get(code, Decimal(0)) + each.amount
    return known, unclear


def _round(amount: Decimal, currency: str) -> Decimal:
    unit = Decimal(1).scaleb(-currency_decimals(currency))
    return amount.quantize(unit, ROUND_HALF_UP)
