"""Tables that need no description: their columns are beyond doubt."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ...sentences import _
from ..described.rows import to_text
from ..described.table import DescribedTable
from ..shared.model import Statement, StatementError
from ..shared.records import split_lines
from ..shared.registry import Format
from . import signs
from .columns import Doubt
from .guess import DELIMITERS, FoundTable, find

_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{", b"<")
_HEAD = 20_000


def is_delimited(data: bytes) -> bool:
    """Whether the bytes are text with one delimiter in most of its lines."""
    if data.lstrip().startswith(_MAGIC) or _BINARY.search(data[:_HEAD]):
        return False
    lines = [each for each in split_lines(to_text(data[:_HEAD])) if each.strip()]
    return any(
        sum(1 for line in lines if delimiter in line) >= max(2, len(lines) // 2)
        for delimiter in DELIMITERS
    )


def read(
    data: bytes, filename: str, date_order: str = "", currency: str = ""
) -> list[Statement]:
    """The statements, where columns, dates and signs are certain.

    date_order: "dmy", "mdy" or "ymd" where a person chose it.
    currency: the account's, where the table tells none.
    Raises StatementError with what is not certain.
    """
    try:
        found = find(data, filename)
        if date_order and not found.description.date_format:
            found.description = replace(found.description, date_format=date_order)
        statements = DescribedTable(
            found.rows, filename, found.description, currency
        ).statements()
        _refuse_unsure_signs(found, statements)
    except Doubt as doubt:
        raise StatementError(
            _(
                "The table “%(filename)s” cannot be read without a description: "
                "%(doubt)s. Describe its columns under Bank > Statement Formats, then "
                "such files are read at once.",
                filename=filename,
                doubt=doubt.sentence,
            )
        ) from doubt
    if found.description.footer_lines:
        statements[0].warnings.append(
            _(
                "Lines at the end of the table that are not transactions, left out: "
                "%(count)s.",
                count=found.description.footer_lines,
            )
        )
    return statements


def _refuse_unsure_signs(found: FoundTable, statements: list[Statement]) -> None:
    """Balances, debits and credits prove the signs; a single column may not."""
    description = found.description
    if description.amount is None or description.sign is not None:
        return
    if signs.are_proved(statements):
        return
    amounts = [line.amount for each in statements for line in each.transactions]
    name = description.amount
    if "card" in found.others or signs.are_turned(statements):
        raise Doubt(
            _(
                "it is of a card, and the column “%(column)s” does not show whether "
                "purchases are negative",
                column=name,
            )
        )
    if min(amounts, default=Decimal(0)) >= 0:
        raise Doubt(
            _(
                "all amounts in the column “%(column)s” are positive, so it is not "
                "certain which of them are payments",
                column=name,
            )
        )
    fee = found.others.get("fee")
    if fee is not None and any(
        re.search("[1-9]", str(row.cells[fee]))
        for row in found.rows[1:]
        if fee < len(row.cells)
    ):
        raise Doubt(
            _(
                "it is not certain whether the column “%(column)s” includes the fees "
                "of the column “%(fees)s”",
                column=name,
                fees=str(found.rows[0].cells[fee]),
            )
        )


FORMAT = Format(
    "CSV",
    is_delimited,
    read,
    rank=90,
    asks_date_order=True,
    asks_currency=True,
    table=True,
)
