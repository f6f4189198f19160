"""How much an equal amount tells, measured in the books themselves.

Where every invoice has one of six prices an equal amount tells nothing; where no two
of a thousand are alike it tells nearly all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..model import Key

#: How round an amount is: whole hundreds, whole units, neither. Rounder ones repeat.
_UNITS = (10_000, 100)
#: From fewer amounts of a kind nobody knows.
ENOUGH = 100
#: A price is an amount that so many entries, and one in so many, have.
PRICE_COUNT = 4
PRICE_SHARE = 100


class AmountOdds:
    """The amounts of all open entries, and how often two of them are equal.

    Most books are asked for their prices alone; the rest is counted when asked for.
    """

    def __init__(self, amounts: Iterable[tuple[Key | None, int]]) -> None:
        """amounts: of each entry, with its partner."""
        self._listed = list(amounts)
        self._size = len(self._listed)
        self._counts = Counter([abs(amount) for _, amount in self._listed])
        least = max(PRICE_COUNT, -(-self._size // PRICE_SHARE))
        self._prices = frozenset(p for p, n in self._counts.items() if n >= least)
        self._repeated: set[tuple[Key | None, int]] | None = None
        self._pairs: dict[int, tuple[int, int]] | None = None
        self._sums: dict[int, bool] = {}

    def chance(self, amount: int, entries: int) -> float:
        """How likely one of so many entries has an amount by accident.

        1 where too few are known, or where the books have the amount twice.
        """
        if self._pairs is None:
            self._pairs = _equal_pairs(self._counts)
        equal, size = self._pairs.get(_roundness(abs(amount)), (0, 0))
        if size < ENOUGH or self._counts[abs(amount)] > 1:
            return 1.0
        return min(1.0, entries * (equal + 1) * 2 / (size * (size - 1)))

    def repeats(self, partner: Key | None, amount: int) -> bool:
        """Whether a partner has two equal entries, as round as the amount or not: fees
        that come again."""
        if self._repeated is None:
            listed = Counter([(key, abs(each)) for key, each in self._listed])
            self._repeated = {
                (key, _roundness(each)) for (key, each), n in listed.items() if n > 1
            }
        return (partner, _roundness(abs(amount))) in self._repeated

    def is_price(self, amount: int) -> bool:
        """Whether an amount is one that many entries have."""
        return abs(amount) in self._prices

    def is_sum_of_prices(self, amount: int) -> bool:
        """Whether two or three prices add up to an amount, so that one document of it
        says little."""
        if not self._prices:
            return False
        known = self._sums.get(abs(amount))
        if known is None:
            known = self._sums[abs(amount)] = self._adds_up(abs(amount))
        return known

    def _adds_up(self, amount: int) -> bool:
        smaller = [price for price in self._prices if 0 < price < amount]
        rests = {amount - price for price in smaller}
        return bool(rests & self._prices) or any(
            rest - price in self._prices for rest in rests for price in smaller
        )


def _equal_pairs(counts: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """How many pairs of amounts of a kind are equal, and how many amounts it has."""
    pairs: dict[int, tuple[int, int]] = {}
    for amount, count in counts.items():
        kind = _roundness(amount)
        equal, size = pairs.get(kind, (0, 0))
        pairs[kind] = equal + count * (count - 1) // 2, size + count
    return pairs


def _roundness(amount: int) -> int:
    return next((unit for unit in _UNITS if amount % unit == 0), 1)
