"""Turns a table into rows of cells: delimited text, fixed width, or XLSX."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.encodings import character_set, decode
from ..shared.memory import CELL, LINE, ROW, spend
from ..shared.model import StatementError
from ..shared.records import split_lines
from ..workbooks.workbook import read_workbook
from .description import Description
from .fields import TableKind

#: A text, or what XLSX knows as a number or a day.
Cell = str | Decimal | date

# A cell with more lines swallowed rows, since a quotation mark is not closed.
_MAX_LINES_IN_CELL = 30
MAX_ROWS = 1_000_000
# What a spreadsheet computes, maybe behind the apostrophes that keep it a text.
_FORMULA = re.compile(r"'*[=+@-]")


@dataclass(slots=True)
class TableRow:
    """The cells of one row and the number of its (last) line."""

    number: int
    cells: list[Cell]

    def empty(self) -> bool:
        """Whether no cell tells anything."""
        return not any(
            each.strip() if isinstance(each, str) else True for each in self.cells
        )


def plain(cell: Cell) -> str:
    """The cell as text; numbers without exponent, days as in ISO 8601."""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def mark_as_text(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _without_mark(text: str) -> str:
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def to_text(data: bytes, encoding: str = "") -> str:
    """The file's text with plain newlines; the encoding is found unless given."""
    text = ""
    if character_set(encoding) and not _is_utf8(data):
        text = data.decode(character_set(encoding), "replace")
    text = text or decode(data, encoding)
    text = text.lstrip("\ufeff").replace("\x00", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf8(data: bytes) -> bool:
    """Whether letters beyond ASCII are UTF-8: some programs save a bank's file so, and
    no text in another encoding looks like it."""
    try:
        return b"\0" not in data and not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def read_rows(data: bytes, filename: str, description: Description) -> list[TableRow]:
    """The rows after the lines to skip, header first, without empty ones.

    Raises StatementError where the file is no table of that kind.
    """
    return split_rows(data, filename, description)[1]


def split_rows(
    data: bytes, filename: str, description: Description
) -> tuple[list[TableRow], list[TableRow]]:
    """The rows in the lines to skip, and those after them, as of `read_rows`."""
    before: list[TableRow] = []
    rows: list[TableRow] = []
    for each in every_row(data, filename, description):
        (rows if each.number > description.skip_lines else before).append(each)
    return before, rows[: len(rows) - description.footer_lines]


def every_row(
    data: bytes, filename: str, description: Description
) -> Iterator[TableRow]:
    """The rows that tell anything, one by one: nothing else is kept."""
    if description.kind == TableKind.SHEET:
        found = sheet_rows(data, filename, description.sheet)
    else:
        text = to_text(data, description.encoding)
        if description.kind == TableKind.FIXED:
            found = _fixed_rows(text, description.widths)
        else:
            found = delimited_rows(text, description.delimiter, filename)
    return kept(found)


def sheet_rows(data: bytes, filename: str, sheet: str = "") -> Iterator[TableRow]:
    """The rows of a workbook's sheet, of that title or the first.

    Raises StatementError.
    """
    for number, cells in read_workbook(data, filename, sheet):
        yield TableRow(number, cells)


def kept(rows: Iterator[TableRow]) -> Iterator[TableRow]:
    """The rows that tell anything; each is taken off the file's allowance of memory.

    A text counts as often as it stands there, though a workbook holds it once: what is
    read of it is made of each.
    """
    for row in rows:
        if not row.empty():
            spend(_weigh(row), "cells")
            yield row


def _weigh(row: TableRow) -> int:
    filled = [each for each in row.cells if each != ""]
    texts = sum(len(each) for each in filled if isinstance(each, str))
    return ROW + 8 * len(row.cells) + CELL * len(filled) + 2 * texts


def delimited_rows(text: str, delimiter: str, filename: str) -> Iterator[TableRow]:
    """The rows of delimited text. Formulas (=, +, -, @) stay the text they are.

    Raises StatementError where a quotation mark is not closed.
    """
    spend(LINE * text.count("\n"), "lines")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    start = 1
    try:
        for cells in reader:
            for each in cells:
                if each.count("\n") > _MAX_LINES_IN_CELL:
                    raise StatementError(
                        _(
                            "The quotation mark in line %(line)s of the file "
                            "“%(filename)s” is not closed. Correct it, or download "
                            "the file from the bank again. Nothing was imported.",
                            line=start,
                            filename=filename,
                        )
                    )
            yield TableRow(
                reader.line_num, [_without_mark(each.strip()) for each in cells]
            )
            start = reader.line_num + 1
    except csv.Error as error:
        raise StatementError(
            _(
                "Line %(line)s of the file “%(filename)s” is not a row of a table "
                "(%(reason)s). Correct it, or download the file from the bank again. "
                "Nothing was imported.",
                line=start,
                filename=filename,
                reason=str(error),
            )
        ) from error


def _fixed_rows(text: str, widths: tuple[int, ...]) -> Iterator[TableRow]:
    starts = [sum(widths[:number]) for number in range(len(widths))]
    pairs = list(zip(starts, widths, strict=True))
    for number, line in enumerate(split_lines(text), 1):
        yield TableRow(number, [line[at : at + width].strip() for at, width in pairs])
