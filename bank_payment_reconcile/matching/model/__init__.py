"""What the matcher is given and what it answers.

Amounts are integers in the minor units of one currency (cents); a ledger and
its lines share that currency. The sign is the sign of the money on our bank
account: a customer invoice and a vendor refund are positive (money is expected
in), a vendor bill and a customer credit note are negative. Keys are chosen by
the caller (database ids in Odoo) and come back unchanged.
"""

from .kinds import (
    AmountMatch,
    ApplicationKind,
    CONFIDENCE_RANK,
    Confidence,
    DebitMatch,
    DocumentMatch,
    Key,
    NO_DATE,
    Origin,
    PartyMatch,
    Side,
)
from .lines import Application, Line, Proposal, RIVAL_LIMIT, Reason
from .records import (
    Condition,
    Discount,
    GoneCheck,
    KnownAccount,
    KnownDocument,
    LearnedPayer,
    Mapping,
    MappingRow,
    OpenItem,
    OutstandingPayment,
    Partner,
    Past,
    Transfer,
)
from .terms import Currency, Rule, Settings

__all__ = [
    "AmountMatch",
    "Application",
    "ApplicationKind",
    "CONFIDENCE_RANK",
    "Condition",
    "Confidence",
    "Currency",
    "DebitMatch",
    "Discount",
    "DocumentMatch",
    "GoneCheck",
    "Key",
    "KnownAccount",
    "KnownDocument",
    "LearnedPayer",
    "Line",
    "Mapping",
    "MappingRow",
    "NO_DATE",
    "OpenItem",
    "Origin",
    "OutstandingPayment",
    "Partner",
    "PartyMatch",
    "Past",
    "Proposal",
    "RIVAL_LIMIT",
    "Reason",
    "Rule",
    "Settings",
    "Side",
    "Transfer",
]
