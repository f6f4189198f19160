"""Reads a provider's report by its description."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ...sentences import _
from ...statement_formats import TableRow
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError
from ..shared.registry import AdviceFormat
from .entry import ReportEntry, read_entry
from .header import ReportHeader, find_header, match_header
from .payout import split, to_advice
from .report import Report
from .table import ReportTable

#: Records of JSON of which the keys are looked at.
_MOST_KEYS = 400


def format_of(report: Report, rank: int = 50) -> AdviceFormat:
    """The format of a report. rank: lower where another report has its words, too."""

    def recognise(document: AdviceDocument) -> bool:
        return _locate(report, document) is not None

    def read(document: AdviceDocument) -> list[Advice]:
        return read_report(report, document)

    return AdviceFormat(report.name, recognise, read, rank)


def read_report(report: Report, document: AdviceDocument) -> list[Advice]:
    """The payouts of a report. Raises SentenceError: what is wrong in which line."""
    found = _locate(report, document)
    if found is None:
        raise _empty(report, document)
    header, rows = found
    if header.head is not None:
        rows = document.grid(header.head)
    table = ReportTable(report, document, header, rows)
    entries = read_entries(table)
    if not entries:
        raise _empty(report, document)
    if report.join is not None:
        entries = report.join(table, entries)
    advices = [to_advice(table, payout) for payout in split(table, entries)]
    if table.has_days_undecided:
        for advice in advices:
            advice.remarks.append(
                _(
                    "The report does not show whether its dates begin with the day or "
                    "the month, so days are missing. Choose the order of dates and "
                    "read it again."
                )
            )
    return advices


def read_entries(table: ReportTable) -> list[ReportEntry]:
    """The entries of all lines that are rows."""
    read = table.report.read or read_entry
    found = (read(table, line) for line in table.lines)
    return [entry for entry in found if entry is not None]


def _empty(report: Report, document: AdviceDocument) -> AdviceError:
    return AdviceError(
        _(
            "The %(provider)s report “%(filename)s” has no rows. Download it for the "
            "period of the payout.",
            provider=report.sender,
            filename=document.filename,
        )
    )


def _locate(
    report: Report, document: AdviceDocument
) -> tuple[ReportHeader, list[TableRow]] | None:
    """The header and, of JSON, the rows; None where it is another document."""
    if report.records is not None and document.json is not None:
        records = report.records(document.json)
        if records:
            rows = rows_of(records)
            header = match_header(report, rows[0])
            return (header, rows) if header else None
        return None
    header = find_header(report, document)
    return (header, []) if header else None


def rows_of(records: list[dict[str, Any]]) -> list[TableRow]:
    """Records of JSON as a table: a column for each key, and for each key within it
    with both names; a record's place in the list, from 1, is its line."""
    flat = [_flattened(each) for each in records if isinstance(each, dict)]
    keys = list(dict.fromkeys(key for each in flat[:_MOST_KEYS] for key in each))[:120]
    rows = [TableRow(0, list(keys))]
    for number, each in enumerate(flat, 1):
        rows.append(TableRow(number, [each.get(key, "") for key in keys]))
    return rows


def _flattened(
    record: dict[str, Any], before: str = "", depth: int = 0
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            if depth < 3:
                found |= _flattened(value, f"{name}.", depth + 1)
        elif isinstance(value, bool) or value is None:
            found[name] = "" if value is None else str(value)
        elif isinstance(value, int):
            found[name] = Decimal(value)
        elif isinstance(value, (str, Decimal)):
            found[name] = value
    return found
