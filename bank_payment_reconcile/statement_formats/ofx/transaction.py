"""One OFX transaction: from its tags to a `Transaction`, and its identification."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ...sentences import SentenceError, _
from ..shared.amounts import AmountError, AmountReader, currency_decimals
from ..shared.holding import limit
from ..shared.model import StatementError, Transaction
from .parser import parse_transaction
from .tags import Element

_DATE = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})(?![0-9]{1,3}$)")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
# What banks write where they have no identification.
_NO_ID = re.compile(r"0+|-+|\*+|NONE|NULL|N/?A|NOTPROVIDED|NONREF", re.IGNORECASE)
_COUNTERPARTY = ("BANKACCTTO", "CCACCTTO", "INVACCTTO")
_ADDRESS = ("ADDR1", "ADDR2", "ADDR3", "POSTALCODE", "CITY", "STATE", "COUNTRY")
_ONCE = ("TRNTYPE", "DTPOSTED", "TRNAMT", "FITID")
_TEXTS = ("NAME", "PAYEE", "PAYEE.NAME", "EXTDNAME", "MEMO")


class RecordError(SentenceError, ValueError):
    """A transaction that cannot be read; completes "transaction n …: …"."""


@dataclass(slots=True)
class Record:
    """What was read of a transaction before ofxparse saw it."""

    raw: dict[str, str]
    date: date
    amount: Decimal
    #: The leaves ofxparse knows, in the form it understands.
    leaves: dict[str, str]


def parse_date(raw: str) -> date | None:
    """The day as written; the time zone never moves it to another one."""
    match = _DATE.match(raw.strip())
    if not match:
        return None
    try:
        found = date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def read_record(element: Element, amounts: AmountReader, currency: str) -> Record:
    """Checks a transaction's tags; RecordError where one is missing or wrong."""
    _refuse_torn(element)
    raw = _raw(element)
    posted = raw.get("DTPOSTED", "")
    if not posted:
        raise RecordError(_("the date (%(field)s) is missing", field="DTPOSTED"))
    day = parse_date(posted)
    if day is None:
        raise RecordError(
            _("the date “%(text)s” is not a valid date", text=posted[:40])
        )
    amount = _amount(raw.get("TRNAMT", ""), amounts, currency)
    leaves = {
        "TRNTYPE": raw.get("TRNTYPE", ""),
        # The time zone would move some to another day, so it is left out.
        "DTPOSTED": f"{day:%Y%m%d}120000",
        "TRNAMT": f"{amount:f}",
        "FITID": raw.get("FITID") or "-",
        "CHECKNUM": raw.get("CHECKNUM", ""),
        "NAME": _name(raw),
        "MEMO": raw.get("MEMO", ""),
        "SIC": raw.get("SIC", ""),
    }
    return Record(raw, day, amount, leaves)


def read_transaction(
    element: Element, amounts: AmountReader, currency: str
) -> Transaction:
    """The transaction, from what ofxparse read and the tags it does not expose."""
    record = read_record(element, amounts, currency)
    try:
        parsed = parse_transaction(record.leaves)
    except StatementError:
        raise
    except ValueError as error:
        raise RecordError(
            _("the parser refuses it (%(reason)s)", reason=str(error))
        ) from error
    if parsed.amount != record.amount or parsed.date.date() != record.date:
        raise RecordError(_("its date and amount cannot be read with certainty"))
    raw = record.raw
    transaction = Transaction(
        date=record.date,
        amount=parsed.amount,
        value_date=parse_date(raw.get("DTAVAIL", "") or raw.get("VALUEDATE", "")),
        text=_text(raw),
        partner_name=parsed.payee,
        check_number=parsed.checknum,
        transaction_type=parsed.type.upper(),
        bank_id="" if _NO_ID.fullmatch(parsed.id) else parsed.id,
        raw=raw,
    )
    _set_counterparty(transaction)
    _set_reference(transaction)
    _set_currency(transaction, currency)
    return transaction


def _refuse_torn(element: Element) -> None:
    """Two records with a piece lost between them look like one with two of a tag."""
    names = [each.name for each in element.children]
    for name in _ONCE:
        if names.count(name) > 1:
            raise RecordError(
                _(
                    "it has the field %(field)s %(count)s times",
                    field=name,
                    count=names.count(name),
                )
            )


def _raw(element: Element) -> dict[str, str]:
    """Every leaf under its name; repeated ones follow each other in one text."""
    raw: dict[str, str] = {}
    for name, text in element.leaves():
        raw[name] = f"{raw[name]} {text}" if name in raw else text
    return raw


def _amount(raw: str, amounts: AmountReader, currency: str) -> Decimal:
    if not raw:
        raise RecordError(_("the amount (%(field)s) is missing", field="TRNAMT"))
    if raw.lower() in ("null", "-null"):
        # Some banks announce a new rate of interest by a line without money.
        return Decimal(0)
    try:
        return amounts.read(raw, currency)
    except AmountError as error:
        raise RecordError(error.of(raw)) from error


def _name(raw: dict[str, str]) -> str:
    """The other side's name; EXTDNAME is the whole of a NAME that was cut."""
    name = raw.get("PAYEE.NAME") or raw.get("NAME") or raw.get("PAYEE", "")
    whole = raw.get("EXTDNAME", "")
    return whole if name and whole.startswith(name) else name


def _text(raw: dict[str, str]) -> str:
    """Name and memo whole, in the bank's order, without saying a thing twice."""
    texts: list[str] = []
    for name, text in raw.items():
        if name not in _TEXTS or any(text in known for known in texts):
            continue
        texts = [known for known in texts if known not in text] + [text]
    return " ".join(texts)


def _set_counterparty(transaction: Transaction) -> None:
    raw = transaction.raw
    for name in _COUNTERPARTY:
        account = raw.get(f"{name}.IBAN") or raw.get(f"{name}.ACCTID")
        if account:
            transaction.partner_account = account
            bank = raw.get(f"{name}.BIC") or raw.get(f"{name}.BANKID", "")
            if _BIC.fullmatch(bank.upper()):
                transaction.partner_bic = bank.upper()
            break
    parts = (raw.get(f"PAYEE.{name}") for name in _ADDRESS)
    transaction.partner_address = ", ".join(filter(None, parts))
    transaction.partner_street = raw.get("PAYEE.ADDR1", "")
    transaction.partner_city = raw.get("PAYEE.CITY", "")


def _set_reference(transaction: Transaction) -> None:
    """REFNUM, unless the bank merely repeats its own identification there."""
    reference = transaction.raw.get("REFNUM", "")
    if reference not in (transaction.raw.get("FITID"), transaction.check_number):
        transaction.reference = reference


def _set_currency(transaction: Transaction, currency: str) -> None:
    """CURRENCY: TRNAMT is in that currency. ORIGCURRENCY: it was converted from it."""
    for name in ("CURRENCY", "ORIGCURRENCY"):
        foreign = transaction.raw.get(f"{name}.CURSYM", "").upper()
        if not foreign or not currency or foreign == currency:
            continue
        rate = _rate(transaction.raw.get(f"{name}.CURRATE", ""))
        transaction.original_currency = foreign
        if name == "ORIGCURRENCY":
            if rate:
                original = transaction.amount / rate
                transaction.original_amount = _rounded(original, foreign)
                transaction.original_is_rounded = True
        elif rate is None:
            raise RecordError(
                _(
                    "it is in %(currency)s and has no rate to %(own)s",
                    currency=foreign[:10],
                    own=currency,
                )
            )
        else:
            transaction.original_amount = transaction.amount
            transaction.amount = _rounded(transaction.amount * rate, currency)
        return


def _rate(raw: str) -> Decimal | None:
    """The rate, None where none is told; RecordError where it cannot be one."""
    if not raw.strip():
        return None
    try:
        rate = Decimal(raw.replace(",", ".")) if len(raw) < 30 else Decimal("inf")
    except InvalidOperation as error:
        raise RecordError(
            _("the rate “%(text)s” is not a number", text=raw[:40])
        ) from error
    if rate.is_finite() and not rate:
        return None
    if not (rate.is_finite() and Decimal("1e-9") < rate < Decimal("1e9")):
        raise RecordError(
            _("the rate “%(text)s” is not a valid exchange rate", text=raw[:40])
        )
    return rate


def _rounded(amount: Decimal, currency: str) -> Decimal:
    if abs(amount) >= limit(0):
        # No account holds it, which is said of all amounts alike.
        return amount
    return amount.quantize(Decimal(1).scaleb(-currency_decimals(currency)))
