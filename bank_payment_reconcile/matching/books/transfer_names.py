"""Registered transfers by the numbers and references that name them."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Transfer
from ..text.normalise import compact

#: A shorter word is no transfer's name.
TELLING_LENGTH = 5


def telling_name(text: str) -> str:
    """What a bank's text is looked through for; "" where it tells nothing."""
    key = compact(text)
    telling = len(key) >= TELLING_LENGTH and any(c.isdigit() for c in key)
    return key if telling else ""


class TransferNames:
    """Looks a text up by its parts, so that no transfer is compared with it."""

    def __init__(self, transfers: Iterable[tuple[int, Transfer]]) -> None:
        self._positions: dict[str, list[int]] = {}
        for position, transfer in transfers:
            # a bank line that waits has no number anybody else could write
            if not transfer.waiting:
                names = map(telling_name, (transfer.number, *transfer.references))
                for name in {*names} - {""}:
                    self._positions.setdefault(name, []).append(position)
        self._lengths = sorted({len(name) for name in self._positions})

    def named_in(self, text: str) -> list[int]:
        """Positions of the transfers whose names stand in a text."""
        if not self._positions:
            return []
        words = compact(text)
        found = {
            position
            for length in self._lengths
            for start in range(len(words) - length + 1)
            for position in self._positions.get(words[start : start + length], ())
        }
        return sorted(found)
