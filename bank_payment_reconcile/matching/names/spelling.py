"""Finds names by their letters, where no word of them survived.

Trigrams of the glued name lead to a few names, which are compared letter by
letter. Used only after the comparison of words found nothing good.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

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

    def __init__(self, names: Sequence[str], ordered: Callable[[int], str]) -> None:
        """names: folded and glued; they are found by their positions.

        ordered: the words of a name in order.
        """
        self._names = names
        self._ordered = ordered
        self._trigrams: defaultdict[str, list[int]] = defaultdict(list)
        for position, glued in enumerate(names):
            for trigram in trigrams(glued):
                self._trigrams[trigram].append(position)

    def near(
        self, glued: str, limit: int = CLOSE_LIMIT, least: float = ALIKE
    ) -> list[tuple[int, float]]:
        """Positions of similar names and their likeness in percent, best first.

        least: likeness below which a name is not named.
        """
        found = []
        for place in self._close(glued, limit):
            likeness = ratio(glued, self._names[place])
            if likeness >= least:
                found.append((place, likeness))
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def graded(self, glued: str, ordered: str, limit: int) -> list[tuple[int, float]]:
        """The same for words in order, however little alike: a list to choose from."""
        found = [
            (place, ratio(ordered, self._ordered(place)))
            for place in self._close(glued, limit)
        ]
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def _close(self, glued: str, limit: int) -> list[int]:
        """Positions of the names with most trigrams in common, the most first."""
        points: Counter[int] = Counter()
        for trigram in trigrams(glued):
            places = self._trigrams.get(trigram, ())
            if len(places) <= TRIGRAM_LIMIT:
                points.update(places)
        least = sorted(points.values())[-limit] if len(points) > limit else 0
        close = [place for place, count in points.items() if count >= least]
        return sorted(close, key=lambda place: (-points[place], place))[:limit]


def trigrams(name: str) -> frozenset[str]:
    """Runs of three letters, the ends marked."""
    marked = f"^{name[:60]}$"
    return frozenset([marked[n : n + 3] for n in range(len(marked) - 2)])
