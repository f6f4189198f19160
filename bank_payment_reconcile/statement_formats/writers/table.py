"""Writes statements as CSV; the description by which it is read again."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from ..described.description import Description
from ..described.rows import mark_as_text
from ..shared.model import Statement, Transaction
from .values import clean, plain_amount

#: Reads what `write_csv` writes.
DESCRIPTION = Description(
    encoding="utf-8",
    date="Date",
    value_date="Value date",
    amount="Amount",
    currency="Currency",
    partner_name="Partner",
    partner_account="Partner account",
    partner_bic="Partner BIC",
    partner_street="Partner street",
    partner_city="Partner city",
    text=("Text",),
    reference="Structured reference",
    end_to_end_id="End-to-end id",
    check_number="Check number",
    transaction_type="Bank code",
    original_amount="Original amount",
    original_currency="Original currency",
    account_number="Account",
    balance="Balance",
    bank_id="Bank id",
    date_format="%Y-%m-%d",
    decimal_mark=".",
)
_TEXTS = {
    "Partner": "partner_name",
    "Partner account": "partner_account",
    "Partner BIC": "partner_bic",
    "Partner street": "partner_street",
    "Partner city": "partner_city",
    "Text": "text",
    "Structured reference": "reference",
    "End-to-end id": "end_to_end_id",
    "Check number": "check_number",
    "Bank code": "transaction_type",
    "Original currency": "original_currency",
    "Bank id": "bank_id",
}
#: The names of the columns, in their order.
HEADER = (
    "Account",
    "Date",
    "Value date",
    "Amount",
    "Currency",
    "Partner",
    "Partner account",
    "Partner BIC",
    "Partner street",
    "Partner city",
    "Text",
    "Structured reference",
    "End-to-end id",
    "Check number",
    "Bank code",
    "Original amount",
    "Original currency",
    "Balance",
    "Bank id",
)


def write_csv(statements: list[Statement]) -> bytes:
    """The file's bytes: UTF-8 with a mark, as spreadsheets expect it.

    No cell is a formula: texts that would be one are marked as text.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, HEADER, lineterminator="\r\n")
    writer.writeheader()
    for statement in statements:
        balance = statement.balance_start
        for each in statement.transactions:
            balance = None if balance is None else balance + each.amount
            writer.writerow(_row(statement, each, balance))
    return stream.getvalue().encode("utf-8-sig")


def _row(
    statement: Statement, transaction: Transaction, balance: Decimal | None
) -> dict[str, str]:
    currency = statement.currency
    row = {
        name: mark_as_text(clean(getattr(transaction, field)))
        for name, field in _TEXTS.items()
    }
    row |= {
        "Account": mark_as_text(clean(statement.account_number)),
        "Date": transaction.date.isoformat(),
        "Amount": plain_amount(transaction.amount, currency),
        "Currency": mark_as_text(currency),
    }
    if transaction.value_date:
        row["Value date"] = transaction.value_date.isoformat()
    if transaction.original_amount is not None:
        row["Original amount"] = plain_amount(
            transaction.original_amount, transaction.original_currency
        )
    if balance is not None:
        row["Balance"] = plain_amount(balance, currency)
    return row
