"""Amazon: the settlement report, version 2, a row for each part of an order.

Its first row has the day and the total of the payout, and nothing else. Rows of one
order and kind are one row of the payout; what Amazon keeps of it is the fee.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ..reports.entry import Amounts, ReportEntry, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.model import ZERO
from ..shared.words import fold

_FEES = ("itemfees", "item fees", "shipmentfees", "shipment fees", "orderfees")
_RESERVE = ("reserve",)
_ADVERTISING = ("cost of advertising", "advertising", "transactiontotalamount")


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """A part of an order, or what stands by itself. The summary has no amount."""
    amount = line.amount("gross")
    if amount is None:
        return None
    kind = _kind(line)
    amounts = Amounts(amount)
    if kind in ("charge", "refund") and fold(line.text("part")) in _FEES:
        amounts = Amounts(ZERO, amount)
    entry = read_entry(table, line, kind, amounts)
    if entry is not None:
        entry.currency = line.currency
    return entry


def _kind(line: ReportLine) -> str:
    what = f"{fold(line.text('part'))} {fold(line.text('what'))}"
    if any(word in what for word in _RESERVE):
        return "reserve"
    if any(word in what for word in _ADVERTISING):
        return "fee"
    kind = line.kind
    if line.text("order") and kind in ("charge", "refund", "dispute"):
        return kind
    found = line.table.kind_of(line.text("what"), line.text("part"))
    return found or kind or "other"


def _join(_table: ReportTable, entries: list[ReportEntry]) -> list[ReportEntry]:
    """The parts of each order as one entry, at the place of the first."""
    found: dict[tuple[str, ...], ReportEntry] = {}
    kept: list[ReportEntry] = []
    for entry in entries:
        line = entry.line
        order = line.text("order")
        if entry.row.kind not in ("charge", "refund", "dispute") or not order:
            kept.append(entry)
            continue
        # Rows of one kind in their own settlement; an adjustment is a refund each.
        key = (entry.payout, entry.row.kind, order, line.text("adjustment"))
        first = found.get(key)
        if first is None:
            found[key] = entry
            kept.append(entry)
        else:
            first.change(
                gross=first.row.gross + entry.row.gross,
                fee=first.row.fee + entry.row.fee,
            )
    return kept


def _finish(table: ReportTable, payout: Payout) -> None:
    """Day, total and currency stand in the row that has no amount."""
    for line in table.lines:
        if line.text("payout") == payout.number and line.amount("payout_total"):
            payout.total = line.amount("payout_total")
            payout.date = line.written_day("payout_date") or payout.date
            payout.currency = line.currency or payout.currency
            return
    if payout.date is None:
        # Without the row of the summary the last day is the nearest.
        days = [each.line.written_day("date") for each in payout.entries]
        payout.date = max((day for day in days if day), default=None)


REPORT = Report(
    name="amazon",
    sender="Amazon",
    columns={
        "gross": "amount",
        "payout": "settlement-id",
        "payout_date": "deposit-date",
        "payout_total": "total-amount",
        "currency": "currency",
        "type": "transaction-type",
        "part": "amount-type",
        "what": "amount-description",
        "date": "posted-date-time|posted-date",
        "order": "order-id|merchant-order-id",
        "adjustment": "adjustment-id|merchant-adjustment-item-id",
        "transaction": "shipment-id|adjustment-id",
        "text": "amount-description",
    },
    needs=("gross", "payout", "type", "part", "payout_total"),
    marks="settlement-id|settlement-start-date|settlement-end-date|deposit-date"
    "|amount-type|amount-description|fulfillment-id|order-item-code|posted-date-time"
    "|marketplace-name|merchant-order-item-id",
    least=4,
    types={
        "charge": "order|order_retrocharge|order retrocharge|direct payment",
        "refund": "refund|refund_retrocharge|refund retrocharge|guarantee refund"
        "|a to z guarantee refund|liquidations adjustments",
        "dispute": "chargeback refund|chargeback|a to z guarantee claim",
        "fee": "servicefee|service fee|subscription fee|storage fee|fbastoragefee"
        "|fba inventory storage fee|storagerenewalbilling|inbound transportation fee"
        "|fba inbound transportation fee|fba removal order return fee|disposal fee"
        "|removal order|cost of advertising|shipping label purchase|advertising"
        "|fbainboundtransportationfee|fba long term storage fee|digital services fee"
        "|couponredemptionfee|coupon redemption fee|lightning deal fee"
        "|inventory storage fee|fba customer return per unit fee|vine enrollment fee"
        "|commission|other fee"
        "|fba inbound placement service fee|micro deposit",
        "adjustment": "reversal_reimbursement|warehouse_damage|warehouse_lost"
        "|missing_from_inbound|fba inventory reimbursement|compensated_clawback"
        "|balance adjustment|goodwill|safe t reimbursement|safe-t reimbursement"
        "|free_replacement_refund_items|adjustment|re evaluation"
        "|fba inventory reimbursement customer return",
        "transfer": "debt recovery|payable to amazon|failed disbursement|transfer"
        "|successful charge|unsuccessful charge|tax reimbursement",
        "reserve": "current reserve amount|previous reserve amount balance",
    },
    read=_read,
    join=_join,
    finish=_finish,
)

FORMAT = format_of(REPORT)
