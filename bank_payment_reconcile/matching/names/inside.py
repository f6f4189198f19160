"""Finds the names of partners inside a text, whatever the words around them.

Each word of the text leads to the names that have it; only those whose words stand
together in the text are compared. Whether the name goes on is told by what stands
beside it: the vocabulary of banks helps, a word that it lacks does no harm.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple
from unicodedata import normalize

from ..model.changed import changed
from ..text.vocabulary import CONNECTORS
from .comparison import NameHit
from .index import NameIndex
from .known import KnownName, written_name
from .scoring import compare
from .spans import places_of, span_of
from .standing import Standing, by_word, known_words
from .tokens import Edge, Token, edge_of, is_distinctive, tokens_of


class Found(NamedTuple):
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


class TextNames:
    """The names that a text has: which may stand in it, and which do.

    Whether any but a few may is told without comparing one.
    """

    __slots__ = (
        "_field",
        "_found",
        "_index",
        "_places",
        "_standing",
        "_text",
        "_told",
        "_tokens",
    )

    def __init__(
        self, index: NameIndex, text: str, ours: Sequence[str] = (), field: bool = False
    ) -> None:
        """ours: our own names, which are nobody else's.

        field: the text is the field of a name, so that a word beside it is one of it.
        """
        self._index = index
        self._text = text if text.isascii() else normalize("NFC", text)
        self._field = field
        self._tokens = tokens_of(self._text, index.known)
        for place in _own_places(self._tokens, ours) if ours else ():
            # as a number: no name, and the end of those beside it
            self._tokens[place] = changed(
                self._tokens[place], ways=("0",), is_aside=False
            )
        known = known_words(index, self._tokens)
        self._told = by_word(known)
        self._places = places_of(self._tokens) if known else {}
        self._standing = (
            Standing(index, self._tokens, self._places).find(known) if known else []
        )
        self._found: list[Found] | None = None

    @property
    def owners(self) -> set[int]:
        """Whose names may stand in the text."""
        return {self._index.name_at(position).owner for position in self._standing}

    @property
    def found(self) -> list[Found]:
        """Names that stand in the text, the surest first; of names within names the
        longest."""
        if self._found is None:
            is_known = None if self._field else self._told.keys()
            found = [
                one
                for position in self._standing
                if (one := self._look(self._index.name_at(position), is_known))
            ]
            if len(found) > 1:
                found = [
                    f
                    for f in found
                    if not any(f.within(o) for o in found if o.hit.exact or o.hit.sure)
                ]
                found.sort(key=_order)
            self._found = found
        return self._found

    def _look(self, name: KnownName, is_known: Collection[str] | None) -> Found | None:
        """A known name in the text: the words that stand for it, and what is beside
        them."""
        text, tokens = self._text, self._tokens
        span = span_of(name, tokens, self._places)
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
        hit = compare(self._index, name, written)
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


def _order(found: Found) -> tuple[bool, bool, float, int, int]:
    hit = found.hit
    return (
        not hit.sure,
        not hit.exact,
        -hit.score,
        found.first - found.last,
        hit.owner,
    )


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
