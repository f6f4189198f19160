"""Entries by the last digits of their numbers."""

from __future__ import annotations

from collections import defaultdict

#: Of a number with so many last digits people write the last four or five as well.
LONG_RUN = 6
#: By so many digits those are looked up.
LOOKED_UP = 4


class NumberEnds:
    """Positions by runs of digits.

    short: by whole runs. long: by the last four digits of long runs, with the run.
    """

    def __init__(self) -> None:
        self.short: defaultdict[str, list[int]] = defaultdict(list)
        self.long: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._found: dict[str, list[int]] = {}

    def clear(self) -> None:
        """Forget what was found: more was added."""
        self._found.clear()

    def find(self, run: str) -> list[int]:
        """Where a number ends in a run of digits without leading zeros; of a long one
        with just these, or with these four or five."""
        found = self._found.get(run)
        if found is None:
            found = self._found[run] = self._find(run)
        return found

    def _find(self, run: str) -> list[int]:
        short = self.short.get(run, [])
        long = [
            position
            for tail, position in self.long.get(run[-LOOKED_UP:].rjust(4, "0"), ())
            if run == tail.lstrip("0")
            or run == (tail[-4:].lstrip("0") or "0")
            or run == (tail[-5:].lstrip("0") or "0")
        ]
        return sorted(short + long) if short and long else short or long
