"""JSON of the NextGenPSD2 interface of the Berlin Group: what was booked on an account.

The public description is "NextGenPSD2 XS2A Framework, Implementation Guidelines"
(version 1.3): the answer to a request of an account's transactions, also several of
them in a list, and with the account's balances.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
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
from ..returns import codes, words
from ..returns.subfamilies import SUBFAMILIES
from ..shared.checks import left_out
from ..shared.identifiers import bank_id, given
from ..shared.model import ReturnReason, Statement, StatementError, Transaction
from ..shared.records import RecordError, identify
from ..shared.registry import Format

_KIND = "Berlin Group"
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}[\[{]\s{0,1000}[{\"]")
_MARKS = (b'"transactionAmount"', b'"booked"')
#: Balances at the begin and the end of what was booked, the most certain first.
_OPENING = ("openingBooked",)
_CLOSING = ("closingBooked", "interimBooked")
_ACCOUNT = ("iban", "bban", "maskedPan", "pan", "msisdn")
_TEXTS = (
    "remittanceInformationUnstructured",
    "additionalInformation",
    "details",
    "transactionDetails",
)


def recognise(data: bytes) -> bool:
    """Whether the bytes are such an answer: an object, or a list, with amounts and what
    is booked."""
    return bool(_START.match(data[:3000])) and all(mark in data for mark in _MARKS)


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account; raises StatementError."""
    content = load(data, filename)
    answers = objects(content) if isinstance(content, list) else objects([content])
    found = [_statement(each, filename) for each in answers if _list_of(each)]
    if not any(each.transactions for each in found):
        raise StatementError(
            _(
                "The JSON file “%(filename)s” contains no transactions. Ask for other "
                "days.",
                filename=filename,
            )
        )
    return [each for each in found if each.transactions]


def _list_of(answer: dict[str, Any]) -> dict[str, Any]:
    """The object that has the list of what is booked."""
    for each in (inner(answer, "transactions"), answer):
        if isinstance(each.get("booked"), list):
            return each
    return {}


def _statement(answer: dict[str, Any], filename: str) -> Statement:
    account, listed = inner(answer, "account"), _list_of(answer)
    booked = objects(listed.get("booked"))
    statement = Statement(account_number=text_of(account, *_ACCOUNT))
    for number, values in enumerate(booked, 1):
        try:
            transaction = _transaction(values)
            currency = text_of(inner(values, "transactionAmount"), "currency")
            statement.currency = statement.currency or currency
            if currency and currency != statement.currency:
                raise RecordError(
                    _(
                        "it is in %(currency)s, but the ones before it are in "
                        "%(other)s",
                        currency=currency[:40],
                        other=statement.currency[:40],
                    )
                )
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
        statement.transactions.append(transaction)
    identify(statement.transactions)
    statement.currency = statement.currency or text_of(account, "currency")
    statement.date = max((each.date for each in statement.transactions), default=None)
    statement.warnings += left_out(len(objects(listed.get("pending"))))
    _set_balances(statement, answer, filename)
    return statement


def _set_balances(statement: Statement, answer: dict[str, Any], filename: str) -> None:
    told = objects(answer.get("balances")) or objects(_list_of(answer).get("balances"))
    try:
        statement.balance_start = _balance(told, _OPENING)
        statement.balance_end = _balance(told, _CLOSING)
        must_balance(statement)
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


def _balance(told: list[dict[str, Any]], kinds: tuple[str, ...]) -> Decimal | None:
    for kind in kinds:
        found = [each for each in told if text_of(each, "balanceType") == kind]
        if len(found) == 1:
            return number_of(inner(found[0], "balanceAmount"), "amount")
    return None


def _transaction(values: dict[str, Any]) -> Transaction:
    amount = number_of(inner(values, "transactionAmount"), "amount")
    value_date = day_of(values, "valueDate")
    day = day_of(values, "bookingDate", "bookingDateTime", "transactionDate")
    day = day or value_date
    if amount is None or day is None:
        raise RecordError(_("its amount or its day is missing"))
    side, own = ("debtor", "creditor") if amount >= 0 else ("creditor", "debtor")
    account = inner(values, f"{side}Account")
    reference, text = _reference(values), _text(values)
    transaction = Transaction(
        date=day,
        amount=amount,
        value_date=value_date,
        text=text,
        reference=reference,
        partner_name=text_of(values, f"{side}Name") or text_of(values, f"{own}Name"),
        partner_account=text_of(account, *_ACCOUNT),
        partner_bic=text_of(values, f"{side}Agent"),
        end_to_end_id=given(text_of(values, "endToEndId")),
        mandate=given(text_of(values, "mandateId")),
        check_number=text_of(values, "checkId"),
        transaction_type=text_of(
            values, "bankTransactionCode", "proprietaryBankTransactionCode"
        ),
        bank_id=bank_id(
            text_of(values, "entryReference"),
            text_of(values, "transactionId", "internalTransactionId"),
        ),
    )
    transaction.returned = _returned(values, text)
    _set_original(transaction, values)
    transaction.raw = plain(values)
    return transaction


def _text(values: dict[str, Any]) -> str:
    """Everything that was written, each once."""
    listed = values.get("remittanceInformationUnstructuredArray")
    listed = listed if isinstance(listed, list) else []
    lines = [each for each in listed if isinstance(each, str)]
    texts = [text_of(values, name) for name in _TEXTS]
    told = " ".join(" ".join(lines).split())
    if told and texts[0].replace(" ", "") == told.replace(" ", ""):
        told = ""
    return " ".join(dict.fromkeys(filter(None, (texts[0], told, *texts[1:]))))


def _reference(values: dict[str, Any]) -> str:
    """The structured reference: a text, an object or the first of a list."""
    name = "remittanceInformationStructured"
    told = text_of(values, name) or text_of(inner(values, name), "reference")
    for each in objects(values.get(f"{name}Array")):
        told = told or text_of(each, "reference")
    return given(told)


def _returned(values: dict[str, Any], text: str) -> ReturnReason | None:
    code = text_of(values, "bankTransactionCode").upper()
    named = text_of(values, "proprietaryBankTransactionCode")
    subfamily = code.rpartition("-")[2]
    if subfamily not in SUBFAMILIES and not words.names_return(named):
        return None
    kind = SUBFAMILIES.get(subfamily, "return")
    return codes.reason(codes.find_code(named, text), "", kind)


def _set_original(transaction: Transaction, values: dict[str, Any]) -> None:
    """What was ordered in another currency, which some banks tell."""
    told = values.get("currencyExchange")
    for each in objects(told) or objects([told]):
        ordered = inner(each, "instructedAmount")
        amount, currency = number_of(ordered, "amount"), text_of(ordered, "currency")
        own = text_of(inner(values, "transactionAmount"), "currency")
        if amount and currency and currency != own:
            transaction.original_amount = abs(amount).copy_sign(transaction.amount)
            transaction.original_currency = currency
            return


FORMAT = Format(_KIND, recognise, read, rank=21)
