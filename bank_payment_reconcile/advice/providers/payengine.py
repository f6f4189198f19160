"""Nexi Payengine: the unified settlement report of all processors, and the file of
direct debits. Amounts are signed with a point, days are eight digits, day first."""

from __future__ import annotations

from ..reports.entry import ReportEntry, read_entry
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """A direct debit that came back has its day in a column of its own."""
    returned = line.text("returned")
    kind = line.kind
    if returned and not kind:
        kind = "dispute"
    entry = read_entry(table, line, kind or "")
    if entry is None:
        return None
    if returned and entry.row.kind in ("charge", "dispute"):
        entry.change(kind="dispute", gross=-abs(entry.row.gross))
    elif entry.row.kind == "refund" and entry.row.gross > 0 and not table.is_signed:
        entry.change(gross=-entry.row.gross)
    elif entry.row.kind == "other" and not line.has("kind"):
        # The type is the sort of trade here, and no kind.
        entry.change(kind="charge" if entry.row.gross >= 0 else "refund")
    return entry


REPORT = Report(
    name="payengine",
    sender="Nexi Payengine",
    columns={
        "gross": "grossAmount|gross amount|settlementGrossAmount|transactionAmount"
        "|amount|initialAmount|settlementAmount|transaction amount|gross",
        "fee": "feeAmount|fee|fees|commission|commissionAmount|feesAmount|totalFees"
        "|fee amount|processorFee|transactionFee|interchangeFee|schemeFee",
        "tax": "feeVat|vatAmount|vat|taxAmount|feeTaxAmount",
        "net": "netAmount|net amount|settlementNetAmount|payoutAmount|net",
        "currency": "settlementCurrency|currency|netCurrency",
        "original_currency": "transactionCurrency|originalCurrency",
        "original": "originalAmount",
        "payout": "payoutReference|settlementReference|settlementId|payoutId|payoutID"
        "|settlementBatchId|settlement reference|batchId|batchNumber",
        "payout_date": "payoutDate|settlementDate|settledAt|paymentDate|bookingDate",
        "mark": "payoutReference|settlementReference|bankReference|bookingText",
        "returned": "chargebackDate",
        "kind": "transactionType|settlementType|type|eventType",
        "type": "transactionType|settlementType|type|eventType|trx-type",
        "date": "transactionDate|createdAt|created|transaction date",
        "id": "transactionId|transactionID|processorTransactionId",
        "transaction": "orderId|referenceID|referenceId|processorReference"
        "|paymentInstrumentId|processorTransactionId",
        "number": "invoiceNumber|invoiceId|merchantReference",
        "order": "merchantOrderId|merchantOrderID",
        "text": "description|usage|terms",
        "name": "customerName",
        "email": "customerEmail",
    },
    needs=("gross|net", "order", "transaction|id"),
    marks="merchantOrderId|referenceID|merchantID|trx-type|settledAt|chargebackDate"
    "|processor|transactionId|orderId|initialAmount|settlementDate|processorMerchantId"
    "|merchantReference|settlementCurrency|settlementAmount|transactionType"
    "|paymentMethod|payoutDate|feeAmount|netAmount|grossAmount",
    least=4,
    types={
        "charge": "debit|capture|payment|sale|purchase|settlement|retail|captured"
        "|debit transaction",
        "refund": "refund|credit|refunded|reversal of payment|gutschrift",
        "dispute": "chargeback|rueckbuchung|returned|rejected|dispute|ruckgabe"
        "|direct debit return",
        "dispute_reversal": "chargeback reversal|chargeback_reversal|representment",
        "fee": "fee|fees|commission|service fee|chargeback fee",
        "adjustment": "adjustment|correction|misc",
        "reserve": "reserve|holdback|release",
        "payout": "payout|transfer|withdrawal",
    },
    order="dmy",
    read=_read,
)

FORMAT = format_of(REPORT, rank=60)
