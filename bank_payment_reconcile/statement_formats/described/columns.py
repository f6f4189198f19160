"""The columns of a described table: where they are, and the cells of a row."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import _
from ..shared.model import StatementError
from ..shared.records import squeeze
from .description import Description
from .fields import COLUMNS, Column
from .rows import Cell, TableRow, plain

#: Columns that count the lines of the file, so they identify nothing.
_COUNTERS = re.compile(
    r"|#|row|nr\.?|no\.?|lfd\.? ?nr\.?|line|linje|radnr", re.IGNORECASE
)


class TableColumns:
    """Finds the cells of the fields that a description names."""

    def __init__(
        self, header: TableRow | None, filename: str, description: Description
    ) -> None:
        """Raises StatementError where the header lacks one of them."""
        self.filename = filename
        self.names = [str(each) for each in header.cells] if header else []
        self.positions: dict[str, int] = {
            name: self._position(column)
            for name in COLUMNS
            if (column := getattr(description, name)) is not None
        }
        self.texts = [self._position(each) for each in description.text]

    def __contains__(self, name: str) -> bool:
        return name in self.positions

    def cell(self, row: TableRow, name: str) -> Cell:
        """The cell of a field, "" where the row has none."""
        position = self.positions.get(name, -1)
        return row.cells[position] if 0 <= position < len(row.cells) else ""

    def string(self, row: TableRow, name: str) -> str:
        """The cell of a field as text, "" where the row has none."""
        return plain(self.cell(row, name)).strip()

    def text(self, row: TableRow) -> str:
        """The texts one after the other, without saying a thing twice."""
        texts: list[str] = []
        for position in self.texts:
            cell = row.cells[position] if position < len(row.cells) else ""
            text = squeeze(plain(cell))
            if text and not any(text in known for known in texts):
                texts = [each for each in texts if each not in text] + [text]
        return " ".join(texts)

    def continues(self, row: TableRow) -> bool:
        """Whether a row is but more text: some banks put it on lines of its own."""
        fields = ("date", "amount", "debit", "credit", "balance")
        return not any(self.string(row, name) for name in fields) and bool(
            self.text(row)
        )

    def raw(self, row: TableRow) -> dict[str, str]:
        """Every cell under its column's name, or its position where it has none."""
        found: dict[str, str] = {}
        for position, cell in enumerate(row.cells):
            name = self.names[position] if position < len(self.names) else ""
            value = plain(cell)
            if value and not (self.names and _COUNTERS.fullmatch(name.strip())):
                found[name if name and name not in found else f"{position + 1}"] = value
        return found

    def _position(self, column: Column) -> int:
        if isinstance(column, int):
            return column - 1
        wanted = squeeze(column).casefold()
        for position, name in enumerate(self.names):
            if squeeze(name).casefold() == wanted:
                return position
        known = ", ".join(filter(None, self.names[:20]))
        raise StatementError(
            _(
                "The file “%(filename)s” has no column “%(column)s” (its columns: "
                "%(known)s). Correct the statement format, or choose another file.",
                filename=self.filename,
                column=column[:60],
                known=known[:500] or _("none"),
            )
        )
