"""GoCardless: the events or items of a payout.

Credit and debit stand in two columns, or the amount is signed. The export of events
names neither the payout nor its reference: its sum alone ties it to the bank's line. A
failed payment gives its fee back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..reports.entry import ReportEntry, read_entry
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.document import AdviceDocument
from ..shared.registry import AdviceFormat


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """The kind by resource and action together: "payments" is "paid_out"."""
    kind = table.kind_of(
        f"{line.text('resource')} {line.text('type')}",
        line.text("type"),
        line.text("cause"),
    )
    return read_entry(table, line, kind)


def _records(json: Any) -> list[dict[str, Any]] | None:
    """Items of a payout as its interface answers with them."""
    found = json.get("payout_items") if isinstance(json, dict) else None
    return found if isinstance(found, list) else None


COLUMNS = {
    "gross": "amount|net_amount",
    "credit": "credit_amount|credit",
    "debit": "debit_amount|debit",
    "currency": "currency|details.currency|payments.currency|payouts.currency",
    "payout": "links.payout|payout_id|payouts.id|payout.id|payout",
    "payout_date": "payouts.arrival_date|arrival_date|payout.arrival_date|payout_date",
    "payout_total": "payouts.amount|payout.amount",
    "mark": "payouts.reference|payout.reference|payout_reference|reference",
    "resource": "resource_type",
    "type": "action|type|item_type",
    "cause": "details.cause",
    "date": "created_at|charge_date|payments.charge_date",
    "id": "id|event_id",
    "transaction": "links.payment|payments.id|payment_id|links.refund|refunds.id"
    "|links.mandate",
    "number": "payments.metadata.invoice*|metadata.invoice*|invoice*"
    "|payments.reference|payments.metadata.xero*",
    "order": "payments.metadata.*|metadata.*",
    "text": "payments.description|payment_description|description|refunds.reference"
    "|details.description",
    "name": "customers.company_name|customer_name|customers.name"
    "|customers.given_name|customers.family_name",
    "email": "customers.email|customer_email",
}
MARKS = (
    "resource_type|credit_amount|debit_amount|details.origin|details.cause"
    "|links.payment"
    "|links.payout|payments.description|payout_id|links.refund|links.mandate"
)
TYPES = {
    "charge": "payments paid_out|payment_paid_out|paid_out|payments confirmed",
    "refund": "payment_refunded|refund|refunds paid|refunds refunded|refunds created"
    "|refund_paid|payments refunded",
    "refund_failed": "refund_funds_returned|refunds funds_returned|refunds failed"
    "|funds_returned",
    "dispute": "charged_back|payment_charged_back|payment_failed|payments failed"
    "|payments charged_back|late_failure_settled|payments late_failure_settled"
    "|chargeback_settled|payments chargeback_settled",
    "dispute_reversal": "chargeback_cancelled|payments chargeback_cancelled",
    "fee": "gocardless_fee|app_fee|surcharge_fee|fees gocardless_fee|fees app_fee"
    "|fees|fee|transaction_fee|fees surcharge_fee",
    "transfer": "revenue_share|creditor_updates",
    "payout": "payouts paid|payout_paid|payouts",
    "adjustment": "adjustment|balance_adjustment",
}

REPORT = Report(
    name="gocardless",
    sender="GoCardless",
    columns=COLUMNS,
    needs=("gross|credit|debit", "type"),
    marks=MARKS,
    least=2,
    types=TYPES,
    zone="UTC",
    read=_read,
)

_TABLE = format_of(REPORT)
_INTERFACE = format_of(replace(REPORT, least=1, in_minor_units=True, records=_records))


def _of(document: AdviceDocument) -> AdviceFormat:
    """JSON has amounts in cents, the table in the main unit."""
    return _TABLE if document.json is None else _INTERFACE


FORMAT = AdviceFormat(
    "gocardless",
    lambda document: _of(document).recognise(document),
    lambda document: _of(document).read(document),
)
