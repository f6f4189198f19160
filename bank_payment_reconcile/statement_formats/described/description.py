"""Tells where a table of a bank has what: the columns, dates and amounts of a file.

A description is made once by a person, or guessed, and kept as JSON.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from ...sentences import Sentence, _, one_of
from ..shared.dates import ORDERS
from ..shared.model import StatementError

#: A column, by its name in the header or by its position from 1.
Column = str | int

KINDS = ("delimited", "fixed", "sheet")
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
_MARKS = ("", ".", ",")
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
            raise StatementError(
                _("The statement format %(problem)s.", problem=problem)
            )

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
                _(
                    "The statement format is damaged: it is not valid JSON. Describe "
                    "the file again."
                )
            ) from error
        if not isinstance(values, dict):
            raise StatementError(
                _(
                    "The statement format is damaged: it contains no fields. Describe "
                    "the file again."
                )
            )
        known = {each.name: each for each in fields(cls)}
        for name in values:
            if name not in known:
                raise StatementError(
                    _(
                        "The statement format has the unknown field “%(field)s”: "
                        "remove it.",
                        field=name[:60],
                    )
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
                raise _wrong(name, _("a column name or a position from 1"))
        return tuple(columns) if name == "text" else value
    if isinstance(default, tuple):
        inner = int if name == "widths" else str
        if isinstance(value, list) and all(type(each) is inner for each in value):
            return tuple(value)
        raise _wrong(
            name, _("a list of numbers") if inner is int else _("a list of words")
        )
    if isinstance(default, dict):
        if isinstance(value, dict) and all(isinstance(e, str) for e in value.values()):
            return value
        raise _wrong(name, _("a value for each field name"))
    if type(value) is not type(default):
        kinds = {
            str: _("a text"),
            int: _("a number"),
            bool: _("yes or no (true or false)"),
        }
        raise _wrong(name, kinds[type(default)])
    return value


def _wrong(name: str, kind: Sentence) -> StatementError:
    return StatementError(
        _(
            "The field “%(field)s” of the statement format must be %(kind)s: correct "
            "it.",
            field=name,
            kind=kind,
        )
    )


def _problems(self: Description) -> Iterator[Sentence]:
    """What is wrong, each completing "The statement format …"."""
    if self.kind not in KINDS:
        yield _(
            "has the unknown kind “%(kind)s”: choose %(kinds)s",
            kind=self.kind[:40],
            kinds=one_of(KINDS),
        )
    if self.kind == "delimited" and len(self.delimiter) != 1:
        yield _("has no delimiter: enter the one character that separates columns")
    elif self.kind == "delimited" and self.delimiter in '\r\n"':
        yield _(
            "has a line end or quotation mark as delimiter: enter another character"
        )
    if self.kind == "fixed" and not self.widths:
        yield _(
            "has a fixed width but no column widths: enter the width of each column"
        )
    if any(not 0 < each <= _MAX_WIDTH for each in self.widths):
        yield _(
            "has a column width that is not between 1 and %(limit)s: correct it",
            limit=_MAX_WIDTH,
        )
    for lines in (self.skip_lines, self.footer_lines):
        if not 0 <= lines <= _MAX_LINES:
            yield _(
                "skips %(count)s lines: enter a number from 0 to %(limit)s",
                count=lines,
                limit=_MAX_LINES,
            )
    yield from _column_problems(self)
    if self.date_format and "%" not in self.date_format:
        if self.date_format not in ORDERS:
            yield _(
                "has the unknown date format “%(format)s”: choose %(formats)s or a "
                "pattern such as %(pattern)s",
                format=self.date_format[:40],
                formats=tuple(ORDERS),
                pattern="%d.%m.%Y",
            )
    if self.decimal_mark not in _MARKS:
        yield _("has a decimal separator other than point or comma: choose one of them")
    if self.decimal_mark and self.decimal_mark == self.thousands_mark:
        yield _(
            "has the same decimal separator and thousands separator: correct one of "
            "them"
        )
    for name in self.constants:
        if name not in CONSTANTS:
            yield _(
                "has a fixed value for “%(field)s”: only %(fields)s can have one",
                field=name[:40],
                fields=CONSTANTS,
            )


def _column_problems(self: Description) -> Iterator[Sentence]:
    if self.date is None:
        yield _("has no column for the date: choose it")
    two = self.debit is not None or self.credit is not None
    if self.amount is None and not two:
        yield _(
            "has no column for the amount: choose it, or one for debit and one for "
            "credit"
        )
    if self.amount is not None and two:
        yield _(
            "has a column for the amount and others for debit or credit: choose either "
            "the one or the others"
        )
    if self.sign is not None and not (self.amount is not None and self.debit_words):
        yield _(
            "has a column for the sign, but no amount or no word that means money out: "
            "enter both"
        )
    named = [getattr(self, name) for name in COLUMNS] + list(self.text)
    for each in named:
        if isinstance(each, int) and not 0 < each <= _MAX_WIDTH:
            yield _(
                "has a column at position %(position)s: count columns from 1",
                position=each,
            )
        if isinstance(each, str) and not self.has_header:
            yield _(
                "names the column “%(column)s” of a file without a header: enter its "
                "position from 1",
                column=each[:60],
            )
