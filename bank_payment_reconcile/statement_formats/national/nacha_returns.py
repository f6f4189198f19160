"""NACHA return files: ACH entries of ours that came back, in the United States.

The public description is "ACH File Specifications" of the Nacha Operating Rules
(appendix 3; returns and their codes in appendix 4): records of 94 characters, an entry
and behind it an addenda record of type 99 with the reason. An entry we debited comes
back as money out, one we credited as money in.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date, timedelta

from ...sentences import _
from ..layouts.record_file import (
    CREDITS,
    DEBITS,
    RecordFile,
    and_more,
    missing_before,
    must_agree,
    told_amount,
    told_count,
    unknown_code,
    without_money,
)
from ..returns import codes
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, Transaction
from ..shared.records import (
    RecordError,
    fixed_amount,
    short_date,
    split_records,
    squeeze,
)
from ..shared.registry import Format


class NachaCode(Code):
    """What a record is, by its first character."""

    FILE = "1"
    BATCH = "5"
    ENTRY = "6"
    ADDENDA = "7"
    BATCH_END = "8"
    FILE_END = "9"


_KIND = "NACHA"
_CURRENCY = "USD"
_DECIMALS = 2
_WIDTH = 94
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}101[ 0-9]{10}")
#: An addenda record that says why an entry came back.
_RETURN = re.compile(rb"799R[0-9]{2}[0-9 ]{15}")
_RETURNED = "99"
#: The second digit of an entry's code from which on it debits.
_FIRST_DEBIT = 5
_ENTRIES = _("the number of entries and addenda")
_BATCHES = _("the number of batches")
_HALF_A_YEAR = timedelta(days=183)


def recognise(data: bytes) -> bool:
    """Whether the bytes are a NACHA file with returns in it.

    What we send to the bank begins alike, and has none.
    """
    return bool(_HEADER.match(data[:300]) and _RETURN.search(data))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement of what came back, without balances; raises StatementError.

    It names no account of ours.
    """
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _NachaReturnFile(filename).statements(split_records(text, _WIDTH))


class _NachaReturnFile(RecordFile):
    kind = _KIND
    width = _WIDTH
    code = slice(0, 1)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.statement = Statement(currency=_CURRENCY)
        #: The day of the file, and the batch and the entry at hand.
        self.made: date | None = None
        self.batch = ""
        self.entry: Transaction | None = None
        self.is_complete = False
        self.batches = self.left_out = self.entries = 0
        #: Entries and addenda, debits and credits: of the batch, and of the file.
        self.sums = [0, 0, 0]
        self.total = [0, 0, 0]

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[0]
        if self.is_complete:
            # Lines of nines fill the last block.
            if line.strip("9 "):
                raise unknown_code(line[:3])
        elif kind == NachaCode.FILE:
            self.made = short_date(line[23:29], "ymd")
        elif kind == NachaCode.BATCH:
            self._refuse_open()
            self.batch, self.sums = line, [0, 0, 0]
            self.batches += 1
        elif kind == NachaCode.ENTRY:
            self._add_entry(line)
        elif kind == NachaCode.ADDENDA:
            self._add_addenda(line)
        elif kind == NachaCode.BATCH_END:
            self._close(line)
        elif kind == NachaCode.FILE_END:
            self._end_file(line)
        else:
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(NachaCode.FILE_END.value)
        statement = self.statement
        if statement.transactions:
            statement.date = max(each.date for each in statement.transactions)
            statement.warnings += without_money(self.left_out)
            others = self.entries - len(statement.transactions) - self.left_out
            if others > 0:
                statement.warnings.append(
                    _(
                        "Entries that did not come back, left out: %(count)s.",
                        count=others,
                    )
                )
            self.found = [statement]

    def _refuse_open(self) -> None:
        if self.batch:
            raise missing_before(NachaCode.BATCH_END.value)

    def _add_entry(self, line: str) -> None:
        if not self.batch or self.made is None:
            raise missing_before(NachaCode.BATCH.value)
        if not line[1:3].isdecimal() or not line[1:3].isascii():
            raise RecordError(_("“%(text)s” is not a transaction code", text=line[1:3]))
        is_debit = int(line[2]) >= _FIRST_DEBIT
        amount = fixed_amount(line[29:39].strip(), _DECIMALS)
        self.sums[0] += 1
        self.entries += 1
        self.sums[1 if is_debit else 2] += int(amount.scaleb(_DECIMALS))
        self.entry = Transaction(
            date=_settled(self.batch[75:78], self.made),
            amount=-amount if is_debit else amount,
            text=squeeze(self.batch[53:63]),
            partner_name=squeeze(line[54:76]),
            partner_account=line[12:29].strip(),
            end_to_end_id=given(line[39:54]),
            transaction_type=line[1:3],
            bank_id=given(line[79:94]),
            raw={"5": self.batch.rstrip(), "6": line.rstrip()},
            line=self.number,
        )

    def _add_addenda(self, line: str) -> None:
        entry = self.entry
        if entry is None:
            raise missing_before(NachaCode.ENTRY.value)
        self.sums[0] += 1
        if line[1:3] != _RETURNED:
            # A change that the bank tells, or text of the entry itself.
            self.left_out += line[1:3] == "98"
            return
        code, told = line[3:6], squeeze(line[35:79])
        entry.raw["7"] = line.rstrip()
        if entry.returned is None and entry.amount:
            self.statement.transactions.append(entry)
        entry.returned = codes.reason(code, told, "return")
        entry.text = and_more(entry.text, f"{code} {told}".strip())
        trace = given(line[6:21])
        entry.order_ids = (trace,) if trace else ()

    def _close(self, line: str) -> None:
        if not self.batch:
            raise missing_before(NachaCode.BATCH.value)
        self.batch, self.entry = "", None
        _check(self.sums, line[4:10], line[20:32], line[32:44])
        self.total = [a + b for a, b in zip(self.total, self.sums, strict=True)]

    def _end_file(self, line: str) -> None:
        self._refuse_open()
        self.is_complete = True
        must_agree(_BATCHES, told_count(line[1:7]), self.batches)
        _check(self.total, line[13:21], line[31:43], line[43:55])


def _check(sums: list[int], count: str, debits: str, credits: str) -> None:
    """Compares what a last record tells with what was counted."""
    must_agree(_ENTRIES, told_count(count), sums[0])
    for what, raw, found in ((DEBITS, debits, sums[1]), (CREDITS, credits, sums[2])):
        told = told_amount(raw, _DECIMALS)
        must_agree(what, told, fixed_amount(str(found), _DECIMALS))


def _settled(raw: str, made: date) -> date:
    """The day on which a batch is settled, of which the file tells the day of the year;
    where it does not, the day of the file."""
    if not (raw.isascii() and raw.isdecimal()) or not 0 < int(raw) <= 366:
        return made
    day = date(made.year, 1, 1) + timedelta(days=int(raw) - 1)
    if day - made > _HALF_A_YEAR:
        return date(made.year - 1, 1, 1) + timedelta(days=int(raw) - 1)
    if made - day > _HALF_A_YEAR:
        return date(made.year + 1, 1, 1) + timedelta(days=int(raw) - 1)
    return day


FORMAT = Format(_KIND, recognise, read, rank=20)
