"""Square: the export of transactions, with those in cash among them.

Fees are negative; months stand before days; amounts have the currency's sign, and
brackets where a spreadsheet had them. A deposit pays what was paid by card.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from decimal import Decimal

from ...sentences import _
from ...statement_formats import plain
from ..reports.entry import Amounts, ReportEntry, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.model import ZERO

_NOT_BY_CARD = _("not paid by card, so it is in no deposit")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY"}


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """Cash and other tenders are no part of the deposit."""
    if line.is_total or line.is_blank:
        return None
    total = line.amount("gross") or ZERO
    elsewhere = line.total("cash")
    net, fee = line.amount("net"), line.total("fee")
    gross = total - elsewhere
    if net is not None:
        net -= elsewhere
    entry = read_entry(
        table, line, "", Amounts(gross, _cost(fee, gross, net), ZERO, net)
    )
    if entry is None:
        return None
    if not gross and not fee and elsewhere:
        entry.change(gross=elsewhere, ignored=_NOT_BY_CARD)
        entry.remarks.clear()
    entry.currency = entry.currency or _currency(line)
    return entry


def _cost(fee: Decimal, gross: Decimal, net: Decimal | None) -> Decimal:
    """The fee as the net has it: some exports have no minus."""
    return -fee if net is not None and gross - fee == net != gross + fee else fee


def _currency(line: ReportLine) -> str:
    """By the sign before the amounts; of dollars there are several."""
    for cell in line.row.cells:
        for sign, code in _SIGNS.items():
            if isinstance(cell, str) and cell.strip("-( ").startswith(sign):
                return code if sign != "$" else ""
    return ""


def _finish(_table: ReportTable, payout: Payout) -> None:
    """Square pays a deposit for one location, with its id in no bank's text."""
    payout.marks = tuple(dict.fromkeys(filter(None, (payout.number, *payout.marks))))
    for entry in payout.entries:
        entry.change(text=" ".join(filter(None, map(plain, (entry.row.text,)))))


REPORT = Report(
    name="square",
    sender="Square",
    columns={
        "gross": "total collected|total|collected|total encaisse|gesamtbetrag",
        "cash": "cash|other tender|square gift card|gift card|bar|especes",
        "fee": "fees|fee|third party fees|international fee|processing fees|frais",
        "net": "net total|net|total net",
        "currency": "currency",
        "payout": "deposit id|transfer id|payout id",
        "payout_date": "deposit date|transfer date|payout date",
        "type": "event type|transaction type|type",
        "status": "transaction status|status",
        "date": "date",
        "clock": "time",
        "zone": "time zone|timezone",
        "id": "payment id|transaction id",
        "transaction": "transaction id",
        "order": "order reference id|order id",
        "number": "invoice id|invoice number|invoice #",
        "text": "details description|description|details|refund reason"
        "|other tender note|tender note",
        "name": "customer name|customer|cardholder name",
        "email": "customer email",
    },
    needs=("gross", "fee", "net|payout"),
    marks="total collected|net total|deposit id|deposit date|transaction id|payment id"
    "|gift card sales|partial refunds|other tender|square gift card|pan suffix"
    "|card entry methods|fee percentage rate|event type|device name|gross sales",
    least=4,
    types={
        "charge": "payment|sale|charge",
        "refund": "refund|exchange",
        "dispute": "dispute|chargeback|dispute withdrawn",
        "dispute_reversal": "dispute reversed|dispute won",
        "fee": "fee|service charge|subscription|tax on fee",
        "adjustment": "adjustment|other|correction|loan repayment|capital",
        "reserve": "reserve|hold|release|held funds",
    },
    statuses={"ignored": "failed|voided|canceled|cancelled", "pending": "pending"},
    fee_is_cost=False,
    order="mdy",
    read=_read,
    finish=_finish,
)

FORMAT = format_of(REPORT)
