"""The columns of a table that hold money, as numbers."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from decimal import Decimal

from ..described.amounts import clean_amount
from ..described.rows import Cell
from ..shared.amounts import AmountError, AmountReader
from ..tables.known import Columns
from ..tables.values import is_dashes, is_day, is_marked, is_number, is_whole
from .proof import Numbers

#: Roles whose columns hold money.
MONEY = ("amount", "debit", "credit", "balance", "gross", "net", "fee")
#: Names that are known to hold other numbers.
_OTHERS = (
    "account",
    "partner_account",
    "partner_bic",
    "reference",
    "end_to_end_id",
    "check_number",
    "bank_id",
    "card",
    "date",
    "value_date",
    "original_amount",
)


_AMOUNT = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:[., ']?[0-9]{3})*[.,][0-9]{2}(?![0-9.,])"
)


class Figures:
    """The numbers of the first lines of a table."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        named = {at for role in MONEY for at in columns.of(role)}
        taken = {at for role in _OTHERS for at in columns.of(role)} - named
        chosen = [
            at
            for at in range(columns.width)
            if at not in taken and _is_money(columns.sample(at), at in named)
        ]
        marked = [at for at in chosen if any(map(is_marked, columns.sample(at)))]
        # Where money has decimals, whole numbers mostly count or identify something.
        whole = [at for at in chosen if marked and at not in named.union(marked)]
        chosen = [at for at in chosen if at not in whole]
        reader = AmountReader(
            clean_amount(cell)
            for at in chosen
            for cell in columns.sample(at)
            if isinstance(cell, str) and not is_dashes(cell)
        )
        numbers = {at: _numbers(columns.sample(at), reader) for at in chosen}
        #: By the column's position; those that cannot be read are left out.
        self.numbers: dict[int, Numbers] = {
            at: each for at, each in numbers.items() if each is not None
        }
        #: Whole numbers, which are amounts only where balances prove it.
        self.whole: dict[int, Numbers] = {
            at: each
            for at in whole
            if (each := _numbers(columns.sample(at), reader)) is not None
        }

    def groups(self, with_account: bool = False) -> list[Hashable]:
        """Whose each of the lines is, as far as a column tells the currency.

        with_account: and the account.
        """
        keys = self.columns.of("currency")[:1]
        if with_account:
            keys = [*keys, *self.columns.of("account")[:1]]
        lists = [list(map(str, self.columns.sample(at))) for at in keys]
        count = len(self.columns.sample(0)) if self.columns.width else 0
        return list(zip(*lists, strict=True)) if lists else [""] * count

    def unknown(self) -> list[int]:
        """Columns of money whose names say nothing."""
        return [at for at in self.numbers if not self.columns.is_taken(at)]

    def rival(self, position: int) -> int | None:
        """Another column without a known name that may be money as well, though it is
        not read as such; None where there is none."""
        for other in range(self.columns.width):
            if other in (position, *self.numbers) or self.columns.is_taken(other):
                continue
            cells = [each for each in self.columns.sample(other) if not is_dashes(each)]
            numbers = [each for each in cells if is_number(each) and not is_day(each)]
            if 2 * len(numbers) > len(cells) and not _identify(numbers):
                return other
            if 2 * len([each for each in cells if _tells_money(each)]) > len(cells):
                return other
        return None


def _tells_money(cell: Cell) -> bool:
    """Whether there is an amount in a cell that has little else."""
    return isinstance(cell, str) and len(cell) <= 20 and bool(_AMOUNT.search(cell))


def _identify(numbers: list[Cell]) -> bool:
    """Whether numbers count or identify something: they are whole and without a sign,
    and all the same, long, or each one more than the one before."""
    digits = [str(each).strip() for each in numbers]
    if not all(each.isdigit() for each in digits):
        return False
    values = list(map(int, digits))
    steps = {b - a for a, b in zip(values, values[1:], strict=False)}
    return len(set(values)) == 1 or min(map(len, digits)) >= 6 or steps in ({1}, {-1})


def _is_money(cells: Iterable[Cell], named: bool) -> bool:
    filled = [each for each in cells if not is_dashes(each)]
    if not filled:
        return False
    if named:
        return all(map(is_number, filled))
    return all(
        (is_marked(each) or is_whole(each)) and not is_day(each) for each in filled
    )


def _numbers(cells: list[Cell], reader: AmountReader) -> list[Decimal | None] | None:
    """The numbers of a column, None where a cell may not be read."""
    found: list[Decimal | None] = []
    for cell in cells:
        if isinstance(cell, Decimal):
            found.append(cell)
        elif is_dashes(cell):
            found.append(None)
        else:
            try:
                found.append(reader.read(clean_amount(str(cell))))
            except AmountError:
                return None
    return found
