"""Payment files: orders in, bytes for the bank out, answers read; no ORM.

Rules and structures are those of ISO 20022 and of the European Payments Council.
"""

from .blocks import Block, blocks
from .charset import transliterate
from .checks import check
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
from .open_days import next_open_day, previous_open_day
from .sent import Remittance, Sent, prepare
from .writing import name_blocks, write

__all__ = [
    "Account",
    "Address",
    "Batch",
    "Block",
    "Finding",
    "Format",
    "Mandate",
    "Party",
    "Payment",
    "PaymentFileError",
    "PaymentStatus",
    "Remittance",
    "Sent",
    "StatusReport",
    "blocks",
    "check",
    "name_blocks",
    "next_open_day",
    "prepare",
    "previous_open_day",
    "transliterate",
    "write",
]
