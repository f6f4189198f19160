"""Reads a table by its description: CSV, TSV, fixed width and XLSX."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.holding import (
    amounts_of,
    check_amounts,
    excess,
    known_decimals,
    wrong_amount,
)
from ..shared.memory import bounded
from ..shared.model import Charge, Statement, StatementError, Transaction
from ..shared.records import RecordError, identify, squeeze
from .balances import set_balances
from .columns import TableColumns
from .dates import RowDates
from .description import Description
from .leader import with_leader
from .leftovers import is_booked, is_no_transaction, is_separator, says_balance
from .row_amounts import RowAmounts
from .rows import TableRow, split_rows

_PLAIN = (
    "partner_name",
    "partner_account",
    "partner_bic",
    "partner_street",
    "partner_city",
    "end_to_end_id",
    "reference",
    "check_number",
    "transaction_type",
    "bank_id",
)


@bounded
def read_described(
    data: bytes, filename: str, description: Description, currency: str = ""
) -> list[Statement]:
    """One statement per account and currency of the table.

    currency: the account's, which decides what an amount means where the table tells
        no currency.
    Raises StatementError, and DateOrderUndecided where a person has to say how the
    dates are written.
    """
    description.check()
    before, rows = split_rows(data, filename, description)
    description = with_leader(description, before)
    found = DescribedTable(rows, filename, description, currency).statements()
    return check_amounts(found, "described", filename)


@dataclass(slots=True)
class AccountRows:
    """What the rows of one account and currency made."""

    statement: Statement
    #: Of each transaction, in the table's order: its day and its amount.
    days: list[date] = field(default_factory=list)
    amounts: list[Decimal] = field(default_factory=list)
    #: After each transaction; None where the row tells none.
    balances: list[Decimal | None] = field(default_factory=list)


class DescribedTable:
    """A table's rows as statements."""

    def __init__(
        self,
        rows: list[TableRow],
        filename: str,
        description: Description,
        currency: str = "",
    ) -> None:
        """The table of these rows, header first where the description has one.

        currency: the account's, where the table tells none.
        """
        self.filename = filename
        self.description = description
        header = rows[:1] if description.has_header else []
        # Files that were put together repeat it.
        self.rows = [
            each
            for each in rows[len(header) :]
            if not (header and each.cells == header[0].cells) and not is_separator(each)
        ]
        self.columns = TableColumns(
            header[0] if header else None, filename, description
        )
        #: Fields that are taken as they stand.
        self.told = [
            each
            for each in _PLAIN
            if each in self.columns or each in description.constants
        ]
        self.groups: dict[tuple[str, str], AccountRows] = {}
        self.left_out = 0
        #: Totals, balances and remarks among the rows.
        self.no_transactions = 0
        #: Rows that open or close a day, or have lost their amount.
        self.without_amount: list[TableRow] = []
        #: Texts that go on from the last transaction.
        self.more: list[str] = []
        self.dates = RowDates(
            self.rows, self.columns, filename, description.date_format
        )
        self.amounts = RowAmounts(self.rows, self.columns, description, currency)
        while self.rows and self._is_footer(self.rows[-1]):
            self.rows.pop()

    def statements(self) -> list[Statement]:
        """One statement per account and currency; raises StatementError."""
        groups = self.groups = {}
        last: Transaction | None = None
        for row in self.rows:
            try:
                last = self._read_row(row, groups, last)
            except RecordError as error:
                if is_no_transaction(row, self.columns):
                    self.no_transactions += 1
                else:
                    self.refuse(row, error)
        self._end_text(last)
        if not groups:
            raise StatementError(
                _(
                    "The file “%(filename)s” contains no transactions. Download a "
                    "period with transactions, or correct its statement format.",
                    filename=self.filename,
                )
            )
        for group in groups.values():
            self._finish(group)
        found = [each.statement for each in groups.values()]
        if self.without_amount and any(each.balance_end is None for each in found):
            # Nothing proves that no money moved there.
            self.refuse(self.without_amount[0], RecordError(_("it has no amount")))
        self._warn(found[0])
        return found

    def _warn(self, statement: Statement) -> None:
        if self.left_out:
            statement.warnings.append(
                _(
                    "Lines not booked by the bank, left out: %(count)s.",
                    count=self.left_out,
                )
            )
        if self.no_transactions:
            statement.warnings.append(
                _(
                    "Lines that are totals, balances or remarks and no transactions, "
                    "left out: %(count)s.",
                    count=self.no_transactions,
                )
            )

    def refuse(self, row: TableRow, error: RecordError) -> None:
        """Raises StatementError for a row that cannot be read."""
        raise StatementError(
            _(
                "Line %(line)s of the file “%(filename)s” cannot be read: "
                "%(problem)s. Correct the line or the statement format, or download "
                "the file from the bank again. Nothing was imported.",
                line=row.number,
                filename=self.filename,
                problem=error.sentence,
            )
        ) from error

    def _read_row(
        self,
        row: TableRow,
        groups: dict[tuple[str, str], AccountRows],
        last: Transaction | None,
    ) -> Transaction | None:
        day = self.columns.cell(row, "date")
        if self.columns.continues(row):
            if last is None:
                raise RecordError(_("it has neither a date nor an amount"))
            self.more.append(self.columns.text(row))
            return last
        self._end_text(last)
        if self.amounts.tells_balance_only(row):
            if not says_balance(row, self.columns):
                self.without_amount.append(row)
            return last
        status = self.columns.string(row, "status")
        if not (is_booked(status) and is_booked(str(day))):
            self.left_out += 1
            return None
        account = _account(self._own(row, "account_number"))
        currency = self._own(row, "currency").upper()
        transaction = self._transaction(row, currency)
        balance = self.amounts.balance(row, currency)
        if transaction.amount in (0, balance) and says_balance(row, self.columns):
            return last
        group = groups.setdefault(
            (account, currency), AccountRows(Statement(account, currency))
        )
        group.statement.transactions.append(transaction)
        group.days.append(transaction.date)
        group.amounts.append(transaction.amount)
        group.balances.append(balance)
        return transaction

    def _is_footer(self, row: TableRow) -> bool:
        """Whether a row has words where transactions have date and amount: it names a
        balance, or says what the file is not."""
        day = self.columns.string(row, "date")
        return not (
            re.search("[0-9]", day)
            or self.amounts.tells_amount(row)
            or self.columns.continues(row)
            or self.amounts.tells_balance_only(row)
        )

    def _end_text(self, last: Transaction | None) -> None:
        more, self.more = squeeze(" ".join(self.more)), []
        if more and last is not None:
            last.text = f"{last.text} {more}".strip()
            last.raw["continued"] = more

    def _finish(self, group: AccountRows) -> None:
        statement = group.statement
        set_balances(statement, group.balances)
        statement.date = max(each.date for each in statement.transactions)
        identify(statement.transactions)

    def _transaction(self, row: TableRow, currency: str) -> Transaction:
        transaction = Transaction(
            date=self.dates.read(row, "date"),
            amount=self.amounts.amount(row, currency),
            text=self.columns.text(row) or self.description.constants.get("text", ""),
            raw=self.columns.raw(row),
        )
        if self.columns.string(row, "value_date"):
            transaction.value_date = self.dates.read(row, "value_date")
        for name in self.told:
            value = squeeze(self.columns.string(row, name))
            if name == "partner_account":
                value = _account(value)
            constant = self.description.constants.get(name, "")
            setattr(transaction, name, value or constant)
        role = "payer_name" if transaction.amount > 0 else "payee_name"
        if role in self.columns:
            transaction.partner_name = (
                squeeze(self.columns.string(row, role)) or transaction.partner_name
            )
        self.amounts.set_original(transaction, row, currency)
        if fee := self.amounts.fee(row, currency):
            transaction.charges = (Charge(-fee, currency, True),)
        transaction.line = row.number
        for what, amount, code in amounts_of(transaction, currency):
            if problem := excess(amount, code, known_decimals(code)):
                raise RecordError(wrong_amount(what, amount, problem))
        return transaction

    def _own(self, row: TableRow, name: str) -> str:
        """A field of the statement itself, from its column or given once."""
        constant = self.description.constants.get(name, "")
        return squeeze(self.columns.string(row, name)) or constant


def _account(written: str) -> str:
    """The number without the quotation marks that keep it a text; "" where there is but
    a dash."""
    number = written.strip("'\"= ")
    return number if any(map(str.isalnum, number)) else ""
