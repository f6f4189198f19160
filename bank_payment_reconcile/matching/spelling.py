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


class SpellingIndex:
    """Glued names, found by their trigrams."""

    def __init__(self, names: Iterable[str]) -> None:
        """names: folded and without separators; positions are kept."""
        self._names = list(names)
        self._trigrams: dict[str, list[int]] = {}
        for position, name in enumerate(self._names):
            for trigram in trigrams(name):
                self._trigrams.setdefault(trigram, []).append(position)

    def near(self, name: str) -> list[tuple[int, float]]:
        """Positions of similar names and their likeness in percent, best first."""
        points: Counter[int] = Counter()
        for trigram in trigrams(name):
            places = self._trigrams.get(trigram, ())
            if len(places) <= TRIGRAM_LIMIT:
                points.update(places)
        ranked = sorted(points, key=lambda place: (-points[place], place))
        found = []
        for place in ranked[:CLOSE_LIMIT]:
            likeness = ratio(name, self._names[place])
            if likeness >= ALIKE:
                found.append((place, likeness))
        return sorted(found, key=lambda f: (-f[1], f[0]))


def trigrams(name: str) -> frozenset[str]:
    """Runs of three letters, the ends marked."""
    marked = f"^{name[:60]}$"
    return frozenset(marked[n : n + 3] for n in range(len(marked) - 2))
