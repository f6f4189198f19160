"""Lines that claim one document: who gets which of its instalments, or which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from ..books.ledger import Ledger
from ..evidence.line import Evidence
from ..items.candidate import Candidate, CandidateKind
from ..items.instalments import moved


class ClaimingLine(Protocol):
    """A line that claims something, by its evidence."""

    evidence: Evidence


LineT = TypeVar("LineT", bound=ClaimingLine)
#: What is left of an entry, by its position.
Still = Callable[[int], int]


def claimed_by(single: Sequence[tuple[Any, Candidate]]) -> dict[int, list[int]]:
    """How much of each entry the lines claim, each by its one answer."""
    claimed: dict[int, list[int]] = {}
    for _, candidate in single:
        for position, amount, discount in candidate.uses:
            claimed.setdefault(position, []).append(amount + discount)
    return claimed


def rivals_of(position: int, claimed: dict[int, list[int]], still: Still) -> int:
    """How many lines claim an entry beyond what is open of it; 1 if they fit."""
    shares = claimed[position]
    if len(shares) == 1:
        return 1
    return len(shares) if abs(sum(shares)) > abs(still(position)) else 1


def spread(
    ledger: Ledger, single: list[tuple[LineT, Candidate]], still: Still
) -> list[tuple[LineT, Candidate]]:
    """Give lines that claim one instalment the equal ones in order of their dates,
    where there are enough for all of them."""
    claimed = claimed_by(single)
    documents = {
        instalments
        for position in claimed
        if rivals_of(position, claimed, still) > 1
        and (instalments := ledger.siblings(position))
    }
    for instalments in documents:
        mine = [
            place
            for place, (_state, candidate) in enumerate(single)
            if any(use[0] in instalments for use in candidate.uses)
        ]
        mine.sort(key=lambda place: _line_order(single[place][0]))
        taken: set[int] = set()
        answers: dict[int, Candidate] = {}
        for place in mine:
            answer = moved(ledger, single[place][1], still, taken)
            if answer is None:
                break
            answers[place] = answer
            taken.update(use[0] for use in answer.uses)
        else:
            for place, answer in answers.items():
                single[place] = (single[place][0], answer)
    return single


def in_parts(
    single: list[tuple[LineT, Candidate]], still: Still
) -> list[tuple[LineT, Candidate]]:
    """Without the lines that pay a part of what others pay parts of: the earlier ones
    take theirs, and what is left is for the next in the next round."""
    claimed = claimed_by(single)
    shared = {p for p in claimed if rivals_of(p, claimed, still) > 1}
    if not shared:
        return single
    left: dict[int, int] = {}
    kept: list[tuple[LineT, Candidate]] = []
    for state, candidate in sorted(single, key=lambda claim: _line_order(claim[0])):
        position = candidate.uses[0][0] if len(candidate.uses) == 1 else None
        if position not in shared or position is None or not _is_part(candidate):
            kept.append((state, candidate))
            continue
        rest = left.setdefault(position, still(position))
        share = candidate.uses[0][1] + candidate.uses[0][2]
        if abs(share) <= abs(rest):
            left[position] = rest - share
            kept.append((state, candidate))
    return kept


def _is_part(candidate: Candidate) -> bool:
    """Whether it pays a part of a document that the line names."""
    if candidate.kind is not CandidateKind.DOCUMENT or candidate.left_over:
        return False
    return candidate.facts.amount == "none" and candidate.needs_review


def _line_order(state: ClaimingLine) -> tuple[date, str]:
    line = state.evidence.line
    return line.date, str(line.key)
