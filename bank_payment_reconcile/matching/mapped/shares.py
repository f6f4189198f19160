"""What of a line's money each row of a mapping gets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ..model import Line, MappingRow

Share = tuple[MappingRow, int]


def shares_of(rows: Sequence[MappingRow], line: Line) -> list[Share]:
    """The rows with their amounts, signed like the money; those of nothing left out.

    The rest takes what the others leave. Percentages that come to the whole leave
    nothing: what rounding leaves is the last one's.

    >>> shares_of([MappingRow(1, 6200, "percent", Decimal(60)), MappingRow(2, 6210)],
    ...     Line(key=1, date=date(2026, 1, 5), amount=-1001))
    [(MappingRow(key=1, ...), -601), (MappingRow(key=2, ...), -400)]
    """
    amounts = [_amount(row, line) for row in rows]
    taker = _taker(rows)
    if taker is not None:
        amounts[taker] = 0
        amounts[taker] = line.amount - sum(amounts)
    return [(row, amount) for row, amount in zip(rows, amounts, strict=True) if amount]


def left_by(shares: Sequence[Share], line: Line) -> int:
    """What of a line is nobody's, signed like its money; nothing where one row takes
    the rest."""
    return line.amount - sum(amount for _row, amount in shares)


def is_exceeded(shares: Sequence[Share], line: Line) -> bool:
    """Whether rows take more than there is, so that the rest goes the other way."""
    return any(
        row.share == "rest" and amount * line.amount < 0 for row, amount in shares
    )


def _amount(row: MappingRow, line: Line) -> int:
    if row.share == "percent":
        return _rounded(Decimal(line.amount) * row.percent / 100)
    if row.share == "rest":
        return 0
    if not line.worth:
        return row.fixed if line.amount > 0 else -row.fixed
    # in the line's currency, at the rate of its entry
    return _rounded(Decimal(row.fixed * line.amount) / abs(line.worth))


def _taker(rows: Sequence[MappingRow]) -> int | None:
    """Which row takes what the others leave."""
    for number, row in enumerate(rows):
        if row.share == "rest":
            return number
    is_whole = sum(row.percent for row in rows if row.share == "percent") == 100
    if is_whole and all(row.share == "percent" for row in rows):
        return len(rows) - 1
    return None


def _rounded(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
