"""Finds the names of partners inside a text, whatever the words around them.

Each word of the text leads to the names that have it; only those whose words stand
together in the text are compared. Whether the name goes on is told by what stands
beside it: the vocabulary of banks helps, a word that it lacks does no harm.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from ..model.changed import changed
from ..text.vocabulary import CONNECTORS
from .comparison import NameHit
from .index import COMMON_LIMIT, NameIndex
from .known import KnownName, written_name
from .scoring import compare
from .tokens import Edge, Token, edge_of, is_distinctive, tokens_of

#: Names with words in a text that are looked at closely.
CANDIDATE_LIMIT = 40
#: So many little words may stand within a name.
SLACK = 3
#: So many words of a name whose end is missing must be there.
LEAST_BEGUN = 2
#: Where words of a text stand in it.
Places = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: the hit, and from which to which of the text's words."""

    hit: NameHit
    first: int
    last: int

    def within(self, other: Found) -> bool:
        """Whether it is a part of another, longer name in the text."""
        size, longer = self.last - self.first, other.last - other.first
        return other.first <= self.first and self.last <= other.last and size < longer

    def touches(self, other: Found) -> bool:
        """Whether both have a word of the text in common."""
        return self.first <= other.last and other.first <= self.last


def names_within(
    index: NameIndex, text: str, ours: Sequence[str] = (), field: bool = False
) -> list[Found]:
    """Names that stand in a text, the surest first; of names within names the longest.

    ours: our own names, which are nobody else's.
    field: the text is the field of a name, so that a word beside it is one of it.
    """
    if not text.isascii():
        text = normalize("NFC", text)
    tokens = tokens_of(text, index.knows)
    for place in _own_places(tokens, ours):
        # as a number: no name, and the end of those beside it
        tokens[place] = changed(tokens[place], ways=("0",), is_aside=False)
    known = _known_words(index, tokens)
    if not known:
        return []
    places, told = _places_of(tokens), _by_word(known)
    is_known = None if field else told.keys()
    found = []
    for position in _candidates(index, tokens, known):
        name = index.name_at(position)
        if not _may_be(name, tokens, places, told):
            continue
        one = _look(index, name, text, tokens, places, is_known)
        if one is not None:
            found.append(one)
    found = [
        f
        for f in found
        if not any(f.within(o) for o in found if o.hit.exact or o.hit.sure)
    ]
    return sorted(found, key=_order)


def _order(found: Found) -> tuple[bool, bool, float, int, int]:
    hit = found.hit
    return (
        not hit.sure,
        not hit.exact,
        -hit.score,
        found.first - found.last,
        hit.owner,
    )


def _places_of(tokens: Sequence[Token]) -> Places:
    """Where the words of a text stand."""
    places: Places = {}
    for place, token in enumerate(tokens):
        for way in token.ways:
            places.setdefault(way, []).append(place)
    return places


def _by_word(found: Iterable[tuple[int, str]]) -> Places:
    places: Places = {}
    for place, way in found:
        places.setdefault(way, []).append(place)
    return places


def _known_words(index: NameIndex, tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Words of a text that names have: their places and spellings."""
    return [
        (place, way)
        for place, token in enumerate(tokens)
        if not token.is_aside or len(token.plain) > 2
        for way in token.ways
        if index.knows(way)
    ]


def _candidates(
    index: NameIndex, tokens: Sequence[Token], known: Sequence[tuple[int, str]]
) -> list[int]:
    """Names that a rare word leads to, or two common ones beside each other."""
    points: dict[int, float] = {}
    common: list[tuple[int, str]] = []
    for place, way in known:
        places = index.positions(way)
        if len(places) > COMMON_LIMIT:
            common.append((place, way))
            continue
        weight = index.weight(way)
        for position in places:
            points[position] = points.get(position, 0.0) + weight
    for (one, word), (two, other) in zip(common, common[1:], strict=False):
        if two - one <= SLACK and word != other:
            for position in index.with_both(word, other):
                points[position] = points.get(position, 0.0) + 1.0
    ranked = sorted(points, key=lambda position: (-points[position], position))
    return ranked[:CANDIDATE_LIMIT]


def _may_be(
    name: KnownName, tokens: Sequence[Token], places: Places, known: Places
) -> bool:
    """Whether a text has two words of a name, or one and the beginning of the next.

    known: where it has words that names have.
    """
    if len(name.slots) == 1:
        return True
    if len({p for slot in name.slots for p in _places_in(known, slot)}) > 1:
        return True
    return _begun(name, tokens, places) is not None


def _places_in(places: Places, slot: tuple[str, ...]) -> Sequence[int]:
    """Where a word of a name stands in a text, in order, written in any way."""
    if len(slot) == 1:
        return places.get(slot[0], ())
    return sorted({place for way in slot for place in places.get(way, ())})


def _own_places(tokens: Sequence[Token], ours: Sequence[str]) -> set[int]:
    """Where a text has our own name."""
    places: set[int] = set()
    for name in ours:
        words = [slot for slot in written_name(name).slots]
        for first in range(len(tokens) - len(words) + 1) if words else ():
            run = tokens[first : first + len(words)]
            if all(
                any(way in ways for way in token.ways)
                for token, ways in zip(run, words, strict=True)
            ):
                places.update(range(first, first + len(words)))
    return places


def _look(
    index: NameIndex,
    name: KnownName,
    text: str,
    tokens: Sequence[Token],
    places: Places,
    is_known: Collection[str] | None,
) -> Found | None:
    """A known name in a text: the words that stand for it, and what is beside them."""
    span = _span(name, tokens, places)
    if span is None:
        return None
    first, last = span
    last = _with_forms(text, tokens, last)
    first, begun = _with_little(name, tokens, first), first
    start = tokens[first].start
    if first == begun and tokens[first].plain not in name.slots[0]:
        start = _with_joint(text, tokens, first)
    written = written_name(text[start : tokens[last].end])
    written.at_limit = written.at_limit or _ends_open(text, tokens, last)
    hit = compare(index, name, written)
    if hit is None:
        return None
    has_form = bool(name.name.forms & written.forms)
    if not has_form and not any(is_distinctive(slot[0]) for slot in name.slots):
        # "Rent Service" is not named by whoever pays for a service
        return None
    if not hit.sure:
        return Found(hit, first, last)
    alone = len(name.slots) == 1
    before = edge_of(text, tokens, first, -1, is_known, alone)
    if is_known is None and name.name.joint and text[:start].rstrip()[-1:] == ",":
        # Lund, Berg & Dahl is not Berg & Dahl
        before = Edge.NAME
    behind = edge_of(text, tokens, last, 1, is_known, alone)
    if has_form and tokens[last].is_form and behind is Edge.UNKNOWN:
        behind = Edge.CLEAR
    sure = min(before, behind) is not Edge.NAME
    if alone or not hit.exact:
        sure = before is behind is Edge.CLEAR
    if name.name.forms and not has_form:
        # "Berg" may be any Berg, and "Zelma Bech-Dahl" is not Bech & Dahl A/S
        sure = sure and not alone and before is behind is Edge.CLEAR
    return Found(
        changed(hit, sure=sure, score=hit.score if sure else 0.89), first, last
    )


def _span(
    name: KnownName, tokens: Sequence[Token], places: Places
) -> tuple[int, int] | None:
    """From which to which word a text has a name, all of it or its beginning."""
    standing = [_places_in(places, slot) for slot in name.slots]
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
    return best or _begun(name, tokens, places)


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


def _begun(
    name: KnownName, tokens: Sequence[Token], places: Places
) -> tuple[int, int] | None:
    """Where a text has the beginning of a name whose end was cut."""
    for first in _places_in(places, name.slots[0]):
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


def _with_little(name: KnownName, tokens: Sequence[Token], first: int) -> int:
    """Where a name begins with its title, its initial, or its legal form in front."""
    while first:
        before = tokens[first - 1]
        if before.plain not in name.name.words:
            break
        if not before.is_aside and len(before.plain) > 1:
            break
        first -= 1
    return first


def _with_forms(text: str, tokens: Sequence[Token], last: int) -> int:
    """The last word of a name with the legal form behind it ("GmbH & Co. KG")."""
    place = last + 1
    while place < len(tokens) and place <= last + 4:
        gap = text[tokens[place - 1].end : tokens[place].start]
        if tokens[place].is_form and gap.strip(" .,&") == "":
            last = place
        elif tokens[place].plain not in CONNECTORS:
            break
        place += 1
    return last


def _with_joint(text: str, tokens: Sequence[Token], first: int) -> int:
    """Where a name begins whose end was put first: "& Sohn Meyer"."""
    start = tokens[first].start
    end = tokens[first - 1].end if first else 0
    before = text[end:start]
    if "&" in before:
        return end + before.rindex("&")
    if first and tokens[first - 1].plain in CONNECTORS and not before.strip():
        return tokens[first - 1].start
    return start


def _ends_open(text: str, tokens: Sequence[Token], last: int) -> bool:
    """Whether a text ends with its word where a system's field does."""
    end = tokens[last].end
    return not text[end:].strip() and len(text.rstrip()) in (27, 35, 70, 140)
