"""Answers for what was paid before the bank took its charges, beside those without.

What fits without them is the answer: then the bank booked its charges by themselves.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ..books.view import View
from ..evidence.charges import charges_doubted
from ..evidence.line import Evidence
from ..items.candidate import Candidate
from ..items.grading import best_first
from ..items.transfers import is_foreign
from ..model import Reason
from ..model.changed import changed
from ..reasons.wording import money


def with_charges(
    view: View,
    evidence: Evidence,
    booked: Sequence[Candidate],
    paid: Sequence[Candidate],
) -> list[Candidate]:
    """The answers of a line of which the bank's file says what came off, best first.

    booked: answers for its amount. paid: those for what it was before.
    """
    exact = {_entries(c) for c in booked if is_exact(view, c)}
    doubts = tuple(charges_doubted(evidence.line, view.ledger.settings))
    found = {
        _entries(c): changed(
            c, charges=evidence.line.charges, cautions=(*c.cautions, *doubts)
        )
        for c in reversed(paid)
        if _may_have_paid(view, c) and _entries(c) not in exact
    }
    others = [c for c in booked if _entries(c) not in found]
    return best_first([*found.values(), *unexplained(view, evidence, others)])


def unexplained(
    view: View, evidence: Evidence, found: list[Candidate]
) -> list[Candidate]:
    """Answers without charges; with a caution where they are no answer to what the
    bank's file names."""
    line = evidence.line
    if not (line.charges or line.charges_unclear):
        return found
    if line.charges:
        told = money(-line.charges, view.ledger.settings.currency)
        caution = Reason("charges_unused", {"amount": told})
    else:
        caution = Reason("charges_unclear", {"text": line.charges_unclear})
    return [
        c
        if c.mapping is not None or is_exact(view, c)
        else changed(c, cautions=(*c.cautions, caution))
        for c in found
    ]


def is_exact(view: View, candidate: Candidate) -> bool:
    """Whether all that an answer takes is settled by it, and nothing is left over.

    By no amount in another currency: what the file names says more than a rate.
    """
    return (
        bool(candidate.uses)
        and not candidate.shares
        and not candidate.left_over
        and all(
            view.open(position) == share + discount
            for position, share, discount in candidate.uses
        )
    )


def _may_have_paid(view: View, candidate: Candidate) -> bool:
    if candidate.mapping is not None:
        # of the text, whatever came off
        return False
    return not (candidate.kind.is_transfer and is_foreign(view, candidate))


def _entries(candidate: Candidate) -> Hashable:
    if candidate.mapping is not None:
        return candidate.mapping.key
    return frozenset(use[0] for use in candidate.uses) or candidate.kind
