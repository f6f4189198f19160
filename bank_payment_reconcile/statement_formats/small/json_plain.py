"""JSON statements in a plain form: what programs write and web feeds are turned into.

    {"statements": [{"account_number": "…", "currency": "EUR", "transactions": [
        {"date": "2026-01-12", "amount": "-12.50", "text": "…", "partner_name": "…",
         "partner_account": "…", "bank_id": "…"}]}]}

Also a transaction's `exact_amount` (a point is its decimal mark, whatever the others
use), `is_out` (the amount left the account, whatever its sign) and `details`.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from ...sentences import _, one_of
from ..shared.amounts import AmountError, AmountReader
from ..shared.dates import ORDERS, DateError, DateReader, Undecided
from ..shared.encodings import decode
from ..shared.memory import VALUE, spend
from ..shared.model import DateOrderUndecided, Statement, StatementError, Transaction
from ..shared.records import RecordError, identify, squeeze
from ..shared.registry import Format

_KIND = "JSON"
_START = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,1000}\{\s{0,1000}"statements"\s{0,1000}:')
_EXACT = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,20})?")
_TEXTS = ("partner_name", "partner_account", "partner_bic", "check_number")


def recognise(data: bytes) -> bool:
    """Whether the bytes are an object that begins with its statements."""
    return bool(_START.match(data[:4000]))


def read(
    data: bytes, filename: str, date_order: str = "", currency: str = ""
) -> list[Statement]:
    """The statements of a file; raises StatementError.

    date_order: "dmy", "mdy" or "ymd" where a person chose it.
    currency: the account's, where the file tells none.
    """
    text = decode(data)
    spend(VALUE * (text.count(",") + text.count("[") + 2 * text.count("{")), "values")
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise StatementError(
            _(
                "The JSON file “%(filename)s” is damaged or cut off. Fetch it again.",
                filename=filename,
            )
        ) from error
    found = _objects(content.get("statements")) if isinstance(content, dict) else []
    rows = [_objects(each.get("transactions")) for each in found]
    if not found or not any(rows):
        raise StatementError(
            _(
                "The JSON file “%(filename)s” contains no transactions. Ask for other "
                "days.",
                filename=filename,
            )
        )
    every = [row for each in rows for row in each]
    reader = _JsonFile(filename, every, date_order, currency)
    return [reader.statement(*each) for each in zip(found, rows, strict=True)]


class _JsonFile:
    """How a file writes its amounts and dates."""

    def __init__(
        self,
        filename: str,
        rows: list[dict[str, Any]],
        date_order: str,
        account_currency: str,
    ) -> None:
        self.filename = filename
        samples = (
            _text(row, "amount") for row in rows if not _text(row, "exact_amount")
        )
        self.amounts = AmountReader(samples, account_currency)
        self.dates = DateReader((_text(row, "date") for row in rows), date_order)

    def statement(
        self, values: dict[str, Any], rows: list[dict[str, Any]]
    ) -> Statement:
        """The statement of an object and the objects of its transactions."""
        currency = _text(values, "currency")
        transactions = [
            self._transaction(number, row, currency)
            for number, row in enumerate(rows, 1)
        ]
        identify(transactions)
        for each, row in zip(transactions, rows, strict=True):
            # The rest may change from one day to the next and identifies nothing.
            details = row.get("details")
            if isinstance(details, dict):
                each.raw = {str(key): str(value) for key, value in details.items()}
        return Statement(
            account_number=_text(values, "account_number"),
            currency=currency,
            name=_text(values, "name"),
            date=max((each.date for each in transactions), default=None),
            transactions=transactions,
        )

    def _transaction(
        self, number: int, row: dict[str, Any], currency: str
    ) -> Transaction:
        try:
            values = {name: _text(row, name) for name in (*_TEXTS, "text", "bank_id")}
            return Transaction(
                date=self._date(_text(row, "date")),
                amount=self._amount(row, currency),
                raw={name: value for name, value in values.items() if value},
                **values,
            )
        except RecordError as error:
            raise StatementError(
                _(
                    "Transaction %(number)s of the JSON file “%(filename)s” cannot be "
                    "read: %(problem)s. Nothing was imported.",
                    number=number,
                    filename=self.filename,
                    problem=error.sentence,
                )
            ) from error

    def _date(self, raw: str) -> date:
        try:
            return self.dates.read(raw)
        except Undecided as error:
            raise DateOrderUndecided(
                _(
                    "The dates in the JSON file “%(filename)s” can mean several days "
                    "(“%(text)s”). Choose their order: %(orders)s.",
                    filename=self.filename,
                    text=raw[:40],
                    orders=one_of([ORDERS[each] for each in self.dates.orders]),
                ),
                self.dates.orders,
            ) from error
        except DateError as error:
            raise RecordError(error.of(raw)) from error

    def _amount(self, row: dict[str, Any], currency: str) -> Decimal:
        exact, written = _text(row, "exact_amount"), _text(row, "amount")
        try:
            if exact:
                if not _EXACT.fullmatch(exact):
                    raise AmountError(_("is not a number"))
                amount = Decimal(exact)
            else:
                amount = self.amounts.read(written, currency)
        except AmountError as error:
            raise RecordError(error.of(exact or written)) from error
        return -abs(amount) if row.get("is_out") is True else amount


def _objects(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    return [each for each in value if isinstance(each, dict)]


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return squeeze(value) if isinstance(value, str) else ""


FORMAT = Format("JSON", recognise, read, rank=20, asks_currency=True)
