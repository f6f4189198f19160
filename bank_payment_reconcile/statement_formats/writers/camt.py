"""Writes statements as camt.053.001.08 of ISO 20022."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from ...sentences import Sentence, _
from ..shared.model import Statement, Transaction
from .remarks import ACCOUNTS, CHECKS, NAMES, REFERENCES, tell_cut, tell_missing
from .values import clean, closing, compact, is_iban, period, plain_amount

#: Of the version that is written.
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_TEXT = 140
_REFERENCE = 35
_STREET = 70
_INFORMATION = 105
# A reason of ISO 20022; others are the bank's own.
_REASON = re.compile(r"[A-Z]{4}|[A-Z]{2}[0-9]{2}")
_CODE = re.compile(r"([A-Z]{4})-([A-Z]{4})-([A-Z]{4})")
_END_TO_END = _("End-to-end ids")
_MANDATES = _("Mandates")
_CODES = _("Bank codes")
_STREETS = _("Streets")
_CITIES = _("Cities")
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def write_camt(
    statements: list[Statement], made: datetime
) -> tuple[bytes, list[Sentence]]:
    """The file's bytes, and sentences on what CAMT has no room for.

    A statement needs an opening or closing balance: the standard demands one.

    made: when the file is made, as it says.
    """
    root = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    message = _add(root, "BkToCstmrStmt")
    header = _add(message, "GrpHdr")
    _add(header, "MsgId", f"{made:%Y%m%d%H%M%S}-{len(statements)}")
    _add(header, "CreDtTm", f"{made:%Y-%m-%dT%H:%M:%S}")
    writer = _CamtWriter(made)
    for number, each in enumerate(statements, 1):
        writer.add_statement(message, number, each)
    data = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return data, writer.remarks()


class _CamtWriter:
    """Writes statements, and counts what they lose by it."""

    def __init__(self, made: datetime) -> None:
        self.made = made
        #: What was cut, and what was left out, with the most characters → how often.
        self.cut: Counter[tuple[Sentence, int]] = Counter()
        self.missing: Counter[tuple[Sentence, int]] = Counter()

    def remarks(self) -> list[Sentence]:
        """Sentences on what was cut and what was left out."""
        return [
            *(tell_cut("CAMT", *each, count) for each, count in self.cut.items()),
            *(
                tell_missing("CAMT", *each, count)
                for each, count in self.missing.items()
            ),
        ]

    def add_statement(
        self, message: etree._Element, number: int, statement: Statement
    ) -> None:
        """Adds a statement to the message; `number` counts them from 1."""
        first, last = period(statement)
        stmt = _add(message, "Stmt")
        _add(stmt, "Id", f"{self.made:%Y%m%d%H%M%S}-{number}")
        _add(stmt, "CreDtTm", f"{self.made:%Y-%m-%dT%H:%M:%S}")
        span = _add(stmt, "FrToDt")
        _add(span, "FrDtTm", f"{first}T00:00:00")
        _add(span, "ToDtTm", f"{last}T23:59:59")
        account = _add(stmt, "Acct")
        _add_account_id(account, statement.account_number or "UNKNOWN")
        _add(account, "Ccy", statement.currency)
        _add_balance(stmt, "OPBD", statement.balance_start, first, statement)
        _add_balance(stmt, "CLBD", closing(statement), last, statement)
        for each in statement.transactions:
            self._add_entry(stmt, each, statement.currency)

    def _add_entry(
        self, stmt: etree._Element, each: Transaction, currency: str
    ) -> None:
        entry = _add(stmt, "Ntry")
        _add_amount(entry, each.amount, currency)
        _add(_add(entry, "Sts"), "Cd", "BOOK")
        _add(_add(entry, "BookgDt"), "Dt", each.date.isoformat())
        if each.value_date:
            _add(_add(entry, "ValDt"), "Dt", each.value_date.isoformat())
        if len(each.bank_id) <= _REFERENCE:
            _add_told(entry, "AcctSvcrRef", each.bank_id)
        self._add_code(entry, each.transaction_type)
        detail = _add(_add(entry, "NtryDtls"), "TxDtls")
        self._add_references(detail, each)
        _add(detail, "Amt", plain_amount(abs(each.amount), currency), Ccy=currency)
        _add(detail, "CdtDbtInd", _side(each.amount))
        self._add_original(detail, each)
        _add_charges(detail, each, currency)
        self._add_parties(detail, each)
        self._add_remittance(detail, each)
        _add_returned(detail, each)
        if len(each.bank_id) > _REFERENCE:
            # The standard has room for what does not fit elsewhere.
            envelope = _add(_add(detail, "SplmtryData"), "Envlp")
            _add(envelope, "BankId", clean(each.bank_id))

    def _add_code(self, entry: etree._Element, code: str) -> None:
        element = _add(entry, "BkTxCd")
        match = _CODE.fullmatch(code)
        if match:
            domain = _add(element, "Domn")
            _add(domain, "Cd", match[1])
            family = _add(domain, "Fmly")
            _add(family, "Cd", match[2])
            _add(family, "SubFmlyCd", match[3])
        elif code:
            _add(_add(element, "Prtry"), "Cd", self._cut(_CODES, code, 35))

    def _add_references(self, detail: etree._Element, each: Transaction) -> None:
        told = {
            "EndToEndId": self._whole(_END_TO_END, each.end_to_end_id),
            "MndtId": self._whole(_MANDATES, each.mandate),
            "ChqNb": self._whole(CHECKS, each.check_number),
        }
        if any(told.values()):
            references = _add(detail, "Refs")
            for tag, value in told.items():
                _add_told(references, tag, value)

    def _add_original(self, detail: etree._Element, each: Transaction) -> None:
        if each.original_amount is not None and each.original_currency:
            amount = _add(_add(detail, "AmtDtls"), "InstdAmt")
            code = each.original_currency
            raw = plain_amount(abs(each.original_amount), code)
            _add(amount, "Amt", raw, Ccy=code)

    def _add_parties(self, detail: etree._Element, each: Transaction) -> None:
        """Whoever paid money in is the debtor, whoever got money the creditor."""
        role = "Dbtr" if each.amount > 0 else "Cdtr"
        name = self._cut(NAMES, clean(each.partner_name), _TEXT)
        street = self._cut(_STREETS, clean(each.partner_street), _STREET)
        city = self._cut(_CITIES, clean(each.partner_city), _REFERENCE)
        account = clean(each.partner_account)
        if name or street or city or account:
            parties = _add(detail, "RltdPties")
            if name or street or city:
                party = _add(_add(parties, role), "Pty")
                _add_told(party, "Nm", name)
                if street or city:
                    address = _add(party, "PstlAdr")
                    _add_told(address, "StrtNm", street)
                    _add_told(address, "TwnNm", city)
            if account and len(account) <= 34:
                _add_account_id(_add(parties, f"{role}Acct"), account)
            elif account:
                self.missing[ACCOUNTS, 34] += 1
        bic = compact(each.partner_bic)
        if _BIC.fullmatch(bic):
            agent = _add(_add(detail, "RltdAgts"), f"{role}Agt")
            _add(_add(agent, "FinInstnId"), "BICFI", bic)

    def _add_remittance(self, detail: etree._Element, each: Transaction) -> None:
        text = clean(each.text)
        reference = self._whole(REFERENCES, clean(each.reference))
        if reference and (text == reference or text.endswith(f" {reference}")):
            # It follows the text where the two are read again.
            text = text[: -len(reference)].strip()
        if text or reference:
            remittance = _add(detail, "RmtInf")
            for part in split_text(text):
                _add(remittance, "Ustrd", part)
            if reference:
                information = _add(_add(remittance, "Strd"), "CdtrRefInf")
                _add(information, "Ref", reference)

    def _cut(self, what: Sentence, value: str, length: int) -> str:
        if len(value) > length:
            self.cut[what, length] += 1
        return value[:length].strip()

    def _whole(self, what: Sentence, value: str) -> str:
        value = clean(value)
        if len(value) <= _REFERENCE:
            return value
        self.missing[what, _REFERENCE] += 1
        return ""


def split_text(text: str, length: int = _TEXT) -> list[str]:
    """A text in parts of at most so many letters. A full one goes on without a blank
    in the next; a shorter one ends where a blank was."""
    parts = []
    while len(text) > length:
        blank = text.rfind(" ", 0, length)
        if blank > 0:
            parts.append(text[:blank])
            text = text[blank + 1 :]
        else:
            parts.append(text[:length])
            text = text[length:]
    return [*parts, text] if text else parts


def _add(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: str
) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element


def _add_told(parent: etree._Element, tag: str, text: str) -> None:
    if text:
        _add(parent, tag, clean(text))


def _add_account_id(parent: etree._Element, number: str) -> None:
    identification = _add(parent, "Id")
    if is_iban(compact(number)):
        _add(identification, "IBAN", compact(number))
    else:
        _add(_add(identification, "Othr"), "Id", clean(number)[:34])


def _add_amount(parent: etree._Element, amount: Decimal, currency: str) -> None:
    _add(parent, "Amt", plain_amount(abs(amount), currency), Ccy=currency)
    _add(parent, "CdtDbtInd", _side(amount))


def _add_charges(detail: etree._Element, each: Transaction, currency: str) -> None:
    if not each.charges:
        return
    element = _add(detail, "Chrgs")
    for charge in each.charges:
        record = _add(element, "Rcrd")
        _add_amount(record, charge.amount, charge.currency or currency)
        if charge.is_deducted is not None:
            _add(record, "ChrgInclInd", str(charge.is_deducted).lower())


def _add_returned(detail: etree._Element, each: Transaction) -> None:
    """Why it came back, where the bank told that."""
    reason = each.returned
    if not reason or not (reason.code or reason.text):
        return
    element = _add(detail, "RtrInf")
    if reason.code:
        name = "Cd" if _REASON.fullmatch(reason.code) else "Prtry"
        _add(_add(element, "Rsn"), name, clean(reason.code)[:35])
    for part in split_text(clean(reason.text), _INFORMATION):
        _add(element, "AddtlInf", part)


def _add_balance(
    stmt: etree._Element,
    code: str,
    amount: Decimal | None,
    day: date,
    statement: Statement,
) -> None:
    if amount is None:
        return
    balance = _add(stmt, "Bal")
    _add(_add(_add(balance, "Tp"), "CdOrPrtry"), "Cd", code)
    _add_amount(balance, amount, statement.currency)
    _add(_add(balance, "Dt"), "Dt", day.isoformat())


def _side(amount: Decimal) -> str:
    return "CRDT" if amount >= 0 else "DBIT"
