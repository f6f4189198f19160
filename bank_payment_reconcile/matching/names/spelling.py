"""Finds names by their letters, where no word of them survived.

Trigrams of the glued name lead to a few names, which are compared letter by
letter. Used only after the comparison of words found nothing good.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

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
        #: Trigrams whose names stand there once each.
        self._counted_once: set[str] = set()
        index = self._trigrams
        for position, glued in enumerate(names):
            marked = f"^{glued[:60]}$"
            letters = zip(marked, marked[1:], marked[2:], strict=False)
            for trigram in map("".join, letters):
                index[trigram].append(position)

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
        found = [self._with(trigram) for trigram in trigrams(glued)]
        points = Counter(
            chain.from_iterable(p for p in found if len(p) <= TRIGRAM_LIMIT)
        )
        least, named = 0, 0
        if len(points) > limit:
            # the points of the last of so many, of how many names have each
            names_of = Counter(points.values())
            for least in sorted(names_of, reverse=True):
                named += names_of[least]
                if named >= limit:
                    break
        close = [place for place, count in points.items() if count >= least]
        return sorted(close, key=lambda place: (-points[place], place))[:limit]

    def _with(self, trigram: str) -> Sequence[int]:
        """Positions of the names that have a trigram, each once."""
        places = self._trigrams.get(trigram, ())
        if places and trigram not in self._counted_once:
            # a few have it twice; most trigrams are never asked for
            places = self._trigrams[trigram] = list(dict.fromkeys(places))
            self._counted_once.add(trigram)
        return places


def trigrams(name: str) -> frozenset[str]:
    """Runs of three letters, the ends marked."""
    marked = f"^{name[:60]}$"
    return frozenset([marked[n : n + 3] for n in range(len(marked) - 2)])
