"""Adyen: the settlement detail report.

Debit and credit stand in two columns, of the customer's currency and of the payout's;
the net is after the fees. A row "MerchantPayout" pays the batch, and names the
transfer, which may pay batches of several accounts, each with a report of its own.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ...statement_formats import currency_decimals
from ..reports.entry import Amounts, ReportEntry, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable, code_of
from ..shared.model import ZERO

_TRANSFER = re.compile(r"\bTX\w+XT\b", re.IGNORECASE)
_BATCH = re.compile(r"\bbatch\s+(\w+),\s*([^\s,]+)", re.IGNORECASE)
_CENT = Decimal("0.01")


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """Gross is the net without the fees, since its own columns are in the currency in
    which the customer paid."""
    credit, debit = line.amount("credit"), line.amount("debit")
    fee = -line.total("fee")
    if credit is None and debit is None:
        return None if line.is_blank else read_entry(table, line)
    net = (credit or ZERO) - (debit or ZERO)
    own = line.currency
    entry = read_entry(table, line, amounts=_amounts(net, fee, own))
    if entry is None:
        return None
    paid = (line.amount("original") or ZERO) - (line.amount("original_debit") or ZERO)
    paid_in = code_of(line.text("original_currency"))
    if paid_in and paid_in != own and paid:
        entry.change(original_amount=paid, original_currency=paid_in)
    elif paid_in == own and paid and paid != entry.row.gross:
        _check_gross(table, entry, paid)
    entry.payout = "/".join(filter(None, (line.text("account"), line.text("payout"))))
    return entry


def _amounts(net: Decimal, fee: Decimal, currency: str) -> Amounts:
    """Gross in whole units of the currency, where fees have more decimals."""
    unit = Decimal(1).scaleb(-currency_decimals(currency or "EUR"))
    gross = (net - fee).quantize(unit, ROUND_HALF_UP)
    return Amounts(gross, net - gross, ZERO, net)


def _check_gross(table: ReportTable, entry: ReportEntry, paid: Decimal) -> None:
    """Rounds what only rounding makes different."""
    unit = _CENT if currency_decimals(entry.currency) == 2 else Decimal(1)
    missing = paid - entry.row.gross
    if entry.row.kind not in ("fee", "fee_refund") and abs(missing) <= unit:
        entry.change(gross=paid, fee=entry.row.fee - missing)


def _finish(table: ReportTable, payout: Payout) -> None:
    """Its id is the transfer's, with the batch: others are paid with it."""
    account, _slash, batch = payout.number.rpartition("/")
    payout.number = batch
    paying = payout.paying
    if paying is None:
        return
    text = paying.line.text("text")
    transfer = _TRANSFER.search(text)
    marks = [f"batch {number}, {name}" for number, name in _BATCH.findall(text)]
    if transfer:
        own = transfer[0].upper()
        payout.number = f"{own}/{batch}" if batch else own
        marks.insert(0, own)
        paying.change(transactions=(own, *paying.row.transactions))
    payout.marks = tuple(dict.fromkeys(marks))


REPORT = Report(
    name="adyen",
    sender="Adyen",
    columns={
        "credit": "net credit (nc)|net credit",
        "debit": "net debit (nc)|net debit",
        "fee": "commission (nc)|markup (nc)|scheme fees (nc)|interchange (nc)"
        "|processing fee (nc)",
        "currency": "net currency",
        "original": "gross credit (gc)|gross credit",
        "original_debit": "gross debit (gc)|gross debit",
        "original_currency": "gross currency",
        "payout": "batch number",
        "account": "merchant account",
        "type": "type|record type",
        "date": "creation date|booking date|date",
        "zone": "timezone|creation date timezone|booking date timezone",
        "id": "psp reference",
        "transaction": "modification psp reference|original psp reference"
        "|psp modification reference",
        "number": "merchant reference|modification merchant reference",
        "order": "merchant order reference|invoice number",
        "text": "modification reference",
        "name": "shopper name|holder name",
        "email": "shopper email",
    },
    needs=("credit", "debit", "type"),
    marks="net debit (nc)|net credit (nc)|gross debit (gc)|gross credit (gc)"
    "|psp reference|merchant reference|modification reference|batch number"
    "|commission (nc)|markup (nc)|scheme fees (nc)|interchange (nc)",
    least=4,
    types={
        "charge": "settled|settledexternally|settledinstallment|authorised"
        "|capture|sentforsettle|settledreversed",
        "refund": "refunded|refundedexternally|refundedinstallment|refund",
        "refund_failed": "refundedreversed|refundreversed",
        "dispute": "chargeback|secondchargeback|chargebackexternally"
        "|chargebackreversedexternally",
        "dispute_reversal": "chargebackreversed|secondchargebackreversed"
        "|chargebackexternallyreversed",
        "fee": "fee|invoicededuction|misccosts|bankinstructionreturned fee|vat"
        "|cashback fee",
        "reserve": "reserveadjustment|rollingreserve|reserve",
        "adjustment": "depositcorrection|matchedstatement|manualcorrected"
        "|manualcorrection|advancement|advancementcommissions",
        "payout": "merchantpayout",
        "payout_failed": "merchantpayoutreversed|merchantpayinreversed"
        "|bankinstructionreturned",
        "transfer": "balancetransfer|internaltransfer|paidout|paidoutreversed"
        "|merchantpayin|internalcompanypayout",
    },
    read=_read,
    finish=_finish,
)

FORMAT = format_of(REPORT)
