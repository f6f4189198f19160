"""Document numbers: the keys under which people write them, and their index.

Numbers are compared by keys: their parts (runs of letters, runs of digits)
without separators and leading zeros. "INV/2026/00042" has the keys
INV.2026.42, INV.202600042, 2026.42, 202600042 and 42; a text is joined from its
parts in the same way, so that "inv 2026-42", "INV202600042" or "Re. 42" meet it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .normalise import fold

#: A key shared by more entries than this names none of them.
KEY_LIMIT = 64
#: One position, several, or () for too many.
Postings = int | tuple[int, ...]

_DIGITS = "0123456789"
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def parts_of(number: str) -> list[str]:
    """Runs of letters and of digits, digits without leading zeros."""
    return [
        (part.lstrip("0") or "0") if part.isdigit() else part
        for part in _PARTS.findall(number)
    ]


def is_year(digits: str) -> bool:
    """Whether four digits read as a year."""
    return len(digits) == 4 and digits.isdigit() and 1990 <= int(digits) <= 2099


def number_keys(number: str) -> list[str]:
    """The keys under which a document number is found, the whole one first.

    Its ends are among them, and a long running number by itself, as people
    shorten numbers.
    """
    raw = _PARTS.findall(fold(number[:48]))
    whole = "".join(raw)
    if len(whole) < 2 or not any(part.isdigit() for part in raw):
        return []
    keys = {".".join(parts_of(".".join(raw))): None}
    keys[".".join(parts_of(whole))] = None
    keys[whole] = None
    for first in range(1, len(raw)):
        end = raw[first:]
        if any(part.isdigit() for part in end):
            keys[".".join(parts_of(".".join(end)))] = None
            keys[".".join(parts_of("".join(end)))] = None
    for part in raw[:-1]:
        # the running number may stand first: 00042/26, FV 42/11/2026
        if part.isdigit() and len(part) >= 3 and not is_year(part):
            keys[part.lstrip("0") or "0"] = None
    for tail in _tails(raw[-1]):
        keys[tail] = None
    return [key for key in keys if len(key) > 1]


def shape_of(number: str) -> str:
    """A number with every digit a 9: what a series of numbers has in common."""
    return _DIGIT.sub("9", number)


def _tails(part: str) -> list[str]:
    """The last four and five digits of a long number."""
    if len(part) < 6 or not part.isdigit():
        return []
    return [part[-4:].lstrip("0") or "0", part[-5:].lstrip("0") or "0"]


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


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the last digits of a number; numbers share their heads."""

    whole: str
    digits: str
    canonical: str
    #: Digits that may be the running number themselves, and the whole if no
    #: digits follow.
    runs: frozenset[str]

    @classmethod
    def of(cls, head: str) -> _Head:
        raw = _PARTS.findall(fold(head))
        whole, canonical = "".join(raw), ".".join(parts_of(".".join(raw)))
        digits = [part for part in raw if part.isdigit()]
        runs = {p.lstrip("0") for p in digits if len(p) > 1 and not is_year(p)}
        if digits and not head[-1:].isdigit():
            runs |= {whole, canonical}
        return cls(whole, "".join(digits), canonical, frozenset(runs))


class NumberIndex:
    """Finds entries by any key of their numbers.

    Only a few runs of digits per number are indexed beforehand; the keys are
    made when a text has such a run. Most numbers are never asked for.
    """

    def __init__(self, numbers_of: Callable[[int], Iterable[str]]) -> None:
        """numbers_of: the numbers of an entry, by its position."""
        self._numbers_of = numbers_of
        self._runs: dict[str, Postings] = {}
        self._heads: dict[str, _Head] = {}
        self._forms: set[tuple[str, int]] = set()
        self._shapes: frozenset[str] | None = None
        self._keys: dict[int, frozenset[str]] = {}
        self._memo: dict[str, tuple[int, ...]] = {}

    def add(self, number: str, position: int) -> None:
        """Index one number of an entry."""
        if len(number) > 48:
            number = number[:48]
        head = number.rstrip(_DIGITS)
        tail = number[len(head) :]
        known = self._heads.get(head)
        if known is None:
            known = self._heads[head] = _Head.of(head)
        self._forms.add((head, len(tail)))
        runs = known.runs
        if tail:
            last = tail.lstrip("0")
            whole = known.whole + tail
            runs = {*runs, last, whole, (known.digits + tail).lstrip("0")}
            if known.canonical:
                runs.add(f"{known.canonical}.{last or '0'}")
            if len(tail) >= 6:
                runs.update(_tails(tail))
        for run in runs:
            if len(run) > 1:
                post(self._runs, run, position)

    def has_shape(self, number: str) -> bool:
        """Whether a number (without separators) is formed like one of ours."""
        if self._shapes is None:
            self._shapes = frozenset(
                shape_of(self._heads[head].whole + "9" * length)
                for head, length in self._forms
            )
        return shape_of(number) in self._shapes

    def find(self, key: str) -> tuple[int, ...]:
        """Entries of which this is a key."""
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._find(key)
        return found

    def _find(self, key: str) -> tuple[int, ...]:
        runs = self._runs
        reached: set[int] = set()
        for part in (key, *key.split(".")):
            if part in runs:
                reached.update(entries_at(runs[part]))
        found = sorted(p for p in reached if key in self._keys_of(p))
        return tuple(found) if len(found) <= KEY_LIMIT else ()

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
