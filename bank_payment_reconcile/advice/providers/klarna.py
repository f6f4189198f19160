"""Klarna: the settlement, as a table or as its interface has it.

Amounts have no sign: the type tells what lowers the payout. The tax on fees stands in a
column of its own, which the merchant has to switch on, or in rows of its own. The
payment's reference stands in the bank's text.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ...sentences import _
from ..reports.entry import FEES, Amounts, ReportEntry, read_amounts, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.document import AdviceDocument
from ..shared.model import ZERO
from ..shared.registry import AdviceFormat
from ..shared.words import fold

_TOTAL_TAX = "total tax amount|tax amount|total_tax_amount|tax_amount"
_TOTAL = (
    "settlement amount|settlement_amount|total settlement amount|payout amount"
    "|total_settlement_amount|amount paid out|payout_amount"
)


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """The tax on a fee comes on top. That of a sale is the buyer's, no cost."""
    if line.is_blank:
        return None
    amounts = read_amounts(line)
    amounts.net = None
    if fold(line.text("type")) in ("tax", "vat"):
        return _tax_row(table, line, amounts)
    if line.kind not in FEES or _has_tax_rows(table):
        amounts.tax = ZERO
    return read_entry(table, line, "", Amounts(amounts.gross, ZERO, amounts.tax))


def _tax_row(
    table: ReportTable, line: ReportLine, amounts: Amounts
) -> ReportEntry | None:
    """The tax on all fees of the payout, in a row of its own."""
    entry = read_entry(table, line, "adjustment", Amounts(amounts.gross))
    if entry is not None:
        tax = -abs(amounts.gross) if not table.is_signed else amounts.gross
        entry.row = replace(entry.row, kind="fee", gross=ZERO, fee=ZERO, fee_tax=tax)
    return entry


def _has_tax_rows(table: ReportTable) -> bool:
    return any(fold(line.text("type")) in ("tax", "vat") for line in table.lines)


def _finish(table: ReportTable, payout: Payout) -> None:
    """What stands above the rows is of the one payout of the file."""
    if not payout.number:
        payout.number = table.told_above("payment reference|payment_reference")
    payout.marks += (payout.number,)
    told = table.amounts.may_read(table.told_above(_TOTAL))
    if payout.total is None and told is not None:
        payout.total = told
    if payout.date is None:
        written = table.told_above("payout date|payout_date|settlement date")
        payout.date = table.days.as_written(written)
    _mind_tax(table, payout)


def _mind_tax(table: ReportTable, payout: Payout) -> None:
    """Tells that the column of the tax is missing, where a cost has none."""
    rows = [each.row for each in payout.entries if each.row.ignored is None]
    if not any(row.fee for row in rows) or any(row.fee_tax for row in rows):
        return
    told = table.amounts.may_read(table.told_above(_TOTAL_TAX)) or Decimal(0)
    if told and not table.header.has("tax"):
        payout.remarks.append(
            _(
                "The Klarna report has no column for the tax on fees (vat_amount), "
                "%(tax)s in all. Add it to the report's columns at Klarna and "
                "download it again.",
                tax=told,
            )
        )


def _records(json: Any) -> list[dict[str, Any]] | None:
    """The transactions of a payout, with what is told of all of them."""
    if not isinstance(json, dict) or not isinstance(json.get("transactions"), list):
        return None
    own = json.get("payout") if isinstance(json.get("payout"), dict) else json
    common = {
        key: own[key]
        for key in ("payment_reference", "payout_date", "currency_code")
        if isinstance(own.get(key), str)
    }
    return [
        {**common, **each} for each in json["transactions"] if isinstance(each, dict)
    ]


REPORT = Report(
    name="klarna",
    sender="Klarna",
    columns={
        "gross": "amount|transaction amount|gross amount|betrag",
        "tax": "vat_amount|vat|tax_amount",
        "currency": "currency|currency_code|settlement currency|posting_currency"
        "|currency_code_of_settlement",
        "payout": "payment_reference|payout_reference|settlement_reference",
        "payout_date": "payout_date|settlement_date|payment_date",
        "payout_total": "settlement_amount|payout_amount|total_settlement_amount",
        "type": "type|transaction_type",
        "date": "sale_date|capture_date|created|date",
        "id": "capture_id|refund_id|transaction_id",
        "transaction": "order_id|short_order_id|klarna_reference|capture_id|refund_id",
        "number": "merchant_capture_reference|merchant_refund_reference"
        "|invoice_number|merchant_invoice",
        "order": "merchant_reference1|merchant_reference_1|merchant_reference2"
        "|merchant_reference_2|merchant_reference",
        "text": "detailed_type|klarna_comment|comment|description",
    },
    needs=("gross", "type"),
    marks="merchant_reference1|merchant_reference2|short_order_id|capture_id"
    "|merchant_reference_1|merchant_reference_2|payment_reference|detailed_type"
    "|merchant_capture_reference|sale_date|capture_date|merchant_id|purchase_country"
    "|initial_payment_method_type|klarna_comment",
    least=3,
    types={
        "charge": "sale|capture|order|shipping",
        "refund": "return|refund|reversal|refund_return",
        "refund_failed": "refund_reversal",
        "dispute": "dispute|chargeback|reversal_merchant_protection"
        "|merchant_protection_reversal",
        "dispute_reversal": "dispute_reversal|chargeback_reversal",
        "fee": "fee|fee_correction_debit",
        "fee_refund": "fee_refund|fee_correction|correction",
        "-adjustment": "charge|deduction|opening_debt_balance|closing_debt|repay"
        "|deposit",
        "adjustment": "credit|commission|adjustment|opening_balance",
        "-reserve": "holdback|hold",
        "reserve": "release",
        "payout": "payout|settlement",
    },
    is_unsigned=True,
    zone="UTC",
    read=_read,
    finish=_finish,
)
_TABLE = format_of(REPORT)
_INTERFACE = format_of(replace(REPORT, in_minor_units=True, records=_records))


def _of(document: AdviceDocument) -> AdviceFormat:
    """JSON has amounts in cents, the table in the main unit."""
    return _TABLE if document.json is None else _INTERFACE


FORMAT = AdviceFormat(
    "klarna",
    lambda document: _of(document).recognise(document),
    lambda document: _of(document).read(document),
)
