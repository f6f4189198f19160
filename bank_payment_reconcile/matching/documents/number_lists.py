"""Lists and ranges of numbers, whose later ones lean on the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..text.bank_text import Atom, BankText
from ..text.vocabulary import CONNECTORS, RANGE_WORDS
from .naming import DocumentHit, Hits, NamedBy, Span, Strength, Told, keep
from .number_index import NumberIndex

_LIST_SEPARATORS = frozenset(" ,;+/&-.\n\r\t#")
_RANGE_LIMIT = 60
#: How surely a number is named, and what is said of it: that of the one it leans on.
How = tuple[Strength, Told]


@dataclass(slots=True)
class NumberLists:
    """The lists and ranges of one text; what they name is added to `hits`."""

    text: BankText
    numbers: NumberIndex
    hits: Hits

    def complete(self, spans: Sequence[Span]) -> None:
        """ "4711, 12, 15" and "4711 - 4715": the later numbers lean on the first."""
        starts = {span.first for span in spans if _is_long(span)}
        for span in spans:
            head, _, last = span.key.rpartition(".")
            if not last.isdigit() or not self._may_follow(span):
                continue
            found = [self.hits[e] for e in span.entries if e in self.hits]
            best = max(found, key=_strength_of, default=None)
            strength = best.strength if best else Strength.NOTHING
            if strength < Strength.NAMED and len(last) < 3:
                continue
            told = best.told if best else Told.BARE
            how = (min(strength, Strength.NAMED), told)
            self._follow(span, head, last, starts, how)

    def fill_range(self, low: Span, high: Span) -> None:
        """ "RE4711 bis RE4714": two whole numbers with a word of range between, or a
        hyphen."""
        between = self.text.atoms[low.last + 1 : high.first]
        if low.by is NamedBy.REFERENCE or high.by is NamedBy.REFERENCE:
            return
        words = "".join(atom.text for atom in between)
        if between and words not in RANGE_WORDS:
            if any(atom.text not in RANGE_WORDS for atom in between):
                return
        elif not between and self.text.atoms[high.first].before.strip() != "-":
            return
        # a hyphen may as well stand between two numbers and no more
        strength = Strength.NAMED if between else Strength.WEAK
        head, _, last = low.key.rpartition(".")
        end_head, _, end = high.key.rpartition(".")
        if head != end_head or not (last.isdigit() and end.isdigit()):
            return
        if 0 < int(end) - int(last) <= _RANGE_LIMIT:
            self._keep_between(low.last, head, last, end, (strength, Told.DOCUMENT))

    def _follow(
        self, span: Span, head: str, last: str, starts: set[int], how: How
    ) -> None:
        """Read the numbers behind a span for as long as it is a list of them."""
        text, position, ranged = self.text, span.last + 1, False
        while position < len(text.atoms):
            atom = text.atoms[position]
            if position in starts or not _is_listed(atom):
                return
            ranged = ranged or "-" in atom.before or atom.text in RANGE_WORDS
            if atom.text.isdigit():
                number = _completed(last, atom.text)
                entries = self._entries_of(head, number)
                if not entries or atom.masked:
                    return
                self._keep_number(position, head, number, entries, how)
                if ranged and int(number) - int(last) <= _RANGE_LIMIT:
                    self._keep_between(position, head, last, number, how)
                last, ranged = number, False
            position += 1

    def _may_follow(self, span: Span) -> bool:
        """Whether the atom behind a span may be a part of a list."""
        place = span.last + 1
        return place < len(self.text.atoms) and _is_listed(self.text.atoms[place])

    def _entries_of(self, head: str, number: str) -> tuple[int, ...]:
        return self.numbers.find(_key(head, number))

    def _keep_between(
        self, position: int, head: str, last: str, end: str, how: How
    ) -> None:
        """Keep all numbers that lie between the two ends of a range."""
        for number in map(str, range(int(last) + 1, int(end))):
            inside = self._entries_of(head, number)
            self._keep_number(position, head, number, inside, how)

    def _keep_number(
        self,
        position: int,
        head: str,
        number: str,
        entries: tuple[int, ...],
        how: How,
    ) -> None:
        key = _key(head, number)
        span = Span(position, position, NamedBy.NUMBER, key, entries)
        written = self.text.atoms[position].text.lstrip("0")
        leans = head != "" or written != number
        keep(self.hits, self.text, span, *how, leans)


def _strength_of(hit: DocumentHit) -> Strength:
    return hit.strength


def _key(head: str, number: str) -> str:
    return f"{head}.{number}" if head else number


def _is_long(span: Span) -> bool:
    """Whether a number is no short tail that a list of another may go on with."""
    return len(span.key) > (3 if span.by is NamedBy.REFERENCE else 4)


def _is_listed(atom: Atom) -> bool:
    """Whether an atom can belong to a list of numbers."""
    if len(atom.before) > 3 or not _LIST_SEPARATORS.issuperset(atom.before):
        return False
    if atom.text.isdigit():
        return len(atom.text) <= 12
    return atom.text in CONNECTORS or atom.text in RANGE_WORDS


def _completed(last: str, tail: str) -> str:
    """The number a tail stands for after `last`: 4711 then 12 is 4712."""
    number = last[: -len(tail)] + tail if len(tail) < len(last) else tail
    return number.lstrip("0") or "0"
