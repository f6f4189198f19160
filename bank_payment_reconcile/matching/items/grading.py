"""Candidates graded by the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..books.rules import mapping_score, score
from ..books.view import View
from ..evidence.line import Evidence
from ..model.changed import changed
from .candidate import Candidate
from .instalments import earlier_left_open
from .otherwise import says_otherwise
from .ranking import Ranking


def graded(
    view: View, evidence: Evidence, found: Iterable[Candidate]
) -> list[Candidate]:
    """Candidates that a rule accepts, best first, in an order of their own."""
    result = []
    for candidate in found:
        if candidate.mapping is not None:
            result.append(_scored(candidate, mapping_score(candidate.mapped_length)))
            continue
        rule = view.ledger.rule_for(candidate.facts)
        if rule is not None:
            cautions = (
                *candidate.cautions,
                *says_otherwise(view, evidence, candidate),
                *earlier_left_open(view, candidate.uses),
            )
            result.append(_scored(candidate, score(rule), rule=rule, cautions=cautions))
    return best_first(result)


def best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates by their ranking; those of one in an order of their own."""
    found = list(candidates)
    if len(found) > 1:
        found.sort(key=lambda c: (c.ranking, -len(c.uses), c.uses), reverse=True)
    return found


def _scored(candidate: Candidate, score: int, **more: Any) -> Candidate:
    ranking = Ranking(score, *candidate.ranking[1:])
    return changed(candidate, ranking=ranking, **more)
