"""The role that the words of a header give to a column."""

from __future__ import annotations

import re
from functools import lru_cache

from ..shared.numbers import is_amount
from . import vocabulary as words

_MAX_NAME = 70


@lru_cache(maxsize=20_000)
def role_of(name: str) -> str:
    """The role that a header's words give to a column; "" where they give none."""
    if not name.strip() or len(name) > _MAX_NAME or is_amount(name):
        return ""
    text = words.tell(name)
    is_worth = bool(words.AMOUNT.search(text))
    for found in (
        _by_date(text, is_worth),
        _by_mark(text, name, is_worth),
        _by_taken(text),
        _by_number(text, is_worth),
        _by_worth(text),
    ):
        if found:
            return found
    if words.TEXT.search(text):
        return "text"
    if words.NUMBER.search(text) or words.SUPPLIER.search(text):
        return ""
    return "name" if words.CUSTOMER.search(text) else ""


def _by_date(text: str, is_worth: bool) -> str:
    if words.EMAIL.search(text):
        return "email"
    if words.GOODS.search(text):
        return "quantity"
    if is_worth and "paivamaara" not in text:
        return ""
    if words.DATE.search(text):
        if words.DUE.search(text) or words.DISCOUNT.search(text):
            return "due"
        paid = words.PAY.search(text) or words.PAYOUT.search(text)
        return "paid" if paid else "date"
    return "due" if words.DUE.search(text) else ""


def _by_mark(text: str, name: str, is_worth: bool) -> str:
    """Reasons, types and what else is neither a number nor an amount."""
    if words.REASON.search(text) and not words.CREDIT_NOTE.search(text):
        return "code" if re.search(r"\bcode\b|\bkod", text) else "reason"
    if words.BALANCE.search(text):
        return "balance"
    share = "%" in name or words.RATE.search(text) and not is_worth
    if share and not words.AMOUNT.search(text):
        return "rate"
    if is_worth:
        return ""
    if words.TYPE.search(text) and not words.NUMBER.search(text):
        return "type"
    if words.CURRENCY.search(text):
        return "currency"
    return ""


def _by_taken(text: str) -> str:
    """What is taken off, by the payer or by a provider."""
    if words.NUMBER.search(text) or words.INVOICE.search(text):
        return ""
    if words.WITHHELD.search(text):
        return "deduction"
    if words.FEE.search(text):
        return "fee_tax" if words.TAX.search(text) else "fee"
    for role, pattern in (
        ("taken", words.TAKEN),
        ("discount", words.DISCOUNT),
        ("deduction", words.DEDUCTION),
    ):
        if pattern.search(text):
            return role
    if words.UNTAXED.search(text) and not words.TAXED.search(text):
        return "untaxed"
    if words.TAX.search(text) and not words.TAXED.search(text):
        return "tax"
    for role, said in (
        ("debit", "debit debet debe dare soll debito wn"),
        ("credit", "credit kredit haben haber avere credito"),
    ):
        if any(f" {each} " in f" {text} " for each in said.split()):
            return role
    return ""


def _by_number(text: str, is_worth: bool) -> str:
    is_named = words.NUMBER.search(text) or words.REFERENCE.search(text)
    is_document = words.INVOICE.search(text) or words.DOCUMENT.search(text)
    if is_worth:
        return ""
    if words.PAYOUT.search(text) and not is_document:
        return "payout" if is_named else "payout?"
    if words.TRANSACTION.search(text) and not is_document:
        return "transaction"
    if words.ORDER.search(text) and not words.INVOICE.search(text):
        return "order"
    if not is_named and not is_document:
        return "ours" if words.ours_alone(text) else ""
    if not is_document and words.BANK.search(text):
        return "account"
    if words.PAY.search(text):
        return "" if words.INVOICE.search(text) else "mark"
    if words.SUPPLIER.search(text):
        return "ours" if is_document or words.REFERENCE.search(text) else ""
    if words.OURS.search(text):
        return "ours"
    if words.THEIRS.search(text):
        return "theirs"
    if words.INVOICE.search(text):
        return "invoice"
    if words.CUSTOMER.search(text) and not is_document:
        return ""
    return "reference" if words.REFERENCE.search(text) else "document"


def _by_worth(text: str) -> str:
    is_gross = words.GROSS.search(text) or words.INVOICE.search(text)
    is_paid = words.NET.search(text) or words.PAY.search(text)
    if is_paid and not (is_gross and words.INVOICE.search(text)):
        return "net"
    if is_gross and not words.CREDIT_NOTE.search(text):
        return "gross"
    if words.AMOUNT.search(text):
        return "net" if words.PAYOUT.search(text) else "amount"
    return ""
