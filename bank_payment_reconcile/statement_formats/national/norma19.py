"""Norma 19: direct debits of Spanish creditors that came back, as before SEPA.

The public description is "Adeudos por domiciliaciones en soporte magnético", Cuaderno
19 of the Asociación Española de Banca (2008): records of 162 characters, of which those
of returned debits have a data code of 90 to 96. A file tells no balance.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date

from ...sentences import _
from ..layouts.record_file import (
    RECORDS,
    RecordFile,
    and_more,
    missing_before,
    must_agree,
    told_amount,
    told_count,
    total_of,
    unknown_code,
)
from ..returns import codes
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.model import Statement, Transaction
from ..shared.records import fixed_amount, short_date, split_records, squeeze
from ..shared.registry import Format


class Norma19Code(Code):
    """What a record is, by its first two characters."""

    PRESENTER = "51"
    CREDITOR = "53"
    DEBIT = "56"
    CREDITOR_END = "58"
    PRESENTER_END = "59"


_KIND = "Norma 19"
_WIDTH = 162
_CURRENCY = "EUR"
_DECIMALS = 2
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}5[13]90[0-9A-Z ]{9}[0-9A-Z ]{3}[0-9]{6}[0-9 ]{6}"
)
#: Whole codes, as they are named to a person.
_RETURNED_PRESENTER, _RETURNED_PRESENTER_END = "5190", "5990"
_RETURNED_CREDITOR, _RETURNED_CREDITOR_END = "5390", "5890"
_RETURNED_DEBIT = "5690"
#: A debit itself; further ones carry more of its text, and the last its address.
_FIRST, _TEXTS, _ADDRESS = "90", ("91", "92", "93", "94", "95"), "96"
#: The banks' reasons of which ISO 20022 has the same, and all in the document's words.
_REASONS = {
    "1": "AM04",
    "2": "AC04",
    "3": "RC01",
    "4": "RR04",
    "5": "MD01",
    "6": "MD06",
    "7": "AM05",
}
_WORDS = {
    "0": "Importe a cero",
    "1": "Incorriente",
    "2": "No domiciliado o cuenta cancelada",
    "3": "Oficina domiciliataria inexistente",
    "4": "Aplicación R.D. 338/90, sobre el NIF",
    "5": "Por orden del cliente: error o baja en la domiciliación",
    "6": "Por orden del cliente: disconformidad con el importe",
    "7": "Adeudo duplicado, indebido, erróneo o faltan datos",
}
_DEBITS = _("the number of debits")
_SUM = _("the sum of the debits")
_CREDITORS = _("the number of creditors")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a file of returned debits, by its first record.

    What is sent to the bank has other data codes.
    """
    return bool(_HEADER.match(data[:400]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per creditor's account, without balances; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    return _Norma19File(filename).statements(split_records(text, _WIDTH))


class _Norma19File(RecordFile):
    kind = _KIND
    width = _WIDTH
    code = slice(0, 4)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.current: Statement | None = None
        self.day = date.min
        #: Records up to the creditor at hand.
        self.opened = 0
        self.has_presenter = False
        #: Creditors before those of the presenter at hand.
        self.first = 0
        self.last = ""

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[:2]
        self.last = kind
        if kind == Norma19Code.DEBIT:
            self._add_debit(line)
        elif kind == Norma19Code.CREDITOR:
            self._open(line)
        elif kind == Norma19Code.CREDITOR_END:
            self._close(line)
        elif kind == Norma19Code.PRESENTER:
            self.has_presenter, self.count = True, 1
            self.first = len(self.found)
        elif kind == Norma19Code.PRESENTER_END:
            self._end_file(line)
        else:
            raise unknown_code(line[:4])

    def end(self) -> None:
        """Refuses a file without its last record."""
        if self.has_presenter:
            raise self.cut_off(_RETURNED_PRESENTER_END)
        if self.current is not None or not self.last:
            raise self.cut_off(_RETURNED_CREDITOR_END)

    def _open(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(_RETURNED_CREDITOR_END)
        told = line[22:28] if given(line[22:28]) else line[16:22]
        self.day = short_date(told, "dmy")
        self.opened = self.count
        self.current = Statement(
            account_number=given(line[68:88]), currency=_CURRENCY, date=self.day
        )

    def _statement(self) -> Statement:
        if self.current is None:
            raise missing_before(_RETURNED_CREDITOR)
        return self.current

    def _add_debit(self, line: str) -> None:
        statement, kind = self._statement(), line[2:4]
        if kind == _FIRST:
            statement.transactions.append(self._debit(line))
        elif not statement.transactions:
            raise missing_before(_RETURNED_DEBIT)
        elif kind in _TEXTS:
            debit = statement.transactions[-1]
            debit.text = and_more(debit.text, squeeze(line[28:148]))
            debit.raw[line[:4]] = line.rstrip()
        elif kind == _ADDRESS:
            debit = statement.transactions[-1]
            debit.partner_street = squeeze(line[68:108])
            debit.partner_city = squeeze(f"{line[143:148]} {line[108:143]}")
            debit.raw[line[:4]] = line.rstrip()
        else:
            raise unknown_code(line[:4])

    def _debit(self, line: str) -> Transaction:
        why = line[154:155].strip()
        reason = codes.reason(_REASONS.get(why, why), _WORDS.get(why, ""), "return")
        return Transaction(
            date=self.day,
            amount=-fixed_amount(line[88:98].strip(), _DECIMALS),
            partner_name=squeeze(line[28:68]),
            partner_account=given(line[68:88]),
            mandate=given(line[16:28]),
            end_to_end_id=given(line[104:114]),
            text=squeeze(line[114:154]),
            returned=reason,
            raw={line[:4]: line.rstrip()},
            line=self.number,
        )

    def _close(self, line: str) -> None:
        statement, self.current = self._statement(), None
        debits = statement.transactions
        must_agree(_SUM, told_amount(line[88:98], _DECIMALS), -total_of(debits))
        must_agree(_DEBITS, told_count(line[104:114]), len(debits))
        must_agree(RECORDS, told_count(line[114:124]), self.count - self.opened + 1)
        self.found.append(statement)

    def _end_file(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(_RETURNED_CREDITOR_END)
        if not self.has_presenter:
            raise missing_before(_RETURNED_PRESENTER)
        self.has_presenter = False
        own = self.found[self.first :]
        debits = [line for each in own for line in each.transactions]
        must_agree(_CREDITORS, told_count(line[68:72]), len(own))
        must_agree(_SUM, told_amount(line[88:98], _DECIMALS), -total_of(debits))
        must_agree(_DEBITS, told_count(line[104:114]), len(debits))
        must_agree(RECORDS, told_count(line[114:124]), self.count)


FORMAT = Format(_KIND, recognise, read, rank=20)
