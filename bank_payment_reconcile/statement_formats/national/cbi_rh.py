"""CBI RH: balances and movements of Italian bank accounts.

The public description is CBI-RND-001, "Rendicontazione saldi e movimenti di conti
correnti", of the Consorzio CBI (version 6.05, 2013). A file has a report for each
account and day: opening balance (61), movements (62) with details (63), closing (64).
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..layouts.record_file import (
    RECORDS,
    STATEMENTS,
    RecordFile,
    missing_before,
    must_agree,
    must_balance,
    no_sign,
    told_count,
    unknown_code,
)
from ..returns import codes, words
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import bank_id, given
from ..shared.model import Statement, Transaction
from ..shared.records import RecordError, short_date, split_records, squeeze
from ..shared.registry import Format


class CbiCode(Code):
    """What a record is, by its second and third characters."""

    FILE = "RH"
    ACCOUNT = "61"
    MOVEMENT = "62"
    DETAIL = "63"
    CLOSING = "64"
    #: What will be available in days to come.
    FUTURE = "65"
    FILE_END = "EF"


_KIND = "CBI RH"
_WIDTH = 120
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}RH[0-9 ]{5}[0-9A-Z ]{5}[0-9]{6}")
_AMOUNT = re.compile(r"([0-9]{1,12}),([0-9]{1,3})|([0-9]{1,15})")
_COUNTRY = re.compile("[A-Z]{2}[0-9]{2}")
#: Reasons ("causali") of checks: ours, unpaid, irregular.
_CHECKS = ("13", "55", "57")
#: Reasons of what comes back: effects and collections unpaid, checks likewise.
_RETURNS = ("42", "55", "57")
#: Flags at the begin of a detail: who ordered, ids, remittance information, others.
_FLAGS = ("KKK", "YYY", "YY2", "ZZ1", "ZZ2", "ZZ3", "ZZ4", "ID1", "RI1", "RI2")
_IBAN = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a file of balances and movements, by its first record."""
    return bool(_HEADER.match(data[:300]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account and day; raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff\r\n")
    return _CbiFile(filename).statements(split_records(text, _WIDTH))


class _CbiFile(RecordFile):
    kind = _KIND
    width = _WIDTH
    code = slice(0, 3)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.current: Statement | None = None
        #: The details of each movement of the statement at hand, by their flag.
        self.details: list[dict[str, list[str]]] = []
        self.reports = 0
        self.is_complete = False

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        # The blank before each may have got lost on the way.
        line = line if line[0] == " " else f" {line}"
        kind = line[1:3]
        if kind == CbiCode.MOVEMENT:
            self._add_movement(line)
        elif kind == CbiCode.DETAIL:
            self._add_detail(line)
        elif kind == CbiCode.ACCOUNT:
            self._open(line)
        elif kind == CbiCode.CLOSING:
            self._close(line)
        elif kind == CbiCode.FILE:
            self.is_complete = False
            self.reports, self.count = 0, 1
        elif kind == CbiCode.FILE_END:
            self._end_file(line)
        elif kind != CbiCode.FUTURE:
            raise unknown_code(kind)

    def end(self) -> None:
        """Refuses a file without its last record."""
        if not self.is_complete:
            raise self.cut_off(CbiCode.FILE_END.value)

    def _end_file(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(CbiCode.CLOSING.value)
        self.is_complete = True
        must_agree(STATEMENTS, told_count(line[45:52]), self.reports)
        must_agree(RECORDS, told_count(line[82:89]), self.count)

    def _open(self, line: str) -> None:
        if self.current is not None:
            raise missing_before(CbiCode.CLOSING.value)
        self.reports += 1
        self.details = []
        self.current = Statement(
            account_number=_account(line),
            currency=line[74:77].strip() or "EUR",
            date=short_date(line[77:83], "dmy"),
            balance_start=_signed(line[83:99]) if given(line[83:99]) else None,
        )

    def _statement(self) -> Statement:
        if self.current is None:
            raise missing_before(CbiCode.ACCOUNT.value)
        return self.current

    def _add_movement(self, line: str) -> None:
        statement = self._statement()
        value, code = line[13:19], line[41:43].strip()
        check = given(line[45:61])
        transaction = Transaction(
            date=short_date(line[19:25], "dmy"),
            value_date=short_date(value, "dmy") if given(value) else None,
            amount=_signed(line[25:41]),
            text=squeeze(line[86:120]),
            transaction_type=f"{code}{line[43:45].strip()}",
            bank_id=bank_id(line[61:77]),
            check_number=check.lstrip("0") if code in _CHECKS else "",
            raw={"62": line[13:].rstrip()},
            line=self.number,
        )
        statement.transactions.append(transaction)
        self.details.append({})

    def _add_detail(self, line: str) -> None:
        movements = self._statement().transactions
        if not movements:
            raise missing_before(CbiCode.MOVEMENT.value)
        flag = line[13:16]
        content = line[16:120] if flag in _FLAGS else line[13:120]
        name = flag if flag in _FLAGS else ""
        self.details[-1].setdefault(name, []).append(content.ljust(107))

    def _close(self, line: str) -> None:
        statement, self.current = self._statement(), None
        pairs = zip(statement.transactions, self.details, strict=True)
        for transaction, details in pairs:
            _finish(transaction, details)
        statement.balance_end = _signed(line[19:35]) if given(line[19:35]) else None
        must_balance(statement)
        self.found.append(statement)


def _finish(transaction: Transaction, details: dict[str, list[str]]) -> None:
    """Sets what the records 63 of a movement tell."""
    for flag, lines in details.items():
        name = f"63 {flag}".strip()
        transaction.raw[name] = "\n".join(each.rstrip() for each in lines)
    if "YYY" in details:
        # Day of the order, tax number, then name and place of who ordered.
        transaction.partner_name = squeeze(details["YYY"][0][24:])
    if "YY2" in details:
        second = details["YY2"][0]
        transaction.partner_street = squeeze(second[:50])
        account = second[50:84].strip()
        if _IBAN.fullmatch(account):
            transaction.partner_account = account
    if "ID1" in details:
        told = details["ID1"][0]
        transaction.end_to_end_id = given(told[35:70])
        message = given(told[:35])
        if message and transaction.amount < 0:
            transaction.order_ids = (message,)
    free = "".join(details.get("RI1", []) + details.get("RI2", []))
    told_texts = [*map(squeeze, details.get("", [])), squeeze(free)]
    whole = [transaction.text, *filter(given, told_texts)]
    transaction.text = " ".join(dict.fromkeys(filter(None, whole)))
    _set_returned(transaction)


def _set_returned(transaction: Transaction) -> None:
    text = transaction.text
    is_named = transaction.transaction_type[:2] in _RETURNS
    if (is_named and not words.is_charge(text)) or words.opens_with_return(text):
        transaction.returned = codes.reason(codes.find_code(text), "", "return")


def _account(line: str) -> str:
    """The IBAN, where the record has all parts of it; else the account's own number."""
    country, number = line[99:103], line[62:74].strip()
    parts = f"{line[51:62]}{number}"
    if _COUNTRY.fullmatch(country) and len(parts) == 23 and " " not in parts:
        return f"{country}{parts}"
    return number


def _signed(raw: str) -> Decimal:
    """C or D and an amount with a comma."""
    sign, digits = raw[:1], raw[1:].strip()
    if sign not in ("C", "D"):
        raise no_sign(sign)
    match = _AMOUNT.fullmatch(digits)
    if not match:
        raise RecordError(_("the amount “%(text)s” is not a number", text=digits[:40]))
    amount = Decimal(f"{match[1]}.{match[2]}" if match[1] else match[3])
    return -amount if sign == "D" else amount


FORMAT = Format(_KIND, recognise, read, rank=20)
