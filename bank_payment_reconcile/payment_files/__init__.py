"""Payment files: orders in, bytes for the bank out, and the bank's answers read; no ORM.

Rules and structures are those of ISO 20022 and of the European Payments Council.
"""

from .model import (
    Account,
    Address,
    Batch,
    Finding,
    Format,
    Mandate,
    Party,
    Payment,
    PaymentFileError,
    PaymentStatus,
    StatusReport,
)
from .reports.codes import (
    DUPLICATE,
    OUTCOMES,
    RANKS,
    VERIFIED,
    VERIFIED_MIXED,
    VERIFIED_UNFINISHED,
    doubts_account,
)
from .reports.levels import Answered, Ordered, spread
from .reports.reading import read_status
from .reports.reading import recognise as is_status
from .reports.words import explain, reason_words, status_words

__all__ = [
    "Account",
    "Address",
    "Answered",
    "Batch",
    "DUPLICATE",
    "Finding",
    "Format",
    "Mandate",
    "OUTCOMES",
    "Ordered",
    "Party",
    "Payment",
    "PaymentFileError",
    "PaymentStatus",
    "RANKS",
    "StatusReport",
    "VERIFIED",
    "VERIFIED_MIXED",
    "VERIFIED_UNFINISHED",
    "doubts_account",
    "explain",
    "is_status",
    "read_status",
    "reason_words",
    "spread",
    "status_words",
]
