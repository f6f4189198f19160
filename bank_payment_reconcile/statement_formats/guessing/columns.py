"""What each column of a table is, by its name and by what stands in it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..described.amounts import clean_amount
from ..described.description import Description
from ..described.fields import TableKind
from ..described.leader import read_leader
from ..described.leftovers import is_booked
from ..described.rows import Cell, TableRow
from ..money import amounts as money
from ..shared.amounts import AmountReader
from ..shared.dates import DateReader
from ..tables.doubt import Doubt
from ..tables.header_words import WEAK, roles
from ..tables.layout import TableLayout
from ..tables.naming import MAX_COLUMNS
from ..tables.values import CHECKS, is_number, is_sure_day
from ..tables.why import By, ColumnReason
from . import days, texts

__all__ = ["Doubt", "GuessedColumns"]

_MAX_FOOTER = 10
#: Lines that show what a column holds.
_SAMPLE = 400
#: The columns of longer tables are not kept a second time.
_KEPT = 50_000


class GuessedColumns:
    """The columns of a table by what they may hold."""

    def __init__(self, layout: TableLayout) -> None:
        self.layout = layout
        self.body = layout.body
        self.leader = read_leader(layout.before)
        self.width = min(MAX_COLUMNS, _width(layout))
        self.header = layout.names[: self.width]
        self.header += [""] * (self.width - len(self.header))
        #: Rows that look like transactions.
        self.lines = _lines(self.body, self.header)
        #: The columns of money that were taken.
        self.money: list[int] = []
        self.reasons: list[ColumnReason] = []
        self.found: dict[str, list[tuple[int, int]]] = {}
        self._values: dict[int, list[Cell]] = {}
        for position, name in enumerate(self.header):
            for rank, role in roles(name):
                if self._fits(role, position):
                    self.found.setdefault(role, []).append((rank, position))
        for each in self.found.values():
            each.sort()

    def of(self, role: str) -> list[int]:
        """The positions of the columns of that role, the surest first."""
        return [position for _rank, position in self.found.get(role, [])]

    def rank(self, role: str, position: int) -> int:
        """How well the name of a column is one of the role's."""
        return next(
            (rank for rank, each in self.found.get(role, []) if each == position), WEAK
        )

    def values(self, position: int) -> list[Cell]:
        """What stands in a column of the lines, without its empty cells."""
        if position in self._values:
            return self._values[position]
        values = [
            row.cells[position]
            for row in self.lines
            if position < len(row.cells) and row.cells[position] != ""
        ]
        if len(self.lines) <= _KEPT:
            self._values[position] = values
        return values

    def sample(self, position: int) -> list[Cell]:
        """What stands in a column of the first lines, "" where nothing does."""
        return [
            row.cells[position] if position < len(row.cells) else ""
            for row in self.lines[:_SAMPLE]
        ]

    def is_taken(self, position: int) -> bool:
        """Whether the name of a column says for certain what it is."""
        return any(
            each == position and rank < WEAK
            for found in self.found.values()
            for rank, each in found
        )

    def told(self, field: str, position: int, by: By | None = None) -> str | int:
        """The column for a description, whose reason is noted.

        by: what it was recognised by; None where it was by its name.
        """
        if by is None:
            role = "account" if field == "account_number" else field
            by = By.WORD if self.rank(role, position) >= WEAK else By.NAME
        name = self.name(position)
        self.reasons.append(ColumnReason(field, self.called(position), by))
        return name

    def called(self, position: int) -> str:
        """What a person calls the column."""
        return self.header[position].strip() or f"{position + 1}"

    def name(self, position: int) -> str | int:
        """The column's name, or its position where another one is called the same."""
        header = self.layout.header
        if header is None or position >= len(header.cells):
            return position + 1
        name = str(header.cells[position])
        same = [each for each in header.cells if _same(str(each), name)]
        return name if name and len(same) == 1 else position + 1

    def is_without_fee(self, description: Description) -> bool:
        """Whether the amount is without the fee for certain."""
        net = {self.name(each) for each in self.of("net")}
        return description.fee is not None or description.amount in net

    def describe(self) -> Description:
        """The description; raises Doubt where date or amount are not certain."""
        layout = self.layout
        values: dict[str, Any] = {
            "skip_lines": layout.skip,
            "has_header": layout.header is not None,
            "encoding": layout.encoding,
        }
        values |= (
            {"kind": TableKind.SHEET.value}
            if layout.kind == TableKind.SHEET
            else {"delimiter": layout.kind}
        )
        day, by = days.booking_day(self)
        values["date"] = self.told("date", day, by)
        values["footer_lines"] = self._footer(day)
        value_day = days.value_day(self, day)
        if value_day is not None:
            values["value_date"] = self.told("value_date", value_day)
        amounts, positions = money.find(self)
        self.money = list(positions.values())
        for field, position in positions.items():
            self.found.setdefault(field, []).insert(0, (0, position))
        values |= amounts
        taken = {day, *self.money} | ({value_day} - {None})
        values |= texts.find(self, taken)
        constants = money.currency(self, self.money, values)
        if constants:
            values["constants"] = constants
        values |= self._marks([day, value_day], self.money)
        return Description(**values)

    def _marks(self, dates: list[int | None], numbers: list[int]) -> dict[str, Any]:
        written = (
            str(cell)
            for position in dates
            if position is not None
            for cell in self.values(position)
            if isinstance(cell, str)
        )
        orders = DateReader(written).orders
        positions = [*numbers, *self.of("original_amount")[:1]]
        amounts = (
            clean_amount(cell)
            for position in positions
            for cell in self.values(position)
            if isinstance(cell, str)
        )
        return {
            "date_format": orders[0] if len(orders) == 1 else "",
            "decimal_mark": AmountReader(amounts).decimal_mark,
        }

    def _footer(self, day: int) -> int:
        """Lines at the end, as totals, that cannot be transactions."""
        count = 0
        for row in reversed(self.body[-_MAX_FOOTER:]):
            cell = row.cells[day] if day < len(row.cells) else ""
            if not isinstance(cell, str) or re.search("[0-9]", cell):
                break
            others = [each for at, each in enumerate(row.cells) if at != day]
            if not cell and not any(is_number(each) for each in others):
                break  # it continues the text of the line before
            count += 1
        return count if count < len(self.body) else 0

    def _fits(self, role: str, position: int) -> bool:
        """Whether the values are of the kind that the name promises."""
        check = CHECKS.get(role)
        values = self.values(position)
        if check is None or (not values and role not in ("sign", "currency")):
            return role not in ("date", "text") or bool(values)
        return bool(values) and check(values)


def _width(layout: TableLayout) -> int:
    return max(
        [len(layout.names), *(len(each.cells) for each in layout.body[:_SAMPLE])]
    )


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _lines(body: list[TableRow], header: list[str]) -> list[TableRow]:
    """The booked rows with a date where most have one, and a number; all, where none
    has."""
    status = [
        at
        for at, name in enumerate(header)
        if any(role == "status" for _rank, role in roles(name))
    ]
    lines = [
        row
        for row in _dated(body)
        if all(is_booked(str(row.cells[at])) for at in status if at < len(row.cells))
    ]
    return lines or body


def _dated(body: list[TableRow]) -> Iterator[TableRow]:
    counts: Counter[int] = Counter()
    for row in body[:_SAMPLE]:
        counts.update(
            at for at, cell in enumerate(row.cells[:MAX_COLUMNS]) if is_sure_day(cell)
        )
    if not counts:
        return
    most = max(counts.values())
    day = min(at for at, count in counts.items() if count == most)
    for row in body:
        cells = row.cells
        if day < len(cells) and is_sure_day(cells[day]):
            if any(at != day and is_number(each) for at, each in enumerate(cells)):
                yield row
