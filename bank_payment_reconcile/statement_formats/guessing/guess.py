"""Finds a description of a table from its header and its rows."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...sentences import _
from ..described.description import Description
from ..described.fields import TableKind
from ..described.rows import Row, delimited_rows, kept, sheet_rows, to_text
from ..shared.memory import bounded
from ..shared.model import StatementError
from ..workbooks.workbook import is_workbook
from .columns import MAX_COLUMNS, Doubt, GuessedColumns
from .header_words import roles

#: What may stand between columns.
DELIMITERS = ";,\t|"
#: Rows in which the header is looked for.
_HEADER_ROWS = 40


@dataclass(slots=True)
class FoundTable:
    """A description with the rows it was found from, header first."""

    description: Description
    rows: list[Row]
    #: Roles that change what the amounts mean, with the column's position.
    others: dict[str, int] = field(default_factory=dict)


@bounded
def guess(data: bytes, filename: str) -> Description | None:
    """The description of a table; None where date or amount are not found.

    What it cannot be sure of, as the order of dates, it leaves empty.
    """
    try:
        return find(data, filename).description
    except (Doubt, StatementError):
        return None


def find(data: bytes, filename: str) -> FoundTable:
    """The description with its rows; raises Doubt with what is missing."""
    best: tuple[int, int, str, list[Row]] = (0, 0, "", [])
    for kind, rows in _candidates(data, filename):
        for at, row in enumerate(rows[:_HEADER_ROWS]):
            count = _known(row)
            if count > best[0]:
                best = (count, at, kind, rows)
    count, at, kind, rows = best
    if count < 2:
        raise Doubt(_("no line has known column names"))
    header = rows[at]
    body = [each for each in rows[at + 1 :] if each.cells != header.cells]
    if not body:
        raise Doubt(
            _(
                "no line follows the column names in line %(line)s",
                line=header.number,
            )
        )
    columns = GuessedColumns(header, body)
    description = columns.describe(kind, header.number - 1)
    footer = description.footer_lines
    found = FoundTable(description, [header, *body[: len(body) - footer]])
    found.others = {
        role: positions[0]
        for role in ("fee", "card")
        if (positions := columns.of(role))
    }
    return found


def _candidates(data: bytes, filename: str) -> Iterator[tuple[str, list[Row]]]:
    if is_workbook(data):
        yield TableKind.SHEET, list(kept(sheet_rows(data, filename)))
        return
    text = to_text(data)
    head = "\n".join(text.split("\n", 2 * _HEADER_ROWS)[: 2 * _HEADER_ROWS])
    chances = []
    for delimiter in DELIMITERS:
        if delimiter in head:
            rows = list(delimited_rows(head, delimiter, filename))
            known = max((_known(each) for each in rows[:_HEADER_ROWS]), default=0)
            chances.append((known, delimiter))
    # Only the one that finds the most names is worth the whole file.
    if chances:
        _known_names, delimiter = max(chances, key=lambda each: each[0])
        yield delimiter, list(kept(delimited_rows(text, delimiter, filename)))


def _known(row: Row) -> int:
    """How many cells name a column; a header names date and amount first of all."""
    cells = row.cells[:MAX_COLUMNS]
    found = [roles(each) for each in cells if isinstance(each, str) and each]
    names = {role for each in found for _rank, role in each}
    count = sum(1 for each in found if each)
    if names & {"date", "value_date"}:
        count += 2 * bool(names & {"amount", "debit", "credit"})
    return count
