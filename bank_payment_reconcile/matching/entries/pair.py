"""A line, an entry of ours, and what tells that they are one movement of money."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ..documents.naming import DocumentHit
from ..evidence.line import Evidence
from ..model import Line, PartyMatch
from .texts import Wording

_PARTY_RANK = {"no": 0, "partially": 1, "fully": 2}


class TextLevel(IntEnum):
    """What the text of a line tells of an entry, the surest highest."""

    NOTHING = 0
    #: Figures that may be part of its number.
    BARE = 1
    #: Its number, the end missing.
    CUT = 2
    #: Its memo.
    WORDED = 3
    #: A number it refers to.
    REFERENCED = 4
    #: Its own number.
    NUMBERED = 5
    #: Its check, or its end-to-end id.
    IDENTIFIED = 6

    # pairs are gathered by their ranking, and that of an enumeration is slow
    __hash__ = int.__hash__


class PairRanking(NamedTuple):
    """The rank of a pair: compared slot by slot in this order, the higher wins.

    nearness: of the amounts, 0 where they are equal and negative else.
    level: what the text tells. share, common: how far the words are alike
        (`Wording`). party: whether the line is of the entry's partner, 2 for sure.
    closeness: of the dates, 0 on the same day and negative else.
    behind: whether the bank was not ahead of our books.
    """

    nearness: int
    level: TextLevel
    share: int
    common: int
    party: int
    closeness: int
    behind: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A line (by its place in the batch) and an entry (by its position).

    difference: of the amounts, not signed. level: what the text tells.
    days: between the dates. ahead: the bank had it before our books.
    """

    line: int
    entry: int
    difference: int
    level: TextLevel
    party: PartyMatch
    days: int
    ahead: bool
    wording: Wording | None = None
    hit: DocumentHit | None = None

    @property
    def ranking(self) -> PairRanking:
        """What is compared between pairs."""
        wording = self.wording
        return PairRanking(
            -self.difference,
            self.level,
            wording.share if wording else 0,
            wording.common if wording else 0,
            _PARTY_RANK[self.party],
            -self.days,
            not self.ahead,
        )

    @property
    def is_named(self) -> bool:
        """Whether the text names the entry by a number."""
        return self.level >= TextLevel.REFERENCED


@dataclass(frozen=True, slots=True)
class Claimant:
    """A line and what it tells, before any amount is looked at."""

    place: int
    evidence: Evidence
    hits: dict[int, tuple[TextLevel, DocumentHit]]
    words: frozenset[str]
    checks: frozenset[str]

    @property
    def line(self) -> Line:
        """The bank's line itself."""
        return self.evidence.line

    @property
    def shows_check(self) -> bool:
        """Whether it shows a check of ours, and so is none of our other entries."""
        return bool(self.evidence.checks) or self.evidence.gone is not None
