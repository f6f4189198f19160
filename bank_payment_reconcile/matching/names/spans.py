"""Where the words of a known name stand in a text: all of them, or its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.vocabulary import CONNECTORS
from .known import KnownName
from .tokens import Token

#: So many little words may stand within a name.
SLACK = 3
#: So many words of a name whose end is missing must be there.
LEAST_BEGUN = 2
#: Where words of a text stand in it.
Places = dict[str, list[int]]


def places_of(tokens: Sequence[Token]) -> Places:
    """Where the words of a text stand."""
    places: Places = {}
    for place, token in enumerate(tokens):
        for way in token.ways:
            places.setdefault(way, []).append(place)
    return places


def places_in(places: Places, slot: tuple[str, ...]) -> Sequence[int]:
    """Where a word of a name stands in a text, in order, written in any way."""
    if len(slot) == 1:
        return places.get(slot[0], ())
    return sorted({place for way in slot for place in places.get(way, ())})


def span_of(
    name: KnownName, tokens: Sequence[Token], places: Places
) -> tuple[int, int] | None:
    """From which to which word a text has a name, all of it or its beginning."""
    standing = [places_in(places, slot) for slot in name.slots]
    reach = len(standing) + SLACK
    best: tuple[int, int] | None = None
    for first in sorted(set().union(*standing)):
        used: set[int] = set()
        for standing_word in standing:
            for place in standing_word:
                if first <= place < first + reach and place not in used:
                    used.add(place)
                    break
        last = max(used)
        if len(used) == len(standing):
            if _is_together(tokens, first, last, used) and (
                best is None or last - first < best[1] - best[0]
            ):
                best = first, last
    return best or begun_at(name, tokens, places)


def ways_behind(tokens: Sequence[Token], place: int) -> tuple[str, ...]:
    """The spellings of the next word that is not little; () for none."""
    for token in tokens[place + 1 :]:
        if not token.is_aside:
            return token.ways
    return ()


def _is(token: Token, slot: tuple[str, ...]) -> bool:
    ways = token.ways
    return ways[0] in slot or len(ways) > 1 and any(way in slot for way in ways)


def _is_together(
    tokens: Sequence[Token], first: int, last: int, used: set[int]
) -> bool:
    """Whether nothing but little words and legal forms stands within a name."""
    return all(
        place in used or tokens[place].is_aside for place in range(first, last + 1)
    )


def begun_at(
    name: KnownName, tokens: Sequence[Token], places: Places
) -> tuple[int, int] | None:
    """Where a text has the beginning of a name whose end was cut."""
    for first in places_in(places, name.slots[0]):
        place, last, count = first + 1, first, 1
        for slot in name.slots[1:]:
            while place < len(tokens) and tokens[place].is_aside:
                place += 1
            if place >= len(tokens):
                break
            if not _is(tokens[place], slot):
                if slot[0].startswith(tokens[place].plain):
                    last = place
                    count += 1
                break
            last, place, count = place, place + 1, count + 1
        if count >= LEAST_BEGUN:
            if last + 1 < len(tokens) and tokens[last + 1].plain in name.name.words:
                # "Meyer Bau & Hand" was cut behind the little word
                last += tokens[last + 1].plain in CONNECTORS
            return first, last
    return None
