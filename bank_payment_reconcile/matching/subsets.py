"""Sums of open items: which small set adds up to a payment, and is it the only one.

An exact sum can be an accident (`spec/formats.md` B5): among 100 items one
payment in eight is met by some three of them. So the search is limited to sets
whose number is small against the amounts, and says how likely an accident is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb, gcd

#: More sets than this are not tried for one line.
WORK_LIMIT = 40_000
#: How round an amount may count as: a thousand with two decimals.
ROUND = 100_000
#: Sets of more items than this are not looked for.
SIZE_LIMIT = 6


def exact_sets(
    amounts: Sequence[int],
    target: int,
    minimum: int = 2,
    wanted: int = 2,
    largest: int = SIZE_LIMIT,
) -> list[tuple[int, ...]]:
    """Positions of up to `wanted` sets of `amounts` that add up to `target`.

    amounts, target: integers of one sign or mixed (credit notes), minor units.
    minimum, largest: numbers of members. Smaller sets come first.
    """
    found: list[tuple[int, ...]] = []
    for size in range(minimum, min(largest, largest_size(len(amounts))) + 1):
        found.extend(_sets_of(amounts, target, size, wanted - len(found)))
        if len(found) >= wanted:
            break
    return found


def largest_size(count: int) -> int:
    """Largest set worth trying among `count` items."""
    size, tried = 0, 0
    for candidate in range(1, min(count, SIZE_LIMIT) + 1):
        tried += comb(count, candidate)
        if tried > WORK_LIMIT:
            break
        size = candidate
    return size


def accident_chance(amounts: Sequence[int], target: int, size: int) -> float:
    """How many sets of up to `size` items are to be expected by accident.

    The sums spread over about `target` units; where all amounts are round, over
    as many round ones.
    """
    unit = ROUND
    for amount in (target, *amounts):
        unit = gcd(unit, amount)
    tried = sum(comb(len(amounts), n) for n in range(2, size + 1))
    return tried * max(unit, 1) / max(abs(target), 1)


def _sets_of(
    amounts: Sequence[int], target: int, size: int, wanted: int
) -> list[tuple[int, ...]]:
    """Sets of exactly `size`: the last member is looked up, not tried."""
    places: dict[int, list[int]] = {}
    for position, amount in enumerate(amounts):
        places.setdefault(amount, []).append(position)
    found: list[tuple[int, ...]] = []
    for head in combinations(range(len(amounts)), size - 1):
        rest = target - sum(amounts[p] for p in head)
        last = head[-1] if head else -1
        for position in places.get(rest, ()):
            if position > last:
                found.append((*head, position))
                if len(found) >= wanted:
                    return found
    return found
