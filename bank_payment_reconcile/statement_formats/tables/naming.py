"""How many columns a row names: what tells a header from other rows."""

from __future__ import annotations

from ..described.rows import TableRow
from .header_words import roles

#: What may stand between columns.
DELIMITERS = ";,\t|"
#: No table of a bank has more columns.
MAX_COLUMNS = 250
#: Rows in which the header is looked for.
HEADER_ROWS = 40


def known(row: TableRow) -> int:
    """How many cells name a column; a header names date and amount first of all."""
    found = [
        tuple(role for rank, role in roles(each))
        for each in row.cells[:MAX_COLUMNS]
        if isinstance(each, str) and each
    ]
    names = {role for each in found for role in each}
    count = sum(1 for each in found if each)
    if names & {"date", "value_date"}:
        count += 2 * bool(names & {"amount", "debit", "credit", "gross", "net"})
    return count
