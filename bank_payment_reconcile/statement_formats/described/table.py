"""Reads a table by its description: CSV, TSV, fixed width and XLSX."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field
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
from .row_amounts import RowAmounts
from .rows import Row, read_rows
from .status import is_booked

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
    rows = read_rows(data, filename, description)
    found = DescribedTable(rows, filename, description, currency).statements()
    return check_amounts(found, "described", filename)


@dataclass(slots=True)
class _AccountRows:
    """What the rows of one account and currency made."""

    statement: Statement
    #: After each transaction; None where the row tells none.
    balances: list[Decimal | None] = field(default_factory=list)


class DescribedTable:
    """A table's rows as statements."""

    def __init__(
        self,
        rows: list[Row],
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
            if not header or each.cells != header[0].cells
        ]
        self.columns = TableColumns(
            header[0] if header else None, filename, description
        )
        self.left_out = 0
        #: Rows that open or close a day, or have lost their amount.
        self.without_amount: list[Row] = []
        #: Texts that go on from the last transaction.
        self.more: list[str] = []
        self.dates = RowDates(
            self.rows, self.columns, filename, description.date_format
        )
        self.amounts = RowAmounts(self.rows, self.columns, description, currency)

    def statements(self) -> list[Statement]:
        """One statement per account and currency; raises StatementError."""
        groups: dict[tuple[str, str], _AccountRows] = {}
        last: Transaction | None = None
        for row in self.rows:
            try:
                last = self._read_row(row, groups, last)
            except RecordError as error:
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
        if self.left_out:
            found[0].warnings.append(
                _(
                    "Lines not booked by the bank, left out: %(count)s.",
                    count=self.left_out,
                )
            )
        return found

    def refuse(self, row: Row, error: RecordError) -> None:
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
        row: Row,
        groups: dict[tuple[str, str], _AccountRows],
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
            self.without_amount.append(row)
            return last
        status = self.columns.string(row, "status")
        if not (is_booked(status) and is_booked(str(day))):
            self.left_out += 1
            return None
        account = self._own(row, "account_number")
        currency = self._own(row, "currency").upper()
        group = groups.setdefault(
            (account, currency), _AccountRows(Statement(account, currency))
        )
        transaction = self._transaction(row, currency)
        group.statement.transactions.append(transaction)
        group.balances.append(self.amounts.balance(row, currency))
        return transaction

    def _end_text(self, last: Transaction | None) -> None:
        more, self.more = squeeze(" ".join(self.more)), []
        if more and last is not None:
            last.text = f"{last.text} {more}".strip()
            last.raw["continued"] = more

    def _finish(self, group: _AccountRows) -> None:
        statement = group.statement
        set_balances(statement, group.balances)
        statement.date = max(each.date for each in statement.transactions)
        identify(statement.transactions)

    def _transaction(self, row: Row, currency: str) -> Transaction:
        transaction = Transaction(
            date=self.dates.read(row, "date"),
            amount=self.amounts.amount(row, currency),
            text=self.columns.text(row) or self.description.constants.get("text", ""),
            raw=self.columns.raw(row),
        )
        if self.columns.string(row, "value_date"):
            transaction.value_date = self.dates.read(row, "value_date")
        for name in _PLAIN:
            value = squeeze(self.columns.string(row, name))
            constant = self.description.constants.get(name, "")
            setattr(transaction, name, value or constant)
        role = "payer_name" if transaction.amount > 0 else "payee_name"
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

    def _own(self, row: Row, name: str) -> str:
        """A field of the statement itself, from its column or given once."""
        constant = self.description.constants.get(name, "")
        return squeeze(self.columns.string(row, name)) or constant
