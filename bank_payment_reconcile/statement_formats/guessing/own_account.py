"""Whether a column of accounts is the statement's own, or the other side's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from ..described.amounts import clean_amount
from ..described.rows import Cell, Row
from ..shared.amounts import AmountError, AmountReader


class Columns(Protocol):
    """What is known of a table's columns."""

    header: list[str]
    body: list[Row]

    def of(self, role: str) -> list[int]:
        """The positions of the columns of that role, the surest first."""

    def values(self, position: int) -> Iterator[Cell]:
        """What stands in a column, without its empty cells."""


def is_own(columns: Columns, position: int) -> bool:
    """Whether it is the statement's own account."""
    names = columns.of("partner_name")
    values = [str(each) for each in columns.values(position)]
    if not values or position - 1 in names:
        return False
    if len(columns.body) == 1 and names and not columns.of("partner_account"):
        # One payment does not show whether the account changes with the payer; banks
        # that tell their own call it so or tell the payer's as well.
        if columns.header[position].strip().casefold() == "iban":
            return False
    distinct = set(values)
    numbers = all(len(re.findall("[0-9]", each)) >= 4 for each in distinct)
    if len(distinct) == 1:
        return numbers
    if numbers and _has_balances_of_its_own(columns, position):
        return True
    body = len(columns.body)
    return len(values) >= body // 2 and len(distinct) * 2 <= len(values)


def _has_balances_of_its_own(columns: Columns, position: int) -> bool:
    """Whether the balances of each account go on from one another, and not those of the
    whole table: then the column tells whose they are."""
    groups: dict[str, list[Row]] = {}
    for row in columns.body:
        groups.setdefault(str(_cell(row, position)), []).append(row)
    steps = [_follow(columns, rows) for rows in groups.values()]
    known = [each for each in steps if each is not None]
    return bool(known) and all(known) and _follow(columns, columns.body) is False


def _follow(columns: Columns, rows: Sequence[Row]) -> bool | None:
    """Whether each balance is the one before with the amount; None where that cannot
    be said."""
    balances = _numbers(columns, rows, "balance")
    amounts = _numbers(columns, rows, "amount")
    if balances is None or amounts is None or len(rows) < 2:
        return None
    pairs = list(zip(balances, balances[1:], strict=False))
    down = all(b - a == x for (a, b), x in zip(pairs, amounts[1:], strict=True))
    up = all(a - b == x for (a, b), x in zip(pairs, amounts[:-1], strict=True))
    return down or up


def _numbers(columns: Columns, rows: Sequence[Row], role: str) -> list[Decimal] | None:
    """The numbers of a column, None where a row has none."""
    if not columns.of(role):
        return None
    cells = [_cell(row, columns.of(role)[0]) for row in rows]
    cleaned = [
        each if isinstance(each, Decimal) else clean_amount(str(each)) for each in cells
    ]
    reader = AmountReader(each for each in cleaned if isinstance(each, str))
    try:
        return [
            each if isinstance(each, Decimal) else reader.read(each) for each in cleaned
        ]
    except AmountError:
        return None


def _cell(row: Row, position: int) -> Cell:
    return row.cells[position] if position < len(row.cells) else ""
