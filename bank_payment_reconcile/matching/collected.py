"""Candidates by end-to-end id: what was collected, or ordered, under it (H1)."""

from __future__ import annotations

from dataclasses import replace

from .candidates import Candidate, Use, amount_count, party_relation, settle
from .evidence import Evidence, View
from .groups import exact_uses
from .model import AmountMatch
from .rules import Facts


def collections(view: View, evidence: Evidence) -> list[Candidate]:
    """Items that a registered collection or payment order names under the line's id.

    One order may be for several items: all of them, where they add up to the
    line's amount, else each by itself.
    """
    positions = [
        position
        for position in evidence.collected
        if view.usable(position, evidence.line)
    ]
    if len(positions) > 1 and (uses := exact_uses(view, evidence, positions)):
        together = _candidate(view, evidence, positions[0], uses, 0)
        return [replace(together, facts=replace(together.facts, amount="one"))]
    found = []
    for position in positions:
        if view.open(position) * evidence.line.amount > 0:
            use, left_over, _ = settle(view, evidence, position)
            found.append(_candidate(view, evidence, position, (use,), left_over))
    return found


def _candidate(
    view: View,
    evidence: Evidence,
    position: int,
    uses: tuple[Use, ...],
    left_over: int,
) -> Candidate:
    partner = view.ledger.entries[position].partner
    amount: AmountMatch = amount_count(view, evidence, partner)
    return Candidate(
        kind="collection",
        facts=Facts(party_relation(evidence, partner), "no", amount, "yes"),
        uses=uses,
        partner=partner,
        points=(1, 4, 0, len(uses)),
        left_over=left_over,
    )
