"""What a check of an answer says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Reason


class Judgement(NamedTuple):
    """What one check says: a caution asks for a person, else it let the line pass."""

    reason: Reason
    is_caution: bool


def with_judgements(
    reasons: Iterable[Reason], judged: Iterable[Judgement]
) -> tuple[Reason, ...]:
    """Reasons and what was judged, each once."""
    result = list(reasons)
    kinds = {reason.kind for reason in result}
    for judgement in judged:
        reason = judgement.reason
        if reason.kind not in kinds or reason not in result:
            result.append(reason)
            kinds.add(reason.kind)
    return tuple(result)
