"""What each column of a table is, by its name and by what stands in it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ...sentences import SentenceError, _
from ..described.amounts import clean_amount
from ..described.description import Description
from ..described.fields import TableKind
from ..described.rows import Cell, Row
from ..shared.amounts import AmountReader
from ..shared.dates import DateReader
from .header_words import OUT_WORDS, currency_of, roles
from .own_account import is_own
from .values import CHECKS, is_number

#: No table of a bank has more.
MAX_COLUMNS = 250
_MAX_FOOTER = 10
_ROLES_OF_ONE = (
    "original_amount",
    "original_currency",
    "partner_account",
    "partner_bic",
    "partner_name",
    "reference",
    "end_to_end_id",
    "check_number",
    "balance",
    "bank_id",
    "status",
)


class Doubt(SentenceError, ValueError):
    """Why a table is not understood; completes "… cannot be read: …"."""


class GuessedColumns:
    """The columns of a table by what they may hold."""

    def __init__(self, header: Row, body: list[Row]) -> None:
        """header: the row with their names. body: the rows below it."""
        self.header = [str(each) for each in header.cells[:MAX_COLUMNS]]
        self.body = body
        self.found: dict[str, list[tuple[int, int]]] = {}
        for position, name in enumerate(self.header):
            for rank, role in roles(name):
                if self._fits(role, position):
                    self.found.setdefault(role, []).append((rank, position))
        for each in self.found.values():
            each.sort()

    def of(self, role: str) -> list[int]:
        """The positions of the columns of that role, the surest first."""
        return [position for _rank, position in self.found.get(role, [])]

    def values(self, position: int) -> Iterator[Cell]:
        """What stands in a column, without its empty cells."""
        for row in self.body:
            if position < len(row.cells) and row.cells[position] != "":
                yield row.cells[position]

    def describe(self, kind: str, skip: int) -> Description:
        """The description; raises Doubt where date or amount are not certain.

        kind: the delimiter, or "sheet" for a workbook. skip: lines before the header.
        """
        values: dict[str, Any] = {"skip_lines": skip}
        values |= (
            {"kind": TableKind.SHEET.value}
            if kind == TableKind.SHEET
            else {"delimiter": kind}
        )
        dates = self.of("date") or self.of("value_date")
        if not dates:
            raise Doubt(_("there is no column for the date"))
        day = dates[0]
        values["date"] = self._name(day)
        values["footer_lines"] = self._footer(day)
        value_dates = [each for each in self.of("value_date") if each != day]
        if value_dates:
            values["value_date"] = self._name(value_dates[0])
        values |= self._amount_columns()
        values |= self._plain_columns(day)
        values |= self._marks(dates + value_dates)
        return Description(**values)

    def _plain_columns(self, day: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for role in _ROLES_OF_ONE:
            if self.of(role):
                values[role] = self._name(self.of(role)[0])
        texts = sorted(self.of("text")) or self._columns_of_words()
        values["text"] = tuple(self._name(each) for each in texts)
        if "original_amount" not in values or "original_currency" not in values:
            values.pop("original_amount", None)
            values.pop("original_currency", None)
        currencies = self.of("currency")
        if currencies:
            values["currency"] = self._name(currencies[0])
        for position in self.of("account"):
            if is_own(self, position):
                values["account_number"] = self._name(position)
                break
            values.setdefault("partner_account", self._name(position))
        return values

    def _columns_of_words(self) -> list[int]:
        """Where no column is known as text, those of which nothing else is known and
        that have words: what the bank wrote is not lost."""
        taken = {position for each in self.found.values() for _rank, position in each}
        return [
            position
            for position in range(len(self.header))
            if position not in taken
            and any(
                isinstance(each, str) and re.search(r"[^\W\d_]{2}", each)
                for each in self.values(position)
            )
        ]

    def _column_of_signs(self, amount: int) -> list[int]:
        """Where no amount has a sign, the column that says for each whether money comes
        in or goes out, whatever it is called."""
        known = self.of("sign")
        if known or any(_is_signed(each) for each in self.values(amount)):
            return known
        return [
            position
            for position in range(len(self.header))
            if len(list(self.values(position))) == len(self.body)
            and CHECKS["sign"](list(self.values(position)))
        ][:1]

    def _amount_columns(self) -> dict[str, Any]:
        debits, credits_ = self.of("debit"), self.of("credit")
        amounts = self.of("amount")
        if debits and credits_ and self._exclusive(debits[0], credits_[0]):
            return {
                "debit": self._name(debits[0]),
                "credit": self._name(credits_[0]),
                **self._currency(debits[0]),
            }
        if not amounts:
            if debits or credits_:
                if debits:
                    raise Doubt(_("there is a column for debit, but none for credit"))
                raise Doubt(_("there is a column for credit, but none for debit"))
            raise Doubt(_("there is no column for the amount"))
        for other in amounts[1:]:
            if list(self.values(other)) != list(self.values(amounts[0])):
                raise Doubt(
                    _(
                        "both the column “%(column)s” and the column “%(other)s” may "
                        "be the amount",
                        column=self.header[amounts[0]],
                        other=self.header[other],
                    )
                )
        values: dict[str, Any] = {"amount": self._name(amounts[0])}
        values |= self._currency(amounts[0])
        signs = self._column_of_signs(amounts[0])
        if signs:
            words = {str(each).strip().casefold() for each in self.values(signs[0])}
            values["sign"] = self._name(signs[0])
            values["debit_words"] = tuple(sorted(words & set(OUT_WORDS))) or ("debit",)
        return values

    def _currency(self, position: int) -> dict[str, Any]:
        code = currency_of(self.header[position])
        return {"constants": {"currency": code}} if code else {}

    def _marks(self, dates: list[int]) -> dict[str, Any]:
        days = (
            str(cell)
            for position in dates
            for cell in self.values(position)
            if isinstance(cell, str)
        )
        orders = DateReader(days).orders
        roles_ = ("amount", "debit", "credit", "balance", "original_amount")
        numbers = (
            clean_amount(cell)
            for role in roles_
            for position in self.of(role)
            for cell in self.values(position)
            if isinstance(cell, str)
        )
        return {
            "date_format": orders[0] if len(orders) == 1 else "",
            "decimal_mark": AmountReader(numbers).decimal_mark,
        }

    def _name(self, position: int) -> str | int:
        """The column's name, or its position where another one is called the same."""
        name = self.header[position]
        same = [each for each in self.header if each.casefold() == name.casefold()]
        return name if len(same) == 1 else position + 1

    def _footer(self, day: int) -> int:
        """Lines at the end, as totals, that cannot be transactions."""
        count = 0
        for row in reversed(self.body[-_MAX_FOOTER:]):
            cell = row.cells[day] if day < len(row.cells) else ""
            if not isinstance(cell, str) or re.search("[0-9]", cell):
                break
            others = [each for at, each in enumerate(row.cells) if at != day]
            if not cell and not any(is_number(each) for each in others):
                break  # it continues the text of the line before
            count += 1
        return count if count < len(self.body) else 0

    def _fits(self, role: str, position: int) -> bool:
        """Whether the values are of the kind that the name promises."""
        check = CHECKS.get(role)
        values = list(self.values(position))
        if check is None or (not values and role not in ("sign", "currency")):
            return role != "date" or bool(values)
        return bool(values) and check(values)

    def _exclusive(self, debit: int, credit: int) -> bool:
        """Whether no line has both, unless one of them is nothing."""
        for row in self.body:
            both = [
                row.cells[each] if each < len(row.cells) else ""
                for each in (debit, credit)
            ]
            if all(is_number(each) and re.search("[1-9]", str(each)) for each in both):
                return False
        return True


def _is_signed(cell: Cell) -> bool:
    if isinstance(cell, Decimal):
        return cell < 0
    return bool(re.search(r"[-+()]", clean_amount(str(cell))))
