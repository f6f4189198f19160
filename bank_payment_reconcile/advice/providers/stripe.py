"""Stripe: the itemised reconciliation of payouts and the balance by its changes.

The fee is positive and a cost; a row of the category "fee" has its amount in "gross".
Only automatic payouts have an id.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..reports.reader import format_of
from ..reports.report import Report
from ..shared.document import AdviceDocument
from ..shared.registry import AdviceFormat


def _records(json: Any) -> list[dict[str, Any]] | None:
    """Balance transactions as its interface answers with them."""
    found = json.get("data") if isinstance(json, dict) else json
    if not isinstance(found, list) or not found or not isinstance(found[0], dict):
        return None
    return found if found[0].get("object") == "balance_transaction" else None


REPORT = Report(
    name="stripe",
    sender="Stripe",
    columns={
        "gross": "gross|amount",
        "fee": "fee|fees",
        "tax": "fee_tax",
        "net": "net",
        "currency": "currency",
        "original": "customer_facing_amount",
        "original_currency": "customer_facing_currency",
        "payout": "automatic_payout_id|payout_id|transfer|transfer_id",
        "payout_date": "automatic_payout_effective_at|automatic_payout_effective_at_utc"
        "|payout_expected_arrival_date|effective_at|effective_at_utc"
        "|transfer_date|transfer date (utc)",
        "mark": "trace_id|payout_trace_id|payout_description"
        "|payout_statement_descriptor|automatic_payout_trace_id",
        "type": "reporting_category|type|payment_type",
        "date": "created_utc|created (utc)|created|available_on_utc|available_on"
        "|available on (utc)",
        "id": "balance_transaction_id|balance_transaction|id",
        "transaction": "source_id|source|payment_intent_id|paymentintent id|charge_id"
        "|refund_id|dispute_id|invoice_id|customer_id",
        "number": "invoice_number|payment_metadata[invoice*|metadata[invoice*"
        "|invoice (metadata)|invoice_number (metadata)",
        "order": "payment_metadata[*|charge_metadata[*|refund_metadata[*"
        "|order_id (metadata)|order (metadata)|metadata[*",
        "text": "description|statement_descriptor",
        "name": "customer_name|card_name|shipping_address_name",
        "email": "customer_email|receipt_email",
    },
    needs=("gross", "fee|net", "type", "id|payout"),
    marks="balance_transaction_id|automatic_payout_id|reporting_category|source_id"
    "|automatic_payout_effective_at|automatic_payout_effective_at_utc"
    "|customer_facing_amount|payment_intent_id|available on (utc)|created (utc)"
    "|payout_id|charge_id|transfer date (utc)|payout_expected_arrival_date",
    types={
        "charge": "charge|payment|sale|connect_reserved_charge|capture",
        "refund": "refund|payment_refund|partial_capture_reversal|refund_reversal"
        "|payment reversal",
        "refund_failed": "refund_failure|payment_failure_refund|refund failed",
        "dispute": "dispute|chargeback|adjustment dispute|chargeback withdrawal",
        "dispute_reversal": "dispute_reversal|chargeback_reversal",
        "fee": "fee|stripe_fee|network_cost|tax_fee|tax|stripe_fx_fee|application_fee"
        "|platform_fee|network_costs",
        "fee_refund": "fee_refund|application_fee_refund|stripe_fee_refund",
        "reserve": "risk_reserved_funds|reserve_transaction|reserved_funds|reserve_hold"
        "|reserve_release|connect_collection_transfer|connect_reserved_funds",
        "adjustment": "adjustment|other_adjustment|contribution|advance"
        "|anticipation_repayment",
        "conversion": "currency_conversion",
        "payout": "payout|transfer_to_bank|payout_minimum_balance_hold",
        "payout_failed": "payout_reversal|payout_failure|payout_cancel",
        "transfer": "transfer|transfer_reversal|topup|topup_reversal|transfer_refund"
        "|transfer_cancel|transfer_failure|platform_earning|platform_earning_refund",
    },
)

_TABLE = format_of(REPORT)
_INTERFACE = format_of(replace(REPORT, least=1, in_minor_units=True, records=_records))


def _of(document: AdviceDocument) -> AdviceFormat:
    """JSON has amounts in cents, the table in the main unit."""
    return _TABLE if document.json is None else _INTERFACE


FORMAT = AdviceFormat(
    "stripe",
    lambda document: _of(document).recognise(document),
    lambda document: _of(document).read(document),
)
