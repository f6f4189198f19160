"""XLSX workbooks whose first sheet is a table beyond doubt."""

from __future__ import annotations

from ..shared.registry import Format
from ..workbooks.workbook import is_workbook
from . import plain_tables

# Before ZIP, since a workbook is an archive too.
FORMAT = Format(
    "XLSX",
    is_workbook,
    plain_tables.read,
    rank=0,
    asks_date_order=True,
    asks_signs=True,
    asks_currency=True,
    table=True,
)
