"""KTL: incoming reference payments of Finnish banks ("saapuvat viitemaksut").

The public description is "Saapuvien viitemaksujen palvelu" of Finanssialan
Keskusliitto: a batch record (0), payments (3, direct debits 5) and sums (9), of 90
characters. A file tells no balance.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..layouts.record_file import (
    PAYMENTS,
    TOTAL,
    RecordFile,
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
from ..shared.records import fixed_amount, short_date, split_records, squeeze
from ..shared.registry import Format
from .iban import finnish


class KtlCode(Code):
    """What a record is, by its first character."""

    BATCH = "0"
    PAYMENT = "3"
    DEBIT = "5"
    BATCH_END = "9"


_KIND = "KTL"
_WIDTH = 90
_CURRENCY = "EUR"
_DECIMALS = 2
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,20}0[0-9]{6}[0-9]{4}[0-9A-Z ]{2}[^\r\n]{10,200}[\r\n]*"
    rb"[35][0-9]{14}[0-9]{12}[0-9A-Z ]{16}[0-9]{20}"
)
#: A payment that takes an earlier one back.
_CORRECTED = "1"
_CORRECTIONS = _("the number of corrections")
_CORRECTED_SUM = _("the sum of the corrections")


def recognise(data: bytes) -> bool:
    """Whether the bytes are reference payments, by their first two records."""
    return bool(_HEADER.match(data[:400]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account, without balances; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _KtlFile(filename).statements(split_records(text, _WIDTH))


class _KtlFile(RecordFile):
    kind = _KIND
    width = _WIDTH
    code = slice(0, 1)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        #: The payments of the batch at hand, None outside of one.
        self.batch: list[Transaction] | None = None
        self.accounts: dict[str, Statement] = {}

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[0]
        if kind == KtlCode.BATCH:
            if self.batch is not None:
                raise missing_before(KtlCode.BATCH_END.value)
            self.batch = []
        elif kind in (KtlCode.PAYMENT, KtlCode.DEBIT):
            self._add_payment(line)
        elif kind == KtlCode.BATCH_END:
            self._close(line)
        else:
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if self.batch is not None or not self.count:
            raise self.cut_off(KtlCode.BATCH_END.value)

    def _add_payment(self, line: str) -> None:
        if self.batch is None:
            raise missing_before(KtlCode.BATCH.value)
        amount = fixed_amount(line[77:87].strip(), _DECIMALS)
        payment = Transaction(
            date=short_date(line[15:21], "ymd"),
            amount=-amount if line[87] == _CORRECTED else amount,
            reference=given(line[43:63]).lstrip("0"),
            partner_name=squeeze(line[63:75]),
            bank_id=given(line[27:43]),
            transaction_type=line[0],
            raw={line[0]: line.rstrip()},
            line=self.number,
        )
        account = finnish(line[1:15].strip())
        statement = self.accounts.get(account)
        if statement is None:
            statement = Statement(account_number=account, currency=_CURRENCY)
            self.accounts[account] = statement
            self.found.append(statement)
        statement.date = max(statement.date or payment.date, payment.date)
        statement.transactions.append(payment)
        self.batch.append(payment)

    def _close(self, line: str) -> None:
        if self.batch is None:
            raise missing_before(KtlCode.BATCH.value)
        batch, self.batch = self.batch, None
        corrected = [each.amount for each in batch if each.amount < 0]
        paid = [each.amount for each in batch if each.amount >= 0]
        must_agree(PAYMENTS, told_count(line[1:7]), len(paid))
        must_agree(TOTAL, told_amount(line[7:18], _DECIMALS), sum(paid, Decimal(0)))
        must_agree(_CORRECTIONS, told_count(line[18:24]), len(corrected))
        told = told_amount(line[24:35], _DECIMALS)
        must_agree(_CORRECTED_SUM, told, -sum(corrected, Decimal(0)))


FORMAT = Format(_KIND, recognise, read, rank=20)
