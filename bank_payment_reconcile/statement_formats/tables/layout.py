"""Where a table begins in a file: its delimiter, its header, and its rows."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...sentences import _
from ..described.fields import TableKind
from ..described.leftovers import is_separator
from ..described.rows import (
    Cell,
    TableRow,
    delimited_rows,
    kept,
    plain,
    sheet_rows,
    to_text,
)
from ..workbooks.workbook import is_workbook
from .doubt import Doubt
from .encoding import find_encoding
from .header_words import roles
from .naming import DELIMITERS, HEADER_ROWS, MAX_COLUMNS, known
from .values import is_marked, is_number, is_sure_day

#: Rows that show where the data begin.
_HEAD_ROWS = 80
#: A header with that many points names the date and an amount.
_SURE = 4


@dataclass(slots=True)
class TableLayout:
    """A table as it lies in its file."""

    #: The delimiter, or "sheet" for a workbook.
    kind: str
    #: What stands above it.
    before: list[TableRow]
    #: Its header, None where it has none.
    header: TableRow | None
    #: What each column is called, also by a header of two lines; "" where it is not.
    names: list[str]
    body: list[TableRow]
    #: Lines before the header, or before the first row.
    skip: int = 0
    #: The character set; "" where the file shows it.
    encoding: str = ""


def find_layout(data: bytes, filename: str) -> TableLayout:
    """Where the table of a file is; raises Doubt where it shows none."""
    kind, rows, encoding = _rows(data, filename)
    rows = [each for each in rows if not is_separator(each)]
    at, first = _places(rows)
    if first is None and at is None:
        raise Doubt(_("no line has known column names"))
    if at is None:
        assert first is not None
        width = max((len(each.cells) for each in rows[first:]), default=0)
        skip = rows[first - 1].number if first else 0
        _refuse_lost(rows[:first])
        return TableLayout(
            kind, rows[:first], None, [""] * width, rows[first:], skip, encoding
        )
    at, names = _names(rows, at, first)
    header = rows[at]
    body = [each for each in rows[at + 1 :] if each.cells != header.cells]
    if not body:
        raise Doubt(
            _("no line follows the column names in line %(line)s", line=header.number)
        )
    return TableLayout(
        kind, rows[:at], header, names, body, header.number - 1, encoding
    )


def _refuse_lost(before: list[TableRow]) -> None:
    """Raises Doubt where a row above a table without a header may be one of its own."""
    for row in before:
        if len([each for each in row.cells if each != ""]) > 2:
            if any(map(is_marked, row.cells)):
                raise Doubt(
                    _(
                        "line %(line)s has a number but no date, and no line names the "
                        "columns",
                        line=row.number,
                    )
                )


def is_data(row: TableRow) -> bool:
    """Whether a row has a date and a number, as transactions have."""
    cells = row.cells[:MAX_COLUMNS]
    return any(map(is_sure_day, cells)) and any(
        is_number(each) and not is_sure_day(each) for each in cells
    )


def _rows(data: bytes, filename: str) -> tuple[str, list[TableRow], str]:
    """The delimiter, or "sheet", all rows of the file, and its character set."""
    if is_workbook(data):
        return TableKind.SHEET, list(kept(sheet_rows(data, filename))), ""
    encoding = find_encoding(data, filename)
    text = to_text(data, encoding)
    chances = list(_delimiters(text, filename))
    if not chances:
        raise Doubt(_("no line has known column names"))
    # Only the best one is worth the whole file.
    _points, delimiter = max(chances, key=lambda each: each[0])
    rows = list(kept(delimited_rows(text, delimiter, filename)))
    return delimiter, rows, encoding


def _delimiters(text: str, filename: str) -> Iterator[tuple[int, str]]:
    if text[:4].casefold() == "sep=" and text[5:6] in ("\n", ""):
        # What spreadsheets are told.
        yield 0, text[4]
        return
    head = "\n".join(text.split("\n", _HEAD_ROWS)[:_HEAD_ROWS])
    for delimiter in DELIMITERS:
        if delimiter in head:
            rows = list(delimited_rows(head, delimiter, filename))
            names = max((known(each) for each in rows[:HEADER_ROWS]), default=0)
            yield names + 3 * any(map(is_data, rows)), delimiter


def _places(rows: list[TableRow]) -> tuple[int | None, int | None]:
    """Where the header is, and where the first row of data; None where none is."""
    first = _first_data(rows)
    best, at = 0, None
    for number, row in enumerate(rows[:HEADER_ROWS]):
        points = known(row)
        if points > best and not (is_data(row) and points < _SURE):
            best, at = points, number
    if best < 2:
        at = None
    if first is None or best >= _SURE:
        return at, first
    if at is not None and (at > first or at < first - 1):
        # Some words, but not right above the rows.
        at = None
    if at is None and first and _is_header(rows[first - 1], rows[first]):
        at = first - 1
    return at, first


def _first_data(rows: list[TableRow]) -> int | None:
    """The first row whose date stands where most rows have one."""
    places: Counter[int] = Counter()
    for row in rows[:_HEAD_ROWS]:
        if is_data(row):
            days = (at for at, each in enumerate(row.cells) if is_sure_day(each))
            places[next(days)] += 1
    if not places:
        return None
    [(place, _count)] = places.most_common(1)
    return next(
        number
        for number, row in enumerate(rows)
        if is_data(row) and place < len(row.cells) and is_sure_day(row.cells[place])
    )


def _is_header(row: TableRow, below: TableRow) -> bool:
    """Whether a row names the columns of the row below it, whatever it calls them."""
    named = [each for each in row.cells if each != ""]
    return (
        len(named) >= 2
        and 2 * len(named) >= len([each for each in below.cells if each != ""])
        and all(map(_is_name, named))
    )


def _is_name(cell: Cell) -> bool:
    return (
        isinstance(cell, str)
        and len(cell) <= 60
        and not is_number(cell)
        and not is_sure_day(cell)
    )


def _names(rows: list[TableRow], at: int, first: int | None) -> tuple[int, list[str]]:
    """The last line of the header, and the names of the columns: some banks write them
    on two lines."""
    upper, lower = rows[at], None
    if first is not None and at + 2 == first and _goes_on(rows[at + 1]):
        lower = rows[at + 1]
    elif first == at + 1 and at and _goes_on(rows[at - 1]):
        upper, lower = rows[at - 1], rows[at]
    names = [plain(each) for each in upper.cells]
    if lower is None:
        return at, names
    below = [plain(each) for each in lower.cells]
    width = max(len(names), len(below))
    names += [""] * (width - len(names))
    below += [""] * (width - len(below))
    pairs = zip(names, below, strict=True)
    return rows.index(lower), [_of_two(*each) for each in pairs]


def _goes_on(row: TableRow) -> bool:
    """Whether a row is one of two lines of a header."""
    named = [each for each in row.cells if each != ""]
    return len(named) >= 2 and all(map(_is_name, named)) and known(row) >= 2


def _of_two(upper: str, lower: str) -> str:
    """The name of a column that has two: of the line that says what it is."""
    if lower and roles(lower):
        return lower
    if upper and roles(upper):
        return f"{upper} {lower}" if lower and roles(f"{upper} {lower}") else upper
    return f"{upper} {lower}".strip()
