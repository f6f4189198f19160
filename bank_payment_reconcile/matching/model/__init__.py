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
from .currency import Currency
from .orders import BlockPayment, OrderedPayment
from .records import (
    Condition,
    Discount,
    ForeignItem,
    EarlierPayment,
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
    Rate,
    Transfer,
)
from .terms import Rule, Settings

__all__ = [
    "AmountMatch",
    "Application",
    "ApplicationKind",
    "BlockPayment",
    "CONFIDENCE_RANK",
    "Condition",
    "Confidence",
    "Currency",
    "DebitMatch",
    "Discount",
    "EarlierPayment",
    "DocumentMatch",
    "ForeignItem",
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
    "OrderedPayment",
    "Origin",
    "OutstandingPayment",
    "Partner",
    "PartyMatch",
    "Past",
    "Proposal",
    "RIVAL_LIMIT",
    "Rate",
    "Reason",
    "Rule",
    "Settings",
    "Side",
    "Transfer",
]
