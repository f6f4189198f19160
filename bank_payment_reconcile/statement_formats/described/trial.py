"""Tries a description on a file: what would be read, and what could not be."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field

from ...sentences import Sentence, _
from ..shared.memory import bounded
from ..shared.model import Statement, StatementError
from ..shared.records import RecordError
from .description import Description
from .rows import TableRow, read_rows
from .table import DescribedTable

#: More lines do not tell more, and a person waits for the answer.
MAX_LINES = 2_000
MAX_PROBLEMS = 10


@dataclass(slots=True)
class Trial:
    """The statements that were read, and sentences about what was not."""

    statements: list[Statement] = field(default_factory=list)
    problems: list[Sentence | str] = field(default_factory=list)
    #: Rows of the file that were left untried, since they were too many.
    untried: int = 0


class _TriedTable(DescribedTable):
    """A table whose wrong rows are told and passed over."""

    def __init__(
        self, rows: list[TableRow], filename: str, description: Description
    ) -> None:
        super().__init__(rows, filename, description)
        self.problems: list[Sentence] = []

    def refuse(self, row: TableRow, error: RecordError) -> None:
        """Notes what is wrong with a row, as long as there are few such."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(
                _(
                    "Line %(line)s: %(problem)s.",
                    line=row.number,
                    problem=error.sentence,
                )
            )


@bounded
def _try_description(data: bytes, filename: str, description: Description) -> Trial:
    """What a description makes of a file."""
    trial = Trial()
    table = None
    try:
        description.check()
        rows = read_rows(data, filename, description)
        most = MAX_LINES + description.has_header
        trial.untried = max(0, len(rows) - most)
        table = _TriedTable(rows[:most], filename, description)
        trial.statements = table.statements()
    except StatementError as error:
        # Where every line has a problem of its own, "no transactions" tells less.
        if table is None or not table.problems:
            trial.problems.append(error.sentence)
    if table is not None:
        trial.problems += table.problems
    return trial


def try_description(data: bytes, filename: str, description: Description) -> Trial:
    """What a description makes of a file; it raises nothing."""
    try:
        return _try_description(data, filename, description)
    except StatementError as error:
        return Trial(problems=[error.sentence])
