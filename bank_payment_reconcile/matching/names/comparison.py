"""What a written name has in common with a known one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

#: Similarity at which two words are one word mistyped.
TYPO = 84.0
#: What a mistyped word counts of a right one.
TYPO_QUALITY = 0.93


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: whose, how well (0..1), and whether nothing was missing.

    exact: every word of both is in the other. cut: the end is missing.
    likeness: of the whole names with their legal forms, in percent.
    spelled: found by its letters only, no word of it is right.
    """

    owner: int
    score: float
    exact: bool
    cut: bool
    words: str
    likeness: float = 0.0
    spelled: bool = False


@dataclass(slots=True)
class KnownName:
    """A name we know, as written ones are compared with it."""

    owner: int
    #: Spellings of each word that matters, in order.
    slots: tuple[tuple[str, ...], ...]
    #: All words but legal forms glued, as a cut is measured on the whole.
    whole: str
    #: The same with legal forms.
    full: str
    #: The same as words in alphabetical order.
    ordered: str


def raised(hit: NameHit, letters: NameHit | None) -> NameHit:
    """A hit by words, with the score of its letters where that is higher."""
    if letters is None or letters.score <= hit.score:
        return hit
    return replace(hit, score=letters.score)


def hit_order(hit: NameHit) -> tuple[float, bool, float, int]:
    """Sort key: the best first."""
    return (-hit.score, not hit.exact, -hit.likeness, hit.owner)


def best_word(
    slot: tuple[str, ...], words: Sequence[str], used: dict[str, None], fuzzy: bool
) -> tuple[str | None, float, bool]:
    """The written word that stands for a word of a name, and how well."""
    for word in words:
        if word in slot and word not in used:
            return word, 1.0, False
    if not fuzzy:
        return None, 0.0, False
    for word in words:
        if word in used or len(word) < 2:
            continue
        if slot[0].startswith(word) and word == words[-1]:
            return word, len(word) / len(slot[0]), True
        if len(word) >= 4 and any(_is_mistyped(s, word) for s in slot):
            return word, TYPO_QUALITY, False
    return None, 0.0, False


def _is_mistyped(word: str, written: str) -> bool:
    """Whether two words are so alike as one mistyped; ever too unlike in length
    for most, which is seen without a comparison."""
    one, two = len(word), len(written)
    if 200 * min(one, two) < TYPO * (one + two):
        return False
    return ratio(word, written) >= TYPO
