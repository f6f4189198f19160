"""Whether a file contradicts a description whose columns it has by name.

Names are soon alike: three banks call their columns "Date, Description, Amount". What
a description says beyond the names, such as that purchases are positive, has to be true
of the file's own rows, or the file is of somebody else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from ..described.description import Description
from ..described.fields import TableKind
from ..described.rows import TableRow
from ..described.table import DescribedTable
from ..shared.model import Statement, StatementError
from .columns import Doubt
from .guess import find
from .outline import ROWS, start_of
from .signs import TURNED, told_by_payments

#: A line alone proves nothing.
_PROOF = 2


def is_contradicted(
    data: bytes, filename: str, description: Description, rows: list[TableRow]
) -> bool:
    """Whether signs or balances say that the description is not of this file.

    rows: the first of the file, header first. Rows that cannot be read contradict
    nothing: whoever reads them says what is wrong.
    """
    rows = _without_footer(rows, description)
    statements = _read(rows, filename, description)
    if not statements:
        return False
    if description.negate:
        plain = _read(rows, filename, replace(description, negate=False))
        if told_by_payments(plain) != TURNED and _mostly_negative(plain):
            return True
    elif told_by_payments(statements) == TURNED:
        return True
    if _are_proved(statements) or description.kind == TableKind.SHEET:
        return False
    other = _read_by_itself(start_of(data), filename, len(rows))
    return _are_proved(other) and _amounts(other) != _amounts(statements)


def _read(
    rows: list[TableRow], filename: str, description: Description
) -> list[Statement]:
    try:
        return DescribedTable(rows, filename, description).statements()
    except StatementError:
        return []


def _read_by_itself(start: bytes, filename: str, count: int) -> list[Statement]:
    """What is read of so many rows, header included, without any description."""
    try:
        found = find(start, filename)
    except (Doubt, StatementError):
        return []
    return _read(found.rows[:count], filename, found.description)


def _without_footer(rows: list[TableRow], description: Description) -> list[TableRow]:
    """Without the lines at the end, where the rows reach to the end of the file."""
    whole = len(rows) < ROWS
    return rows[: len(rows) - description.footer_lines] if whole else rows


def _are_proved(statements: list[Statement]) -> bool:
    """Whether balances follow from the amounts, in at least two lines."""
    return (
        bool(statements)
        and all(each.balance_end is not None for each in statements)
        and max(len(each.transactions) for each in statements) >= _PROOF
    )


def _amounts(statements: list[Statement]) -> Counter[Decimal]:
    return Counter(line.amount for each in statements for line in each.transactions)


def _mostly_negative(statements: list[Statement]) -> bool:
    amounts = list(_amounts(statements).elements())
    return sum(each < 0 for each in amounts) * 2 > len(amounts)
