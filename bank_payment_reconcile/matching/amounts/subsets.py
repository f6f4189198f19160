"""Sums of open items: which small set adds up to a payment, and is it the only one.

An exact sum can be an accident: among 100 items one payment in eight is met by some
three of them. So the search is limited to sets whose number is small against the
amounts, and says how likely an accident is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import comb

#: More sets than this are not tried for one line.
WORK_LIMIT = 40_000
#: How round an amount may be, in minor units.
ROUND_UNITS = (1, 10, 100, 1_000, 5_000, 10_000, 50_000, 100_000)
#: Sets of more items than this are not looked for.
SIZE_LIMIT = 6


def exact_sets(
    amounts: Sequence[int],
    target: int,
    minimum: int = 2,
    wanted: int = 2,
    largest: int = SIZE_LIMIT,
    before: Mapping[int, int] | None = None,
) -> list[tuple[int, ...]]:
    """Positions of up to `wanted` sets of `amounts` that add up to `target`.

    amounts, target: integers of one sign or mixed (credit notes), minor units.
    minimum, largest: numbers of members. Smaller sets come first.
    before: positions that may only be in a set together with another, of the same
        amount (of equal instalments the earlier one).
    """
    found: list[tuple[int, ...]] = []
    before = before or {}
    # tried downwards, so that of the next so many the sum is the largest there is
    order = sorted(range(len(amounts)), key=amounts.__getitem__, reverse=True)
    if before:
        order.sort(key=lambda p: (-amounts[p], _depth(before, p), p))
    ranked = [amounts[p] for p in order]
    upto = [0, *accumulate(ranked)]
    for size in range(minimum, min(largest, largest_size(len(amounts))) + 1):
        if upto[size] < target or upto[-1] - upto[-1 - size] > target:
            # neither the largest nor the smallest so many come to it
            continue
        found.extend(_sets_of(order, ranked, upto, target, size, wanted, before))
        if len(found) >= wanted:
            break
    return found[:wanted]


@lru_cache(maxsize=1024)
def largest_size(count: int) -> int:
    """Largest set worth trying among `count` items."""
    size, tried = 0, 0
    for candidate in range(1, min(count, SIZE_LIMIT) + 1):
        tried += comb(count, candidate)
        if tried > WORK_LIMIT:
            break
        size = candidate
    return size


def accident_chance(
    amounts: Sequence[int], target: int, size: int, units: Sequence[int] = ROUND_UNITS
) -> float:
    """How many sets of up to `size` items are to be expected by accident.

    The sums spread over about `target` units. Where the target is round, round
    amounts meet it more easily: they spread over as many round ones only.
    units: how round is thought of; (1,) for not at all.
    """
    worst = 0.0
    for unit in units:
        if target % unit:
            continue
        count = len(amounts)
        if unit > 1:
            count = sum([amount % unit == 0 for amount in amounts])
        tried = sum(comb(count, n) for n in range(2, size + 1))
        worst = max(worst, tried * unit / max(abs(target), 1))
    return worst


def _sets_of(
    order: Sequence[int],
    ranked: Sequence[int],
    upto: Sequence[int],
    target: int,
    size: int,
    wanted: int,
    before: Mapping[int, int],
) -> list[tuple[int, ...]]:
    """Sets of exactly `size`, by trying amounts downwards within bounds.

    order, ranked, upto: positions, amounts, and of the first so many the sum.
    """
    found: list[tuple[int, ...]] = []

    def search(start: int, rest: int, more: int, chosen: tuple[int, ...]) -> None:
        for place in range(start, len(ranked) - more + 1):
            if len(found) >= wanted:
                return
            # the next `more` are the largest left, the last ones the smallest
            if upto[place + more] - upto[place] < rest:
                return
            first = ranked[place]
            if order[place] in before and before[order[place]] not in chosen:
                continue
            if more == 1:
                if first == rest:
                    found.append(tuple(sorted((*chosen, order[place]))))
            elif first + upto[-1] - upto[-more] <= rest:
                search(place + 1, rest - first, more - 1, (*chosen, order[place]))

    search(0, target, size, ())
    return found


def _depth(before: Mapping[int, int], position: int) -> int:
    """How many others must be in a set before this one may be."""
    depth = 0
    while position in before:
        position, depth = before[position], depth + 1
    return depth
