"""The amounts of the details of a CAMT entry, which are payments of their own where
they make it up."""

from __future__ import annotations

from decimal import Decimal

from ..shared.model import Charge
from .charges import kept
from .fields import CamtFields, parse_amount

#: Where a detail tells its amount, the most certain first.
_AMOUNTS = (
    "Amt",
    "AmtDtls.TxAmt.Amt",
    "AmtDtls.CntrValAmt.Amt",
    "AmtDtls.InstdAmt.Amt",
)
_WAYS = (_AMOUNTS, *((name,) for name in _AMOUNTS))
_SIGNS = {"CRDT": 1, "DBIT": -1}
_ZERO = Decimal(0)


def detail_amounts(
    details: list[CamtFields],
    charges: list[list[Charge]],
    total: Decimal,
    currency: str,
) -> list[Decimal]:
    """The details' amounts, if there is a complete set that adds up, else none.

    Some banks tell what was ordered and what they charged for it.

    charges: of each detail. total, currency: of the entry.
    """
    less = [kept(each, currency) for each in charges]
    for found in _told(details, total, currency):
        if sum(found, _ZERO) == total:
            return found
        left = [amount + each for amount, each in zip(found, less, strict=True)]
        if any(less) and sum(left, _ZERO) == total:
            return left
    return []


def returned_amounts(
    details: list[CamtFields], charges: list[Charge], total: Decimal, currency: str
) -> tuple[list[Decimal], Decimal]:
    """The amounts of payments that come back together, and what the bank charged for
    all of them, which is the rest of the entry; none where it is not.

    charges: of the entry. total, currency: of the entry.
    """
    charged = kept(charges, currency)
    for found in _told(details, total, currency):
        rest = total - sum(found, _ZERO)
        if rest < 0 and charged in (0, rest):
            return found, rest
    return [], _ZERO


def _told(
    details: list[CamtFields], total: Decimal, currency: str
) -> list[list[Decimal]]:
    """The complete sets of amounts that the details tell."""
    sets = (
        [_detail_amount(each, names, total, currency) for each in details]
        for names in _WAYS
    )
    return [
        [amount for amount in found if amount is not None]
        for found in sets
        if None not in found
    ]


def _detail_amount(
    detail: CamtFields, names: tuple[str, ...], total: Decimal, currency: str
) -> Decimal | None:
    """Its amount in the account's currency, positive for money in."""
    entry_sign = 1 if total >= 0 else -1
    sign = _SIGNS.get(detail.get("CdtDbtInd").upper(), entry_sign)
    for name in names:
        code = detail.get(f"{name}.@Ccy").upper() or currency
        amount = parse_amount(detail.get(name))
        if amount is not None and code == currency:
            return sign * amount
    return None
