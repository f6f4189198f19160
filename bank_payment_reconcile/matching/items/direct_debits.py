"""Candidates by end-to-end id: what was collected, or ordered, under it (H1)."""

from __future__ import annotations

from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import Strength
from ..evidence.line import Evidence
from ..evidence.relation import party_relation
from ..model import AmountMatch
from ..model.changed import changed
from .candidate import Candidate, CandidateKind, Use
from .groups import exact_uses
from .ranking import AmountWeight, Ranking
from .settling import amount_count, settle


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
        return [changed(together, facts=changed(together.facts, amount="one"))]
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
        kind=CandidateKind.COLLECTION,
        facts=Facts(party_relation(evidence, partner), "no", amount, "yes"),
        uses=uses,
        partner=partner,
        # as sure as a reference with check digits, whose amount is to the cent
        ranking=Ranking(
            fits=True,
            naming=Strength.STRUCTURED,
            amount=AmountWeight.EQUAL,
            together=len(uses) if len(uses) > 1 else 0,
        ),
        left_over=left_over,
    )
