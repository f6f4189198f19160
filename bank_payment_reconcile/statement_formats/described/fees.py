"""What the sign of a fee means in a table, proved by the column with what is left.

Some banks write 0.50 for what they take, some -0.50; what they give back has the other
sign. A table with amount, fee and net amount proves which of them it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ..shared.records import RecordError
from .columns import TableColumns
from .rows import Cell, TableRow

#: Rows that are looked at.
_MAX_ROWS = 200
_Read = Callable[[Cell, str], Decimal]
#: What is taken, by the fee as written.
_MEANINGS: tuple[Callable[[Decimal], Decimal], ...] = (
    # Where nothing is proved: no bank pays a fee to its customer.
    abs,
    lambda fee: fee,
    lambda fee: -fee,
)


class Fees:
    """How the fees of a table come off its amounts."""

    def __init__(
        self,
        rows: Iterable[TableRow] = (),
        columns: TableColumns | None = None,
        read: _Read | None = None,
    ) -> None:
        """read: reads the amount in a cell; raises RecordError where it is none."""
        self.taken: Callable[[Decimal], Decimal] = _MEANINGS[0]
        if columns is None or read is None:
            return
        table = list(_with_fees(rows, columns, read))
        width = max((len(row.cells) for row, _amount, _fee in table), default=0)
        for meaning in _MEANINGS:
            for position in range(width):
                if _proves(table, position, meaning, read):
                    self.taken = meaning
                    return


_Table = list[tuple[TableRow, Decimal, Decimal]]


def _with_fees(
    rows: Iterable[TableRow], columns: TableColumns, read: _Read
) -> Iterable[tuple[TableRow, Decimal, Decimal]]:
    """The rows that have a fee, with amount and fee as written."""
    for _count, row in zip(range(_MAX_ROWS), rows, strict=False):
        try:
            fee = read(columns.cell(row, "fee"), "")
            if fee:
                yield row, read(columns.cell(row, "amount"), ""), fee
        except RecordError:
            continue


def _proves(
    table: _Table, position: int, meaning: Callable[[Decimal], Decimal], read: _Read
) -> bool:
    """Whether a column has what is left of each amount."""
    for row, amount, fee in table:
        try:
            left = read(row.cells[position] if position < len(row.cells) else "", "")
        except RecordError:
            return False
        if left != amount - meaning(fee):
            return False
    return bool(table)
