"""Finds a description of a table from its header and its rows."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from ...sentences import Sentence, _
from ..described.description import Description
from ..described.leader import read_leader, with_leader
from ..described.leftovers import tells_balance
from ..described.rows import TableRow, plain
from ..shared.memory import bounded
from ..shared.model import StatementError
from ..tables.layout import find_layout
from ..tables.naming import DELIMITERS
from ..tables.values import is_number
from ..tables.why import confidence, sentences
from .columns import Doubt, GuessedColumns

__all__ = ["DELIMITERS", "FoundTable", "find", "guess"]

#: Rows at either end of a table that may be its opening and closing balance.
_ENDS = 3
#: Lines among the transactions that are looked at.
_MOST_OTHERS = 500


@dataclass(slots=True)
class FoundTable:
    """A description with the rows it was found from, header first where it has one."""

    description: Description
    rows: list[TableRow]
    #: Roles that change what the amounts mean, with the column's position.
    others: dict[str, int] = field(default_factory=dict)
    #: How sure date and amounts are, from 0 to 1.
    confidence: Decimal = Decimal(0)
    #: By what each column was recognised, one sentence a column.
    why: list[Sentence] = field(default_factory=list)

    def without_leader(self) -> Description:
        """The description for other files of the bank: what stands above this table is
        read from each."""
        constants = dict(self.description.constants)
        constants.pop("account_number", None)
        return replace(self.description, constants=constants)


@bounded
def guess(data: bytes, filename: str) -> Description | None:
    """The description of a table; None where date or amount are not found.

    What it cannot be sure of, as the order of dates, it leaves empty.
    """
    try:
        return find(data, filename).without_leader()
    except (Doubt, StatementError):
        return None


def find(data: bytes, filename: str) -> FoundTable:
    """The description with its rows; raises Doubt with what is missing."""
    layout = find_layout(data, filename)
    columns = GuessedColumns(layout)
    description = columns.describe()
    _refuse_balances(columns, description)
    _refuse_accounts(columns)
    body = layout.body[: len(layout.body) - description.footer_lines]
    header = [layout.header] if layout.header else []
    return FoundTable(
        with_leader(description, layout.before),
        [*header, *body],
        {
            role: positions[0]
            for role in ("fee", "card")
            if (positions := columns.of(role))
            and columns.values(positions[0])
            and not (role == "fee" and columns.is_without_fee(description))
        },
        confidence(columns.reasons),
        sentences(columns.reasons),
    )


def _refuse_balances(columns: GuessedColumns, description: Description) -> None:
    """Raises Doubt where an opening balance may stand among the amounts: where no
    column tells the balances, nothing shows it."""
    if description.balance is not None:
        return
    for row in (*columns.lines[:_ENDS], *columns.lines[-_ENDS:]):
        if not any(at < len(row.cells) and row.cells[at] != "" for at in columns.money):
            continue
        for cell in row.cells:
            text = plain(cell)
            if " " in text.strip() and tells_balance(text):
                raise Doubt(
                    _(
                        "line %(line)s may be a balance and no transaction",
                        line=row.number,
                    )
                )


def _refuse_accounts(columns: GuessedColumns) -> None:
    """Raises Doubt where a line among the transactions names another account: then the
    file has several tables."""
    booked = {row.number for row in columns.lines}
    last = max(booked, default=0)
    others = [row for row in columns.body if row.number < last]
    known = columns.leader.account
    for row in [row for row in others if row.number not in booked][:_MOST_OTHERS]:
        account = read_leader([row]).account
        if account and account != known and not any(map(is_number, row.cells[1:])):
            raise Doubt(
                _(
                    "line %(line)s names the account %(account)s, so the file may have "
                    "several tables",
                    line=row.number,
                    account=account,
                )
            )
