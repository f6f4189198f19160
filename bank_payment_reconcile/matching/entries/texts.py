"""The words of our own entries, compared with those of a bank line.

Whole words decide, never letters in a row: "bb78cc56" is no sign of 5678.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from ..documents.number_index import KEY_LIMIT
from ..model import OutstandingPayment
from ..text.normalise import compact
from ..text.vocabulary import BANK_WORDS, CONNECTORS
from ..text.words import TYPO, words_of

#: Fewer letters and figures than this in common tell nothing.
LEAST = 4
#: Share of the words, in percent of their letters, that has to be there.
SHARE = 80
TYPO_LENGTH = 6
#: A number of which the end is missing: so much is there, so little missing.
CUT_LENGTH = 8
CUT_MISSING = 2
CUT_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """How far the words of a line are those of an entry.

    share: of the entry's words, in percent of their letters. common: letters.
    """

    share: int
    common: int
    words: str


class EntryTexts:
    """What was written on the entries, found by its rare words."""

    def __init__(self, entries: Sequence[OutstandingPayment]) -> None:
        self._words = [words_of(f"{e.memo} {e.text}") for e in entries]
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                if len(word) >= LEAST:
                    self._places.setdefault(word, []).append(place)
        self._numbers = sorted(
            (compact(entry.number), place)
            for place, entry in enumerate(entries)
            if len(entry.number) > CUT_LENGTH
        )

    def sharing(self, words: Iterable[str]) -> Iterator[int]:
        """Entries that share a rare word of four letters or more."""
        for word in words:
            places = self._places.get(word, ())
            if len(places) <= KEY_LIMIT and _tells(word):
                yield from places

    def compare(self, words: frozenset[str], entry: int, equal: bool) -> Wording | None:
        """How far an entry's words stand in a line, or the line's in the entry.

        equal: the amounts are equal; else general words alone tell nothing and
            mistyped ones are another's.
        """
        own = self._words[entry]
        common = words & own
        if equal and len(common) < len(own):
            common |= {w for w in own - common if _mistyped(w, words)}
        letters = sum(map(len, common))
        if letters < LEAST or not any(len(word) >= LEAST for word in common):
            return None
        if not equal and not any(_tells(word) for word in common):
            return None
        share = 100 * letters // sum(map(len, own))
        if share < SHARE and not _is_all(words, common):
            return None
        return Wording(share, letters, " ".join(sorted(common)))

    def cut_numbers(self, words: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Entries whose own number a word begins, its last figures missing."""
        for word in words:
            if len(word) < CUT_LENGTH or not word[-1].isdigit() or word.isalpha():
                continue
            first = bisect_left(self._numbers, (word, -1))
            found = []
            for number, place in self._numbers[first : first + CUT_LIMIT + 1]:
                if not number.startswith(word):
                    break
                if 0 < len(number) - len(word) <= CUT_MISSING:
                    found.append(place)
            if len(found) <= CUT_LIMIT:
                for place in found:
                    yield place, word


def _tells(word: str) -> bool:
    return len(word) >= LEAST and word not in BANK_WORDS and word not in CONNECTORS


def _is_all(words: frozenset[str], common: frozenset[str]) -> bool:
    """Whether the telling words of the line are all common."""
    told = [word for word in words if _tells(word)]
    return bool(told) and all(word in common for word in told)


def _mistyped(word: str, words: frozenset[str]) -> bool:
    """Whether a word of letters is there with a slip; figures are never alike."""
    if len(word) < TYPO_LENGTH or not word.isalpha():
        return False
    return any(
        abs(len(other) - len(word)) <= 2
        and other.isalpha()
        and ratio(word, other) >= TYPO
        for other in words
    )
