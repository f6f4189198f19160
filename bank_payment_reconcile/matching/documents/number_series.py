"""Series of numbers: those that have their beginning in common, and run on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ..text.normalise import fold
from .numbers import is_year, shape_of

_DIGITS = "0123456789"
_SIGN = re.compile(r"[\W_]+")
#: Figures of a bare number that may be a running one: fewer are in every text.
RUNNING_LENGTH = 4
#: Beyond both ends of a series half as much as it is long, and so many: what was paid
#: lies before what is open, and what is not posted yet behind it.
MORE, MORE_OF_FEW = 100, 500
#: Of so many numbers in a row one is open at least, or they are no series; but of few
#: open ones nobody can tell.
SPARSE, FEW = 60, 2000
#: Of so many beginnings most are vendors', each with a number or two: no series.
HEAD_LIMIT = 500
#: Small books have few beginnings, and little to tell where their series ends.
FEW_HEADS = 50


class Series:
    """Where the running numbers of our series lie, and how they are written."""

    def __init__(self) -> None:
        self._ends: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._ranges: list[tuple[int, int]] | None = None
        self._forms: dict[str, set[int]] | None = None
        self._lengths: set[int] = set()
        self._known: dict[str, bool] = {}

    def add(self, head: str | None, low: str, high: str, count: int) -> None:
        """So many numbers of one beginning, from `low` to `high`, of as many digits."""
        key = (head or "", len(low))
        if old := self._ends.get(key):
            low, high = min(low, old[0]), max(high, old[1])
            count += old[2]
        self._ends[key] = (low, high, count)
        self._ranges = self._forms = None
        self._known.clear()

    def may_hold(self, digits: str) -> bool:
        """Whether bare digits may be a running number."""
        known = self._known.get(digits)
        if known is None:
            known = self._known[digits] = self._may_hold(digits)
        return known

    def _may_hold(self, digits: str) -> bool:
        short = digits.lstrip("0")
        if len(digits) < RUNNING_LENGTH or len(short) < 2 or is_year(digits):
            return False
        if len(digits) > 15:
            return False
        if self._ranges is None:
            self._ranges = _merged(self._ends.values())
            self._lengths = {length for _, length in self._ends}
        if len(short) < len(digits) and len(digits) > max(self._lengths, default=0):
            # filled with zeros to more than the length of ours
            return False
        value = int(short)
        place = bisect_right(self._ranges, (value, 10**16)) - 1
        return place >= 0 and self._ranges[place][1] >= value

    def is_formed_like(self, written: str) -> bool:
        """Whether a number is written like one of ours: its signs and letters, and as
        many digits, of the running number one more or less."""
        if self._forms is None:
            self._forms = {}
            for head, length in self._ends:
                for end in _ends_of(fold(head)):
                    self._forms.setdefault(shape_of(end), set()).add(length)
        head = written.rstrip(_DIGITS)
        lengths = self._forms.get(shape_of(head), ())
        return any(abs(len(written) - len(head) - length) <= 1 for length in lengths)


def _ends_of(head: str) -> Iterable[str]:
    """The beginning of a number, and what of it people leave: 2026/ of INV/2026/."""
    if head and not head.isdigit():
        yield head
        for found in _SIGN.finditer(head):
            end = head[found.end() :]
            if any(c.isdigit() for c in end):
                yield end


def _merged(ends: Iterable[tuple[str, str, int]]) -> list[tuple[int, int]]:
    """Ranges of values, widened and in order, those that meet made one."""
    wide = []
    ends = list(ends)
    for low, high, count in ends:
        first, last = int(low), int(high)
        is_alone = count < 2 and len(ends) > HEAD_LIMIT
        if is_alone or last - first > max(SPARSE * count, FEW):
            continue
        more = (last - first) // 2 + (MORE if len(ends) > FEW_HEADS else MORE_OF_FEW)
        wide.append((max(first - more, 1), last + more))
    found: list[tuple[int, int]] = []
    for first, last in sorted(wide):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
