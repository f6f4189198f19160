"""What can be told of a table whose columns nobody knows: where it has columns."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from ...sentences import Sentence, _
from ..described.description import Description
from ..described.fields import TableKind
from ..described.rows import (
    TableRow,
    delimited_rows,
    every_row,
    kept,
    plain,
    sheet_rows,
    to_text,
)
from ..shared.memory import bounded
from ..shared.model import StatementError
from ..shared.records import split_lines
from ..tables.doubt import Doubt
from ..tables.values import is_number
from ..workbooks.workbook import is_workbook
from .guess import DELIMITERS, find

#: Rows that are looked at.
ROWS = 60
_HEAD = 60_000
_EXAMPLES = 3


@dataclass(slots=True)
class Outline:
    """A description as far as it could be found, and all columns of the file."""

    description: Description
    #: The columns' names in their order; empty where the file has no header.
    names: list[str]
    #: For each column, some of what stands in it.
    examples: list[list[str]]
    #: Why the columns could not be told for certain; "" where they could.
    doubt: Sentence | None = None
    #: How sure date and amounts are, from 0 to 1, and by what each column was
    #: recognised, one sentence a column; nothing where a person described them.
    confidence: Decimal = Decimal(0)
    why: list[Sentence] = field(default_factory=list)


@bounded
def outline(data: bytes, filename: str) -> Outline:
    """The description that was guessed, else where the columns are.

    Raises StatementError where the file is no table at all.
    """
    try:
        found = find(data, filename)
    except Doubt as error:
        description = _without_roles(data, filename)
        return _outline(data, filename, description, error.sentence)
    outlined = _outline(data, filename, found.without_leader(), None)
    outlined.confidence, outlined.why = found.confidence, found.why
    return outlined


@bounded
def columns_of(data: bytes, filename: str, description: Description) -> Outline:
    """The columns of a file as a description, complete or not, cuts them.

    Raises StatementError where the file is no table of that kind.
    """
    return _outline(data, filename, description, None)


def first_rows(data: bytes, filename: str, description: Description) -> list[TableRow]:
    """The rows at the start of a file, header and what stands before it included."""
    if description.kind == TableKind.SHEET:
        return _sheet_rows(data, filename, description.sheet)
    whole = replace(description, skip_lines=0, footer_lines=0)
    return list(islice(every_row(start_of(data), filename, whole), ROWS))


def start_of(data: bytes) -> bytes:
    """The first lines of a text: as many as are looked at, each of them whole."""
    if len(data) <= _HEAD:
        return data
    # Half a character would make the rest look like another encoding.
    return data[: data.rfind(b"\n", 0, _HEAD) + 1] or data[:_HEAD]


def _outline(
    data: bytes, filename: str, description: Description, doubt: Sentence | None
) -> Outline:
    rows = first_rows(data, filename, description)
    rows = [each for each in rows if each.number > description.skip_lines]
    names = []
    if description.has_header and rows:
        names = [plain(each) for each in rows.pop(0).cells]
    width = max([len(names), *(len(each.cells) for each in rows)], default=0)
    names += [""] * (width - len(names)) if names else []
    examples = [
        [
            plain(each.cells[position])
            for each in rows
            if position < len(each.cells) and each.cells[position] != ""
        ][:_EXAMPLES]
        for position in range(width)
    ]
    return Outline(description, names, examples, doubt)


def _sheet_rows(data: bytes, filename: str, sheet: str) -> list[TableRow]:
    return list(kept(islice(sheet_rows(data, filename, sheet), ROWS)))


def _without_roles(data: bytes, filename: str) -> Description:
    """Delimiter and header line, by the number of columns that most lines have."""
    if is_workbook(data):
        rows = _sheet_rows(data, filename, "")
        return _with_header(Description(kind=TableKind.SHEET.value), rows)
    text = "\n".join(split_lines(to_text(data[:_HEAD]))[:ROWS])
    best: tuple[int, str, list[TableRow]] = (0, "", [])
    for delimiter in DELIMITERS:
        rows = [each for each in delimited_rows(text, delimiter, filename)]
        widths = Counter(len(each.cells) for each in rows if not each.empty())
        width, lines = widths.most_common(1)[0] if widths else (1, 0)
        if width > 1 and lines * width > best[0]:
            best = (lines * width, delimiter, rows)
    if not best[1]:
        raise StatementError(
            _(
                "No columns were found in the file “%(filename)s”. Choose fixed width "
                "and enter the width of each column, or choose another file.",
                filename=filename,
            )
        )
    return _with_header(Description(delimiter=best[1]), best[2])


def _with_header(description: Description, rows: list[TableRow]) -> Description:
    """The header is the first line as wide as most, if it holds no numbers."""
    filled = [each for each in rows if not each.empty()]
    widths = Counter(len(each.cells) for each in filled)
    width = widths.most_common(1)[0][0] if widths else 0
    first = next((each for each in filled if len(each.cells) >= width), None)
    if first is None:
        return description
    cells = [each for each in first.cells if each != ""]
    named = len(cells) > 1 and not any(is_number(each) for each in cells)
    return replace(description, has_header=named, skip_lines=first.number - 1)
