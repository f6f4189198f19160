"""Rows of an XLSX workbook, read without evaluating or trusting anything in it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from ...sentences import _
from ..shared.model import StatementError
from .parts import WorkbookParts, find_book, number_formats, read_texts
from .sheet import MAX_TEXT, read_rows
from .values import CellValue, CellValues, library


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
) -> Iterator[tuple[int, list[CellValue]]]:
    """Row numbers from 1 with the cells, row by row.

    sheet: the title of one; "" for the first. Raises StatementError.
    """
    library()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = WorkbookParts(archive, len(data), filename)
            book = find_book(parts)
            name = _choose(book.sheets, filename, sheet)
            texts = read_texts(parts, book.texts, MAX_TEXT)
            formats = number_formats(parts, book.styles)
            yield from read_rows(
                parts, name, CellValues(texts, formats, book.from_1904)
            )
    except StatementError:
        raise
    except Exception as error:  # whatever a damaged one makes the libraries raise
        raise StatementError(
            _(
                "The workbook “%(filename)s” is damaged (%(reason)s). Save it as XLSX "
                "or CSV again; nothing was imported.",
                filename=filename,
                reason=" ".join(str(error).split())[:120],
            )
        ) from error


def sheet_titles(data: bytes) -> tuple[str, ...]:
    """The titles of its sheets, none of a workbook that is damaged: reading it tells
    what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = find_book(WorkbookParts(archive, len(data), ""))
            return tuple(title for title, _name in book.sheets)
    except Exception:  # whatever a damaged one makes the libraries raise
        return ()


def _choose(sheets: list[tuple[str, str]], filename: str, sheet: str) -> str:
    """The part of the sheet of that title, or of the first."""
    if not sheets:
        raise StatementError(
            _(
                "The workbook “%(filename)s” has no sheet. Save it as XLSX or CSV "
                "again; nothing was imported.",
                filename=filename,
            )
        )
    if not sheet:
        return sheets[0][1]
    for title, name in sheets:
        if title == sheet:
            return name
    raise StatementError(
        _(
            "The workbook “%(filename)s” has no sheet “%(sheet)s”. Choose one of its "
            "sheets: %(sheets)s.",
            filename=filename,
            sheet=sheet[:60],
            sheets=tuple(title for title, _name in sheets[:10]),
        )
    )
