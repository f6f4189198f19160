"""Reads MT940 and MT942: messages as statements, whose pages are joined."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date

from ...sentences import Sentence, _
from ..shared.checks import check_balances, left_out
from ..shared.encodings import decode
from ..shared.identifiers import number_repeated
from ..shared.model import Statement, StatementError
from ..shared.records import named_account
from ..shared.registry import Format
from .account import Mt940Account, read_account
from .fields import CLOSING, OPENING, Mt940Field, Mt940Message, messages
from .line import (
    Mt940Balance,
    Mt940FieldError,
    Mt940Line,
    parse_date,
    read_balance,
    read_line,
)
from .sums import check_sums
from .transaction import to_transaction

_MARK = re.compile(r"(?:^|[\r\n}@:])[ \t]{0,3}:20 ?:")
# Some leave the reference out, and begin with the account.
_BARE = re.compile(r"\s*:25P? ?:[^\r\n]+[\r\n]+\s*:(?:28C?|60[FM]?) ?:")
_MORE = re.compile(r"(?:^|[\r\n@])[ \t]{0,3}:(?:25P?|28C?|60[FM]?|61|34F) ?:")
# 34F: currency first; 64 and 65: mark and date before it; 90: a count.
_CURRENCY = re.compile(r"(?:[CD]?[0-9]{1,6})?([A-Z]{3})")
_HEAD = 20_000
# On the average of a file: a transaction alone takes some fifty characters.
_SHORTEST_FIELD = 10
_FIELDS_OF_ANY_FILE = 1_000


def recognise(data: bytes) -> bool:
    """Whether the bytes are an MT940 file, by two of its fields."""
    head = decode(data[:_HEAD])
    begins = _MARK.search(head) or _BARE.match(head)
    return bool(begins and _MORE.search(head))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account and statement number; its pages are joined.

    Raises StatementError.
    """
    text = decode(data)
    if text.count("\n:") > _FIELDS_OF_ANY_FILE + len(text) // _SHORTEST_FIELD:
        raise StatementError(
            _(
                "The MT940 file “%(filename)s” consists of empty fields. Download it "
                "from the bank again; nothing was imported.",
                filename=filename,
            )
        )
    return _Mt940File(filename).statements(messages(text))


class _Mt940File:
    """A file's messages."""

    def __init__(self, filename: str) -> None:
        self.filename = filename

    def statements(self, found: list[Mt940Message]) -> list[Statement]:
        """The statements that messages make; raises StatementError."""
        groups: list[list[Mt940Message]] = []
        for message in found:
            if groups and _continues(message, groups[-1][-1]):
                groups[-1].append(message)
            elif message.get("25", "25P", "61", *OPENING, *CLOSING):
                groups.append([message])
        if not groups:
            raise StatementError(
                _(
                    "The MT940 file “%(filename)s” contains neither an account nor a "
                    "transaction. Download the account statement from the bank.",
                    filename=self.filename,
                )
            )
        return [self._statement(pages) for pages in groups]

    def _statement(self, pages: list[Mt940Message]) -> Statement:
        account = _account(pages)
        statement = Statement(account_number=account.number)
        opening = _balance(_fields(pages, OPENING)[:1], statement.warnings)
        closing = _balance(_fields(pages, CLOSING)[-1:], statement.warnings)
        statement.currency = _currency(pages, account, opening, closing)
        expected = 0
        for page in pages:
            for own, others in _lines(page):
                line = self._line(own, account)
                if line.expected:
                    expected += 1
                else:
                    transaction = to_transaction(line, own, others, statement.currency)
                    transaction.line = own.line
                    statement.transactions.append(transaction)
        number_repeated(statement.transactions)
        statement.balance_start = opening.amount if opening else None
        statement.balance_end = closing.amount if closing else None
        statement.date = _date(pages, closing, statement)
        statement.name = _name(pages, statement)
        # MT942 tells the floor limit instead of balances.
        statement.is_interim = bool(
            not (opening or closing) and _fields(pages, ("34F", "13D"))
        )
        statement.warnings += [
            *left_out(expected),
            *_missing_end(pages, statement),
            *check_balances(statement),
            *check_sums(_fields(pages, ("90D", "90C")), statement.transactions),
        ]
        return statement

    def _line(self, field: Mt940Field, account: Mt940Account) -> Mt940Line:
        try:
            return read_line(field.lines)
        except Mt940FieldError as error:
            raise StatementError(
                _(
                    "The transaction in line %(line)s of the MT940 file "
                    "“%(filename)s” (account %(account)s) cannot be read: "
                    "%(problem)s. Correct it, or download the file from the bank "
                    "again. Nothing was imported.",
                    line=field.line,
                    filename=self.filename,
                    account=named_account(account.number),
                    problem=error.sentence,
                )
            ) from error


def _continues(message: Mt940Message, previous: Mt940Message) -> bool:
    """Whether a message is the next page of the one before it."""
    account = message.get("25", "25P")
    if account is None:
        return bool(message.get("61", *CLOSING)) and not message.get(*OPENING)
    before = previous.get("25", "25P")
    same = before is not None and before.first == account.first
    return bool(same and message.get("60M") and not previous.get("62F", "62"))


def _lines(page: Mt940Message) -> list[tuple[Mt940Field, list[Mt940Field]]]:
    """Every :61: with what belongs to it; :86: behind a balance tells of the whole."""
    found: list[tuple[Mt940Field, list[Mt940Field]]] = []
    belongs = False
    for field in page.fields:
        if field.tag == "61":
            found.append((field, []))
            belongs = True
        elif field.tag not in ("86", "NS"):
            belongs = False
        elif belongs:
            found[-1][1].append(field)
    return found


def _fields(pages: list[Mt940Message], tags: tuple[str, ...]) -> list[Mt940Field]:
    return [field for page in pages for field in page.all(*tags)]


def _balance(fields: list[Mt940Field], warnings: list[Sentence]) -> Mt940Balance | None:
    for field in fields:
        try:
            return read_balance(field.first)
        except Mt940FieldError as error:
            warnings.append(
                _(
                    "The balance in line %(line)s was left out: %(problem)s.",
                    line=field.line,
                    problem=error.sentence,
                )
            )
    return None


def _account(pages: list[Mt940Message]) -> Mt940Account:
    fields = _fields(pages, ("25", "25P"))
    return read_account(fields[0].first) if fields else Mt940Account()


def _currency(
    pages: list[Mt940Message],
    account: Mt940Account,
    opening: Mt940Balance | None,
    closing: Mt940Balance | None,
) -> str:
    """The balances'; in interim reports the floor limit's or the sums'."""
    for balance in (opening, closing):
        if balance:
            return balance.currency
    for field in _fields(pages, ("34F", "64", "65", "90D", "90C")):
        match = _CURRENCY.match(field.first)
        if match:
            return match[1]
    return account.currency


def _date(
    pages: list[Mt940Message], closing: Mt940Balance | None, statement: Statement
) -> date | None:
    if closing and closing.day:
        return closing.day
    for field in _fields(pages, ("13D", "13")):
        day = parse_date(field.first[:6])
        if day:
            return day
    return max((each.date for each in statement.transactions), default=None)


def _name(pages: list[Mt940Message], statement: Statement) -> str:
    numbers = _fields(pages, ("28C", "28"))
    number = numbers[0].first.partition("/")[0].strip()[:20] if numbers else ""
    statement.number = number if number.strip("0") else ""
    day = statement.date.isoformat() if statement.date else ""
    number = f"({number})" if statement.number else ""
    return " ".join(filter(None, (statement.account_number, day, number)))


def _missing_end(pages: list[Mt940Message], statement: Statement) -> list[Sentence]:
    if not statement.transactions or not _fields(pages, OPENING):
        return []
    if _fields(pages, CLOSING):
        return []
    return [
        _(
            "The statement of account %(account)s has no closing balance. Please "
            "check whether the file is complete.",
            account=named_account(statement.account_number),
        )
    ]


FORMAT = Format("MT940", recognise, read, rank=30)
