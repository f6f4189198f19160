"""Which known names may stand in a text, by the words that it has of them.

Nothing is compared: of most names a text has one word, which many have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .index import COMMON_LIMIT, NameIndex
from .known import KnownName
from .spans import SLACK, Places, begun_at, places_in, ways_behind
from .tokens import Token

#: Names with words in a text that are looked at closely.
CANDIDATE_LIMIT = 40


def known_words(index: NameIndex, tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Words of a text that names have: their places and spellings."""
    known = index.known
    return [
        (place, way)
        for place, token in enumerate(tokens)
        for way in token.ways
        if way in known and (not token.is_aside or len(token.plain) > 2)
    ]


def by_word(found: Iterable[tuple[int, str]]) -> Places:
    places: Places = {}
    for place, way in found:
        places.setdefault(way, []).append(place)
    return places


class Standing:
    """The names of which a text has words."""

    def __init__(
        self, index: NameIndex, tokens: Sequence[Token], places: Places
    ) -> None:
        """places: where the words of the text stand."""
        self._index = index
        self._tokens = tokens
        self._places = places
        self._followers: dict[int, tuple[str, ...]] = {}

    def find(self, known: Sequence[tuple[int, str]]) -> list[int]:
        """Names that a rare word leads to, or two common ones beside each other, and of
        which the text has two words, or one and the beginning of the next; those with
        most and rarest words first."""
        index = self._index
        points: dict[int, float] = {}
        first: dict[int, int] = {}
        twice: set[int] = set()
        common: list[tuple[int, str]] = []
        for place, way in known:
            positions = index.positions(way)
            if len(positions) > COMMON_LIMIT:
                common.append((place, way))
                continue
            weight = index.weight(way)
            for position in positions:
                if position not in points:
                    points[position], first[position] = weight, place
                    continue
                points[position] += weight
                if first[position] != place:
                    twice.add(position)
        for (one, word), (two, other) in zip(common, common[1:], strict=False):
            if two - one <= SLACK and word != other:
                for position in index.with_both(word, other):
                    points[position] = points.get(position, 0.0) + 1.0
                    twice.add(position)
        besides = by_word(common)
        standing = [
            position
            for position in _best(points)
            if position in twice
            or self._may_be(index.name_at(position), first.get(position), besides)
        ]
        if len(standing) > 1:
            standing.sort(key=points.__getitem__, reverse=True)
        return standing

    def _may_be(self, name: KnownName, place: int | None, common: Places) -> bool:
        """Whether a text has two words of a name, or one and the beginning of the next.

        place: where its one rare word stands. common: where common words do.
        """
        slots = name.slots
        if len(slots) == 1:
            return True
        if common:
            for slot in slots:
                for other in places_in(common, slot):
                    if other != place:
                        return True
        first = slots[0]
        if len(first) == 1:
            # most have one word of the text, which is not their first
            places = self._places.get(first[0])
            if not places:
                return False
            if len(places) == 1 and not self._goes_on(places[0], slots[1]):
                return False
        return begun_at(name, self._tokens, self._places) is not None

    def _goes_on(self, place: int, slot: tuple[str, ...]) -> bool:
        """Whether the word behind a place may be one of a name, or its beginning."""
        after = self._followers.get(place)
        if after is None:
            after = self._followers[place] = ways_behind(self._tokens, place)
        for way in after:
            if way in slot:
                return True
        return bool(after) and slot[0].startswith(after[0])


def _best(points: dict[int, float]) -> list[int]:
    """Positions in order; of very many only those with most points."""
    ranked = sorted(points)
    if len(ranked) > CANDIDATE_LIMIT:
        ranked.sort(key=points.__getitem__, reverse=True)
        ranked = sorted(ranked[:CANDIDATE_LIMIT])
    return ranked
