"""What the parts of an answer may say; the values are those of the records in Odoo."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .enumeration import StrEnum

Key = int | str
#: Date of a line whose statement told none (`match_entries` only).
NO_DATE = date.min
Side = Literal["receivable", "payable"]
#: What an open item is of: an invoice or the like, any other entry, or the rest of
#: a payment that lies on the partner's account.
Origin = Literal["document", "entry", "on_account"]
Confidence = Literal["none", "low", "medium", "high", "high_text_mapping"]
PartyMatch = Literal["fully", "partially", "no"]
DocumentMatch = Literal["no", "yes", "yes_multiple"]
AmountMatch = Literal["one", "multiple", "none"]
DebitMatch = Literal["not_considered", "yes", "no"]
#: Rank of a confidence when two are compared; Business Central has the same order.
CONFIDENCE_RANK: dict[str, int] = {
    "none": 0,
    "low": 1,
    "medium": 2,
    "high": 3,
    "high_text_mapping": 3,
}


class ApplicationKind(StrEnum):
    """What takes the money, and whose key an application has."""

    #: An `OpenItem`.
    ITEM = "item"
    #: An `OutstandingPayment`, or an open `Transfer`.
    PAYMENT = "payment"
    #: The account of a mapping, or the one for transfers.
    ACCOUNT = "account"
    #: The partner on whose account it is kept.
    ON_ACCOUNT = "on_account"
    #: The bank's account for fees; the key is the line's.
    CHARGES = "charges"

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry that is open in the books."""
        return self in (ApplicationKind.ITEM, ApplicationKind.PAYMENT)
