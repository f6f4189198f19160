"""Which mapping is a line's: the one of which the most words stand there.

Of five hundred mappings the words of two or three stand in a line, and finding them is
cheap; whatever else is asked, expressions last of all, is asked of these alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Line, Mapping, Reason
from ..text.normalise import fold
from .asked import Asked, Stated, is_in_range
from .patterns import Clock


@dataclass(frozen=True, slots=True)
class FoundMapping:
    """A mapping whose conditions hold for a line.

    length: of its words that stand there. is_whole: none of them within a word.
    reasons: which conditions hold.
    """

    mapping: Mapping
    length: int
    is_whole: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mappings say of a line.

    unknown: of those that may be meant, and of which nobody knows.
    """

    found: FoundMapping | None = None
    unknown: tuple[Reason, ...] = ()


_NOTHING = Answer()


@dataclass(slots=True)
class _Entry:
    """A mapping, ready to be asked; `words` are those of the mapping itself, `number`
    its place among the mappings."""

    mapping: Mapping
    words: str
    number: int
    asked: list[Asked] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How much is asked besides words."""
        limits = (self.mapping.amount_from, self.mapping.amount_to)
        return (
            len(self.asked)
            + sum(limit is not None for limit in limits)
            + (self.mapping.direction != "both")
        )


class MappingIndex:
    """The mappings of one run."""

    def __init__(self, mappings: Iterable[Mapping]) -> None:
        """:param mappings: the first of equals decides."""
        clock = Clock()
        #: Entries by where the words stand with which they are found.
        self._by_words: dict[str, list[tuple[str, _Entry]]] = {
            "text": [],
            "name": [],
            "both": [],
        }
        self._always: list[_Entry] = []
        #: By the identity of the line: comparing lines would cost more than asking.
        self._answers: dict[int, tuple[Line, Answer]] = {}
        self.is_empty = True
        for number, mapping in enumerate(mappings):
            self._add(number, mapping, clock)

    def _add(self, number: int, mapping: Mapping, clock: Clock) -> None:
        words = "" if mapping.look_in == "nowhere" else fold(mapping.text).strip()
        entry = _Entry(mapping, words, number)
        # What costs little is asked first.
        entry.asked = sorted(
            (Asked(condition, clock) for condition in mapping.conditions),
            key=lambda asked: asked.pattern is not None,
        )
        if mapping.look_in != "nowhere" and not words:
            return
        self.is_empty = False
        place, needle = self._needle(entry)
        if needle:
            self._by_words[place].append((needle, entry))
        else:
            self._always.append(entry)

    def _needle(self, entry: _Entry) -> tuple[str, str]:
        """The words by which a mapping is found, and where they have to stand."""
        if entry.words:
            return entry.mapping.look_in, entry.words
        for asked in entry.asked:
            if asked.is_positive and asked.condition.subject in ("text", "name"):
                return asked.condition.subject, asked.words
        return "", ""

    def ask(self, line: Line) -> Answer:
        """What the mappings say of a line; found once, however often it is asked."""
        if self.is_empty:
            return _NOTHING
        known = self._answers.get(id(line))
        if known is None:
            known = self._answers[id(line)] = (line, self._answer(line))
        return known[1]

    def _answer(self, line: Line) -> Answer:
        told = Stated(line)
        text = told.text
        entries = [entry for words, entry in self._by_words["text"] if words in text]
        if named := self._by_words["name"]:
            entries += [entry for words, entry in named if words in told.name]
        if anywhere := self._by_words["both"]:
            both = f"{text}\n{told.name}"
            entries += [entry for words, entry in anywhere if words in both]
        entries += self._always
        best: tuple[tuple[int, bool, int, int], FoundMapping] | None = None
        unknown = []
        for entry in entries:
            if not is_in_range(entry.mapping, line):
                continue
            if doubt := _ask_all(entry, told):
                unknown += [doubt] if isinstance(doubt, Reason) else []
                continue
            found = _found(entry, told)
            rank = (found.length, found.is_whole, entry.count, -entry.number)
            if best is None or rank > best[0]:
                best = rank, found
        return Answer(best and best[1], tuple(unknown)) if best or unknown else _NOTHING


def _ask_all(entry: _Entry, told: Stated) -> Reason | bool:
    """What speaks against a mapping: True for a condition that does not hold, a reason
    where nobody knows; False for nothing."""
    for asked in entry.asked:
        holds = asked.holds(told)
        if holds is None:
            kind = "mapping_slow" if asked.is_valid else "mapping_broken"
            return Reason(kind, {"text": entry.mapping.text.strip()})
        if not holds:
            return True
    return False


def _found(entry: _Entry, told: Stated) -> FoundMapping:
    reasons, length, is_whole = [], 0, True
    if entry.words:
        length = len(entry.mapping.text.strip())
        in_text = entry.mapping.look_in != "name" and entry.words in told.text
        where = told.text if in_text else told.name
        is_whole = has_whole_word(where, entry.words)
        reasons.append(_words_reason(entry.mapping, told, in_text))
    else:
        reasons.append(Reason("mapping_title", {"text": entry.mapping.text.strip()}))
    for asked in entry.asked:
        reasons.append(asked.reason())
        if asked.is_positive:
            length += len(asked.condition.value.strip())
            if asked.condition.subject in ("text", "name"):
                where = getattr(told, asked.condition.subject)
                is_whole = is_whole and has_whole_word(where, asked.words)
    return FoundMapping(entry.mapping, length, is_whole, tuple(reasons))


def _words_reason(mapping: Mapping, told: Stated, in_text: bool) -> Reason:
    words = mapping.text.strip()
    if in_text:
        return Reason("mapping", {"text": words})
    return Reason("mapping_name", {"text": words, "name": told.written("name")})


def has_whole_word(folded: str, text: str) -> bool:
    """Whether words stand somewhere as words, and not within longer ones."""
    start = folded.find(text)
    while start >= 0:
        end = start + len(text)
        before = folded[start - 1 : start]
        after = folded[end : end + 1]
        if not _runs_on(before, text[0]) and not _runs_on(text[-1], after):
            return True
        start = folded.find(text, start + 1)
    return False


def _runs_on(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word or one number."""
    return (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit())
