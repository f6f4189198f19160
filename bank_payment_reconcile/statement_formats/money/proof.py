"""What running balances prove: which columns are amounts, and which way money goes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

#: The numbers of a column, None where a row has none.
Numbers = Sequence[Decimal | None]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class BalanceProof:
    """Columns, by their positions, whose amounts lead from balance to balance.

    Either `amount`, with the rows of `out` as money out where it has no signs, or
    `debit` and `credit`.
    """

    balance: int
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    #: How many steps from balance to balance it was proved by.
    steps: int = 0


class Steps:
    """The steps between the balances of a table's lines."""

    def __init__(self, balances: Numbers, groups: Sequence[Hashable]) -> None:
        """balances: after each line, in the file's order. groups: whose it is, where a
        table has the lines of several accounts or currencies."""
        self.pairs = list(_neighbours(groups))
        self.balances = balances

    def ways(self) -> Iterator[list[tuple[int, Decimal]]]:
        """The lines with what each moved, if the oldest or the newest stand first."""
        told = [
            (before, after, new - old)
            for before, after in self.pairs
            if (old := self.balances[before]) is not None
            and (new := self.balances[after]) is not None
        ]
        if told and len(told) == len(self.pairs):
            yield [(after, moved) for _before, after, moved in told]
            yield [(before, -moved) for before, _after, moved in told]

    def prove(self, amounts: Numbers) -> int:
        """How many steps signed amounts prove; 0 where one of them does not fit."""
        return max((_fitting(way, amounts) for way in self.ways()), default=0)

    def directions(self, amounts: Numbers) -> dict[int, bool]:
        """For the lines that the balances tell of, whether money goes out, where the
        amounts have no signs but are what moved; empty where they are not."""
        for way in self.ways():
            if all(abs(amounts[at] or _NOTHING) == abs(moved) for at, moved in way):
                return {at: moved < 0 for at, moved in way if moved}
        return {}


def _neighbours(groups: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    last: dict[Hashable, int] = {}
    for line, group in enumerate(groups):
        if group in last:
            yield last[group], line
        last[group] = line


def _fitting(way: list[tuple[int, Decimal]], amounts: Numbers) -> int:
    moved = 0
    for at, step in way:
        if (amounts[at] or _NOTHING) != step:
            return 0
        moved += bool(step)
    return moved


def exclude(first: Numbers, second: Numbers) -> bool:
    """Whether no line has a number in both columns, and each has some."""
    pairs = list(zip(first, second, strict=True))
    return (
        not any(a and b for a, b in pairs)
        and any(a for a, _b in pairs)
        and any(b for _a, b in pairs)
    )


def _are_all(columns: dict[int, Numbers], balance: int, *positions: int) -> bool:
    """Whether no line has its amount in another column than these."""
    others = [each for at, each in columns.items() if at not in (balance, *positions)]
    lines = range(len(columns[balance]))
    return not any(
        all(columns[at][line] is None for at in positions)
        and any(each[line] for each in others)
        for line in lines
    )


def signed(
    columns: dict[int, Numbers], steps: Steps, balance: int
) -> Iterator[BalanceProof]:
    """Columns of signed amounts that the balances prove."""
    for position, numbers in columns.items():
        if position == balance or not _are_all(columns, balance, position):
            continue
        if proved := steps.prove(numbers):
            yield BalanceProof(balance, amount=position, steps=proved)


def split(
    columns: dict[int, Numbers], steps: Steps, balance: int
) -> Iterator[BalanceProof]:
    """Pairs of columns, for money out and money in, that the balances prove."""
    others = [each for each in columns if each != balance]
    for debit, credit in permutations(others, 2):
        out, into = columns[debit], columns[credit]
        if exclude(out, into) and _are_all(columns, balance, debit, credit):
            amounts = [
                abs(b or _NOTHING) - abs(a or _NOTHING)
                for a, b in zip(out, into, strict=True)
            ]
            if proved := steps.prove(amounts):
                yield BalanceProof(balance, debit=debit, credit=credit, steps=proved)
