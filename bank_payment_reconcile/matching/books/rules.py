"""The payment application rules: facts in, confidence out (NAV 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..model import (
    CONFIDENCE_RANK,
    AmountMatch,
    Confidence,
    DebitMatch,
    DocumentMatch,
    PartyMatch,
    Rule,
)

#: Score of a text mapping before the length of its text is added.
MAPPING_BASE = 3000
#: Longest text that counts, so that a mapping stays below the best rules.
MAPPING_LENGTH_LIMIT = 499


class Facts(NamedTuple):
    """What the rules may ask about one candidate."""

    related_party: PartyMatch
    document: DocumentMatch
    amount: AmountMatch
    direct_debit: DebitMatch = "not_considered"


def _rule(
    code: str,
    confidence: Confidence,
    priority: int,
    party: PartyMatch | None,
    document: DocumentMatch | None,
    amount: AmountMatch | None,
    debit: DebitMatch | None = None,
) -> Rule:
    return Rule(
        key=code,
        code=code,
        confidence=confidence,
        priority=priority,
        related_party=party,
        document=document,
        amount=amount,
        direct_debit=debit,
        review_required=confidence != "high",
    )


#: The 25 rules of Business Central; a user may edit, add and restore them.
DEFAULT_RULES: tuple[Rule, ...] = (
    _rule("H1", "high", 1, None, None, None, "yes"),
    _rule("H2", "high", 2, "fully", "yes_multiple", "one"),
    _rule("H3", "high", 3, "fully", "yes_multiple", "multiple"),
    _rule("H4", "high", 4, "fully", "yes", "one"),
    _rule("H5", "high", 5, "fully", "yes", "multiple"),
    _rule("H6", "high", 6, "partially", "yes_multiple", "one"),
    _rule("H7", "high", 7, "partially", "yes_multiple", "multiple"),
    _rule("H8", "high", 8, "partially", "yes", "one"),
    _rule("H9", "high", 9, "fully", "no", "one"),
    _rule("H10", "high", 10, "no", "yes_multiple", "one"),
    _rule("H11", "high", 11, "no", "yes_multiple", "multiple"),
    _rule("M1", "medium", 1, "fully", "yes_multiple", None),
    _rule("M2", "medium", 2, "fully", "yes", None),
    _rule("M3", "medium", 3, "fully", "no", "multiple"),
    _rule("M4", "medium", 4, "partially", "yes_multiple", None),
    _rule("M5", "medium", 5, "partially", "yes", None),
    _rule("M6", "medium", 6, "no", "yes", "one"),
    _rule("M7", "medium", 7, "no", "yes_multiple", None),
    _rule("M8", "medium", 8, "partially", "no", "one"),
    _rule("M9", "medium", 9, "no", "yes", None),
    _rule("L1", "low", 1, "fully", "no", "none"),
    _rule("L2", "low", 2, "partially", "no", "multiple"),
    _rule("L3", "low", 3, "partially", "no", "none"),
    _rule("L4", "low", 4, "no", "no", "one"),
    _rule("L5", "low", 5, "no", "no", "multiple"),
)


def score(rule: Rule) -> int:
    """(confidence index + 1) * 1000 - priority, as Business Central sorts."""
    return (CONFIDENCE_RANK[rule.confidence] + 1) * 1000 - rule.priority


def mapping_score(length: int) -> int:
    """Score of a text mapping whose text has `length` characters."""
    return MAPPING_BASE + min(length + 1, MAPPING_LENGTH_LIMIT)


def fires(rule: Rule, facts: Facts) -> bool:
    """Whether every criterion of the rule equals the fact or is not considered."""
    return (
        rule.related_party in (None, facts.related_party)
        and rule.document in (None, facts.document)
        and rule.amount in (None, facts.amount)
        and rule.direct_debit in (None, facts.direct_debit)
    )


def best_rule(rules: Sequence[Rule], facts: Facts) -> Rule | None:
    """The rule with the highest score that fires; None when none does."""
    fitting = [rule for rule in rules if fires(rule, facts)]
    return max(fitting, key=lambda rule: (score(rule), rule.code), default=None)
