"""BAI lockbox: checks that a bank of the United States received for its customer.

The public description is "Lockbox Communications Standards for Banks" of the Bank
Administration Institute. Its records (1, 2, 5, 6, 4, 7, 8 and 9) are fixed up to the
check's number; what follows of a payer and of invoices is up to each bank. A file tells
the deposits of a day and no balance, and names no account but the lockbox.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..layouts.record_file import (
    RECORDS,
    RecordFile,
    and_more,
    missing_before,
    must_agree,
    told_amount,
    told_count,
    unknown_code,
)
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, Transaction
from ..shared.records import fixed_amount, short_date, split_lines, squeeze
from ..shared.registry import Format


class LockboxCode(Code):
    """What a record is, by its first character."""

    FILE = "1"
    SERVICE = "2"
    OVERFLOW = "4"
    LOCKBOX = "5"
    CHECK = "6"
    BATCH_END = "7"
    LOCKBOX_END = "8"
    FILE_END = "9"


_KIND = "BAI lockbox"
_CURRENCY = "USD"
_DECIMALS = 2
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,20}1[0-9]{2}[0-9A-Z ]{20}[0-9]{6}[0-9 ]{4}[^\r\n]{0,200}"
    rb"[\r\n]+(?:2[^\r\n]{0,250}[\r\n]+)?5[0-9]{6}[0-9A-Z ]{7}[0-9]{6}[^\r\n]{0,200}"
    rb"[\r\n]+6[0-9]{6}[0-9]{10}"
)
_LETTER = re.compile("[A-Za-z]")
_CHECKS = _("the number of checks")
_SUM = _("the sum of the checks")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a lockbox file, by its first three or four records."""
    return bool(_HEADER.match(data[:1000]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per lockbox, without balances; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _LockboxFile(filename).statements(split_lines(text))


class _LockboxFile(RecordFile):
    kind = _KIND
    width = 104
    code = slice(0, 1)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.current: Statement | None = None
        self.day: date | None = None
        self.lockboxes: dict[str, Statement] = {}
        #: The checks of the batch at hand, and of the lockbox.
        self.batch: list[Transaction] = []
        self.checks: list[Transaction] = []
        self.is_complete = False

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[0]
        if kind == LockboxCode.CHECK:
            self._add_check(line)
        elif kind == LockboxCode.OVERFLOW:
            self._add_overflow(line)
        elif kind == LockboxCode.LOCKBOX:
            self._open(line)
        elif kind == LockboxCode.BATCH_END:
            self._end_batch(line)
        elif kind == LockboxCode.LOCKBOX_END:
            self._end_lockbox(line)
        elif kind == LockboxCode.FILE_END:
            self.is_complete = True
            must_agree(RECORDS, told_count(line[1:7]), self.count)
        elif kind not in (LockboxCode.FILE, LockboxCode.SERVICE):
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(LockboxCode.FILE_END.value)
        self.found = [each for each in self.found if each.transactions]

    def _open(self, line: str) -> None:
        """A lockbox, or a further batch of the one at hand."""
        name = f"Lockbox {line[7:14].strip()}".strip()
        self.day = short_date(line[14:20], "ymd")
        statement = self.lockboxes.get(name)
        if statement is None:
            statement = Statement(currency=_CURRENCY, name=name)
            self.lockboxes[name] = statement
            self.found.append(statement)
        if statement is not self.current:
            self.checks = []
        self.current, self.batch = statement, []

    def _add_check(self, line: str) -> None:
        statement = self.current
        if statement is None or self.day is None:
            raise missing_before(LockboxCode.LOCKBOX.value)
        number = given(line[36:46].split(" ")[0]).lstrip("0")
        name, text = _payer(line)
        check = Transaction(
            date=self.day,
            amount=fixed_amount(line[7:17].strip(), _DECIMALS),
            partner_name=name,
            partner_account=given(line[26:36]).lstrip("0"),
            check_number=number if number.isdecimal() else "",
            text=text,
            batch_id=f"{statement.name} {self.day:%Y%m%d} {line[1:4]}",
            raw={"6": line.rstrip()},
            line=self.number,
        )
        statement.transactions.append(check)
        statement.date = max(statement.date or self.day, self.day)
        self.batch.append(check)
        self.checks.append(check)

    def _add_overflow(self, line: str) -> None:
        if not self.batch:
            raise missing_before(LockboxCode.CHECK.value)
        check = self.batch[-1]
        check.raw["4"] = and_more(check.raw.get("4", ""), line.rstrip(), "\n")
        check.text = and_more(check.text, squeeze(line[11:]))

    def _end_batch(self, line: str) -> None:
        batch, self.batch = self.batch, []
        total = _check(batch, line[20:23], line[23:33])
        for each in batch:
            each.batch_amount = total
            each.is_part = len(batch) > 1

    def _end_lockbox(self, line: str) -> None:
        checks, self.checks = self.checks, []
        self.current = None
        _check(checks, line[20:24], line[24:34])


def _check(checks: list[Transaction], count: str, total: str) -> Decimal:
    """Compares what a last record tells with the checks; their sum."""
    found = sum((each.amount for each in checks), Decimal(0))
    must_agree(_CHECKS, told_count(count), len(checks))
    must_agree(_SUM, told_amount(total, _DECIMALS), found)
    return found


def _payer(line: str) -> tuple[str, str]:
    """The payer's name, where the bank tells it, and the text of the rest.

    Many banks have the check's day and the name behind its number; others invoices.
    """
    rest = line[46:]
    if rest[:6].isdecimal() and _LETTER.search(rest[6:36]):
        return squeeze(rest[6:36]), squeeze(rest[36:])
    return "", given(squeeze(rest))


FORMAT = Format(_KIND, recognise, read, rank=20)
