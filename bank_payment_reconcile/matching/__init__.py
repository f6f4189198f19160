"""Matches bank statement lines with open items. No database, no Odoo.

`propose(Ledger(...), lines)` answers for a batch; `suggest` and `likely_partners`
show a person what one line may be, and of whom; `match_entries` matches lines with our
own bank entries.

What stands here is what others may use. Each package within uses those above it only:

* `model`: what is given and answered. `reasons`: the sentences.
* `text`, `names`, `amounts`: what is compared. `mapped`: what mappings say of a line.
* `books`: the ledger, indexed. `evidence`: what one line tells.
* `review`: whether a person has to look.
* `items`: the answers of a line. `beyond`: those beyond the items of one partner.
* `proposals`: from the answers of all lines to one of each.
* `entries`: bank lines and our own bank entries; knows nothing of `items`.
"""

from . import model, reasons
from .model import (
    CONFIDENCE_RANK,
    NO_DATE,
    Application,
    ApplicationKind,
    BlockPayment,
    Condition,
    Currency,
    Discount,
    ForeignItem,
    EarlierPayment,
    GoneCheck,
    KnownAccount,
    KnownDocument,
    LearnedPayer,
    Line,
    Mapping,
    MappingRow,
    OpenItem,
    OrderedPayment,
    OutstandingPayment,
    Partner,
    Past,
    Proposal,
    Rate,
    Reason,
    Rule,
    Settings,
    Transfer,
)
from .text.normalise import account_key, compact
from .text.recurring import common_words, constant_words
from .names.accounts import propose_account
from .names.middlemen import is_middleman
from .amounts.tolerance import window as amount_window
from .mapped.patterns import pattern_error
from .books.garbage import collector_paused
from .books.known_accounts import (
    ACCOUNT_END_LENGTH,
    account_end,
    is_same_account,
)
from .books.ledger import Ledger
from .books.rules import DEFAULT_RULES
from .evidence.checks import named_checks
from .evidence.likely import LikelyPartner, digit_runs, likely_partners
from .evidence.unknown import numbers_not_open
from .review.bounds import proposed_limit, within_bounds
from .review.silent_banks import hardly_tells
from .review.payees import PAYEE_CAUTIONS, PAYEE_KINDS, Claim, whose_account
from .books.view import PAYMENT_LATENESS
from .beyond.returned import returning
from .beyond.runs import RUN_DAYS
from .proposals.assignment import propose
from .proposals.suggestions import suggest
from .entries.assignment import match_entries

__all__ = [
    "ACCOUNT_END_LENGTH",
    "CONFIDENCE_RANK",
    "DEFAULT_RULES",
    "NO_DATE",
    "PAYEE_CAUTIONS",
    "PAYEE_KINDS",
    "PAYMENT_LATENESS",
    "RUN_DAYS",
    "Application",
    "ApplicationKind",
    "BlockPayment",
    "Claim",
    "Condition",
    "Currency",
    "Discount",
    "ForeignItem",
    "EarlierPayment",
    "GoneCheck",
    "KnownAccount",
    "KnownDocument",
    "LearnedPayer",
    "Ledger",
    "LikelyPartner",
    "Line",
    "Mapping",
    "MappingRow",
    "OpenItem",
    "OrderedPayment",
    "OutstandingPayment",
    "Partner",
    "Past",
    "Proposal",
    "Rate",
    "Reason",
    "Rule",
    "Settings",
    "Transfer",
    "account_end",
    "account_key",
    "amount_window",
    "collector_paused",
    "common_words",
    "compact",
    "constant_words",
    "digit_runs",
    "is_middleman",
    "is_same_account",
    "likely_partners",
    "match_entries",
    "model",
    "named_checks",
    "numbers_not_open",
    "pattern_error",
    "propose",
    "propose_account",
    "proposed_limit",
    "reasons",
    "returning",
    "suggest",
    "hardly_tells",
    "whose_account",
    "within_bounds",
]
