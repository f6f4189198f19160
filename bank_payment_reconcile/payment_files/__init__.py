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

__all__ = [
    "Account",
    "Address",
    "Batch",
    "Finding",
    "Format",
    "Mandate",
    "Party",
    "Payment",
    "PaymentFileError",
    "PaymentStatus",
    "StatusReport",
]
