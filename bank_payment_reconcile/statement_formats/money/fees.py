"""Whether a fee is in an amount: gross, fee and net."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from .figures import Columns, Figures
from .proof import BalanceProof, Numbers, Steps

_NOTHING = Decimal(0)


def with_fee(
    columns: Columns,
    figures: Figures,
    amount: int,
    proof: BalanceProof | None,
    groups: Sequence[Hashable],
) -> tuple[int, int] | None:
    """The amount before the fee and the column of the fee, where the fee comes off it;
    None where there is none, or the amount is as it moved.

    amount: the column that was taken. proof: what balances prove.
    """
    numbers = figures.numbers
    fees = [each for each in columns.of("fee") if each in numbers and each != amount]
    if not fees or amount not in numbers or not any(numbers[fees[0]]):
        return None
    fee = fees[0]
    if proof is not None and proof.amount == amount:
        # The balances prove it as it stands; what was before the fee says what it was.
        return _before(columns, numbers, amount, fee)
    if amount in columns.of("net"):
        return _before(columns, numbers, amount, fee)
    for balance in columns.of("balance"):
        if balance in numbers:
            steps = Steps(numbers[balance], groups)
            if steps.prove(_less(numbers[amount], numbers[fee])) >= 2:
                return amount, fee
    return None


def _before(
    columns: Columns, numbers: dict[int, Numbers], amount: int, fee: int
) -> tuple[int, int] | None:
    """Another column that is the amount with the fee."""
    others = [*columns.of("gross"), *columns.of("amount")]
    for other in others:
        if other != amount and other in numbers:
            if list(_less(numbers[other], numbers[fee])) == _filled(numbers[amount]):
                return other, fee
    return None


def _less(amounts: Numbers, fees: Numbers) -> list[Decimal | None]:
    """The amounts without the fees, which have a sign or none."""
    return [
        (amount or _NOTHING) - abs(fee or _NOTHING)
        for amount, fee in zip(amounts, fees, strict=True)
    ]


def _filled(numbers: Numbers) -> list[Decimal | None]:
    return [each or _NOTHING for each in numbers]
