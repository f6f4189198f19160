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
        bucket = self.long.get(run[-LOOKED_UP:].rjust(LOOKED_UP, "0"), ())
        if not bucket:
            return short
        if run[:1] in ("", "0"):
            long = [p for tail, p in bucket if run in (tail.lstrip("0"), "0")]
        elif len(run) <= LOOKED_UP:
            long = [position for _, position in bucket]
        elif len(run) == LOOKED_UP + 1:
            long = [position for tail, position in bucket if tail.endswith(run)]
        else:
            long = [p for tail, p in bucket if tail.lstrip("0") == run]
        return sorted(short + long) if short and long else short or long
