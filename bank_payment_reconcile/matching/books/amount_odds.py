"""How much an equal amount tells, measured in the books themselves.

Where every invoice has one of six prices an equal amount tells nothing; where no two
of a thousand are alike it tells nearly all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import Key

#: How round an amount is: whole hundreds, whole units, neither. Rounder ones repeat.
_UNITS = (10_000, 100)
#: From fewer amounts of a kind nobody knows.
ENOUGH = 100
#: A price is an amount that so many entries, and one in so many, have.
PRICE_COUNT = 4
PRICE_SHARE = 100


class AmountOdds:
    """The amounts of all open entries, and how often two of them are equal."""

    def __init__(self, amounts: Iterable[tuple[Key | None, int]]) -> None:
        """amounts: of each entry, with its partner."""
        listed = [(partner, abs(amount)) for partner, amount in amounts]
        self._size = len(listed)
        self._counts = Counter(amount for _, amount in listed)
        self._repeated = {
            (partner, _roundness(amount))
            for (partner, amount), n in Counter(listed).items()
            if n > 1
        }
        self._prices: frozenset[int] | None = None
        self._sums: dict[int, bool] = {}
        self._pairs: dict[int, tuple[int, int]] = {}
        for amount, count in self._counts.items():
            equal, size = self._pairs.get(_roundness(amount), (0, 0))
            equal += count * (count - 1) // 2
            self._pairs[_roundness(amount)] = equal, size + count

    def chance(self, amount: int, entries: int) -> float:
        """How likely one of so many entries has an amount by accident.

        1 where too few are known, or where the books have the amount twice.
        """
        equal, size = self._pairs.get(_roundness(abs(amount)), (0, 0))
        if size < ENOUGH or self._counts[abs(amount)] > 1:
            return 1.0
        return min(1.0, entries * (equal + 1) * 2 / (size * (size - 1)))

    def repeats(self, partner: Key | None, amount: int) -> bool:
        """Whether a partner has two equal entries, as round as the amount or not: fees
        that come again."""
        return (partner, _roundness(abs(amount))) in self._repeated

    def is_price(self, amount: int) -> bool:
        """Whether an amount is one that many entries have."""
        count = self._counts[abs(amount)]
        return count >= PRICE_COUNT and count * PRICE_SHARE >= self._size

    def is_sum_of_prices(self, amount: int) -> bool:
        """Whether two or three prices add up to an amount, so that one document of it
        says little."""
        known = self._sums.get(abs(amount))
        if known is None:
            known = self._sums[abs(amount)] = self._adds_up(abs(amount))
        return known

    def _adds_up(self, amount: int) -> bool:
        if self._prices is None:
            self._prices = frozenset(p for p in self._counts if p and self.is_price(p))
        smaller = [price for price in self._prices if price < amount]
        rests = {amount - price for price in smaller}
        return bool(rests & self._prices) or any(
            rest - price in self._prices for rest in rests for price in smaller
        )


def _roundness(amount: int) -> int:
    return next((unit for unit in _UNITS if amount % unit == 0), 1)
