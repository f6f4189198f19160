"""Writes statements as OFX 2.2, "Open Financial Exchange"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Context, Decimal
from xml.sax.saxutils import escape

from ...sentences import Sentence
from ..shared.model import Statement, Transaction
from .remarks import (
    ACCOUNTS,
    CHECKS,
    NAMES,
    REFERENCES,
    TEXTS,
    tell_cut,
    tell_missing,
)
from .values import clean, closing, compact, is_iban, period, plain_amount

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" '
    'NEWFILEUID="NONE"?>\n'
)
#: The types that OFX knows; others are told as money in or out.
_TYPES = frozenset(
    "CREDIT DEBIT INT DIV FEE SRVCHG DEP ATM POS XFER CHECK PAYMENT CASH DIRECTDEP "
    "DIRECTDEBIT REPEATPMT OTHER".split()
)
_NAME = 32
_MAX = {
    "FITID": 255,
    "CHECKNUM": 12,
    "REFNUM": 32,
    "EXTDNAME": 100,
    "MEMO": 255,
    "ACCTID": 22,
}
#: So many digits of a rate give back the original amount to the cent.
_RATE = Context(prec=18)


def write_ofx(
    statements: list[Statement], made: datetime
) -> tuple[bytes, list[Sentence]]:
    """The file's bytes, and sentences on what OFX has no room for.

    made: when the file is made, as it says.
    """
    writer = _OfxWriter()
    body = "".join(
        writer.statement(number, each) for number, each in enumerate(statements, 1)
    )
    signon = _block(
        "SIGNONMSGSRSV1",
        _block(
            "SONRS",
            _status()
            + _leaf("DTSERVER", f"{made:%Y%m%d%H%M%S}")
            + _leaf("LANGUAGE", "ENG"),
        ),
    )
    ofx = _block("OFX", signon + _block("BANKMSGSRSV1", body))
    return (_HEAD + ofx).encode(), writer.remarks()


class _OfxWriter:
    """Writes statements, and counts what they lose by it."""

    def __init__(self) -> None:
        #: Tag → how many values were longer than it may be.
        self.cut: dict[str, int] = {}

    def remarks(self) -> list[Sentence]:
        """Sentences on what was cut and what was left out."""
        cut = {"MEMO": TEXTS, "EXTDNAME": NAMES}
        missing = {"CHECKNUM": CHECKS, "REFNUM": REFERENCES, "ACCTID": ACCOUNTS}
        return [
            tell_cut("OFX", cut[tag], _MAX[tag], count)
            if tag in cut
            else tell_missing("OFX", missing[tag], _MAX[tag], count)
            for tag, count in self.cut.items()
        ]

    def statement(self, number: int, statement: Statement) -> str:
        """A statement as tags; `number` counts them from 1."""
        first, last = period(statement)
        balance = closing(statement)
        body = _leaf("CURDEF", statement.currency) + _block(
            "BANKACCTFROM", _account(compact(statement.account_number) or "UNKNOWN")
        )
        body += _block(
            "BANKTRANLIST",
            _leaf("DTSTART", _day(first))
            + _leaf("DTEND", _day(last))
            + "".join(self._transactions(statement)),
        )
        if balance is not None:
            amount = plain_amount(balance, statement.currency)
            body += _block(
                "LEDGERBAL", _leaf("BALAMT", amount) + _leaf("DTASOF", _day(last))
            )
        return _block(
            "STMTTRNRS",
            _leaf("TRNUID", str(number)) + _status() + _block("STMTRS", body),
        )

    def _transactions(self, statement: Statement) -> Iterator[str]:
        for each in statement.transactions:
            yield _block("STMTTRN", self._transaction(each, statement.currency))

    def _transaction(self, each: Transaction, currency: str) -> str:
        kind = each.transaction_type.upper()
        text = clean(each.text)
        name = clean(each.partner_name)
        body = _leaf("TRNTYPE", kind if kind in _TYPES else _side(each))
        body += _leaf("DTPOSTED", _day(each.date))
        body += _leaf("DTAVAIL", _day(each.value_date) if each.value_date else "")
        body += _leaf("TRNAMT", plain_amount(each.amount, currency))
        body += _leaf("FITID", each.bank_id)
        body += self._whole("CHECKNUM", each.check_number)
        body += self._whole("REFNUM", each.reference)
        body += _leaf("NAME", name[:_NAME].strip())
        body += self._cut("EXTDNAME", name) if len(name) > _NAME else ""
        account = compact(each.partner_account)
        if account and self._whole("ACCTID", account):
            body += _block("BANKACCTTO", _account(account))
        body += self._cut("MEMO", text)
        return body + _original(each)

    def _cut(self, tag: str, value: str) -> str:
        """A text, as much of it as there is room for."""
        if len(value) > _MAX[tag]:
            self.cut[tag] = self.cut.get(tag, 0) + 1
        return _leaf(tag, value[: _MAX[tag]].strip())

    def _whole(self, tag: str, value: str) -> str:
        """A number, which in part would be another one."""
        value = clean(value)
        if len(value) > _MAX[tag]:
            self.cut[tag] = self.cut.get(tag, 0) + 1
            return ""
        return _leaf(tag, value)


def _original(each: Transaction) -> str:
    """ORIGCURRENCY tells the rate: the amount for one of the original currency."""
    if not each.original_amount or not each.original_currency or not each.amount:
        return ""
    rate = abs(_RATE.divide(each.amount, each.original_amount))
    return _block(
        "ORIGCURRENCY",
        _leaf("CURRATE", f"{rate:f}"[:29]) + _leaf("CURSYM", each.original_currency),
    )


def _account(number: str) -> str:
    bank = number[4:12] if is_iban(number) else "0"
    return (
        _leaf("BANKID", bank) + _leaf("ACCTID", number) + _leaf("ACCTTYPE", "CHECKING")
    )


def _side(each: Transaction) -> str:
    return "CREDIT" if each.amount >= Decimal(0) else "DEBIT"


def _status() -> str:
    return _block("STATUS", _leaf("CODE", "0") + _leaf("SEVERITY", "INFO"))


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _leaf(tag: str, value: str) -> str:
    value = clean(value)
    return f"<{tag}>{escape(value)}</{tag}>\n" if value else ""


def _block(tag: str, body: str) -> str:
    return f"<{tag}>\n{body}</{tag}>\n"
