"""The rows of a workbook's sheet, read one by one; nothing else is held of it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...sentences import _
from ..shared.model import StatementError
from .parts import WorkbookParts
from .values import CellType, CellValue, CellValues, Formula
from .xml_events import Listener, local_name

MAX_ROWS = 200_000
MAX_COLUMNS = 256
#: ZZZ: no program has more.
_LAST_COLUMN = 18_278
#: Excel lets no cell have more; no bank writes as much.
MAX_TEXT = 32_767
#: A row of Excel's 16,384 columns with text has as many.
MAX_TAGS_OF_ROW = 120_000


def read_rows(
    parts: WorkbookParts, name: str, values: CellValues
) -> Iterator[tuple[int, list[CellValue]]]:
    """The numbers of the rows from 1 with their cells, without those of nothing.

    name: of the sheet's part. values: turns what stands in a cell into its value.
    Raises StatementError where the sheet is larger than any statement.
    """
    listener = _SheetRows(parts.filename, values)
    for _piece in parts.listen(name, listener):
        yield from listener.rows
        listener.rows.clear()


class _SheetRows(Listener):
    """Listens for worksheet/sheetData/row/c, and in it v, f, is/t and is/r/t."""

    __slots__ = (
        "_cells",
        "_column",
        "_filename",
        "_formula",
        "_in_row",
        "_in_rows",
        "_inline",
        "_inside",
        "_kind",
        "_length",
        "_next",
        "_pieces",
        "_row",
        "_run",
        "_style",
        "_tags",
        "_values",
        "rows",
    )

    def __init__(self, filename: str, values: CellValues) -> None:
        super().__init__()
        #: The rows that were read since somebody asked.
        self.rows: list[tuple[int, list[CellValue]]] = []
        self._filename, self._values = filename, values
        self._in_rows = self._in_row = False
        self._row = self._tags = 0
        self._cells: list[CellValue] = []
        #: The cell that is open, from 1; 0 where none is that is read.
        self._column = 0
        self._kind = self._style = ""
        self._formula = self._inline = self._run = False
        #: Whether a text counts, what it is so far, and its length.
        self._inside = False
        self._pieces: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins: a row, a cell or a part of one."""
        self.depth = depth = self.depth + 1
        if self._in_row:
            self._tags += 1
            if self._tags > MAX_TAGS_OF_ROW:
                raise StatementError(
                    _(
                        "The workbook “%(filename)s” has a row with more than "
                        "%(limit)s tags, which is too much for a statement. Save it "
                        "as XLSX or CSV again; nothing was imported.",
                        filename=self._filename,
                        limit=MAX_TAGS_OF_ROW,
                    )
                )
            if depth == 4:
                if local_name(name) == "c":
                    self._begin_cell(attributes)
            elif self._column and depth < 8:
                self._begin_in_cell(depth, local_name(name))
        elif depth == 3 and self._in_rows and local_name(name) == "row":
            self._begin_row(attributes.get("r", ""))
        elif depth == 2:
            self._in_rows = local_name(name) == "sheetData"

    def _begin_row(self, number: str) -> None:
        before, self._row = self._row, int(float(number)) if number else self._row + 1
        if self._row <= before:
            raise StatementError(
                _(
                    "The workbook “%(filename)s” has row %(row)s after row "
                    "%(before)s. Save it as XLSX or CSV again; nothing was imported.",
                    filename=self._filename,
                    row=self._row,
                    before=before,
                )
            )
        self._in_row, self._tags, self._cells = True, 0, []
        self._column = 0
        self._next = 1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        column = column_of(place.rstrip("0123456789")) if place else self._next
        self._next = column + 1
        # Columns beyond are none of a statement's: they are passed over.
        self._column = column if column <= MAX_COLUMNS else 0
        self._kind = attributes.get("t", CellType.NUMBER)
        self._style = attributes.get("s", "0")
        self._formula = self._inline = self._run = self._inside = False
        self._length = 0

    def _begin_in_cell(self, depth: int, name: str) -> None:
        if depth == 5:
            if name == "v":
                self._inside = self._kind != CellType.INLINE and not self._formula
            elif name == "f":
                # Whatever was found beside it is what it came to, and not trusted.
                self._formula = self._inside = True
                self._pieces.clear()
                self._length = 0
            elif name == "is":
                self._inline = self._kind == CellType.INLINE and not self._formula
        elif self._inline:
            self._inside = name == "t" and (depth == 6 or self._run)
            if depth == 6:
                self._run = name == "r"

    def text(self, data: str) -> None:
        """Takes a piece of a cell's text."""
        if self._inside:
            self._length += len(data)
            if self._length <= MAX_TEXT:
                self._pieces.append(data)

    def end(self, name: str) -> None:
        """A tag ends: a cell or row is whole."""
        depth = self.depth
        self.depth = depth - 1
        if not self._in_row:
            return
        if depth > 4:
            self._inside = False
            if depth == 5:
                self._inline = False
            elif depth == 6:
                self._run = False
        elif depth == 4:
            if self._column:
                self._end_cell()
        else:
            self._in_row = False
            self._end_row()

    def _end_cell(self) -> None:
        column, self._column = self._column, 0
        if self._length > MAX_TEXT:
            raise StatementError(
                _(
                    "The cell in row %(row)s, column %(column)s of the workbook "
                    "“%(filename)s” has %(count)s characters, more than %(limit)s. "
                    "Save it as XLSX or CSV again; nothing was imported.",
                    row=self._row,
                    column=column,
                    filename=self._filename,
                    count=self._length,
                    limit=MAX_TEXT,
                )
            )
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._formula:
            value: CellValue = Formula("=" + text.strip())
        else:
            value = self._values.of(self._kind, text, self._style)
        if value == "":
            return
        cells = self._cells
        if column <= len(cells):
            if cells[column - 1] != "":
                raise StatementError(
                    _(
                        "The workbook “%(filename)s” has two cells in row %(row)s, "
                        "column %(column)s. Save it as XLSX or CSV again; nothing was "
                        "imported.",
                        filename=self._filename,
                        row=self._row,
                        column=column,
                    )
                )
            cells[column - 1] = value
            return
        cells.extend([""] * (column - 1 - len(cells)))
        cells.append(value)

    def _end_row(self) -> None:
        if not self._cells:
            return
        if self._row > MAX_ROWS:
            raise StatementError(
                _(
                    "The workbook “%(filename)s” has more than %(limit)s rows. Import "
                    "fewer at a time.",
                    filename=self._filename,
                    limit=MAX_ROWS,
                )
            )
        self.rows.append((self._row, self._cells))


@lru_cache(maxsize=1024)
def column_of(letters: str) -> int:
    """The number of a column, from 1: A is 1, AB is 28. Raises ValueError."""
    number = 0
    for each in letters[:4].upper():
        if not "A" <= each <= "Z":
            break
        number = 26 * number + ord(each) - 64
    else:
        if letters and number <= _LAST_COLUMN:
            return number
    raise ValueError(letters[:10])
