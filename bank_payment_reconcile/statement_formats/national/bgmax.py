"""BgMax: payments received through Bankgirot, in Sweden.

The public description is "Bankgiro Inbetalningar, Technical Manual" of
Bankgirocentralen BGC (November 2019), section 3. A file has sections, each with the
payments of one deposit and the deposit behind them; balances it does not tell.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date

from ...sentences import _
from ..layouts.record_file import (
    PAYMENTS,
    TOTAL,
    RecordFile,
    and_more,
    missing_before,
    must_agree,
    told_amount,
    told_count,
    total_of,
    unknown_code,
)
from ..shared.amounts import currency_decimals
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, Transaction
from ..shared.records import (
    RecordError,
    fixed_amount,
    long_date,
    split_records,
    squeeze,
)
from ..shared.registry import Format


class BgMaxCode(Code):
    """What a record is, by its first two characters."""

    FILE = "01"
    SECTION = "05"
    DEPOSIT = "15"
    PAYMENT = "20"
    DEDUCTION = "21"
    #: Further references of a payment: what it pays, and what it deducts.
    REFERENCE = "22"
    DEDUCTED_REFERENCE = "23"
    INFORMATION = "25"
    NAME = "26"
    STREET = "27"
    CITY = "28"
    ORGANISATION = "29"
    FILE_END = "70"


_KIND = "BgMax"
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}01BGMAX ")
_MONEY = (BgMaxCode.PAYMENT, BgMaxCode.DEDUCTION)
_REFERENCES = (BgMaxCode.REFERENCE, BgMaxCode.DEDUCTED_REFERENCE)
#: Records that belong to the payment or deduction before them.
_OF_PAYMENT = (
    *_REFERENCES,
    BgMaxCode.INFORMATION,
    BgMaxCode.NAME,
    BgMaxCode.STREET,
    BgMaxCode.CITY,
    BgMaxCode.ORGANISATION,
)
_CURRENCY = "SEK"
_TEST = "T"
_NO_DAY = date(1900, 1, 1)
_DEDUCTIONS = _("the number of deductions")
_FURTHER = _("the number of further references")
_DEPOSITS = _("the number of deposits")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a BgMax file, by its first record."""
    return bool(_HEADER.match(data[:200]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account, without balances; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _BgMaxFile(filename).statements(split_records(text, _BgMaxFile.width))


class _BgMaxFile(RecordFile):
    kind = _KIND
    width = 80

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        #: The payments of the section at hand, None outside of one.
        self.section: list[Transaction] | None = None
        self.bankgiro = ""
        self.currency = ""
        self.is_complete = False
        #: How many of each record there are.
        self.counts: dict[str, int] = {}
        self.accounts: dict[tuple[str, str], Statement] = {}

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[:2]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if kind in _MONEY:
            self._add_payment(kind, line)
        elif kind in _OF_PAYMENT:
            self._add_detail(kind, line)
        elif kind == BgMaxCode.SECTION:
            self._open(line)
        elif kind == BgMaxCode.DEPOSIT:
            self._close(line)
        elif kind == BgMaxCode.FILE_END:
            self._check(line)
        elif kind == BgMaxCode.FILE:
            if line[44] == _TEST:
                raise RecordError(_("the bank marks the file as a test"))
            self.is_complete, self.counts = False, {}
        else:
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(BgMaxCode.FILE_END.value)

    def _open(self, line: str) -> None:
        if self.section is not None:
            raise missing_before(BgMaxCode.DEPOSIT.value)
        self.section = []
        self.bankgiro = line[2:12].strip().lstrip("0") or line[12:22].strip(" 0")
        self.currency = line[22:25].strip() or _CURRENCY

    def _add_payment(self, kind: str, line: str) -> None:
        if self.section is None:
            raise missing_before(BgMaxCode.SECTION.value)
        amount = fixed_amount(line[37:55].strip(), currency_decimals(self.currency))
        reference = given(line[12:37])
        is_number = reference.isascii() and reference.isdigit()
        transaction = Transaction(
            # The day stands in the deposit, which follows.
            date=_NO_DAY,
            amount=-amount if kind == BgMaxCode.DEDUCTION else amount,
            partner_account=line[2:12].strip().lstrip("0"),
            reference=reference if is_number else "",
            text="" if is_number else squeeze(reference),
            bank_id=given(line[57:69]),
            transaction_type=kind,
            raw={kind: line.rstrip()},
            line=self.number,
        )
        self.section.append(transaction)

    def _add_detail(self, kind: str, line: str) -> None:
        if not self.section:
            raise missing_before(BgMaxCode.PAYMENT.value)
        payment = self.section[-1]
        told = payment.raw.get(kind, "")
        payment.raw[kind] = and_more(told, line.rstrip(), "\n")
        if kind in _REFERENCES:
            payment.text = and_more(payment.text, squeeze(line[12:37]))
        elif kind == BgMaxCode.INFORMATION:
            payment.text = and_more(payment.text, squeeze(line[2:52]))
        elif kind == BgMaxCode.NAME:
            # The second half goes on with the first, or is a name of its own.
            payment.partner_name = squeeze(f"{line[2:37]} {line[37:72]}")
        elif kind == BgMaxCode.STREET:
            payment.partner_street = squeeze(line[2:37])
            payment.partner_city = squeeze(line[37:46])
        elif kind == BgMaxCode.CITY:
            city = f"{payment.partner_city} {line[2:37]} {line[37:72]}"
            payment.partner_city = squeeze(city)

    def _close(self, line: str) -> None:
        if self.section is None:
            raise missing_before(BgMaxCode.SECTION.value)
        payments, self.section = self.section, None
        currency = line[68:71].strip() or self.currency
        deposit = told_amount(line[50:68], currency_decimals(currency))
        must_agree(PAYMENTS, told_count(line[71:79]), len(payments))
        must_agree(TOTAL, deposit, total_of(payments))
        account = line[2:37].strip().lstrip("0") or self.bankgiro
        statement = self._statement(account, currency)
        day = long_date(line[37:45], "ymd")
        serial = line[45:50].strip()
        for each in payments:
            each.date = day
            each.batch_id = f"{day:%Y%m%d}-{serial}"
            each.batch_amount = deposit
            each.is_part = len(payments) > 1
        statement.date = max(statement.date or day, day)
        statement.transactions += payments

    def _statement(self, account: str, currency: str) -> Statement:
        """The statement of the account, of which there may be a deposit already."""
        statement = self.accounts.get((account, currency))
        if statement is None:
            statement = Statement(account_number=account, currency=currency)
            self.accounts[account, currency] = statement
            self.found.append(statement)
        return statement

    def _check(self, line: str) -> None:
        if self.section is not None:
            raise missing_before(BgMaxCode.DEPOSIT.value)
        self.is_complete = True
        further = sum(self.counts.get(each, 0) for each in _REFERENCES)
        for what, raw, found in (
            (PAYMENTS, line[2:10], self.counts.get(BgMaxCode.PAYMENT, 0)),
            (_DEDUCTIONS, line[10:18], self.counts.get(BgMaxCode.DEDUCTION, 0)),
            (_FURTHER, line[18:26], further),
            (_DEPOSITS, line[26:34], self.counts.get(BgMaxCode.DEPOSIT, 0)),
        ):
            must_agree(what, told_count(raw), found)


FORMAT = Format(_KIND, recognise, read, rank=20)
