"""Sums less a few of their parts: of a run what the bank rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

#: Of more parts than this two are not left out, and not three of more than that: among
#: many some have any sum.
PAIR_LIMIT = 400
TRIPLE_LIMIT = 60


def left_out(
    amounts: Sequence[int], target: int, limit: int, wanted: int
) -> list[tuple[int, ...]]:
    """The choices of at most `limit` parts, by their places, without which the rest is
    the target; `wanted` of them at most. All parts are of the target's sign."""
    excess = sum(amounts) - target
    if excess * target <= 0:
        return []
    found: list[tuple[int, ...]] = [
        (place,) for place, each in enumerate(amounts) if each == excess
    ]
    if limit > 1 and len(amounts) <= PAIR_LIMIT:
        found += islice(_pairs(amounts, excess, 0), wanted)
    if limit > 2 and len(amounts) <= TRIPLE_LIMIT:
        found += islice(_triples(amounts, excess), wanted)
    return found[:wanted]


def _pairs(
    amounts: Sequence[int], wanted: int, first: int
) -> Iterator[tuple[int, ...]]:
    """Places, from the first on, of two parts that are the wanted amount."""
    seen: dict[int, list[int]] = {}
    for place in range(first, len(amounts)):
        for other in seen.get(wanted - amounts[place], ()):
            yield other, place
        seen.setdefault(amounts[place], []).append(place)


def _triples(amounts: Sequence[int], wanted: int) -> Iterator[tuple[int, ...]]:
    for place in range(len(amounts) - 2):
        for pair in _pairs(amounts, wanted - amounts[place], place + 1):
            yield place, *pair
