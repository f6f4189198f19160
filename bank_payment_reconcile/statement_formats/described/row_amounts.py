"""The amounts of a table that is read by its description."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from ...sentences import _
from ..shared.amounts import AmountError, AmountReader
from ..shared.model import Transaction
from ..shared.records import RecordError
from ..workbooks.values import Formula
from .amounts import StrictAmounts, clean_amount
from .columns import TableColumns
from .description import Description
from .fees import Fees
from .rows import Cell, TableRow

#: Fields of a description that hold amounts.
_AMOUNTS = ("amount", "debit", "credit", "balance", "original_amount")


class RowAmounts:
    """Reads the amounts of a table's rows, all of them written in the same manner."""

    def __init__(
        self,
        rows: list[TableRow],
        columns: TableColumns,
        description: Description,
        currency: str,
    ) -> None:
        """currency: the account's, where the table tells none."""
        self._columns = columns
        self._description = description
        self._reader = self._amount_reader(rows, currency)
        debits = [columns.cell(row, "debit") for row in rows]
        filled = [each for each in debits if not _is_dashes(each)]
        #: Whether the debits of the file carry their minus.
        self._negative_debits = bool(filled) and all(map(_negative, filled))
        self._fees = Fees(rows, columns, self._read) if "fee" in columns else Fees()

    def _amount_reader(self, rows: list[TableRow], currency: str) -> Any:
        description = self._description
        if description.decimal_mark:
            return StrictAmounts(
                description.decimal_mark, description.thousands_mark, currency
            )
        samples = (
            clean_amount(cell)
            for row in rows
            for name in _AMOUNTS
            if isinstance(cell := self._columns.cell(row, name), str) and cell
        )
        return AmountReader(samples, currency)

    def set_original(
        self, transaction: Transaction, row: TableRow, currency: str
    ) -> None:
        """Sets the amount in the payer's currency, with the sign of the amount.

        currency: the row's. Raises RecordError where it is no amount.
        """
        foreign = self._columns.string(row, "original_currency").upper()
        raw = self._columns.cell(row, "original_amount")
        if foreign and raw != "" and foreign != currency:
            amount = self._read(raw, foreign)
            transaction.original_currency = foreign
            transaction.original_amount = amount.copy_sign(transaction.amount)

    def amount(self, row: TableRow, currency: str) -> Decimal:
        """The amount of a row, positive for money in, without the bank's fee.

        currency: the row's. Raises RecordError where it is none, or two.
        """
        description = self._description
        if "amount" in self._columns:
            amount = self._read(self._columns.cell(row, "amount"), currency)
            if "sign" in self._columns:
                word = self._columns.string(row, "sign").casefold()
                words = {each.casefold() for each in description.debit_words}
                amount = -abs(amount) if word in words else abs(amount)
            amount = -amount if description.negate else amount
            return amount - self.fee(row, currency)
        debit, credit = (
            "" if _is_dashes(cell) else cell
            for cell in (
                self._columns.cell(row, "debit"),
                self._columns.cell(row, "credit"),
            )
        )
        paid = self._read(debit, currency) if debit != "" else Decimal(0)
        received = self._read(credit, currency) if credit != "" else Decimal(0)
        if debit == "" and credit == "":
            raise RecordError(_("it has no amount"))
        if paid and received:
            raise RecordError(_("it has both a debit and a credit amount"))
        return received - (-paid if self._negative_debits else paid)

    def tells_balance_only(self, row: TableRow) -> bool:
        """Whether a row has a balance and no amount: it opens or closes a day."""
        names = ("amount", "debit", "credit")
        return self._columns.cell(row, "balance") != "" and all(
            self._columns.cell(row, name) == "" for name in names
        )

    def tells_amount(self, row: TableRow) -> bool:
        """Whether there are digits where the amount is."""
        return any(
            re.search("[0-9]", self._columns.string(row, name))
            for name in ("amount", "debit", "credit")
        )

    def fee(self, row: TableRow, currency: str) -> Decimal:
        """What `amount` takes off for the bank; negative where the bank gives it
        back."""
        if "amount" not in self._columns:
            return Decimal(0)
        raw = self._columns.cell(row, "fee")
        if raw == "":
            return Decimal(0)
        return self._fees.taken(self._read(raw, currency))

    def _read(self, raw: Cell, currency: str) -> Decimal:
        if isinstance(raw, Decimal):
            return raw
        if raw == "":
            raise RecordError(_("it has no amount"))
        if isinstance(raw, date):
            raise RecordError(_("its amount is a date"))
        if isinstance(raw, Formula):
            raise RecordError(
                _(
                    "“%(text)s” is a formula: save the file with values",
                    text=raw[:40],
                )
            )
        try:
            return self._reader.read(clean_amount(raw), currency)
        except AmountError as error:
            raise RecordError(error.of(raw)) from error

    def balance(self, row: TableRow, currency: str) -> Decimal | None:
        """The balance after a row, as written; None where it tells none."""
        raw = self._columns.cell(row, "balance")
        if raw == "" or isinstance(raw, Formula):
            return None
        try:
            return self._read(raw, currency)
        except RecordError:
            # A balance is worth having, but no payment depends on it.
            return None


def _is_dashes(cell: Cell) -> bool:
    """Whether a bank writes dashes where there is nothing."""
    return isinstance(cell, str) and not cell.strip("-\u2013\u2014 ")


def _negative(cell: Cell) -> bool:
    if isinstance(cell, Decimal):
        return cell <= 0
    text = clean_amount(str(cell))
    zero = not re.search("[1-9]", text)
    return zero or text.startswith(("-", "(")) or text.endswith("-")
