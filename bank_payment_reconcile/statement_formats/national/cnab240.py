"""CNAB 240 of Brazilian banks: account statements and collected bills.

The public description is "Layout Padrão FEBRABAN 240 posições" (version 10.06):
segment E, "extrato de conta corrente para conciliação bancária", and of the bills
("títulos em cobrança") the segments T and U of the file that comes back.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ...sentences import _
from ..layouts.record_file import (
    CREDITS,
    DEBITS,
    RECORDS,
    RecordFile,
    missing_before,
    must_agree,
    must_balance,
    no_sign,
    told_amount,
    told_count,
    total_of,
    unknown_code,
    without_money,
)
from ..returns import words
from ..shared.amounts import currency_decimals
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.iso4217 import CODES
from ..shared.model import Charge, ReturnReason, Statement, Transaction
from ..shared.records import long_date, split_records, squeeze
from ..shared.registry import Format


class Cnab240Code(Code):
    """What a record is, by its eighth character."""

    FILE = "0"
    LOT = "1"
    #: Records that some banks put at the begin and the end of a lot.
    LOT_BEGIN = "2"
    DETAIL = "3"
    LOT_TAIL = "4"
    LOT_END = "5"
    FILE_END = "9"


_KIND = "CNAB 240"
_BOM = b"\xef\xbb\xbf"
_HEADER = re.compile(rb"\s{0,100}[0-9]{3}00000[0-9 ]{9}[0-9][0-9 ]{14}")
#: A detail of a segment that tells of money, in lines or in one block.
_MONEY = re.compile(rb"[0-9]{7}3[0-9]{5}[EU]")
_CURRENCY = "BRL"
#: What moves the account's balance; others tell of money that is bound or blocked.
_AVAILABLE = ("DPV", "")
#: Movements of a bill that bring money: paid, and paid after it was taken back or
#: without having been registered.
_PAID = ("06", "17")
_LOT_RECORDS = _("the lot's number of records")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a CNAB 240 file of statements or of bills paid.

    What is sent to the bank begins alike, and has no such record.
    """
    return bool(_HEADER.match(data[:400].removeprefix(_BOM)) and _MONEY.search(data))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per lot; raises StatementError.

    Lots of bills have no balances.
    """
    text = decode(data, "iso-8859-1").lstrip("\ufeff\r\n")
    return _Cnab240File(filename).statements(split_records(text, _Cnab240File.width))


@dataclass(slots=True)
class _Lot:
    """A lot at hand: its header, what is in it, and whether it has a closing record."""

    head: str
    begun: int
    available: list[Transaction] = field(default_factory=list)
    others: list[Transaction] = field(default_factory=list)
    bill: str = ""
    left_out: int = 0
    is_statement: bool = False


class _Cnab240File(RecordFile):
    kind = _KIND
    width = 240
    code = slice(7, 8)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.lot: _Lot | None = None
        self.is_complete = False

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[7]
        if kind == Cnab240Code.LOT:
            if self.lot is not None:
                raise missing_before(Cnab240Code.LOT_END.value)
            self.lot = _Lot(line, self.count)
        elif kind == Cnab240Code.DETAIL:
            self._add(self._lot(), line)
        elif kind == Cnab240Code.LOT_END:
            self._close(self._lot(), line)
        elif kind == Cnab240Code.FILE_END:
            if self.lot is not None:
                raise missing_before(Cnab240Code.LOT_END.value)
            if self.is_complete:
                raise missing_before(Cnab240Code.FILE.value)
            self.is_complete = True
            must_agree(RECORDS, told_count(line[23:29]), self.count)
        elif kind == Cnab240Code.FILE:
            self.is_complete, self.count = False, 1
        elif kind not in tuple(Cnab240Code):
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(Cnab240Code.FILE_END.value)

    def _lot(self) -> _Lot:
        if self.lot is None:
            raise missing_before(Cnab240Code.LOT.value)
        return self.lot

    def _add(self, lot: _Lot, line: str) -> None:
        segment = line[13]
        if segment == "E":
            lot.is_statement = True
            kind = line[108:111].strip()
            found = lot.available if kind in _AVAILABLE else lot.others
            found.append(self._entry(line))
        elif segment == "T":
            if lot.bill:
                raise missing_before("U")
            lot.bill = line
        elif segment == "U":
            if not lot.bill:
                raise missing_before("T")
            payment = self._bill(lot.bill, line)
            lot.bill = ""
            if payment is None:
                lot.left_out += 1
            else:
                lot.available.append(payment)

    def _entry(self, line: str) -> Transaction:
        text = squeeze(line[176:201])
        document = given(line[201:240])
        booked, entered = line[142:150], line[134:142]
        return Transaction(
            date=long_date(booked, "dmy"),
            value_date=long_date(entered, "dmy") if given(entered) else None,
            amount=_signed(line[150:169], currency_decimals(_CURRENCY)),
            text=f"{text} {squeeze(document)}".strip(),
            reference=document.lstrip("0") if document.isdecimal() else "",
            transaction_type=f"{line[169:172]}{line[172:176]}".strip(),
            returned=ReturnReason("", "", "return")
            if words.names_return(text)
            else None,
            raw={"E": line[102:240].rstrip()},
            line=self.number,
        )

    def _bill(self, bill: str, line: str) -> Transaction | None:
        """A bill that was paid; None where something else is told of it."""
        if line[15:17] not in _PAID:
            return None
        paid = told_amount(line[77:92], 2)
        credited = told_amount(line[92:107], 2) or paid
        day = line[145:153] if given(line[145:153]) else line[137:145]
        transaction = Transaction(
            date=long_date(day, "dmy"),
            amount=credited,
            partner_name=squeeze(bill[148:188]),
            text=" ".join(
                filter(None, (given(squeeze(bill[58:73])), given(bill[105:130])))
            ),
            reference=given(bill[37:57]),
            transaction_type=line[15:17],
            raw={"T": bill[13:].rstrip(), "U": line[13:].rstrip()},
            line=self.number,
        )
        if paid > credited:
            transaction.charges = (Charge(credited - paid, "", True),)
        return transaction

    def _close(self, lot: _Lot, line: str) -> None:
        if lot.bill:
            raise missing_before("U")
        self.lot = None
        count = self.count - lot.begun + 1
        if lot.is_statement:
            told = line[170:176]
            statement = self._statement(lot, line)
        elif lot.available or lot.left_out:
            told = line[17:23]
            statement = _of_bills(lot)
        else:
            return
        must_agree(_LOT_RECORDS, told_count(told), count)
        statement.warnings += without_money(lot.left_out)
        self.found.append(statement)

    def _statement(self, lot: _Lot, line: str) -> Statement:
        head = lot.head
        currency = head[170:173].strip()
        currency = currency if currency in CODES else _CURRENCY
        statement = Statement(
            account_number=_account(head[58:72]),
            currency=currency,
            number=head[173:178].strip().lstrip("0"),
            date=long_date(line[142:150], "dmy") if given(line[142:150]) else None,
            balance_start=_balance(head[150:169]),
            balance_end=_balance(line[150:169]),
            transactions=lot.available,
        )
        if lot.others and not _balances(statement):
            # Some banks tell of every entry what it is, also where all are booked.
            statement.transactions = sorted(
                lot.available + lot.others, key=lambda each: each.line
            )
        else:
            lot.left_out += len(lot.others)
        must_balance(statement)
        amounts = [each.amount for each in statement.transactions]
        debits = -sum((each for each in amounts if each < 0), Decimal(0))
        credits = sum((each for each in amounts if each > 0), Decimal(0))
        if not _balances(statement) or statement.balance_start is None:
            must_agree(DEBITS, told_amount(line[176:194], 2), debits)
            must_agree(CREDITS, told_amount(line[194:212], 2), credits)
        return statement


def _of_bills(lot: _Lot) -> Statement:
    """The statement of a lot of bills."""
    return Statement(
        account_number=_account(lot.head[59:73]),
        currency=_CURRENCY,
        date=max((each.date for each in lot.available), default=None),
        transactions=lot.available,
    )


def _account(raw: str) -> str:
    """Twelve digits and a check digit, as banks write an account.

    Some have but one check digit for agency and account, behind where it belongs.
    """
    number, digit = raw[:12].strip().lstrip("0"), raw[12:14].strip()[:1]
    return f"{number}{digit}" if number else ""


def _balance(raw: str) -> Decimal | None:
    """An amount and C or D behind it; None where it is left out."""
    return _signed(raw, 2) if raw.strip() and raw[-1] != " " else None


def _balances(statement: Statement) -> bool:
    start, end = statement.balance_start, statement.balance_end
    if start is None or end is None:
        return True
    return start + total_of(statement.transactions) == end


def _signed(raw: str, decimals: int) -> Decimal:
    sign = raw[-1].upper()
    if sign not in "CD":
        raise no_sign(sign)
    amount = told_amount(raw[:-1], decimals)
    return -amount if sign == "D" else amount


FORMAT = Format(_KIND, recognise, read, rank=20)
