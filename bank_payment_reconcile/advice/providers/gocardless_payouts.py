"""GoCardless: the list of payouts, each with what was collected and what was kept.

It tells no payment; its rows show what a bank's line is made of and how it is called.
"""

from __future__ import annotations

from ..reports.entry import Amounts, ReportEntry, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.model import ZERO


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """All payments of a payout together, and its fees."""
    gross = line.amount("gross")
    if gross is None:
        return None
    fee = line.total("credit") - line.total("debit")
    return read_entry(
        table, line, "other", Amounts(gross, fee, ZERO, line.amount("net"))
    )


def _finish(_table: ReportTable, payout: Payout) -> None:
    """The reference is what the bank's text has."""
    payout.marks = tuple(
        mark for each in payout.entries for mark in (*each.marks, payout.number) if mark
    )


REPORT = Report(
    name="gocardless_payouts",
    sender="GoCardless",
    columns={
        "gross": "total_payment_amount",
        "net": "amount",
        "payout_total": "amount",
        "debit": "transaction_fee_debit|app_fee_debit|surcharge_fee_debit",
        "credit": "transaction_fee_credit|app_fee_credit|surcharge_fee_credit",
        "currency": "currency",
        "payout": "id",
        "id": "id",
        "payout_date": "arrival_date",
        "date": "created_at",
        "status": "status",
        "mark": "reference",
        "text": "reference",
    },
    needs=("gross", "net", "payout", "debit"),
    marks="total_payment_amount|transaction_fee_debit|transaction_fee_credit"
    "|arrival_date|app_fee_debit|links.creditor_bank_account",
    least=3,
    statuses={"pending": "pending", "ignored": "bounced"},
    zone="UTC",
    read=_read,
    finish=_finish,
)

FORMAT = format_of(REPORT, rank=49)
