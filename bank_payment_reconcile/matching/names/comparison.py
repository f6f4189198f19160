"""What a written name has in common with a known one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from ..model.changed import changed

#: Similarity at which two words are one word mistyped.
TYPO = 84.0
#: What a mistyped word counts of a right one.
TYPO_QUALITY = 0.93
#: And an initial of a whole one.
INITIAL_QUALITY = 0.5


class NameHit(NamedTuple):
    """A name found: whose, how well (0..1), and whether nothing was missing.

    exact: every word of both is in the other. cut: the end is missing.
    sure: it is this name and no similar one: exact, and neither legal form, order nor
        little words say otherwise, or cut where the systems' fields end.
    likeness: of the whole names with their legal forms, in percent.
    spelled: found by its letters only, no word of it is right.
    bare: written without a legal form, so that any company of these words is meant.
    """

    owner: int
    score: float
    exact: bool
    cut: bool
    words: str
    likeness: float = 0.0
    spelled: bool = False
    sure: bool = False
    bare: bool = False

    def with_likeness(self, likeness: float) -> NameHit:
        """The hit with the likeness of the whole names."""
        told = (self.owner, self.score, self.exact, self.cut, self.words)
        return NameHit(*told, likeness, self.spelled, self.sure, self.bare)

    def rivals(self, best: NameHit) -> bool:
        """Whether it is meant as well as one whose name is written in full."""
        return self.sure or self.exact and self.bare and best.bare


def raised(hit: NameHit, letters: NameHit | None) -> NameHit:
    """A hit by words, with the score of its letters where that is higher."""
    if letters is None or letters.score <= hit.score:
        return hit
    return changed(hit, score=letters.score)


def hit_order(hit: NameHit) -> tuple[bool, float, bool, float, int]:
    """Sort key: the best first."""
    return (not hit.sure, -hit.score, not hit.exact, -hit.likeness, hit.owner)


def best_word(
    slot: tuple[str, ...],
    words: Sequence[tuple[str, ...]],
    used: Collection[int],
    fuzzy: bool,
) -> tuple[int | None, float, bool]:
    """The place of the written word that stands for a word of a name, how well it
    does, and whether it is only its beginning."""
    for place, ways in enumerate(words):
        if place in used:
            continue
        if ways[0] in slot or len(ways) > 1 and any(way in slot for way in ways):
            return place, 1.0, False
    return like_word(slot, words, used) if fuzzy else (None, 0.0, False)


def like_word(
    slot: tuple[str, ...], words: Sequence[tuple[str, ...]], used: Collection[int]
) -> tuple[int | None, float, bool]:
    """The same among words of which none is the word of the name itself: its initial,
    its beginning, or a mistyped one."""
    first, last = slot[0], len(words) - 1
    for place, ways in enumerate(words):
        if place in used:
            continue
        word = ways[0]
        size = len(word)
        if size < 2:
            if place < last and first.startswith(word):
                return place, INITIAL_QUALITY, False
            continue
        if place == last and first.startswith(word):
            return place, size / len(first), True
        if size >= 4:
            for spelling in slot:
                # most are too unlike in length, which is seen without a comparison
                long = len(spelling)
                short = long if long < size else size
                if 200 * short >= TYPO * (long + size):
                    if ratio(spelling, word) >= TYPO:
                        return place, TYPO_QUALITY, False
    return None, 0.0, False
