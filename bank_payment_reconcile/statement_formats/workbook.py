"""Rows of an XLSX workbook, read without evaluating or trusting anything in it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from .memory import spend
from .model import StatementError

_AGAIN = "save it as XLSX or CSV again; nothing was imported."
#: Bytes of all parts together once unpacked.
MAX_UNPACKED = 100_000_000
#: Sheets shrink to a twentieth; a bomb to less than a thousandth.
MAX_RATIO = 200
_HARMLESS = 1_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 256
#: Excel lets no cell have more; no bank writes as much.
MAX_TEXT = 32_767
#: Tags of one row, and of what stands before and behind the rows: all of a row is held
#: before any of it is read. A row of Excel's 16,384 columns with text has as many.
MAX_TAGS_OF_ROW = 120_000
#: What the library makes of each byte of the parts that it holds whole.
_TEXTS_GROWTH, _OTHER_GROWTH = 11, 130
#: Excel keeps fifteen digits; what comes behind is an artefact.
_DECIMALS = 9


class Formula(str):
    """A cell's formula: text, never a value."""

    __slots__ = ()


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an XLSX file, by its parts."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except Exception:  # whatever a damaged archive makes zipfile raise
        return False


def read_workbook(
    data: bytes, filename: str, sheet: str = ""
) -> Iterator[tuple[int, list[Any]]]:
    """Row numbers from 1 with the cells: str, Decimal or date."""
    library = _library()
    try:
        _check_parts(data, filename)
        book = library(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            yield from _rows(_choose(book, filename, sheet), filename)
        finally:
            book.close()
    except StatementError:
        raise
    except Exception as error:  # the library raises whatever it meets
        raise StatementError(
            f"The workbook “{filename}” is damaged "
            f"({' '.join(str(error).split())[:120]}): {_AGAIN}"
        ) from error


def sheet_names(data: bytes, filename: str) -> list[str]:
    """The names of the sheets, for choosing one."""
    library = _library()
    try:
        _check_parts(data, filename)
        book = library(io.BytesIO(data), read_only=True, keep_links=False)
        names = list(book.sheetnames)
        book.close()
    except StatementError:
        raise
    except Exception as error:  # the library raises whatever it meets
        raise StatementError(
            f"The workbook “{filename}” is damaged: {_AGAIN}"
        ) from error
    return names


@cache
def _library() -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise StatementError(
            "XLSX files need the Python package openpyxl: ask your administrator to "
            "install it (pip install openpyxl)."
        ) from error
    # It warns of styles and extensions, which nobody needs here.
    warnings.filterwarnings("ignore", module="openpyxl")
    return load_workbook


def _check_parts(data: bytes, filename: str) -> None:
    """Refuses what unpacks beyond measure or declares entities of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        unpacked = sum(each.file_size for each in infos)
        if unpacked > min(MAX_UNPACKED, max(_HARMLESS, len(data) * MAX_RATIO)):
            raise StatementError(
                f"The workbook “{filename}” unpacks to {unpacked:,} bytes, which no "
                f"statement does: {_AGAIN}"
            )
        for each in infos:
            if each.filename.lower().endswith((".xml", ".rels")):
                # The declared size bounds what is unpacked.
                part = archive.read(each).replace(b"\x00", b"")
                _check_part(each.filename.lower(), part, filename)


def _check_part(name: str, part: bytes, filename: str) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise StatementError(
            f"The workbook “{filename}” declares entities, which no statement does: "
            f"{_AGAIN}"
        )
    if "/worksheets/" in name:
        # Read row by row, and forgotten.
        if _most_tags_of_row(part) > MAX_TAGS_OF_ROW:
            raise StatementError(
                f"The workbook “{filename}” has a row of more than "
                f"{MAX_TAGS_OF_ROW:,} tags, which no statement has: {_AGAIN}"
            )
    elif name.endswith("sharedstrings.xml"):
        spend(_TEXTS_GROWTH * len(part), "texts")
    elif "/media/" not in name:
        spend(_OTHER_GROWTH * len(part), "styles and properties")


def _most_tags_of_row(part: bytes) -> int:
    most = begin = 0
    while begin < len(part):
        end = part.find(b"row>", begin)
        end = len(part) if end < 0 else end + 4
        most = max(most, part.count(b"<", begin, end))
        begin = end
    return most


def _choose(book: Any, filename: str, sheet: str) -> Any:
    if not book.worksheets:
        raise StatementError(f"The workbook “{filename}” has no sheet: {_AGAIN}")
    if not sheet:
        return book.worksheets[0]
    for each in book.worksheets:
        if each.title == sheet:
            return each
    names = ", ".join(each.title for each in book.worksheets[:10])
    raise StatementError(
        f"The workbook “{filename}” has no sheet “{sheet[:60]}” but {names}: choose "
        "one of them."
    )


def _rows(sheet: Any, filename: str) -> Iterator[tuple[int, list[Any]]]:
    # What the file says of its size need not be so.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    for number, values in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise StatementError(
                f"The workbook “{filename}” has more than {MAX_ROWS:,} rows: import "
                "fewer at a time."
            )
        # Rows are filled up to the last column that is allowed.
        width = len(values)
        while width and values[width - 1] is None:
            width -= 1
        cells = [_cell(each) for each in values[:width]]
        for column, each in enumerate(cells, 1):
            if isinstance(each, str) and len(each) > MAX_TEXT:
                raise StatementError(
                    f"The cell in row {number}, column {column} of the workbook "
                    f"“{filename}” has {len(each):,} characters, more than "
                    f"{MAX_TEXT:,}: {_AGAIN}"
                )
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            yield number, cells


def _cell(value: Any) -> str | Decimal | date:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        found = Decimal(repr(value))
        if not found.is_finite() or abs(found) >= Decimal(10) ** 18:
            return str(value)
        return round(found, _DECIMALS).normalize() + 0
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    text = str(value).strip()
    return Formula(text) if text.startswith("=") else text
