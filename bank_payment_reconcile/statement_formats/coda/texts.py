"""What CODA's structured communications tell of a movement."""

from __future__ import annotations

import re
from decimal import Decimal

from ..shared.identifiers import given
from ..shared.model import Transaction
from ..shared.records import squeeze
from .records import CodaMovement
from .returns import DIRECT_DEBIT

#: Belgian structured communication, given by the payer and by the bank.
_BELGIAN = ("101", "102")
_RF = "100"
_ORIGINAL = "105"
_PARTY = "001"
_IN_TEXT = re.compile(r"([+*])\1\1\s*(\d{3})/?(\d{4})/?(\d{5})\s*\1{3}")


def fill(transaction: Transaction, movement: CodaMovement, currency: str) -> None:
    """Sets reference, mandate, parties and text of a movement.

    currency: the account's.
    """
    _fill_communication(transaction, movement)
    for structure, pieces in movement.information:
        text = "".join(pieces)
        if structure == _PARTY:
            _fill_party(transaction, text)
        elif not structure:
            _append(transaction, text)
    if movement.structure == _ORIGINAL:
        fill_original(transaction, movement.whole, currency)


def fill_original(transaction: Transaction, text: str, currency: str) -> None:
    """Sets the gross amount in the currency the payer paid in (structure 105).

    text: the communication, whole. currency: the account's.
    """
    raw, foreign = text[15:30], text[42:45]
    if raw.isascii() and raw.isdigit() and re.fullmatch("[A-Z]{3}", foreign):
        if foreign != currency and int(raw):
            amount = Decimal(int(raw)).scaleb(-3)
            transaction.original_currency = foreign
            transaction.original_amount = amount.copy_sign(transaction.amount)


def _fill_communication(transaction: Transaction, movement: CodaMovement) -> None:
    text = movement.whole
    if movement.structure in _BELGIAN:
        digits = text[:12]
        reference = _belgian(digits)
        transaction.reference = reference
        _append(transaction, f"{reference or digits} {text[12:]}")
        return
    if movement.structure == _RF:
        transaction.reference = text[:25].strip()
    if movement.structure == DIRECT_DEBIT:
        fill_debit(transaction, text)
        return
    _append(transaction, text)
    found = _IN_TEXT.search(text)
    if found and not transaction.reference:
        transaction.reference = _belgian("".join(found.groups()[1:]))


def fill_debit(transaction: Transaction, text: str) -> None:
    """Sets the mandate and the text of a direct debit (structure 127).

    text: the communication, whole.
    """
    transaction.mandate = given(text[44:79])
    _append(transaction, text[79:141])


def _fill_party(transaction: Transaction, text: str) -> None:
    """Structure 001: name, street, town and country of the other side."""
    name, street, town = text[:70], text[70:105], text[105:140]
    transaction.partner_name = transaction.partner_name or squeeze(name)
    transaction.partner_street = squeeze(street)
    transaction.partner_city = squeeze(town)
    country = squeeze(text[175:210])
    parts = (transaction.partner_street, transaction.partner_city, country)
    transaction.partner_address = ", ".join(filter(None, parts))


def _belgian(digits: str) -> str:
    """+++123/4567/89012+++ where its check digits are right, else ""."""
    if not re.fullmatch("[0-9]{12}", digits):
        return ""
    if (int(digits[:10]) % 97 or 97) != int(digits[10:]):
        return ""
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def _append(transaction: Transaction, text: str) -> None:
    text = squeeze(text)
    if text and text not in transaction.text:
        transaction.text = f"{transaction.text} {text}".strip()
