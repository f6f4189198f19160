"""Bytes of CSV, TSV or XLSX as rows of cells with their lines of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ...statement_formats import (
    StatementError,
    TableRow,
    delimited_rows,
    kept,
    sheet_rows,
    sheet_titles,
)

DELIMITERS = ";,\t|"
#: Rows in which a header is looked for.
HEAD_ROWS = 40
#: Sheets that are looked at.
_MAX_SHEETS = 12
_SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of a table, and how it is read.

    kind: its delimiter, or "sheet". sheet: of a workbook, the sheet's title.
    """

    kind: str
    rows: tuple[TableRow, ...]
    sheet: str = ""


def heads_of_workbook(data: bytes, filename: str) -> tuple[Head, ...]:
    """The first rows of each sheet; none where the workbook is damaged."""
    found = []
    for title in sheet_titles(data)[:_MAX_SHEETS]:
        rows = _first(sheet_rows(data, filename, title))
        if rows:
            found.append(Head(_SHEET, rows, title))
    return tuple(found)


def heads_of_text(text: str, filename: str) -> tuple[Head, ...]:
    """The first rows by each delimiter that makes cells, those with most cells first;
    by the one alone that the text tells spreadsheets."""
    lines = text.split("\n", 2 * HEAD_ROWS)[: 2 * HEAD_ROWS]
    head = "\n".join(lines)
    told = lines[0].strip().casefold()
    if told.startswith("sep=") and len(lines[0]) > 4:
        return (Head(lines[0][4], _first(delimited_rows(head, lines[0][4], filename))),)
    found = []
    for delimiter in DELIMITERS:
        if delimiter in head:
            rows = _first(delimited_rows(head, delimiter, filename))
            if any(len(row.cells) > 1 for row in rows):
                found.append(Head(delimiter, rows))
    return tuple(sorted(found, key=lambda each: -_worth(each)))


def _worth(head: Head) -> int:
    """How many cells stand in rows as wide as most are."""
    widths = [len(row.cells) for row in head.rows if len(row.cells) > 1]
    usual = max(widths, key=widths.count, default=0)
    return usual * widths.count(usual)


def _first(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """The first rows that tell anything; those before what cannot be read."""
    found: list[TableRow] = []
    try:
        for row in islice(rows, 2 * HEAD_ROWS):
            if not row.empty():
                found.append(row)
    except StatementError:
        # Reading all of it tells what is wrong.
        return tuple(found[:HEAD_ROWS])
    return tuple(found[:HEAD_ROWS])


def read_grid(data: bytes, text: str, filename: str, head: Head) -> list[TableRow]:
    """All rows that tell anything, as the head was read; raises StatementError."""
    if head.kind == _SHEET:
        return list(kept(sheet_rows(data, filename, head.sheet)))
    return list(kept(delimited_rows(text, head.kind, filename)))


def unwrap(text: str) -> str:
    """The lines of a table of which a spreadsheet made one cell each.

    Where a comma is the decimal mark, some programs take a line with commas for one
    cell, and save it in quotation marks with those within doubled.
    """
    lines = text.split("\n", 10)[:10]
    filled = [each.strip().rstrip(";,\t") for each in lines if each.strip()]
    if len(filled) < 2 or not all(map(_is_one_cell, filled)):
        return text
    rows = csv.reader(io.StringIO(text))
    try:
        return "\n".join(row[0] if row else "" for row in rows)
    except csv.Error:
        return text


def _is_one_cell(line: str) -> bool:
    """Whether a line is one cell in quotation marks in which others are separated."""
    if len(line) < 5 or line[0] != '"' or line[-1] != '"':
        return False
    inner = line[1:-1].replace('""', "")
    return '"' not in inner and inner.count(",") + inner.count(";") > 2
