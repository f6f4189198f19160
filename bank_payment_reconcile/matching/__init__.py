"""Matches bank statement lines with open items. No database, no Odoo.

`propose(Ledger(...), lines)` answers for a batch; `suggest` for one line.
"""

from . import model, reasons
from .assignment import propose, suggest
from .collector import collector_paused
from .index import Ledger
from .model import (
    Application,
    Discount,
    LearnedPayer,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
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
    "Application",
    "Discount",
    "LearnedPayer",
    "Ledger",
    "Line",
    "Mapping",
    "OpenItem",
    "OutstandingPayment",
    "Partner",
    "Proposal",
    "Reason",
    "Rule",
    "Settings",
    "Transfer",
    "collector_paused",
    "common_words",
    "constant_words",
    "model",
    "propose",
    "reasons",
    "suggest",
]
