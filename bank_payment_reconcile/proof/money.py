"""How amounts are written, rounded and found to be nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


def exact(amount: float | Decimal) -> Decimal:
    """An amount as it is written: a double's shortest form, 0.1 and not what stands
    behind it."""
    return amount if isinstance(amount, Decimal) else Decimal(repr(amount))


@dataclass(frozen=True)
class Rounding:
    """What a currency is counted in.

    unit: the smallest coin, 0.01 of most and 0.05 of some.
    """

    unit: Decimal

    def round(self, amount: Decimal) -> Decimal:
        """The amount in whole units, a half away from zero; nothing has no sign."""
        units = (amount / self.unit).quantize(Decimal(1), ROUND_HALF_UP)
        return units * self.unit + ZERO

    def total(self, amounts: Iterable[Decimal]) -> Decimal:
        """The sum, rounded once."""
        return self.round(sum(amounts, ZERO))

    def is_zero(self, amount: Decimal) -> bool:
        """Whether it is nothing once it is rounded."""
        return not self.round(amount)
