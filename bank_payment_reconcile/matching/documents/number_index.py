"""Finds entries by the numbers that a text names.

The keys of a number are those of `numbers`; only what a text asks for is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..text.bank_text import Atom
from ..text.normalise import compact, fold
from .number_ends import LONG_RUN, LOOKED_UP, NumberEnds
from .number_heads import NumberHead
from .number_series import Series
from .numbers import is_year, number_keys, parts_of, shape_of

#: A key shared by more entries than this names none of them.
KEY_LIMIT = 64
#: One position, several, or () for too many.
Postings = int | tuple[int, ...]
_DIGITS = "0123456789"


def post(index: dict[str, Postings], key: str, position: int) -> None:
    """Add a position to a key, until so many share it that it tells nothing."""
    old = index.get(key)
    if old is None:
        index[key] = position
    elif isinstance(old, int):
        if old != position:
            index[key] = (old, position)
    elif 0 < len(old) < KEY_LIMIT:
        if old[-1] != position:
            index[key] = (*old, position)
    else:
        index[key] = ()


def entries_at(postings: Postings | None) -> tuple[int, ...]:
    """Entries of a key; none where too many share it."""
    if postings is None:
        return ()
    return (postings,) if isinstance(postings, int) else postings


class NumberIndex:
    """Finds entries by any key of their numbers.

    Only the last digits of a number are indexed beforehand, and its other forms
    where too many numbers end alike; the keys are made when a text has such a run.
    Most numbers are never asked for.
    """

    def __init__(self, numbers_of: Callable[[int], Iterable[str]]) -> None:
        """numbers_of: the numbers of an entry, by its position."""
        self._numbers_of = numbers_of
        self._ends = NumberEnds()
        #: Whole forms of the numbers whose last digits too many share, by those.
        self._crowds: dict[str, dict[str, Postings]] = {}
        self._lengths: list[int] | None = None
        self._heads: dict[str, NumberHead] = {}
        self._forms: set[tuple[str, int]] = set()
        self._other_words: set[str] = set()
        self._words: str | None = None
        self._known_words: dict[str, bool] = {}
        self._readings: dict[str, list[str]] = {}
        self._shapes: frozenset[str] | None = None
        self._series = Series()
        self._keys: dict[int, frozenset[str]] = {}
        self._memo: dict[str, tuple[int, ...]] = {}
        self._crowded: set[str] = set()

    def add_all(self, numbers: Iterable[tuple[str, int]]) -> None:
        """Index numbers of entries, each with the entry's position.

        One loop without calls: it runs for every number in the books.
        """
        short, long = self._ends.short, self._ends.long
        last_head, last_length = None, -1
        series, low, high, count = self._series, "", "", 0
        more: frozenset[str] = frozenset()
        for number, position in numbers:
            if len(number) > 48:
                number = number[:48]
            head = number.rstrip(_DIGITS)
            tail = number[len(head) :]
            length = len(tail)
            if head != last_head or length != last_length:
                # neighbours in the books mostly share both
                if last_length > 0:
                    series.add(last_head, low, high, count)
                last_head, last_length, count = head, length, 0
                low = high = tail
                more = self._head_of(head, length).runs
            elif tail < low:
                low = tail
            elif tail > high:
                high = tail
            count += 1
            if length >= LONG_RUN:
                long[tail[-LOOKED_UP:]].append((tail, position))
            elif length:
                short[tail.lstrip("0")].append(position)
            for run in more:
                if run != tail.lstrip("0"):
                    short[run].append(position)
        self._ends.clear()
        if last_length > 0:
            series.add(last_head, low, high, count)

    def may_be_running(self, digits: str) -> bool:
        """Whether bare digits may be the running number of a series of ours."""
        return self._series.may_hold(digits)

    def is_formed_like(self, written: str) -> bool:
        """Whether a number is written like one of ours, sign for sign."""
        return self._series.is_formed_like(written)

    def _head_of(self, head: str, length: int) -> NumberHead:
        self._forms.add((head, length))
        known = self._heads.get(head)
        if known is None:
            known = self._heads[head] = NumberHead.of(head)
        return known

    def add_words_of(self, reference: str) -> None:
        """Let `may_hold` know the letters of a reference that is indexed elsewhere."""
        if not reference.isdigit():
            self._other_words.add(reference)

    def may_hold(self, letters: str) -> bool:
        """Whether any number has these letters in a row; most words of a text do not.

        No key that is joined with another word need be looked up.
        """
        known = self._known_words.get(letters)
        if known is None:
            if self._words is None:
                heads = self._heads
                words = {
                    heads[head].whole
                    for head, length in self._forms
                    if length or heads[head].digits
                }
                self._words = "\n".join(words | self._other_words)
            known = self._known_words[letters] = letters in self._words
        return known

    def readings_of(self, atoms: Iterable[Atom]) -> list[list[str]]:
        """The readings of the words of a text."""
        known = self._readings
        return [
            self.reading(atom.text) if (read := known.get(atom.text)) is None else read
            for atom in atoms
        ]

    def reading(self, word: str) -> list[str]:
        """The parts of a word of a text; none where its letters stand in no number."""
        known = self._readings.get(word)
        if known is None:
            parts = parts_of(word)
            ours = all(part.isdigit() or self.may_hold(part) for part in parts)
            known = self._readings[word] = parts if ours else []
        return known

    def has_shape(self, number: str) -> bool:
        """Whether a number (without separators) is formed like one of ours."""
        if self._shapes is None:
            self._shapes = frozenset(
                shape_of(self._heads[head].whole + "9" * length)
                for head, length in self._forms
            )
        return shape_of(number) in self._shapes

    def begins(self, position: int, key: str) -> bool:
        """Whether a key of an entry is only the beginning of its numbers."""
        end = key.replace(".", "")
        return not any(
            "".join(parts_of(fold(number))).endswith(end)
            or compact(number).endswith(end)
            for number in self._numbers_of(position)
        )

    def names_many(self, key: str) -> bool:
        """Whether so many entries share a key that it names none of them."""
        return not self.find(key) and key in self._crowded

    def find(self, key: str) -> tuple[int, ...]:
        """Entries of which this is a key."""
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._find(key)
        return found

    def _find(self, key: str) -> tuple[int, ...]:
        reached: set[int] = set()
        for run in self._runs_in(key):
            positions = self._ends.find(run)
            if len(positions) <= KEY_LIMIT:
                reached.update(positions)
            elif run != key:
                reached.update(entries_at(self._crowd(run).get(key)))
            else:
                self._crowded.add(key)
        if not reached:
            return ()
        end = key.rpartition(".")[2]
        found = [position for position in reached if self._has(position, key, end)]
        if len(found) > KEY_LIMIT:
            self._crowded.add(key)
            return ()
        return tuple(sorted(found))

    def _has(self, position: int, key: str, end: str) -> bool:
        """Whether an entry has a key, of which `end` is the last part.

        Most have it as a whole number or its last digits, or no number with its end:
        then the other keys of their numbers need not be made.
        """
        keys = self._keys.get(position)
        if keys is not None:
            return key in keys
        may_have = False
        for number in self._numbers_of(position):
            number = number[:48]
            if end not in number:
                may_have = may_have or end in compact(number)
                continue
            head = number.rstrip(_DIGITS)
            digits = number[len(head) :]
            tail = digits.lstrip("0")
            if tail and len(key) > 1:
                whole = f"{self._heads[head].canonical}.{tail}"
                if whole == key or whole.endswith(f".{key}"):
                    return True
                if tail != end and len(end) < len(key) and not is_year(digits):
                    # of several parts the last is the running number, with nothing or
                    # the figures before it
                    may_have = may_have or end.endswith(digits)
                    continue
            may_have = True
        return may_have and key in self._keys_of(position)

    def _runs_in(self, key: str) -> set[str]:
        """The last digits under which numbers with this key may be indexed.

        The parts of the key, and what its digits end with: "202600042" is written
        for 2026/00042, whose last digits are 00042.
        """
        if self._lengths is None:
            self._lengths = sorted({length for _, length in self._forms if length})
        parts = {key, *key.split(".")}
        digits = key[len(key.rstrip(_DIGITS)) :]
        for length in self._lengths:
            if length >= len(digits):
                break
            parts.add(digits[-length:].lstrip("0"))
        if digits:
            parts.add(digits.lstrip("0"))
        return parts

    def _crowd(self, run: str) -> dict[str, Postings]:
        """The whole forms of numbers that end alike."""
        crowd = self._crowds.get(run)
        if crowd is None:
            crowd = self._crowds[run] = {}
            for position in self._ends.find(run):
                for key in self._whole_forms(position):
                    post(crowd, key, position)
        return crowd

    def _whole_forms(self, position: int) -> set[str]:
        forms = set()
        for number in self._numbers_of(position):
            number = number[:48]
            head = number.rstrip(_DIGITS)
            tail = number[len(head) :]
            known = self._heads[head]
            if tail:
                forms |= {known.whole + tail, (known.digits + tail).lstrip("0")}
                if known.canonical:
                    forms.add(f"{known.canonical}.{tail.lstrip('0') or '0'}")
            forms |= known.runs
        return forms

    def _keys_of(self, position: int) -> frozenset[str]:
        keys = self._keys.get(position)
        if keys is None:
            keys = frozenset(
                key
                for number in self._numbers_of(position)
                for key in number_keys(number)
            )
            self._keys[position] = keys
        return keys
