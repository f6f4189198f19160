"""PayPal: the settlement report (STL), records of several kinds in one table.

Amounts are cents without a sign; CR and DR in columns of their own tell it. Times are
of PayPal's zone, with their offset. Which letters a line begins with tells what it is:
SH begins a section, CH names the columns, SB is a row, SF and RF add up.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ....statement_formats import currency_decimals, plain
from ...reports.conversions import join_conversions
from ...reports.entry import NO_MONEY, Amounts, ReportEntry, read_entry
from ...reports.reader import format_of
from ...reports.report import Report
from ...reports.table import ReportLine, ReportTable, code_of
from ...shared.model import ZERO
from .codes import WITHOUT_MONEY, kind_of_code

_CODE = re.compile(r"T[0-9]{4}")


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    if plain(line.cell(0)).strip().upper() != "SB":
        return None
    found = _CODE.search(line.text("code"))
    code = found[0] if found else ""
    gross = _signed(line, "gross", "gross_sign", "currency")
    fee = _signed(line, "fee", "fee_sign", "fee_currency")
    kind = kind_of_code(code) or "other"
    if kind == "payout" and gross > 0:
        kind = "payout_failed"
    elif kind == "charge" and gross < 0:
        kind = "transfer"
    entry = read_entry(table, line, kind, Amounts(gross, fee))
    if entry is not None and code.startswith(WITHOUT_MONEY):
        entry.ignore(NO_MONEY)
    return entry


def _signed(line: ReportLine, role: str, sign: str, currency: str) -> Decimal:
    """The amount in the main unit: DR lowers the balance."""
    amount = line.amount(role)
    if not amount:
        return ZERO
    code = code_of(line.text(currency)) or line.currency
    value = abs(amount).scaleb(-currency_decimals(code or "EUR"))
    return -value if line.text(sign).upper().startswith("D") else value


REPORT = Report(
    name="paypal_stl",
    sender="PayPal",
    columns={
        "gross": "gross transaction amount",
        "gross_sign": "transaction debit or credit",
        "currency": "gross transaction currency",
        "fee": "fee amount",
        "fee_sign": "fee debit or credit",
        "fee_currency": "fee currency",
        "code": "transaction event code",
        "date": "transaction completion date|transaction initiation date",
        "id": "transaction id",
        "parent": "paypal reference id",
        "number": "invoice id",
        "order": "custom field",
        "transaction": "payment tracking id|bank reference id",
        "mark": "bank reference id",
        "name": "payer name",
        "email": "payer email",
    },
    needs=("gross", "gross_sign", "code", "id"),
    marks="transaction debit or credit|gross transaction amount|fee debit or credit"
    "|gross transaction currency|transaction event code|paypal reference id type"
    "|transaction initiation date|bank reference id|custom field",
    least=4,
    is_paid_by_rows=True,
    read=_read,
    join=join_conversions,
)

FORMAT = format_of(REPORT, rank=45)
