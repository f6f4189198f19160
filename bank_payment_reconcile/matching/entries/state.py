"""What was decided of a line so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Reason
from .answers import EntryAnswer
from .pair import Claimant, Pair


@dataclass(slots=True)
class ClaimantState:
    """What a line has so far."""

    claimant: Claimant
    pairs: list[Pair] = field(default_factory=list)
    chosen: EntryAnswer | None = None
    tied: list[EntryAnswer] = field(default_factory=list)
    why: Reason = field(default_factory=lambda: Reason("ambiguous", {"count": 2}))
    #: Sets that fit equally well; shown where nothing better was found.
    sets: list[EntryAnswer] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be answered."""
        line, gone = self.claimant.line, self.claimant.evidence.gone
        return bool(line.amount and gone is None and not (self.chosen or self.tied))
