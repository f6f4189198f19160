"""The amount of a CAMT transaction in the currency in which it was ordered."""

from __future__ import annotations

from decimal import Decimal

from ..shared.model import Transaction
from .fields import CamtFields, parse_amount

_AMOUNTS = ("AmtDtls.InstdAmt", "AmtDtls.TxAmt", "AmtDtls.CntrValAmt")
_MONEY = tuple((f"{each}.Amt", f"{each}.Amt.@Ccy") for each in _AMOUNTS)


def set_original(
    transaction: Transaction, told: tuple[CamtFields, ...], currency: str
) -> None:
    """The amount in the payer's currency, with the sign of the amount.

    told: the transaction's detail and its entry. currency: the account's.
    """
    for fields in told:
        for amount_path, currency_path in _MONEY:
            foreign = fields.get(currency_path).upper()
            if not foreign or not currency or foreign == currency:
                continue
            amount = parse_amount(fields.get(amount_path))
            if amount is not None:
                transaction.original_currency = foreign
                sign = -1 if transaction.amount < 0 else 1
                transaction.original_amount = sign * abs(amount)
                return


def is_net(
    transaction: Transaction, before: Decimal, told: tuple[CamtFields, ...]
) -> bool:
    """Whether the bank's rate makes the amount of the original one, and not what it
    was before charges.

    before: that, in the account's currency.
    """
    original = transaction.original_amount or Decimal(0)
    rates = [
        rate
        for fields in told
        for name in _AMOUNTS
        if (rate := parse_amount(fields.get(f"{name}.CcyXchg.XchgRate")))
    ]
    worths = [worth for rate in rates for worth in (original * rate, original / rate)]
    if not worths:
        return False
    return min(abs(abs(w) - abs(transaction.amount)) for w in worths) < min(
        abs(abs(w) - abs(before)) for w in worths
    )
