"""Tells where a table of a bank has what: the columns, dates and amounts of a file.

A description is made once by a person, or guessed, and kept as JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from .dates import ORDERS
from .model import StatementError

#: A column, by its name in the header or by its position from 1.
Column = str | int

KINDS = {"delimited": "text with delimiters", "fixed": "fixed width", "sheet": "XLSX"}
#: What can be the same for all transactions of a file.
CONSTANTS = (
    "account_number",
    "currency",
    "partner_name",
    "text",
    "transaction_type",
)
#: Fields that name one column.
COLUMNS = (
    "date",
    "value_date",
    "amount",
    "debit",
    "credit",
    "sign",
    "currency",
    "original_amount",
    "original_currency",
    "account_number",
    "fee",
    "partner_name",
    "payer_name",
    "payee_name",
    "partner_account",
    "partner_bic",
    "partner_street",
    "partner_city",
    "reference",
    "end_to_end_id",
    "check_number",
    "transaction_type",
    "balance",
    "bank_id",
    "status",
)
_MARKS = {"": "found from the amounts", ".": "point", ",": "comma"}
_MAX_LINES = 1_000
_MAX_WIDTH = 10_000


@dataclass(frozen=True, slots=True)
class Description:
    """Where a table has what. Amounts come from one column, or from two.

    * `amount`: signed; with `sign`, a column that says by one of `debit_words`
      that it is money out; with `negate`, positive for money out.
    * `debit` and `credit`: money out and money in, in columns of their own.
    """

    kind: str = "delimited"
    #: "" where it is to be found out.
    encoding: str = ""
    delimiter: str = ","
    #: Widths of the columns of a file of fixed width, in characters.
    widths: tuple[int, ...] = ()
    #: The sheet's name; "" for the first one.
    sheet: str = ""
    #: Lines before the header (or before the first transaction), and at the end.
    skip_lines: int = 0
    footer_lines: int = 0
    has_header: bool = True
    date: Column | None = None
    value_date: Column | None = None
    amount: Column | None = None
    debit: Column | None = None
    credit: Column | None = None
    sign: Column | None = None
    debit_words: tuple[str, ...] = ()
    negate: bool = False
    currency: Column | None = None
    original_amount: Column | None = None
    original_currency: Column | None = None
    #: The account of the statement itself.
    account_number: Column | None = None
    #: What the bank took besides, without a sign; it comes off the amount.
    fee: Column | None = None
    partner_name: Column | None = None
    #: Whoever paid and whoever was paid, where one of them is the account's owner.
    payer_name: Column | None = None
    payee_name: Column | None = None
    partner_account: Column | None = None
    partner_bic: Column | None = None
    partner_street: Column | None = None
    partner_city: Column | None = None
    #: Columns that make the text, in this order.
    text: tuple[Column, ...] = ()
    reference: Column | None = None
    end_to_end_id: Column | None = None
    check_number: Column | None = None
    transaction_type: Column | None = None
    #: The balance after each transaction.
    balance: Column | None = None
    bank_id: Column | None = None
    #: Says of each line whether it is booked.
    status: Column | None = None
    #: "dmy", "mdy", "ymd", a pattern as of strptime, or "" to be found out.
    date_format: str = ""
    #: "." or ",", or "" to be found out.
    decimal_mark: str = ""
    #: What groups thousands; "" for whatever usually does.
    thousands_mark: str = ""
    #: Values that no column has, by the name of the field.
    constants: dict[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """StatementError where the description cannot be used."""
        for problem in _problems(self):
            raise StatementError(f"The description of the file {problem}.")

    def to_json(self) -> str:
        """The description as text; what is left at its default is left out."""
        default = asdict(Description())
        told = {k: v for k, v in asdict(self).items() if v != default[k]}
        return json.dumps(told, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Description:
        """The description; StatementError with what is wrong with the text."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise StatementError(
                "The description of the file is damaged, it is no JSON: describe the "
                "file again."
            ) from error
        if not isinstance(values, dict):
            raise StatementError(
                "The description of the file is damaged, it names no fields: describe "
                "the file again."
            )
        known = {each.name: each for each in fields(cls)}
        for name in values:
            if name not in known:
                raise StatementError(
                    f"The description of the file has the unknown field “{name[:60]}”: "
                    "remove it."
                )
        found = cls(**{name: _value(name, value) for name, value in values.items()})
        found.check()
        return found


def _value(name: str, value: Any) -> Any:
    """The value in the type of its field; StatementError where it is of another."""
    default = getattr(Description(), name)
    if name == "text" or name in COLUMNS:
        columns = value if name == "text" and isinstance(value, list) else [value]
        for each in columns:
            if not isinstance(each, str | int) or isinstance(each, bool):
                raise _wrong(name, "a column's name or its position from 1")
        return tuple(columns) if name == "text" else value
    if isinstance(default, tuple):
        inner = int if name == "widths" else str
        if isinstance(value, list) and all(type(each) is inner for each in value):
            return tuple(value)
        raise _wrong(name, "a list of numbers" if inner is int else "a list of words")
    if isinstance(default, dict):
        if isinstance(value, dict) and all(isinstance(e, str) for e in value.values()):
            return value
        raise _wrong(name, "a value for each field's name")
    if type(value) is not type(default):
        kinds = {str: "a text", int: "a number", bool: "yes or no (true or false)"}
        raise _wrong(name, kinds[type(default)])
    return value


def _wrong(name: str, kind: str) -> StatementError:
    return StatementError(
        f"The description of the file has something else than {kind} for “{name}”: "
        "correct it."
    )


def _problems(self: Description):
    """What is wrong, each completing "The description of the file …"."""
    if self.kind not in KINDS:
        yield f"has the unknown kind “{self.kind[:40]}”: choose {_list(KINDS)}"
    if self.kind == "delimited" and len(self.delimiter) != 1:
        yield "has no delimiter: give the one character that separates columns"
    elif self.kind == "delimited" and self.delimiter in '\r\n"':
        yield "has a line end or quotation mark as delimiter: give another one"
    if self.kind == "fixed" and not self.widths:
        yield "is of fixed width but tells no widths: give the width of each column"
    if any(not 0 < each <= _MAX_WIDTH for each in self.widths):
        yield f"has a width that is not between 1 and {_MAX_WIDTH}: correct it"
    for lines in (self.skip_lines, self.footer_lines):
        if not 0 <= lines <= _MAX_LINES:
            yield f"leaves out {lines} lines: give a number from 0 to {_MAX_LINES}"
    yield from _column_problems(self)
    if self.date_format and "%" not in self.date_format:
        if self.date_format not in ORDERS:
            yield (
                f"has the unknown date format “{self.date_format[:40]}”: choose "
                f"{_list(ORDERS)} or a pattern as %d.%m.%Y"
            )
    if self.decimal_mark not in _MARKS:
        yield "has another decimal mark than point or comma: choose one of them"
    if self.decimal_mark and self.decimal_mark == self.thousands_mark:
        yield "has the same mark for decimals and thousands: correct one of them"
    for name in self.constants:
        if name not in CONSTANTS:
            yield f"has a fixed value for “{name[:40]}”: only {_list(CONSTANTS)} can"


def _column_problems(self: Description):
    if self.date is None:
        yield "names no column for the date: choose it"
    two = self.debit is not None or self.credit is not None
    if self.amount is None and not two:
        yield (
            "names no column for the amount: choose it, or one for debit and one for "
            "credit"
        )
    if self.amount is not None and two:
        yield (
            "names a column for the amount and others for debit or credit: choose "
            "either the one or the others"
        )
    if self.sign is not None and not (self.amount is not None and self.debit_words):
        yield (
            "names a column for the sign but no amount or no word that means money "
            "out: give both"
        )
    named = [getattr(self, name) for name in COLUMNS] + list(self.text)
    for each in named:
        if isinstance(each, int) and not 0 < each <= _MAX_WIDTH:
            yield f"has the column {each}: count columns from 1"
        if isinstance(each, str) and not self.has_header:
            yield (
                f"names the column “{each[:60]}” of a file without a header: give its "
                "position from 1"
            )


def _list(names) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}"
