"""The fields of a description: what can be told of a bank's table."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..shared.enumeration import Code

#: A column, by its name in the header or by its position from 1.
Column = str | int


class TableKind(Code):
    """How a file is cut into cells."""

    #: By one character between them, as in CSV.
    DELIMITED = "delimited"
    #: By the width of each column, in characters.
    FIXED = "fixed"
    #: As a workbook (XLSX) has them.
    SHEET = "sheet"


#: What can be the same for all transactions of a file.
CONSTANTS = (
    "account_number",
    "currency",
    "partner_name",
    "text",
    "transaction_type",
)
#: Fields that name one column.
COLUMNS = (
    "date",
    "value_date",
    "amount",
    "debit",
    "credit",
    "sign",
    "currency",
    "original_amount",
    "original_currency",
    "account_number",
    "fee",
    "partner_name",
    "payer_name",
    "payee_name",
    "partner_account",
    "partner_bic",
    "partner_street",
    "partner_city",
    "reference",
    "end_to_end_id",
    "check_number",
    "transaction_type",
    "balance",
    "bank_id",
    "status",
)


@dataclass(frozen=True, slots=True)
class DescriptionFields:
    """Where a table has what. Amounts come from one column, or from two.

    * `amount`: signed; with `sign`, a column that says by one of `debit_words`
      that it is money out; with `negate`, positive for money out.
    * `debit` and `credit`: money out and money in, in columns of their own.
    """

    #: A value of `TableKind`.
    kind: str = TableKind.DELIMITED.value
    #: "" where it is to be found out.
    encoding: str = ""
    delimiter: str = ","
    #: Widths of the columns of a file of fixed width, in characters.
    widths: tuple[int, ...] = ()
    #: The sheet's name; "" for the first one.
    sheet: str = ""
    #: Lines before the header (or before the first transaction), and at the end.
    skip_lines: int = 0
    footer_lines: int = 0
    has_header: bool = True
    date: Column | None = None
    value_date: Column | None = None
    amount: Column | None = None
    debit: Column | None = None
    credit: Column | None = None
    sign: Column | None = None
    debit_words: tuple[str, ...] = ()
    negate: bool = False
    currency: Column | None = None
    original_amount: Column | None = None
    original_currency: Column | None = None
    #: The account of the statement itself.
    account_number: Column | None = None
    #: What the bank took besides, without a sign; it comes off the amount.
    fee: Column | None = None
    partner_name: Column | None = None
    #: Whoever paid and whoever was paid, where one of them is the account's owner.
    payer_name: Column | None = None
    payee_name: Column | None = None
    partner_account: Column | None = None
    partner_bic: Column | None = None
    partner_street: Column | None = None
    partner_city: Column | None = None
    #: Columns that make the text, in this order.
    text: tuple[Column, ...] = ()
    reference: Column | None = None
    end_to_end_id: Column | None = None
    check_number: Column | None = None
    transaction_type: Column | None = None
    #: The balance after each transaction.
    balance: Column | None = None
    bank_id: Column | None = None
    #: Says of each line whether it is booked.
    status: Column | None = None
    #: "dmy", "mdy", "ymd", a pattern as of strptime, or "" to be found out.
    date_format: str = ""
    #: "." or ",", or "" to be found out.
    decimal_mark: str = ""
    #: What groups thousands; "" for whatever usually does.
    thousands_mark: str = ""
    #: Values that no column has, by the name of the field.
    constants: dict[str, str] = field(default_factory=dict)
