"""What is known of the amounts of a table while its columns are looked for."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from typing import Any

from ...sentences import _
from ..tables.doubt import Doubt
from ..tables.known import Columns
from ..tables.why import By
from .figures import Figures

#: Steps from balance to balance that no accident makes.
SURE_STEPS = 2


class Taken:
    """The columns of money, and the fields of a description that were taken."""

    def __init__(self, columns: Columns) -> None:
        """columns: a GuessedColumns."""
        self.columns = columns
        self.figures = Figures(columns)
        self.values: dict[str, Any] = {}
        #: By the field, the position of its column.
        self.at: dict[str, int] = {}
        #: Whose each of the lines is.
        self.groups = self.figures.groups()

    def take(self, field: str, position: int, by: By | None = None) -> None:
        """Takes a column for a field; by: what it was recognised by, None for its
        name."""
        self.values[field] = self.columns.told(field, position, by)
        self.at[field] = position

    def two(self, one: int, other: int) -> Doubt:
        """The doubt about two columns that may both be the amount."""
        return Doubt(
            _(
                "both the column “%(column)s” and the column “%(other)s” may "
                "be the amount",
                column=self.columns.called(one),
                other=self.columns.called(other),
            )
        )
