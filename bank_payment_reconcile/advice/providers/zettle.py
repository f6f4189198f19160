"""Zettle: what its interface for finances answers with, JSON in cents and UTC.

A payment and its fee have one id, and a row each. A row of its own pays out what stands
before it.
"""

from __future__ import annotations

from typing import Any

from ..reports.entry import ReportEntry
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportTable

_KEYS = {"originatortransactiontype", "originatingtransactionuuid"}


def _records(json: Any) -> list[dict[str, Any]] | None:
    """The transactions; the currency may stand beside them."""
    found = json
    common: dict[str, Any] = {}
    if isinstance(json, dict):
        found = json.get("data", json.get("transactions"))
        for key in ("currency", "currencyId"):
            if isinstance(json.get(key), str):
                common["currency"] = json[key]
    if not isinstance(found, list) or not found:
        return None
    first = found[0]
    if not isinstance(first, dict) or not _KEYS & {key.lower() for key in first}:
        return None
    return [{**common, **each} for each in found if isinstance(each, dict)]


def _join(_table: ReportTable, entries: list[ReportEntry]) -> list[ReportEntry]:
    """Money back is a refund, and a payout that came back counts."""
    for entry in entries:
        row = entry.row
        if row.kind == "charge" and row.gross < 0:
            entry.change(kind="refund")
        elif row.kind == "payout" and row.gross > 0:
            entry.change(kind="payout_failed", ignored=None)
    return entries


REPORT = Report(
    name="zettle",
    sender="Zettle",
    columns={
        "gross": "amount",
        "currency": "currency|currencyId",
        "type": "originatorTransactionType|transactionType|type",
        "date": "timestamp",
        "id": "originatingTransactionUuid",
        "transaction": "originatingTransactionUuid|uuid",
        "number": "purchaseNumber|globalPurchaseNumber|receiptNumber",
        "text": "details|description",
    },
    needs=("gross", "type", "id"),
    marks="originatorTransactionType|originatingTransactionUuid|timestamp",
    types={
        "charge": "payment|card_payment|invoice_payment|alternative_payment"
        "|card_refund|refund|emoney_payment",
        "fee": "payment_fee|card_payment_fee|invoice_payment_fee"
        "|alternative_payment_fee"
        "|subscription_charge|card_payment_fee_refund|fee|emoney_payment_fee"
        "|alternative_payment_fee_refund",
        "payout": "payout|bank_account_verification",
        "payout_failed": "failed_payout|payout_failed",
        "reserve": "frozen_funds|frozen_funds_release",
        "adjustment": "adjustment|cashback|voucher_activation|cashback_adjustment",
        "transfer": "advance|advance_down_payment|advance_fee_down_payment"
        "|invoice_credit|advance_payout|advance_repayment|payout_loan",
    },
    fee_is_cost=False,
    zone="UTC",
    in_minor_units=True,
    is_paid_by_rows=True,
    records=_records,
    join=_join,
)

FORMAT = format_of(REPORT)
