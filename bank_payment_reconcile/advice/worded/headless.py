"""Columns of a table without a header, by what is in them alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ...statement_formats import Cell, plain
from ..shared.numbers import WrittenAmounts
from .columns import AdviceColumns, kind_of_cell, kind_of_cells
from .naming import has_sign

_LEAST_ROWS = 2
_MOST_COLUMNS = 20
_CENTS = re.compile(r"[0-9][.,][0-9]{1,2}(?![0-9])")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,32}")


def columns_without_header(rows: Sequence[Sequence[Cell]]) -> AdviceColumns | None:
    """The columns, where every row has a number with letters or signs and amounts that
    agree with each other; None else, and of whatever may be a bank's statement."""
    width = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == width]
    filled = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < _LEAST_ROWS or width > _MOST_COLUMNS or width < 2:
        return None
    if len(full) < len(filled) or not _is_data(full[0]):
        # Its first row is a header of another kind of table, or it is prose.
        return None
    if any(_IBAN.fullmatch(plain(cell)) for row in full for cell in row):
        return None
    kinds = [kind_of_cells(row[at] for row in full) for at in range(width)]
    named = [
        at
        for at, kind in enumerate(kinds)
        if kind == "number" and _has_signs([plain(row[at]) for row in full])
    ]
    amounts = [at for at, kind in enumerate(kinds) if kind == "amount"]
    roles = _roles_of_amounts(full, amounts)
    if not named or not roles:
        return None
    found = [{"date": "date", "code": "currency"}.get(kind, "") for kind in kinds]
    for at, role in zip(amounts, roles, strict=True):
        found[at] = role
    for at, kind in enumerate(kinds):
        if kind == "number":
            found[at] = "document"
        elif kind == "text":
            found[at] = "text"
    return AdviceColumns(tuple(found))


def _is_data(row: Sequence[Cell]) -> bool:
    kinds = [kind_of_cell(each) for each in row]
    return "amount" in kinds and "number" in kinds


def _has_signs(told: list[str]) -> bool:
    return sum(has_sign(each) and " " not in each for each in told) * 2 > len(told)


def _roles_of_amounts(
    rows: Sequence[Sequence[Cell]], places: list[int]
) -> tuple[str, ...]:
    """What columns of amounts are; () where they do not agree with each other."""
    cells = [row[at] for row in rows for at in places]
    reader = WrittenAmounts(cells)
    table = [
        [reader.may_read(row[at]) for at in places]
        for row in rows
        if any(kind_of_cell(row[at]) for at in places)
    ]
    if not any(_CENTS.search(plain(cell)) for cell in cells):
        return ()
    if len(places) == 1:
        return ("net",)
    if not 2 <= len(places) <= 4 or not table:
        return ()
    middle = ("discount", "deduction")[: len(places) - 2]
    fitting = sum(_agrees(row) for row in table)
    return ("gross", *middle, "net") if fitting * 3 >= len(table) * 2 else ()


def _agrees(row: list[Decimal | None]) -> bool:
    """Whether the last amount is the first one less those between them."""
    first, last = row[0], row[-1]
    if first is None or last is None:
        return False
    taken = sum((abs(each) for each in row[1:-1] if each), Decimal(0))
    return abs(first) - taken == abs(last)
