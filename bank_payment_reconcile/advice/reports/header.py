"""Which column of a table has which role in a report, found by the header's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...statement_formats import TableRow, plain
from ..shared.document import AdviceDocument
from ..shared.grid import Head
from ..shared.words import fold
from .report import Report

#: Rows among which a header is looked for.
HEADER_ROWS = 30


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """The header of a report in a document.

    line: its line. columns: of each role those that have it, the best first.
    names: folded, of every column. head: by which the table is read.
    """

    line: int
    columns: dict[str, tuple[int, ...]]
    names: tuple[str, ...]
    head: Head | None = None

    def has(self, role: str) -> bool:
        """Whether some column has the role."""
        return bool(self.columns.get(role))


def find_header(report: Report, document: AdviceDocument) -> ReportHeader | None:
    """The header of this report, None where the document has none: it is found by the
    set of its words, wherever they stand."""
    for head in document.heads:
        for row in head.rows[:HEADER_ROWS]:
            found = match_header(report, row)
            if found is not None:
                return ReportHeader(row.number, found.columns, found.names, head)
    return None


def match_header(report: Report, row: TableRow) -> ReportHeader | None:
    """The columns that a row names, None where they are not those of the report."""
    names = tuple(fold(plain(each)) for each in row.cells)
    if len(names) < 2 or len(report.own_marks.intersection(names)) < report.least:
        return None
    columns = {role: _columns(names, wanted) for role, wanted in report.names.items()}
    for need in report.needs:
        if not any(columns.get(role) for role in need.split("|")):
            return None
    return ReportHeader(row.number, columns, names)


def _columns(names: Sequence[str], wanted: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the columns of these names, in the order of the names."""
    found: dict[int, None] = {}
    for name in wanted:
        for at, each in enumerate(names):
            if each == name or name[-1] == "*" and each.startswith(name[:-1]):
                found.setdefault(at)
                if name[-1] != "*":
                    # A header may have a name twice: the first one is meant.
                    break
    return tuple(found)
