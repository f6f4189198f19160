"""Zalando: the settlement of a seller, from the provider's side: what it owes the
seller has a minus, what it keeps has none. Type and subtype together tell what it is.
"""

from __future__ import annotations

from ..reports.entry import Amounts, ReportEntry, read_entry
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.model import ZERO


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """The amount turned round; one that is kept for a sale is its refund."""
    amount = line.amount("gross")
    if amount is None:
        credit, debit = line.amount("credit"), line.amount("debit")
        if credit is None and debit is None:
            return None
        amount = abs(credit or ZERO) - abs(debit or ZERO)
    amount = ZERO - amount
    kind = table.kind_of(
        f"{line.text('type')} {line.text('what')}", line.text("what"), line.text("type")
    )
    if kind == "charge" and amount < 0:
        kind = "refund"
    tax = ZERO - (line.amount("tax") or ZERO)
    return read_entry(table, line, kind or "other", Amounts(amount, ZERO, tax))


REPORT = Report(
    name="zalando",
    sender="Zalando",
    columns={
        "gross": "amount|betrag|amount gross|bruttobetrag|gross amount|total amount",
        "credit": "credit|haben",
        "debit": "debit|soll",
        "tax": "vat on fee|fee vat",
        "currency": "currency|wahrung|currency code",
        "payout": "statement number|settlement number|settlement id|abrechnungsnummer"
        "|statement no|settlement statement number|statement id|payout reference",
        "payout_date": "payout date|payment date|settlement date|auszahlungsdatum"
        "|zahlungsdatum|statement date|abrechnungsdatum",
        "type": "type|transaction type|typ|transaktionstyp",
        "what": "subtype|sub type|transaction subtype|transaction sub type|untertyp"
        "|subtyp",
        "date": "transaction date|booking date|posting date|date|buchungsdatum|datum"
        "|order date",
        "id": "transaction id|transaction number|item id",
        "order": "order number|bestellnummer|order no|zalando order number|order id"
        "|merchant order number|merchant order id",
        "number": "invoice number|rechnungsnummer",
        "transaction": "return number|shipment number|outbound tracking number",
        "text": "description|beschreibung|comment",
    },
    needs=("gross|credit", "type", "what", "order"),
    marks="statement number|settlement number|abrechnungsnummer|zalando order number"
    "|subtype|sub type|transaction subtype|transaction sub type|untertyp|subtyp"
    "|order number|bestellnummer|merchant order number|return number|ean"
    "|zalando article number|partner article number|settlement period|zalando sku",
    least=3,
    types={
        "charge": "sale|sales|revenue|order|verkauf|umsatz|outbound|gross sales",
        "refund": "return|refund|retoure|erstattung|cancellation|returned"
        "|sale return|sales return",
        "fee": "fee|commission|provision|gebuhr|commission fee|service fee|shipping fee"
        "|return fee|payment fee|logistics fee|zfs fee|fulfilment fee|sale commission"
        "|sales commission|return shipping fee|versandgebuhr|marketing fee|rental fee",
        "fee_refund": "return commission|commission refund|commission correction"
        "|commission return|fee refund|refund commission",
        "adjustment": "adjustment|correction|korrektur|goodwill|compensation|penalty"
        "|voucher|gutschein|discount",
        "reserve": "reserve|holdback|deposit|einbehalt|risk reserve",
        "payout": "payout|payment|auszahlung|transfer",
    },
    read=_read,
)

FORMAT = format_of(REPORT, rank=58)
