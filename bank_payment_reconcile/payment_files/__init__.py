"""Payment files: orders in, bytes for the bank out, answers read; no ORM.

Rules and structures are those of ISO 20022 and of the European Payments Council.
"""

from . import charset, described
from .blocks import Block, blocks
from .charset import transliterate
from .checking import check
from .model import (
    Account,
    Address,
    Batch,
    Finding,
    FileFormat,
    Mandate,
    OrderParty,
    PaymentOrder,
    PaymentFileError,
    PaymentStatus,
    StatusReport,
)
from .open_days import is_open_day, next_open_day, previous_open_day
from .references import StructuredReference, find_reference, is_qr_iban
from .sent import Remittance, Sent, prepare
from .writing import name_blocks, write
from .reports.codes import (
    DUPLICATE,
    OUTCOMES,
    RANKS,
    VERIFIED,
    VERIFIED_MIXED,
    VERIFIED_UNFINISHED,
    doubts_account,
    reason_kind,
)
from .reports.levels import Answered, SentOrder, spread
from .reports.reading import read_status
from .reports.reading import recognise as is_status
from .reports.words import explain, reason_words, status_words

__all__ = [
    "Account",
    "Address",
    "Answered",
    "Batch",
    "Block",
    "DUPLICATE",
    "Finding",
    "FileFormat",
    "Mandate",
    "OUTCOMES",
    "SentOrder",
    "OrderParty",
    "PaymentOrder",
    "PaymentFileError",
    "PaymentStatus",
    "RANKS",
    "Remittance",
    "Sent",
    "StatusReport",
    "StructuredReference",
    "VERIFIED",
    "VERIFIED_MIXED",
    "VERIFIED_UNFINISHED",
    "blocks",
    "charset",
    "check",
    "described",
    "doubts_account",
    "explain",
    "find_reference",
    "is_open_day",
    "is_qr_iban",
    "is_status",
    "name_blocks",
    "next_open_day",
    "prepare",
    "previous_open_day",
    "read_status",
    "reason_kind",
    "reason_words",
    "spread",
    "status_words",
    "transliterate",
    "write",
]
