"""The tags of a transaction that ofxparse does not expose.

It knows type, date, amount, identification, name, memo and check number. What else
tells who paid, and for what, is read here, from the texts as the bank wrote them:

=====================================  ==============================================
tag of STMTTRN                         becomes
=====================================  ==============================================
DTAVAIL, VALUEDATE                     `value_date`
BANKACCTTO, CCACCTTO, INVACCTTO        `partner_account`, `partner_bic`
PAYEE: ADDR1 to COUNTRY                `partner_address`, `_street`, `_city`
PAYEE, NAME, EXTDNAME                  in `text`, where the name is another one
REFNUM                                 `reference`
CURRENCY                               `amount` is converted, `original_amount` told
ORIGCURRENCY                           `original_amount` and `original_currency`
=====================================  ==============================================

VALUEDATE, IBAN and BIC are of banks that add tags; the others are of the standard
("Open Financial Exchange", 11.4.4). What corrects an earlier transaction
(CORRECTFITID) and what is pending (STMTTRNP) is said by `reader.py`.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ...sentences import _
from ..shared.amounts import currency_decimals
from ..shared.holding import limit
from ..shared.model import Transaction
from ..shared.records import RecordError
from .normalise import NAMES, WHOLE_NAME, mend_date
from .parser import parse_day

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_VALUE_DATES = ("DTAVAIL", "VALUEDATE")
_COUNTERPARTY = ("BANKACCTTO", "CCACCTTO", "INVACCTTO")
_ADDRESS = ("ADDR1", "ADDR2", "ADDR3", "POSTALCODE", "CITY", "STATE", "COUNTRY")
_TEXTS = frozenset((*NAMES, WHOLE_NAME, "MEMO"))
#: Rates beyond are none of any two currencies.
_LOWEST_RATE, _HIGHEST_RATE = Decimal("1e-9"), Decimal("1e9")


def add_beside(transaction: Transaction, currency: str) -> None:
    """Sets what ofxparse does not expose, from the transaction's `raw`.

    currency: the account's, "" where the file tells none.
    Raises RecordError where it is in another currency and its rate is none.
    """
    raw = transaction.raw
    posted = next((raw[name] for name in _VALUE_DATES if name in raw), "")
    transaction.value_date = parse_day(mend_date(posted))
    _set_counterparty(transaction, raw)
    # Some banks merely repeat their own identification as the reference.
    reference = raw.get("REFNUM", "")
    if reference not in (raw.get("FITID"), transaction.check_number):
        transaction.reference = reference
    _set_currency(transaction, raw, currency)


def full_text(raw: dict[str, str], known: dict[str, str]) -> str:
    """Name and memo whole, in the bank's order, without saying a thing twice.

    known: what ofxparse read, by the field of `raw` that it read.
    """
    texts: list[str] = []
    for name, written in raw.items():
        if name in _TEXTS:
            text = known.get(name, written)
            if not any(text in each for each in texts):
                texts = [each for each in texts if each not in text] + [text]
    return " ".join(texts)


def _set_counterparty(transaction: Transaction, raw: dict[str, str]) -> None:
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


def _set_currency(transaction: Transaction, raw: dict[str, str], currency: str) -> None:
    """CURRENCY: TRNAMT is in that currency. ORIGCURRENCY: it was converted from it."""
    for name in ("CURRENCY", "ORIGCURRENCY"):
        foreign = raw.get(f"{name}.CURSYM", "").upper()
        if not foreign or not currency or foreign == currency:
            continue
        rate = _rate(raw.get(f"{name}.CURRATE", ""))
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
    if not (rate.is_finite() and _LOWEST_RATE < rate < _HIGHEST_RATE):
        raise RecordError(
            _("the rate “%(text)s” is not a valid exchange rate", text=raw[:40])
        )
    return rate


def _rounded(amount: Decimal, currency: str) -> Decimal:
    """An amount in the smallest unit of its currency."""
    if abs(amount) >= limit(0):
        # No account holds it, which is said of all amounts alike.
        return amount
    return amount.quantize(Decimal(1).scaleb(-currency_decimals(currency)))
