"""What a check of an answer says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Reason


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check says: a caution asks for a person, else it let the line pass."""

    reason: Reason
    is_caution: bool


def with_judgements(
    reasons: Iterable[Reason], judged: Iterable[Judgement]
) -> tuple[Reason, ...]:
    """Reasons and what was judged, each once."""
    result = list(reasons)
    for judgement in judged:
        if judgement.reason not in result:
            result.append(judgement.reason)
    return tuple(result)
