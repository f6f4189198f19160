"""Which of several descriptions a file was made for, by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..described.description import Description
from ..described.fields import COLUMNS, TableKind
from ..described.rows import TableRow, plain
from ..shared.memory import bounded
from ..shared.model import StatementError
from ..shared.records import squeeze
from ..workbooks.workbook import is_workbook
from .contradiction import is_contradicted
from .outline import first_rows, start_of

#: Of all names of file and description together, how many must be the same.
ENOUGH = 0.75
#: Files are few at a time, but tens of descriptions are tried on each.
_MAX_HEADS = 16


@dataclass(frozen=True, slots=True)
class _FirstRows:
    """The first rows of a file as a description cuts them, and the names in each."""

    rows: tuple[TableRow, ...] = ()
    names: tuple[frozenset[str], ...] = ()


@bounded
def fit(
    data: bytes, filename: str, description: Description, names: Iterable[str]
) -> tuple[float, Description]:
    """How well a description fits a file, from 0 to 1, and the description with the
    header at the line where the file has it.

    names: all columns of the bank's file that are known, used or not.
    0 where what stands below the names contradicts the description: it was made for
    another file whose columns are called alike.
    """
    score, found, rows = _find_header(data, filename, description, names)
    if score >= ENOUGH and is_contradicted(data, filename, found, rows):
        return 0.0, description
    return score, found


@bounded
def locate(data: bytes, filename: str, description: Description) -> Description:
    """The description with the header where the file has it, as far as it has one.

    What banks write before the header is longer on some days.
    """
    score, found, _rows = _find_header(data, filename, description, ())
    return found if score else description


def named_columns(description: Description) -> set[str]:
    """The names, in small letters, without which the description cannot read."""
    columns: Sequence = [getattr(description, name) for name in COLUMNS]
    return {
        _normal(each) for each in (*columns, *description.text) if isinstance(each, str)
    }


def _find_header(
    data: bytes, filename: str, description: Description, names: Iterable[str]
) -> tuple[float, Description, list[TableRow]]:
    """Score, description, and the file's first rows from the header on."""
    best: tuple[float, Description, list[TableRow]] = (0.0, description, [])
    needed = named_columns(description) if description.has_header else set()
    if not needed or is_workbook(data) != (description.kind == TableKind.SHEET):
        return best
    known = needed | set(map(_normal, names)) - {""}
    head = _read_head(data, filename, description)
    for at, found in enumerate(head.names):
        if needed <= found:
            score = len(known & found) / len(known | found)
            if score > best[0]:
                row = head.rows[at]
                there = replace(description, skip_lines=row.number - 1)
                best = (score, there, list(head.rows[at:]))
    return best


def _read_head(data: bytes, filename: str, description: Description) -> _FirstRows:
    cut = Description(
        kind=description.kind,
        encoding=description.encoding,
        delimiter=description.delimiter,
        widths=description.widths,
        sheet=description.sheet,
    )
    try:
        if description.kind == TableKind.SHEET:
            return _head_of(first_rows(data, filename, cut))
        # The constants are a dictionary, so the description itself is no key.
        key = (cut.kind, cut.encoding, cut.delimiter, cut.widths)
        return _cut_head(start_of(data), filename, key)
    except StatementError:
        # It is not the file that the description is for; the reader says why.
        return _FirstRows()


@lru_cache(_MAX_HEADS)
def _cut_head(
    start: bytes, filename: str, key: tuple[str, str, str, tuple[int, ...]]
) -> _FirstRows:
    kind, encoding, delimiter, widths = key
    cut = Description(kind=kind, encoding=encoding, delimiter=delimiter, widths=widths)
    return _head_of(first_rows(start, filename, cut))


def _head_of(rows: list[TableRow]) -> _FirstRows:
    names = (frozenset(map(_name_of, each.cells)) - {""} for each in rows)
    return _FirstRows(tuple(rows), tuple(names))


def _name_of(cell: object) -> str:
    return _normal(plain(cell))  # type: ignore[arg-type]


def _normal(name: str) -> str:
    return squeeze(name).casefold()
