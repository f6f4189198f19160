"""TWINT: the settlement of a shop, with three lines above its header, and the currency
in two columns. What is credited stands before what was paid."""

from __future__ import annotations

from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportTable

_SETTLED = (
    "datum abrechnung|date du decompte|date decompte|data conteggio|settlement date"
)


def _finish(table: ReportTable, payout: Payout) -> None:
    """A shop is paid once a day: the day is the payout's id."""
    if payout.date is not None:
        payout.number = payout.date.isoformat()
    told = table.told_above(_SETTLED)
    payout.marks = tuple(filter(None, (told, payout.number)))


REPORT = Report(
    name="twint",
    sender="TWINT",
    columns={
        "gross": "betrag transaktion|transaktionsbetrag|montant transaction"
        "|montant de la transaction|importo transazione|transaction amount",
        "fee": "transaktionsgebuhr|gebuhr|frais de transaction|commissione transazione"
        "|commissione|transaction fee",
        "net": "gutgeschriebener betrag|montant credite|montant crédité"
        "|importo accreditato|credited amount|amount credited",
        "currency": "wahrung|monnaie|devise|valuta|moneta|currency",
        "payout": "uberweisung am|datum uberweisung|date du virement|virement le"
        "|data bonifico|transfer date|transferred on|bonifico il",
        "payout_date": "uberweisung am|datum uberweisung|date du virement|virement le"
        "|data bonifico|transfer date|transferred on|bonifico il",
        "type": "typ|type|tipo",
        "date": "transaktionsdatum|date de transaction|date de la transaction"
        "|data transazione|transaction date",
        "clock": "transaktionszeit|heure de transaction|heure de la transaction"
        "|ora transazione|transaction time",
        "id": "transaktions id|id transaction|id de transaction|id transazione"
        "|transaction id|id de la transaction",
        "transaction": "handlertransaktions id|id de transaction commercant"
        "|id de transaction du commercant|id transazione esercente"
        "|merchant transaction id|id transazione commerciante",
        "order": "order id|bestell id|bestellnummer|id commande|numero ordine"
        "|id de commande",
        "name": "name kunde|kunde",
    },
    needs=("gross", "net", "fee", "payout"),
    marks="gutgeschriebener betrag|betrag transaktion|transaktionsgebuhr"
    "|kennung verkaufsstelle|uuid store|handlertransaktions id|uberweisung am"
    "|montant credite|frais de transaction|importo accreditato|credited amount"
    "|store uuid|transaction amount|transaction fee|merchant transaction id",
    least=3,
    types={
        "charge": "zahlung|payment|paiement|pagamento|bezahlung|kauf",
        "refund": "ruckerstattung|gutschrift|refund|remboursement|rimborso|storno"
        "|ruckzahlung|annulation|reversal",
        "fee": "gebuhr|fee|frais|commissione|grundgebuhr",
        "dispute": "chargeback|ruckbelastung|retrofacturation",
        "adjustment": "korrektur|anpassung|correction|correzione|adjustment",
    },
    order="dmy",
    finish=_finish,
)

FORMAT = format_of(REPORT)
