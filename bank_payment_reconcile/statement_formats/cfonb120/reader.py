"""Reads CFONB 120: old balance, transactions with their details, new balance."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..shared.checks import check_balances
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import (
    RecordError,
    fixed_amount,
    identify,
    refusal,
    short_date,
    split_records,
    squeeze,
)
from ..shared.registry import Format
from .details import finish
from .returns import CHECKS


class _Cfonb120Code(Code):
    """What a record is, by its first two characters."""

    OLD_BALANCE = "01"
    TRANSACTION = "04"
    DETAIL = "05"
    NEW_BALANCE = "07"


# Bound once: looking a member up takes longer than the rest of a record.
_OLD_BALANCE = _Cfonb120Code.OLD_BALANCE.value
_TRANSACTION = _Cfonb120Code.TRANSACTION.value
_DETAIL = _Cfonb120Code.DETAIL.value
_NEW_BALANCE = _Cfonb120Code.NEW_BALANCE.value
_KIND = "CFONB 120"
_WIDTH = 120
_HEADER = re.compile(
    rb"\s*0[147][0-9A-Z]{5}[0-9A-Z ]{4}[0-9A-Z]{5}[A-Z]{3}[0-9 ] ?[0-9A-Z]{11}"
)
#: The last digit carries the sign; in French EBCDIC é and è stand for the braces.
_LAST = {each: (digit, 1) for digit, each in enumerate("{ABCDEFGHI")}
_LAST |= {each: (digit, -1) for digit, each in enumerate("}JKLMNOPQR")}
_LAST |= {str(digit): (digit, 1) for digit in range(10)}
_LAST |= {"é": (0, 1), "è": (0, -1)}
_CHECK = "01"
#: Values of the letters in a RIB's key.
_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a CFONB 120 file, by its first record."""
    return bool(_HEADER.match(data[:1000].removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account and period, from record 01 to 07.

    Raises StatementError.
    """
    text = decode(data).lstrip("\ufeff")
    return _Cfonb120File(filename).statements(split_records(text, _WIDTH))


class _Cfonb120File:
    """A file's records, read one after the other."""

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.found: list[Statement] = []
        self.current: Statement | None = None
        self.opened = ("", 0)
        #: The records 05 of each transaction of the current statement.
        self.details: list[list[str]] = []
        self.last = ""

    def statements(self, lines: list[str]) -> list[Statement]:
        """The statements in a file's records; raises StatementError."""
        for number, line in enumerate(lines, 1):
            if not line.strip(" \t\x00\x1a\f"):
                continue
            try:
                self._read_line(line.ljust(_WIDTH), number)
            except RecordError as error:
                raise refusal(
                    _KIND, self.filename, number, error.sentence, line[:2].strip()
                ) from error
        if self.current is not None:
            raise StatementError(
                _(
                    "The CFONB 120 file “%(filename)s” ends before the new balance "
                    "(record 07) of account %(account)s, which starts in line "
                    "%(line)s, so a part of it is missing. Download it from the bank "
                    "again; nothing was imported.",
                    filename=self.filename,
                    account=self.current.account_number,
                    line=self.opened[1],
                )
            )
        return self.found

    def _read_line(self, line: str, number: int) -> None:
        kind = line[:2]
        if kind == _OLD_BALANCE:
            self._open(line, number)
        elif kind == _TRANSACTION:
            statement = self._statement(line)
            statement.transactions.append(_transaction(line, number))
            self.details.append([])
        elif kind == _DETAIL:
            statement = self._statement(line)
            if self.last not in (
                _TRANSACTION,
                _DETAIL,
            ):
                raise RecordError(_("the transaction before it (record 04) is missing"))
            self.details[-1].append(line)
        elif kind == _NEW_BALANCE:
            self._close(line)
        else:
            raise RecordError(_("“%(text)s” is not a record code", text=kind.strip()))
        self.last = kind

    def _open(self, line: str, number: int) -> None:
        if self.current is not None:
            raise RecordError(
                _(
                    "the statement before it (line %(line)s) has no new balance "
                    "(record %(record)s)",
                    line=self.opened[1],
                    record="07",
                )
            )
        self.opened = (line[21:32], number)
        self.current = Statement(
            account_number=_rib(line[2:7], line[11:16], line[21:32]),
            currency=line[16:19].strip(),
            balance_start=_amount(line, 90),
        )

    def _statement(self, line: str) -> Statement:
        if self.current is None:
            raise RecordError(_("the old balance before it (record 01) is missing"))
        if line[21:32] != self.opened[0]:
            raise RecordError(
                _(
                    "it belongs to account %(account)s, but the statement around it "
                    "to account %(other)s",
                    account=line[21:32].strip(),
                    other=self.opened[0].strip(),
                )
            )
        return self.current

    def _close(self, line: str) -> None:
        statement = self._statement(line)
        statement.date = short_date(line[34:40], "dmy")
        statement.balance_end = _amount(line, 90)
        pairs = zip(statement.transactions, self.details, strict=True)
        for transaction, details in pairs:
            finish(transaction, details, statement.currency)
        self.details = []
        identify(statement.transactions)
        statement.warnings += check_balances(statement)
        self.found.append(statement)
        self.current = None


def _transaction(line: str, number: int) -> Transaction:
    code = line[32:34].strip()
    value_date = line[42:48]
    transaction = Transaction(
        date=short_date(line[34:40], "dmy"),
        value_date=short_date(value_date, "dmy") if given(value_date) else None,
        amount=_amount(line, 90),
        text=squeeze(line[48:79]),
        transaction_type=code,
        reference=given(line[104:120]),
        raw={"04": line.rstrip()},
        line=number,
    )
    if code in (_CHECK, CHECKS):
        transaction.check_number = given(line[81:88]).lstrip("0")
    return transaction


def _amount(line: str, start: int) -> Decimal:
    """Fourteen places, the last one with the sign; decimals as the record says."""
    raw = line[start : start + 14]
    decimals = line[19]
    if not decimals.isdigit():
        # Old files leave the number of decimals out, and are in francs or euros.
        decimals = "2" if decimals == " " else ""
    digit, sign = _LAST.get(raw[-1], (0, 0))
    if not sign or not decimals:
        raise RecordError(_("the amount “%(text)s” is not a number", text=raw.strip()))
    # Some banks fill with blanks in place of zeros.
    amount = fixed_amount(f"{raw[:-1].replace(' ', '0')}{digit}", int(decimals))
    return amount * sign


def _rib(bank: str, branch: str, account: str) -> str:
    """The account with its key, as it ends a French IBAN."""
    parts = [each.translate(_LETTERS) for each in (bank, branch, account)]
    if not all(each.isascii() and each.isdigit() for each in parts):
        return f"{bank}{branch}{account}".replace(" ", "")
    numbers = (int(each) for each in parts)
    weighted = sum(
        weight * number for weight, number in zip((89, 15, 3), numbers, strict=True)
    )
    return f"{bank}{branch}{account}{97 - weighted % 97:02d}"


FORMAT = Format(_KIND, recognise, read, rank=20)
