"""Matches bank statement lines with open items. No database, no Odoo.

`propose(Ledger(...), lines)` answers for a batch; `suggest` and `likely_partners`
show a person what one line may be, and of whom.
"""

from . import model, reasons
from .accounts import propose_account
from .amounts import window as amount_window
from .answers import suggest
from .assignment import propose
from .check_evidence import named_checks
from .bounds import proposed_limit, within_bounds
from .cautions import Claim, whose_account
from .collector import collector_paused
from .entries import match_entries
from .index import Ledger
from .likely import LikelyPartner, digit_runs, likely_partners
from .middlemen import is_middleman
from .model import (
    NO_DATE,
    Application,
    Currency,
    Discount,
    GoneCheck,
    KnownAccount,
    LearnedPayer,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Past,
    Proposal,
    Reason,
    Rule,
    Settings,
    Transfer,
)
from .recurring import common_words, constant_words
from .rules import DEFAULT_RULES

__all__ = [
    "DEFAULT_RULES",
    "NO_DATE",
    "Application",
    "Currency",
    "Claim",
    "Discount",
    "GoneCheck",
    "KnownAccount",
    "LearnedPayer",
    "Ledger",
    "LikelyPartner",
    "Line",
    "Mapping",
    "OpenItem",
    "OutstandingPayment",
    "Partner",
    "Past",
    "Proposal",
    "Reason",
    "Rule",
    "Settings",
    "Transfer",
    "amount_window",
    "collector_paused",
    "common_words",
    "constant_words",
    "digit_runs",
    "is_middleman",
    "likely_partners",
    "match_entries",
    "model",
    "named_checks",
    "propose",
    "propose_account",
    "proposed_limit",
    "reasons",
    "suggest",
    "within_bounds",
    "whose_account",
]
