"""Tables that need no description: their columns are beyond doubt."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ...sentences import _
from ..described.description import Description
from ..described.rows import to_text
from ..described.table import DescribedTable
from ..shared.model import SignsUndecided, Statement, StatementError
from ..shared.records import split_lines
from ..shared.registry import Format
from . import signs
from .columns import Doubt
from .guess import DELIMITERS, FoundTable, find

_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{", b"<")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 20_000


def is_delimited(data: bytes) -> bool:
    """Whether the bytes are text with one delimiter in most of its lines."""
    # Of two bytes a letter any of them may be what is no text by itself.
    is_wide = data.startswith(_WIDE)
    if data.lstrip().startswith(_MAGIC) or (
        not is_wide and _BINARY.search(data[:_HEAD])
    ):
        return False
    lines = [each for each in split_lines(to_text(data[:_HEAD])) if each.strip()]
    return any(
        sum(1 for line in lines if delimiter in line) >= max(2, len(lines) // 2)
        for delimiter in DELIMITERS
    )


def read(
    data: bytes,
    filename: str,
    date_order: str = "",
    currency: str = "",
    signs: str = "",
) -> list[Statement]:
    """The statements, where columns, dates and signs are certain.

    date_order: "dmy", "mdy" or "ymd" where a person chose it.
    currency: the account's, where the table tells none.
    signs: "written" or "turned" where a person said it; what the table proves counts
        more.
    Raises StatementError with what is not certain; SignsUndecided where it is whether a
    positive amount is money in.
    """
    try:
        found = find(data, filename)
        if date_order and not found.description.date_format:
            found.description = replace(found.description, date_format=date_order)
        statements = _Reading(found, filename, currency).statements(signs)
    except Doubt as doubt:
        raise StatementError(
            _(
                "The table “%(filename)s” cannot be read without a description: "
                "%(doubt)s. Describe its columns under Bank > Configuration > "
                "Statement Formats, then such files are read at once.",
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


class _Reading:
    """A table with the signs that it proves, or that a person told."""

    def __init__(self, found: FoundTable, filename: str, currency: str) -> None:
        self.found, self.filename, self.currency = found, filename, currency
        self.table = self._table(found.description)

    def _table(self, description: Description) -> DescribedTable:
        return DescribedTable(
            self.found.rows, self.filename, description, self.currency
        )

    def statements(self, said: str) -> list[Statement]:
        """said: what a person said of the signs, "" for nothing."""
        written = self.table.statements()
        description = self.found.description
        if description.amount is None or description.sign is not None:
            # Debit and credit, or a word, say it for each line.
            return written
        proved = self._proved(written)
        if not proved:
            self._refuse_fees()
            if not said and self._is_doubtful(written):
                raise SignsUndecided(
                    _(
                        "The table “%(filename)s” does not show whether a positive "
                        "amount in the column “%(column)s” is money in or money out. "
                        "Enter it in the settings of the bank, or import the file by "
                        "hand and answer.",
                        filename=self.filename,
                        column=description.amount,
                    ),
                    written,
                    signs.told_by_payments(written),
                )
        if (proved or said) == signs.TURNED:
            turned = replace(description, negate=not description.negate)
            written = self._table(turned).statements()
        for each in written:
            each.are_signs_supposed = not proved
        return written

    def _proved(self, written: list[Statement]) -> str:
        """A card may give its balances as what is owed: with its payments turned, or
        without a minus, they prove nothing."""
        told = signs.told_by_payments(written)
        if told == signs.TURNED or (
            self._is_of_a_card(written) and _lowest(written) >= 0
        ):
            return ""
        return signs.proved_by_balances(self.table.groups.values()) or told

    def _is_doubtful(self, written: list[Statement]) -> bool:
        return (
            _lowest(written) >= 0
            or self._is_of_a_card(written)
            or signs.told_by_payments(written) == signs.TURNED
        )

    def _is_of_a_card(self, written: list[Statement]) -> bool:
        return "card" in self.found.others or signs.is_of_a_card(written)

    def _refuse_fees(self) -> None:
        """Raises Doubt where fees stand beside amounts that nothing proves."""
        fee = self.found.others.get("fee")
        if fee is not None and any(
            re.search("[1-9]", str(row.cells[fee]))
            for row in self.found.rows[self.found.description.has_header :]
            if fee < len(row.cells)
        ):
            raise Doubt(
                _(
                    "it is not certain whether the column “%(column)s” includes the "
                    "fees of the column “%(fees)s”",
                    column=self.found.description.amount,
                    fees=str(self.found.rows[0].cells[fee]),
                )
            )


def _lowest(statements: list[Statement]) -> Decimal:
    amounts = (line.amount for each in statements for line in each.transactions)
    return min(amounts, default=Decimal(0))


FORMAT = Format(
    "CSV",
    is_delimited,
    read,
    rank=90,
    asks_date_order=True,
    asks_signs=True,
    asks_currency=True,
    table=True,
)
