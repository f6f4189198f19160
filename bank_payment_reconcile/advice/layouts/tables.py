"""Tables of customers, and of providers that nobody described: CSV, TSV, XLSX."""

from __future__ import annotations

from collections.abc import Sequence

from ...statement_formats import Cell, plain
from ..shared.document import AdviceDocument
from ..shared.grid import Head
from ..shared.model import Advice
from ..shared.registry import AdviceFormat
from ..worded.columns import (
    AMOUNTS,
    AdviceColumns,
    find_columns,
    find_header,
    kind_of_cell,
    settle_by_cells,
)
from ..worded.headless import columns_without_header
from .items import AdviceLine
from .listing import Listing, read_listing

_HEADER_ROWS = 30
#: Rows from which columns are confirmed.
_SAMPLES = 40
_MOST_COLUMNS = 120


def recognise(document: AdviceDocument) -> bool:
    """Whether some table in it has the columns of an advice."""
    return _find(document) is not None


def read(document: AdviceDocument) -> list[Advice]:
    """The advices of its first table that has the columns of one."""
    found = _find(document)
    if found is None:
        return []
    head, at, columns, height = found
    listing = Listing("table")
    for row in document.grid(head):
        names = [plain(each) for each in row.cells]
        if row.number < at and not height:
            continue
        if height and row.number <= at:
            if row.number <= at - height:
                listing.outside.append("  ".join(filter(None, names)))
            continue
        again = _header_again(names, columns)
        if again is None:
            listing.lines.append(AdviceLine(row.number, row.cells, columns))
        else:
            columns = again
    return read_listing(listing, document)


def _header_again(names: Sequence[str], columns: AdviceColumns) -> AdviceColumns | None:
    """The columns from here on, where a row is the header once more; None else."""
    if not columns.names or not any(names):
        return None
    found = find_columns(names)
    if found is None:
        return None
    return columns if found.names == columns.names else found


def _find(document: AdviceDocument) -> tuple[Head, int, AdviceColumns, int] | None:
    """The table's head, the line of its header, its columns, the header's rows."""
    for head in document.heads:
        for place, row in enumerate(head.rows[:_HEADER_ROWS]):
            if len(row.cells) > _MOST_COLUMNS:
                continue
            rows = head.rows[place : place + 2]
            names = [[plain(each) for each in own.cells] for own in rows]
            told = find_header(names)
            if told is None:
                continue
            columns, height = told
            below = [each.cells for each in head.rows[place + height :][:_SAMPLES]]
            confirmed = _confirmed(columns, below)
            if confirmed:
                return head, rows[height - 1].number, confirmed, height
    for head in document.heads:
        columns = columns_without_header([each.cells for each in head.rows])
        if columns:
            return head, head.rows[0].number, columns, 0
    return None


def _confirmed(columns: AdviceColumns, below: list[list[Cell]]) -> AdviceColumns | None:
    """The columns, where some row below has an amount in one of amounts."""
    settled = settle_by_cells(columns, below)
    places = settled.at(*AMOUNTS)
    for cells in below:
        for at in places:
            if at < len(cells) and kind_of_cell(cells[at]) in ("amount", "number"):
                return settled
    return None


FORMAT = AdviceFormat("table", recognise, read, rank=80)
