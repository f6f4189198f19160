"""What an account can hold of an amount: every digit of it, or the file is refused.

The host calculates in doubles. One keeps every decimal number of 15 digits. But the
host rounds to the smallest unit of a currency after adding a tolerance that grows with
the amount, a part in 2**50: of 2**49 units it is half a unit, and 9,999,999,999,999.99
comes back as 10,000,000,000,000.00. Half of that leaves room for what sums are off by.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal

from .amounts import currency_decimals
from .iso4217 import CODES
from .model import Statement, StatementError, Transaction
from .records import AGAIN

#: As many smallest units (cents) are too many for an account.
UNITS = 2 ** (sys.float_info.mant_dig - 5)


def limit(decimals: int) -> Decimal:
    """The smallest amount that is too large where so many decimals are counted."""
    return Decimal(UNITS).scaleb(-decimals)


def excess(
    amount: Decimal, currency: str, decimals: int | None, fractions: bool = False
) -> str:
    """Why an account cannot hold an amount to its last digit; "" where it can.

    currency: its name, for the sentence.
    decimals: in how many the currency is counted; None where nobody knows yet.
    fractions: whether more decimals than those may be given.
    The answer completes "the amount x …".
    """
    if not amount.is_finite():
        return "is not a number"
    exponent = amount.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    counted = own if decimals is None else max(decimals, own if fractions else 0)
    if abs(amount) >= limit(counted):
        where = f" in {currency}" if currency else ""
        return (
            f"is too large: an account{where} holds amounts below "
            f"{limit(counted):,f} exactly"
        )
    if decimals is not None and own > decimals and not fractions:
        return f"has {own} decimals, but {currency} is counted in {decimals}"
    return ""


def known_decimals(currency: str) -> int | None:
    """The decimals of a currency of ISO 4217, None where it is none."""
    code = currency.upper()
    return currency_decimals(code) if code in CODES else None


def amounts_of(
    transaction: Transaction, currency: str
) -> Iterator[tuple[str, Decimal, str]]:
    """What each amount of a transaction is, the amount, and its currency's code."""
    yield "amount", transaction.amount, currency
    if transaction.original_amount is not None:
        original = transaction.original_currency
        yield "original amount", transaction.original_amount, original
    if transaction.batch_amount is not None:
        yield "amount of the booking", transaction.batch_amount, currency


def balances_of(statement: Statement) -> Iterator[tuple[str, Decimal]]:
    """What each balance of a statement is, and the balance; the closing one first,
    since some readers work out the other from it."""
    if statement.balance_end is not None:
        yield "closing balance", statement.balance_end
    if statement.balance_start is not None:
        yield "opening balance", statement.balance_start


def check_amounts(
    statements: list[Statement], kind: str, filename: str
) -> list[Statement]:
    """The statements, where an account holds all of their amounts; StatementError
    with the place of the first one that it does not."""
    for statement in statements:
        account = statement.account_number[:40] or "unknown"
        currency, fractions = statement.currency, statement.fractions
        for number, each in enumerate(statement.transactions, 1):
            place = each.place or f"Transaction {number} of account {account}"
            for what, amount, code in amounts_of(each, currency):
                problem = excess(amount, code, known_decimals(code), fractions)
                if problem:
                    _refuse(place, kind, filename, what, amount, problem)
        for what, amount in balances_of(statement):
            problem = excess(amount, currency, known_decimals(currency), fractions)
            if problem:
                place = f"The statement of account {account}"
                _refuse(place, kind, filename, what, amount, problem)
    return statements


def _refuse(
    place: str, kind: str, filename: str, what: str, amount: Decimal, problem: str
) -> None:
    raise StatementError(
        f"{place} in the {kind} file “{filename}” cannot be imported: its {what} "
        f"{shorten(amount)} {problem}; correct it or {AGAIN}"
    )


def shorten(amount: Decimal) -> str:
    """An amount for a sentence, however long it is."""
    written = f"{amount:f}" if abs(amount.adjusted()) <= 40 else f"{amount:e}"
    return written if len(written) <= 40 else f"{written[:40]}…"
