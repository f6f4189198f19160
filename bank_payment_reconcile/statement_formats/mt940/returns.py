"""Payments that come back, in the codes of German banks."""

from __future__ import annotations

from ..shared.model import ReturnReason

#: Business transaction codes: direct debits of ours, of firms and of consumers, that
#: come back, and credit transfers of ours, the second instant.
RETURN_CODES = frozenset({"108", "109", "159", "160"})
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


def returned(parts: dict[str, str]) -> ReturnReason | None:
    """Why a transaction comes back; None where its code is none of that.

    parts: of field :86:, see `details.parse`.
    """
    if parts.get("code") not in RETURN_CODES:
        return None
    number = parts.get("?34", "")
    return ReturnReason(REASONS.get(number, number), parts.get("RTRN", ""))
