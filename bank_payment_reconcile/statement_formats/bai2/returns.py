"""Payments that come back, by BAI2's types and by what banks write of them."""

from __future__ import annotations

import re

from ..returns import codes, words
from ..shared.identifiers import given
from ..shared.model import Transaction

#: Types of returned items and of reversals, credits first: a debit reversed, a check
#: and an ACH item returned, an ACH debit reversed, a credit rejected, any item. Fees
#: (567), adjustments and posting errors are none.
TYPES = {
    "252": "reverse",
    "255": "return",
    "257": "return",
    "258": "reverse",
    "261": "reject",
    "266": "return",
    "552": "reverse",
    "555": "return",
    "557": "return",
    "558": "reverse",
    "561": "reject",
    "566": "return",
}
#: Any credit and debit, and settlements of returned items or adjustments, of which only
#: the text tells.
_UNSURE = ("108", "168", "399", "409", "468", "699")
# Reason: "R02", Return Reason: "Account closed", Check Serial Number: 0009000000
_REASON = re.compile(r"\bReason(?: Code)?: {0,3}\"?([^\",\r\n]{1,140})", re.IGNORECASE)
_SERIAL = re.compile(r"\bCheck Serial Number: {0,3}0{0,20}([0-9]{1,20})", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\bReturn of Client Ref ID: {0,3}([A-Za-z0-9-]{1,40})", re.IGNORECASE
)
_NACHA = re.compile(r"(?<![A-Z0-9])(R[0-9]{2})(?![A-Z0-9])")
_MAX_TEXT = 2_000


def set_returned(transaction: Transaction, code: str) -> None:
    """Sets whether a transaction comes back, why, and what it names of its payment.

    code: its type.
    """
    text = transaction.text[:_MAX_TEXT]
    is_named = code in _UNSURE and words.opens_with_return(text)
    if code not in TYPES and not is_named:
        return
    match = _REASON.search(text)
    said = match[1].strip() if match else ""
    reason = said if codes.is_code(said) else _find(said, text)
    said = "" if said == reason else said
    transaction.returned = codes.reason(reason, said, TYPES.get(code, "return"))
    if (serial := _SERIAL.search(text)) and not transaction.check_number:
        transaction.check_number = serial[1]
    if (original := _ORIGINAL.search(text)) and given(original[1]):
        transaction.order_ids = (original[1],)


def _find(*texts: str) -> str:
    for text in texts:
        for match in _NACHA.finditer(text.upper()):
            if codes.is_code(match[1]):
                return match[1]
    return codes.find_code(*texts)
