"""Finds names by their letters, where no word of them survived.

Trigrams of the glued name lead to a few names, which are compared letter by
letter. Used only after the comparison of words found nothing good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rapidfuzz.fuzz import ratio

#: Names compared letter by letter for one query.
CLOSE_LIMIT = 25
#: A trigram in more names than this leads to none.
TRIGRAM_LIMIT = 500
#: Likeness below which names are not alike, in percent.
ALIKE = 60.0


def in_order(words: Iterable[str]) -> str:
    """Words of a name in alphabetical order: banks turn names around."""
    return " ".join(sorted(words))


class SpellingIndex:
    """Names, found by their trigrams."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """names: folded, glued and with words in order; positions are kept."""
        self._names = list(names)
        self._trigrams: dict[str, list[int]] = {}
        for position, (glued, _) in enumerate(self._names):
            for trigram in trigrams(glued):
                self._trigrams.setdefault(trigram, []).append(position)

    def near(
        self, glued: str, limit: int = CLOSE_LIMIT, least: float = ALIKE
    ) -> list[tuple[int, float]]:
        """Positions of similar names and their likeness in percent, best first.

        least: likeness below which a name is not named.
        """
        found = []
        for place in self._close(glued)[:limit]:
            likeness = ratio(glued, self._names[place][0])
            if likeness >= least:
                found.append((place, likeness))
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def graded(self, glued: str, ordered: str, limit: int) -> list[tuple[int, float]]:
        """The same for words in order, however little alike: a list to choose from."""
        found = [
            (place, ratio(ordered, self._names[place][1]))
            for place in self._close(glued)[:limit]
        ]
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def _close(self, glued: str) -> list[int]:
        points: Counter[int] = Counter()
        for trigram in trigrams(glued):
            places = self._trigrams.get(trigram, ())
            if len(places) <= TRIGRAM_LIMIT:
                points.update(places)
        return sorted(points, key=lambda place: (-points[place], place))


def trigrams(name: str) -> frozenset[str]:
    """Runs of three letters, the ends marked."""
    marked = f"^{name[:60]}$"
    return frozenset(marked[n : n + 3] for n in range(len(marked) - 2))
