"""JSON statements of a balance at Wise.

The public description is "Balance Statement" of the Wise Platform API (statement.json):
transactions, latest first, each with the balance behind it, and the balance at the end.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ...sentences import _
from ..layouts.json_values import (
    day_of,
    inner,
    load,
    number_of,
    objects,
    plain,
    text_of,
)
from ..layouts.record_file import must_balance
from ..shared.identifiers import given
from ..shared.model import Charge, Statement, StatementError, Transaction
from ..shared.records import RecordError, identify
from ..shared.registry import Format

_KIND = "Wise"
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}\{\s{0,1000}\"")
_MARKS = (b'"endOfStatementBalance"', b'"transactions"')
#: Who paid or was paid, and at cards the shop.
_NAMES = ("senderName", "recipientName", "sender", "recipient")
_ACCOUNTS = ("senderAccount", "recipientAccount")
_OWN = ("iban", "accountNumber")


def recognise(data: bytes) -> bool:
    """Whether the bytes are an object with transactions and Wise's closing balance."""
    return bool(_START.match(data[:3000])) and all(mark in data for mark in _MARKS)


def read(data: bytes, filename: str) -> list[Statement]:
    """The statement of a file; raises StatementError."""
    content = load(data, filename)
    values = content if isinstance(content, dict) else {}
    rows = objects(values.get("transactions"))
    end = inner(values, "endOfStatementBalance")
    if not rows:
        raise StatementError(
            _(
                "The JSON file “%(filename)s” contains no transactions. Ask for other "
                "days.",
                filename=filename,
            )
        )
    statement = Statement(
        account_number=_own_account(values),
        currency=text_of(end, "currency"),
    )
    for number, row in enumerate(rows, 1):
        try:
            _add(statement, row)
        except RecordError as error:
            raise StatementError(
                _(
                    "Transaction %(number)s of the JSON file “%(filename)s” cannot be "
                    "read: %(problem)s. Nothing was imported.",
                    number=number,
                    filename=filename,
                    problem=error.sentence,
                )
            ) from error
    if text_of(rows[0], "date") > text_of(rows[-1], "date"):
        # The latest stands first.
        rows.reverse()
        statement.transactions.reverse()
    statement.date = max(each.date for each in statement.transactions)
    identify(statement.transactions)
    try:
        _set_balances(statement, values, rows)
    except RecordError as error:
        raise StatementError(
            _(
                "The balances in the JSON file “%(filename)s” cannot be read: "
                "%(problem)s. Fetch it again with all days between them. Nothing was "
                "imported.",
                filename=filename,
                problem=error.sentence,
            )
        ) from error
    return [statement]


def _own_account(values: dict[str, Any]) -> str:
    for details in objects(values.get("bankDetails")):
        for each in objects(details.get("accountNumbers")):
            if found := text_of(each, *_OWN):
                return found
        if found := text_of(details, *_OWN):
            return found
    return text_of(inner(values, "bankDetails"), *_OWN)


def _set_balances(
    statement: Statement, values: dict[str, Any], rows: list[dict[str, Any]]
) -> None:
    """The balances that the file tells; the opening one is else what the first
    transaction's balance leaves."""
    end, start = inner(values, "endOfStatementBalance"), "startOfStatementBalance"
    statement.balance_end = number_of(end, "value")
    statement.balance_start = number_of(inner(values, start), "value")
    if statement.balance_start is None:
        behind = number_of(inner(rows[0], "runningBalance"), "value")
        if behind is not None:
            statement.balance_start = behind - statement.transactions[0].amount
    must_balance(statement)


def _add(statement: Statement, row: dict[str, Any]) -> None:
    told, details = inner(row, "amount"), inner(row, "details")
    amount, day = number_of(told, "value"), day_of(row, "date")
    if amount is None or day is None:
        raise RecordError(_("its amount or its day is missing"))
    currency = text_of(told, "currency")
    statement.currency = statement.currency or currency
    if currency and currency != statement.currency:
        raise RecordError(
            _(
                "it is in %(currency)s, but the ones before it are in %(other)s",
                currency=currency[:40],
                other=statement.currency[:40],
            )
        )
    if text_of(row, "type").upper() == "DEBIT":
        # Older answers have debits without a sign.
        amount = -abs(amount)
    merchant = inner(details, "merchant")
    reference = text_of(details, "paymentReference")
    description = text_of(details, "description")
    transaction = Transaction(
        date=day,
        amount=amount,
        text=" ".join(dict.fromkeys(filter(None, (reference, description)))),
        partner_name=text_of(details, *_NAMES) or text_of(merchant, "name"),
        partner_account=text_of(details, *_ACCOUNTS),
        transaction_type=text_of(details, "type") or text_of(row, "type"),
        bank_id=given(text_of(row, "referenceNumber")),
        raw=plain(row),
    )
    _set_fee(transaction, row, statement.currency)
    _set_original(
        transaction,
        (inner(details, "amount"), *_exchanged(row)),
        statement.currency,
    )
    statement.transactions.append(transaction)


def _set_fee(transaction: Transaction, row: dict[str, Any], own: str) -> None:
    """The amount is what the balance moved: a fee is in it."""
    fees = inner(row, "totalFees")
    fee, currency = number_of(fees, "value"), text_of(fees, "currency") or own
    if fee and currency == own and abs(fee) < abs(transaction.amount):
        transaction.charges = (Charge(-abs(fee), "", True),)


def _exchanged(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    exchange = inner(row, "exchangeDetails")
    for name in ("toAmount", "fromAmount", "forAmount"):
        yield inner(exchange, name)


def _set_original(
    transaction: Transaction, told: Iterable[dict[str, Any]], own: str
) -> None:
    """What was paid in another currency."""
    for each in told:
        amount: Decimal | None = number_of(each, "value")
        currency = text_of(each, "currency")
        if amount and currency and currency != own:
            transaction.original_amount = abs(amount).copy_sign(transaction.amount)
            transaction.original_currency = currency
            return


FORMAT = Format(_KIND, recognise, read, rank=21)
