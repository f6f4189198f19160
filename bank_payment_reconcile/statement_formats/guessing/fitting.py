"""Which of several descriptions a file was made for, by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..described.description import Description
from ..described.fields import COLUMNS, TableKind
from ..described.rows import Row, plain
from ..shared.memory import bounded
from ..shared.model import StatementError
from ..shared.records import squeeze
from ..workbooks.workbook import is_workbook
from .outline import first_rows

#: Of all names of file and description together, how many must be the same.
ENOUGH = 0.75


@bounded
def fit(
    data: bytes, filename: str, description: Description, names: Iterable[str]
) -> tuple[float, Description]:
    """How well a description fits a file, from 0 to 1, and the description with the
    header at the line where the file has it.

    names: all columns of the bank's file that are known, used or not.
    """
    if not description.has_header or is_workbook(data) != (
        description.kind == TableKind.SHEET
    ):
        return 0.0, description
    needed = named_columns(description)
    known = needed | set(map(_normal, names)) - {""}
    if not needed:
        return 0.0, description
    best = (0.0, description)
    for row, found in _headers(data, filename, description):
        if needed <= found:
            score = len(known & found) / len(known | found)
            if score > best[0]:
                best = (score, replace(description, skip_lines=row.number - 1))
    return best


def locate(data: bytes, filename: str, description: Description) -> Description:
    """The description with the header where the file has it, as far as it has one.

    What banks write before the header is longer on some days.
    """
    score, found = fit(data, filename, description, ())
    return found if score else description


def named_columns(description: Description) -> set[str]:
    """The names, in small letters, without which the description cannot read."""
    columns: Sequence = [getattr(description, name) for name in COLUMNS]
    return {
        _normal(each) for each in (*columns, *description.text) if isinstance(each, str)
    }


def _headers(
    data: bytes, filename: str, description: Description
) -> Iterator[tuple[Row, set[str]]]:
    try:
        rows = first_rows(data, filename, description)
    except StatementError:
        # It is not the file that the description is for; the reader says why.
        return
    row: Row
    for row in rows:
        yield row, {_normal(plain(each)) for each in row.cells} - {""}


def _normal(name: str) -> str:
    return squeeze(name).casefold()
