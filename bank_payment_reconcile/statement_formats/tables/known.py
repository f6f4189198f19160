"""What is known of a table's columns, for whoever asks what they are."""

from __future__ import annotations

from typing import Protocol

from ..described.leader import Leader
from ..described.rows import Cell, TableRow
from .why import By


class Columns(Protocol):
    """What is known of a table's columns."""

    width: int
    #: What each is called; "" where it is not.
    header: list[str]
    #: The rows that look like transactions.
    lines: list[TableRow]
    #: What stands above the table.
    leader: Leader
    #: By role, rank and position of the columns that may be it.
    found: dict[str, list[tuple[int, int]]]

    def of(self, role: str) -> list[int]:
        """The positions of the columns of that role, the surest first."""

    def rank(self, role: str, position: int) -> int:
        """How well the name of a column is one of the role's."""

    def values(self, position: int) -> list[Cell]:
        """What stands in a column of the lines, without its empty cells."""

    def sample(self, position: int) -> list[Cell]:
        """What stands in a column of the first lines, "" where nothing does."""

    def is_taken(self, position: int) -> bool:
        """Whether the name of a column says for certain what it is."""

    def told(self, field: str, position: int, by: By | None = None) -> str | int:
        """The column for a description, whose reason is noted."""

    def called(self, position: int) -> str:
        """What a person calls the column."""

    def name(self, position: int) -> str | int:
        """The column's name, or its position where another one is called the same."""
