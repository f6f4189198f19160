"""Payments that come back, in the codes of German banks, of MT940 and CAMT."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Business transaction codes, and what they say of the kind: direct debits of ours, of
#: firms and of consumers, that come back, and credit transfers of ours, the second
#: instant; debits of others given back to us, of consumers and of firms; a reversal.
RETURN_CODES = {
    "108": "return",
    "109": "return",
    "159": "return",
    "160": "return",
    "181": "",
    "184": "",
    "193": "reverse",
}
#: SWIFT's code for returned items, without the letter before it.
RETURNED_ITEM = "RTI"
#: The banks' numbers in subfield 34 of the reasons of ISO 20022; others are shown as
#: they are.
REASONS = {
    "901": "AC01",
    "902": "AC04",
    "903": "AC06",
    "904": "AG01",
    "906": "AM04",
    "907": "AM05",
    "908": "BE04",
    "909": "MD01",
    "910": "MD02",
    "912": "MD06",
    "913": "MD07",
    "915": "RC01",
}
# NRTI+109+00931+912: SWIFT's code, the transaction code, a number, the reason.
_PROPRIETARY = re.compile(
    r"(?:(?P<swift>[A-Z]{4})\+)?(?P<code>[0-9]{3})?"
    r"(?:\+(?P<posting>[0-9A-Z]{0,10}))?(?:\+(?P<reason>[0-9]{3}))?"
)
_ISSUERS = ("DK", "ZKA")


@dataclass(frozen=True, slots=True)
class GermanReturn:
    """What the codes say: the reason, "" where they tell none, and the kind."""

    code: str
    kind: str


def of_codes(swift: str, code: str, number: str) -> GermanReturn | None:
    """What the codes of a transaction say; None where it does not come back.

    swift: NRTI for one. code: three digits. number: of the reason.
    """
    if code not in RETURN_CODES and swift[1:] != RETURNED_ITEM:
        return None
    # At what does not come back the number tells something else.
    is_reason = code in RETURN_CODES or number in REASONS
    found = REASONS.get(number, number) if is_reason else ""
    return GermanReturn(found, RETURN_CODES.get(code, "return"))


def of_proprietary(text: str, issuer: str) -> GermanReturn | None:
    """What CAMT's own code of the banks says; None where it is none of that."""
    match = _PROPRIETARY.fullmatch(text.strip())
    if not match or not (match["swift"] or issuer.strip().upper() in _ISSUERS):
        return None
    return of_codes(match["swift"] or "", match["code"] or "", match["reason"] or "")
