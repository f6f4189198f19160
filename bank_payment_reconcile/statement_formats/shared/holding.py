"""What an account can hold of an amount: every digit of it, or the file is refused.

Odoo calculates in doubles. One keeps every decimal number of 15 digits. But Odoo rounds
to the smallest unit of a currency after adding a tolerance that grows with the amount,
a part in 2**50: of 2**49 units it is half a unit, and 9,999,999,999,999.99 comes back
as 10,000,000,000,000.00. Half of that leaves room for what sums are off by.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal

from ...sentences import Sentence, _
from .amounts import currency_decimals
from .iso4217 import CODES
from .model import Statement, StatementError, Transaction
from .records import named_account

_AMOUNT = _("the amount")
_ORIGINAL = _("the original amount")
_BATCH = _("the amount of the booking")
_CLOSING = _("the closing balance")
_OPENING = _("the opening balance")

#: As many smallest units (cents) are too many for an account.
UNITS = 2 ** (sys.float_info.mant_dig - 5)


def limit(decimals: int) -> Decimal:
    """The smallest amount that is too large where so many decimals are counted."""
    return Decimal(UNITS).scaleb(-decimals)


def excess(
    amount: Decimal, currency: str, decimals: int | None, fractions: bool = False
) -> Sentence | None:
    """Why an account cannot hold an amount to its last digit; None where it can.

    currency: its name, for the sentence.
    decimals: in how many the currency is counted; None where nobody knows yet.
    fractions: whether more decimals than those may be given.
    The answer completes "the amount x …".
    """
    if not amount.is_finite():
        return _("is not a number")
    exponent = amount.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    counted = own if decimals is None else max(decimals, own if fractions else 0)
    if abs(amount) >= limit(counted):
        return _(
            "is too large: only amounts below %(limit)s %(currency)s can be stored "
            "exactly",
            limit=limit(counted),
            currency=currency,
        )
    if decimals is not None and own > decimals and not fractions:
        return _(
            "has more decimals than %(currency)s: %(count)s instead of %(decimals)s",
            count=own,
            currency=currency,
            decimals=decimals,
        )
    return None


def known_decimals(currency: str) -> int | None:
    """The decimals of a currency of ISO 4217, None where it is none."""
    code = currency.upper()
    return currency_decimals(code) if code in CODES else None


def amounts_of(
    transaction: Transaction, currency: str
) -> Iterator[tuple[Sentence, Decimal, str]]:
    """What each amount of a transaction is, the amount, and its currency's code."""
    yield _AMOUNT, transaction.amount, currency
    if transaction.original_amount is not None:
        original = transaction.original_currency
        yield _ORIGINAL, transaction.original_amount, original
    if transaction.batch_amount is not None:
        yield _BATCH, transaction.batch_amount, currency


def balances_of(statement: Statement) -> Iterator[tuple[Sentence, Decimal]]:
    """What each balance of a statement is, and the balance; the closing one first,
    since some readers work out the other from it."""
    if statement.balance_end is not None:
        yield _CLOSING, statement.balance_end
    if statement.balance_start is not None:
        yield _OPENING, statement.balance_start


def place_of(transaction: Transaction, number: int, account: str) -> Sentence:
    """Where in its file a transaction stands, at the begin of a sentence.

    number: of the transaction within its statement, from 1.
    account: the statement's account number.
    """
    if transaction.line:
        return _(
            "Line %(line)s (transaction %(number)s)",
            line=transaction.line,
            number=number,
        )
    if account:
        return _(
            "Transaction %(number)s of account %(account)s",
            number=number,
            account=named_account(account),
        )
    return _("Transaction %(number)s", number=number)


def check_amounts(
    statements: list[Statement], kind: str, filename: str
) -> list[Statement]:
    """The statements, where an account holds all of their amounts; StatementError
    with the place of the first one that it does not."""
    for statement in statements:
        account = statement.account_number
        currency, fractions = statement.currency, statement.fractions
        for number, each in enumerate(statement.transactions, 1):
            for what, amount, code in amounts_of(each, currency):
                problem = excess(amount, code, known_decimals(code), fractions)
                if problem:
                    place = place_of(each, number, account)
                    wrong = wrong_amount(what, amount, problem)
                    raise _refusal(place, kind, filename, wrong)
        for what, amount in balances_of(statement):
            problem = excess(amount, currency, known_decimals(currency), fractions)
            if problem:
                place = _(
                    "The statement of account %(account)s",
                    account=named_account(account),
                )
                wrong = wrong_amount(what, amount, problem)
                raise _refusal(place, kind, filename, wrong)
    return statements


def _refusal(
    place: Sentence, kind: str, filename: str, problem: Sentence
) -> StatementError:
    return StatementError(
        _(
            "%(place)s in the %(kind)s file “%(filename)s” cannot be imported: "
            "%(problem)s. Correct it, or download the file from the bank again. "
            "Nothing was imported.",
            place=place,
            kind=kind,
            filename=filename,
            problem=problem,
        )
    )


def wrong_amount(what: Sentence, amount: Decimal, problem: Sentence) -> Sentence:
    """What is wrong with an amount, as `excess` told, with the amount."""
    return _(
        "%(what)s %(amount)s %(problem)s",
        what=what,
        amount=shorten(amount),
        problem=problem,
    )


def shorten(amount: Decimal) -> str:
    """An amount for a sentence, however long it is."""
    written = f"{amount:f}" if abs(amount.adjusted()) <= 40 else f"{amount:e}"
    return written if len(written) <= 40 else f"{written[:40]}…"
