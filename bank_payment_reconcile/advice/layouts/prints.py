"""Prints with columns of a fixed width: their lines as cells under their header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..shared.numbers import is_amount
from ..worded.columns import (
    AMOUNTS,
    AdviceColumns,
    find_columns,
    find_header,
    kind_of_cell,
)
from .items import AdviceLine
from .listing import Listing

_CHUNK = re.compile(r"[^ \t]+(?: [^ \t]+)*")
_WORD = re.compile(r"\S+")
_TAB = 8
#: Wider lines and more of them are no print.
_MOST_WIDTH = 500
_MOST_CHUNKS = 30
#: Columns that a header of a print has at least.
_LEAST = 3
_FAR = 10_000
_NUMERIC = (*AMOUNTS, "discount", "discount?", "deduction", "fee", "fee_tax", "tax")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands together in a line, and where."""

    start: int
    end: int
    text: str


def chunks_of(line: str) -> list[Chunk]:
    """The parts of a line that two blanks separate; amounts, dates and numbers that one
    blank separates are apart, too."""
    line = line[:_MOST_WIDTH].expandtabs(_TAB)
    found: list[Chunk] = []
    for match in _CHUNK.finditer(line):
        found += _apart(Chunk(match.start(), match.end(), match[0]))
    return found[:_MOST_CHUNKS]


def _apart(chunk: Chunk) -> list[Chunk]:
    """The words of a chunk, where each of them but the first ones is an amount, a date
    or a number."""
    if " " not in chunk.text or is_amount(chunk.text):
        return [chunk]
    found: list[Chunk] = []
    is_apart = True
    for match in _WORD.finditer(chunk.text):
        at = chunk.start + match.start()
        kind = kind_of_cell(match[0])
        is_own = kind in ("date", "number") or kind == "amount" and len(match[0]) > 3
        if found and not (is_own or is_apart):
            last = found.pop()
            start, text = last.start, chunk.text[last.start - chunk.start : match.end()]
            found.append(Chunk(start, at + len(match[0]), text))
        else:
            found.append(Chunk(at, at + len(match[0]), match[0]))
        is_apart = is_own
    return found


def list_print(text: str, source: str) -> Listing | None:
    """The rows of a print under its header, which may come again on each page; None
    where no line is a header with columns that are apart."""
    lines = text.split("\n")
    listing = Listing(source, is_loose=True)
    header: list[Chunk] = []
    columns: AdviceColumns | None = None
    skipped = 0
    for number, line in enumerate(lines, 1):
        if skipped:
            skipped -= 1
            continue
        if not line.strip("\f \t\r"):
            continue
        line = line.replace("\f", " ")
        told = _header_at(lines, number - 1, columns)
        if told:
            columns, header, height = told
            skipped = height - 1
        elif columns is None:
            listing.outside.append(line)
        else:
            _add(listing, number, line, columns, header)
    return listing if listing.lines else None


def _add(
    listing: Listing,
    number: int,
    line: str,
    columns: AdviceColumns,
    header: list[Chunk],
) -> None:
    chunks = chunks_of(line)
    if len(chunks) > len(header):
        chunks = [
            Chunk(match.start(), match.end(), match[0])
            for match in _CHUNK.finditer(line[:_MOST_WIDTH].expandtabs(_TAB))
        ]
    if not chunks or len(chunks) > len(header):
        listing.outside.append(line)
        return
    cells = align(chunks, header, columns)
    listing.lines.append(AdviceLine(number, list(cells), columns, line))


def _header_at(
    lines: Sequence[str], at: int, before: AdviceColumns | None
) -> tuple[AdviceColumns, list[Chunk], int] | None:
    """The header in this line, or in this and the next: its columns, and where."""
    header = [
        Chunk(match.start(), match.end(), match[0])
        for match in _CHUNK.finditer(lines[at][:_MOST_WIDTH].expandtabs(_TAB))
    ]
    if not 2 <= len(header) <= _MOST_CHUNKS:
        return None
    names = [[each.text for each in header]]
    if at + 1 < len(lines) and before is None:
        below = [
            Chunk(match.start(), match.end(), match[0])
            for match in _CHUNK.finditer(lines[at + 1][:_MOST_WIDTH].expandtabs(_TAB))
        ]
        if 2 <= len(below) <= _MOST_CHUNKS:
            wide, under = sorted((header, below), key=len, reverse=True)
            rows = _above(header, below, wide)
            told = find_header(rows)
            if told and told[1] == 2:
                return told[0], _merged(header, below, wide), 2
    found = find_columns(names[0])
    if found is None or len(found.known) < _LEAST:
        return None
    return found, header, 1


def _place(chunk: Chunk, wide: list[Chunk]) -> int:
    return min(range(len(wide)), key=lambda at: _distance(chunk, wide[at]))


def _above(
    header: list[Chunk], below: list[Chunk], wide: list[Chunk]
) -> list[list[str]]:
    """Two lines of a header as rows of as many names each."""
    rows = []
    for line in (header, below):
        names = [""] * len(wide)
        for chunk in line:
            at = _place(chunk, wide)
            names[at] = f"{names[at]} {chunk.text}".strip()
        rows.append(names)
    return rows


def _merged(header: list[Chunk], below: list[Chunk], wide: list[Chunk]) -> list[Chunk]:
    """Where the columns of a header in two lines are."""
    spans = [[each.start, each.end] for each in wide]
    for chunk in (*header, *below):
        span = spans[_place(chunk, wide)]
        span[0], span[1] = min(span[0], chunk.start), max(span[1], chunk.end)
    return [Chunk(start, end, "") for start, end in spans]


def _distance(chunk: Chunk, column: Chunk) -> int:
    """How far a chunk is from a column: by its left, its right edge, or its middle."""
    overlap = min(chunk.end, column.end) - max(chunk.start, column.start)
    edges = (
        abs(chunk.start - column.start),
        abs(chunk.end - column.end),
        abs(chunk.start + chunk.end - column.start - column.end) // 2,
    )
    return min(edges) if overlap > 0 else min(min(edges), -overlap) + 2


def align(
    chunks: list[Chunk], header: list[Chunk], columns: AdviceColumns
) -> tuple[str, ...]:
    """The cells of a line: its chunks under the columns that are nearest, in order."""
    if len(chunks) == len(header):
        return tuple(each.text for each in chunks)
    width = len(header)
    # best[j]: the least distance with the chunks so far under the columns before j.
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (width + 1)
    for done, chunk in enumerate(chunks):
        following: list[tuple[int, tuple[int, ...]]] = [(_FAR, ())] * (width + 1)
        for at in range(done, width):
            cost, places = best[at]
            if len(places) == done:
                cost += _distance(chunk, header[at]) + _mismatch(chunk, columns, at)
                if cost < following[at + 1][0]:
                    following[at + 1] = (cost, (*places, at))
            if following[at][0] < following[at + 1][0]:
                following[at + 1] = following[at]
        best = following
    cells = [""] * width
    for chunk, place in zip(chunks, best[width][1], strict=False):
        cells[place] = chunk.text
    return tuple(cells)


def _mismatch(chunk: Chunk, columns: AdviceColumns, at: int) -> int:
    """What counts against a chunk under a column of another kind."""
    role = columns.roles[at]
    kind = kind_of_cell(chunk.text)
    if role in _NUMERIC:
        return 0 if kind in ("amount", "number") else 40
    if role in ("date", "due", "paid"):
        return 0 if kind == "date" else 40
    return 20 if kind == "amount" else 0
