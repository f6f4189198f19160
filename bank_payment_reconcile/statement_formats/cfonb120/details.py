"""CFONB 120's records 05: details of a transaction, by their qualifier."""

from __future__ import annotations

import re
from decimal import Decimal

from ..shared.charges import proven, settled
from ..shared.identifiers import given
from ..shared.model import Charge, Transaction
from ..shared.records import squeeze
from .returns import returned

#: What the payer or the bank wrote, in the order in which it is read.
_TEXTS = ("LIB", "LCC", "LC2", "LCS")
_PREFIX = "05 "
_ACCOUNT = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")
_AMOUNT = re.compile("([A-Z]{3})([0-9])([0-9]{14})")
_BIC = re.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def finish(transaction: Transaction, details: list[str], currency: str) -> None:
    """Sets a transaction's fields from what its records 05 tell.

    details: those records, whole. currency: the account's.
    """
    found: dict[str, list[str]] = {}
    for line in details:
        name = f"{_PREFIX}{line[45:48]}".rstrip()
        found.setdefault(name, []).append(line[48:118].rstrip())
    # Repeated ones follow each other.
    transaction.raw |= {name: "\n".join(texts) for name, texts in found.items()}
    _set_fields(transaction, currency)


def _set_fields(transaction: Transaction, currency: str) -> None:
    texts = (_detail(transaction, name) for name in _TEXTS)
    whole = [transaction.text, *filter(None, map(squeeze, texts))]
    transaction.text = " ".join(dict.fromkeys(filter(None, whole)))
    operation, motive = transaction.transaction_type, transaction.raw["04"][40:42]
    transaction.returned = returned(operation, motive, transaction.text)
    near, far = _sides(transaction)
    name = _detail(transaction, f"N{near}") or _detail(transaction, f"N{far}")
    transaction.partner_name = squeeze(name)
    transaction.end_to_end_id = given(_detail(transaction, "RCN")[:35])
    transaction.mandate = given(_detail(transaction, "RUM")[:35])
    transaction.bank_id = given(_detail(transaction, "REF")[:35])
    structured = given(_detail(transaction, "LCS")[:35])
    transaction.reference = structured or transaction.reference
    _set_account(transaction)
    _set_original(transaction, currency)


def _detail(transaction: Transaction, qualifier: str) -> str:
    return transaction.raw.get(f"{_PREFIX}{qualifier}", "")


def _sides(transaction: Transaction) -> tuple[str, str]:
    """The other side's qualifiers, and those of our own.

    That is the debtor of a receipt, the beneficiary of a payment, and where one comes
    back the other way round.
    """
    is_receipt = (transaction.amount >= 0) != bool(transaction.returned)
    return ("PY", "BE") if is_receipt else ("BE", "PY")


def _set_account(transaction: Transaction) -> None:
    side = _sides(transaction)[0]
    account = _detail(transaction, f"C{side}").split()
    if account and _ACCOUNT.fullmatch(account[0]):
        transaction.partner_account = account[0]
    bank = _detail(transaction, f"B{side}").split()
    if bank and _BIC.fullmatch(bank[0]):
        transaction.partner_bic = bank[0]


def _set_original(transaction: Transaction, currency: str) -> None:
    """MMO: currency, number of decimals and amount the payer paid in. FEE: the same of
    what the bank charged for it."""
    found = _told_amount(transaction, "MMO")
    if found and found[1] != currency:
        transaction.original_currency = found[1]
        transaction.original_amount = found[0].copy_sign(transaction.amount)
    charged = _told_amount(transaction, "FEE")
    if charged:
        ordered = [found[0]] if found and found[1] == currency else []
        kept = -charged[0] if charged[1] == currency else Decimal(0)
        is_deducted = proven(transaction.amount, kept, ordered) if kept else None
        charge = Charge(-charged[0], charged[1])
        transaction.charges = settled([charge], is_deducted)


def _told_amount(
    transaction: Transaction, qualifier: str
) -> tuple[Decimal, str] | None:
    match = _AMOUNT.match(_detail(transaction, qualifier))
    if not match or not int(match[3]):
        return None
    return Decimal(int(match[3])).scaleb(-int(match[2])), match[1]
