"""OCR giro: payments received with their KID, of Nets in Norway.

The public description is "OCR giro, systemspesifikasjon" of Nets (BBS), service 09. A
file has assignments, one for each agreement and account; balances it does not tell.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import _
from ..layouts.record_file import (
    PAYMENTS,
    RECORDS,
    TOTAL,
    RecordFile,
    missing_before,
    must_agree,
    told_amount,
    told_count,
    total_of,
    unknown_code,
    without_money,
)
from ..returns import codes
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, Transaction
from ..shared.records import RecordError, fixed_amount, short_date, split_records
from ..shared.registry import Format


class OcrGiroCode(Code):
    """What a record is, by its seventh and eighth characters."""

    FILE = "10"
    ASSIGNMENT = "20"
    AMOUNT = "30"
    DEBITED = "31"
    TEXT = "32"
    ASSIGNMENT_END = "88"
    FILE_END = "89"


_KIND = "OCR giro"
_CURRENCY = "NOK"
_DECIMALS = 2
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}NY000010[0-9]{8}")
#: Of other services are agreements to debit, which move no money.
_SERVICE = "09"
#: A purchase that is taken back, with a KID and with a text.
_REVERSED = ("18", "20")
_WIDTH = 80


def recognise(data: bytes) -> bool:
    """Whether the bytes are a file of Nets, with payments in it.

    What we send to Nets begins alike, and has no payment of this service.
    """
    return bool(_HEADER.match(data[:200])) and b"NY0900" in data


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per assignment, without balances; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _OcrGiroFile(filename).statements(split_records(text, _WIDTH))


class _OcrGiroFile(RecordFile):
    kind = _KIND
    width = _WIDTH
    code = slice(6, 8)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.current: Statement | None = None
        #: Whether the assignment at hand is of another service.
        self.is_other = False
        self.is_complete = False
        #: Records up to the assignment at hand, and of other services.
        self.opened = 0
        self.others = 0
        #: Assignments before those of the transmission at hand.
        self.first = 0

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[6:8]
        if line[:2] != "NY":
            raise unknown_code(line[:8])
        if kind == OcrGiroCode.FILE_END:
            self._end_file(line)
        elif kind == OcrGiroCode.ASSIGNMENT:
            self._open(line)
        elif self.is_other:
            self.others += kind == OcrGiroCode.AMOUNT
            self.is_other = kind != OcrGiroCode.ASSIGNMENT_END
        elif kind == OcrGiroCode.AMOUNT:
            self._add_payment(line)
        elif kind in (OcrGiroCode.DEBITED, OcrGiroCode.TEXT):
            self._add_detail(kind, line)
        elif kind == OcrGiroCode.ASSIGNMENT_END:
            self._close(line)
        elif kind == OcrGiroCode.FILE:
            self.is_complete, self.count = False, 1
            self.first = len(self.found)
        else:
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(OcrGiroCode.FILE_END.value)
        if self.found:
            self.found[0].warnings += without_money(self.others)

    def _open(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(OcrGiroCode.ASSIGNMENT_END.value)
        self.is_other = line[2:4] != _SERVICE
        self.opened = self.count
        if not self.is_other:
            self.current = Statement(
                account_number=line[24:35].strip(), currency=_CURRENCY
            )

    def _assignment(self) -> Statement:
        if self.current is None:
            raise missing_before(OcrGiroCode.ASSIGNMENT.value)
        return self.current

    def _add_payment(self, line: str) -> None:
        statement = self._assignment()
        amount = fixed_amount(line[32:49].strip(), _DECIMALS)
        kind = line[4:6]
        is_out = line[31] == "-"
        transaction = Transaction(
            date=short_date(line[15:21], "dmy"),
            amount=-amount if is_out else amount,
            reference=given(line[49:74]),
            transaction_type=kind,
            returned=codes.reason("", "", "reverse")
            if is_out and kind in _REVERSED
            else None,
            raw={OcrGiroCode.AMOUNT.value: line.rstrip()},
            line=self.number,
        )
        statement.transactions.append(transaction)

    def _add_detail(self, kind: str, line: str) -> None:
        payments = self._assignment().transactions
        if not payments:
            raise missing_before(OcrGiroCode.AMOUNT.value)
        payment = payments[-1]
        if payment.raw[OcrGiroCode.AMOUNT.value][8:15] != line[8:15]:
            raise RecordError(
                _(
                    "it belongs to transaction %(number)s, but the one before it is "
                    "%(other)s",
                    number=line[8:15],
                    other=payment.raw[OcrGiroCode.AMOUNT.value][8:15],
                )
            )
        payment.raw[kind] = line.rstrip()
        if kind == OcrGiroCode.TEXT:
            payment.text = line[15:55].strip()
        else:
            payment.partner_account = given(line[47:58])
            payment.bank_id = f"{given(line[15:25])}{given(line[25:34])}"

    def _close(self, line: str) -> None:
        statement = self._assignment()
        payments, self.current = statement.transactions, None
        must_agree(PAYMENTS, told_count(line[8:16]), len(payments))
        must_agree(RECORDS, told_count(line[16:24]), self.count - self.opened + 1)
        _check_total(line, payments)
        statement.date = max((each.date for each in payments), default=None)
        self.found.append(statement)

    def _end_file(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(OcrGiroCode.ASSIGNMENT_END.value)
        if self.is_complete:
            raise missing_before(OcrGiroCode.FILE.value)
        self.is_complete = True
        must_agree(RECORDS, told_count(line[16:24]), self.count)
        if not self.others:
            own = self.found[self.first :]
            payments = [line for each in own for line in each.transactions]
            must_agree(PAYMENTS, told_count(line[8:16]), len(payments))
            _check_total(line, payments)


def _check_total(line: str, payments: list[Transaction]) -> None:
    """Compares the sum that a last record tells, which has no sign, with the payments.

    Whether what is taken back lessens it is left open by the description.
    """
    told = told_amount(line[24:41], _DECIMALS)
    if told != sum(abs(each.amount) for each in payments):
        must_agree(TOTAL, told, total_of(payments))


FORMAT = Format(_KIND, recognise, read, rank=20)
