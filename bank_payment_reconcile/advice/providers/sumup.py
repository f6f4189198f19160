"""SumUp: the export of transactions, in the language of the user.

The fee is positive and a cost; "Payout" is the net of a row, while "Net" and "VAT" are
those of the sale. Some exports have a second row of the same id for the payout.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import _
from ..reports.entry import ReportEntry, read_entry
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """A refund may stand there without a minus, which its payout shows."""
    entry = read_entry(table, line)
    if entry is None or entry.row.kind != "refund" or entry.row.gross <= 0:
        return entry
    net = line.amount("net")
    if net is None or net < 0:
        entry.change(gross=-entry.row.gross)
        entry.remarks.clear()
    return entry


def _join(_table: ReportTable, entries: list[ReportEntry]) -> list[ReportEntry]:
    """A sale and the row that pays it out are one."""
    sales = {each.id: each for each in entries if each.row.kind != "payout" and each.id}
    for entry in entries:
        sale = sales.get(entry.id)
        if entry.row.kind != "payout" or sale is None:
            continue
        sale.payout = sale.payout or entry.payout
        sale.paid_on = sale.paid_on or entry.paid_on
        sale.state = "" if sale.payout else sale.state
        if not sale.row.fee:
            sale.change(fee=entry.row.fee)
        sale.remarks.clear()
        entry.payout, entry.total = sale.payout, None
        entry.change(
            kind="other", ignored=_("part of line %(line)s", line=sale.row.line)
        )
    return entries


REPORT = Report(
    name="sumup",
    sender="SumUp",
    columns={
        "gross": "total|amount|amount incl vat|gesamt|gesamtbetrag|betrag|montant"
        "|montant total|importe|importe total|importo|totale|totaal|bedrag|belop|belopp"
        "|betrag inkl mwst|totalt|kwota|suma|total ttc",
        "fee": "fee|fees|gebuhr|gebuhren|frais|commission|comision|tarifa|comisiones"
        "|commissione|commissioni|kosten|vergoeding|gebyr|avgift|oplata|taxa"
        "|transaction"
        " fee|transaktionsgebuhr",
        "net": "payout|auszahlung|auszahlungsbetrag|versement|montant du versement"
        "|pago|abono|accredito|pagamento|versamento|uitbetaling|utbetaling|udbetaling"
        "|wyplata|payout amount|transfert|importe del abono",
        "currency": "currency|wahrung|devise|moneda|divisa|valuta|waluta|moeda",
        "payout": "payout id|auszahlungs id|auszahlungs nr|id de versement"
        "|id du versement|id versement|id de pago|id del abono|id de abono"
        "|id pagamento|id accredito|id versamento|uitbetalings id|uitbetaling id"
        "|utbetalings id|udbetalings id|id wyplaty|payout reference|id del pago",
        "payout_date": "payout date|auszahlungsdatum|datum der auszahlung"
        "|date de versement|date du versement|fecha de pago|fecha del pago"
        "|fecha de abono|fecha del abono|data pagamento|data accredito"
        "|data versamento|uitbetalingsdatum|utbetalingsdato|utbetalningsdatum"
        "|udbetalingsdato|data wyplaty",
        "type": "transaction type|transaktionsart|transaktionstyp|type de transaction"
        "|tipo de transaccion|tipo di transazione|tipo transazione|transactietype"
        "|type|typ|typ transakcji|transaksjonstype|transaktionstype",
        "status": "status|statut|estado|stato",
        "date": "date|datum|fecha|data|dato",
        "clock": "time|uhrzeit|heure|hora|ora|tijd",
        "id": "transaction id|transaktions id|id de transaction|id de la transaction"
        "|transaktionsnummer|id de transaccion|id de la transaccion|id transazione"
        "|id della transazione|transactie id|transaksjons id|id transakcji"
        "|transaction code|transaktionscode|code de transaction",
        "transaction": "transaction code|transaktionscode|code de transaction"
        "|codigo de transaccion|codice transazione",
        "number": "invoice number|rechnungsnummer|numero de facture|factuurnummer",
        "order": "order id|bestellnummer|order number|foreign transaction id"
        "|checkout reference|reference|referenz|referencia|riferimento|referentie",
        "text": "description|beschreibung|descripcion|descrizione|omschrijving|opis"
        "|beskrivelse|beskrivning",
        "name": "customer|customer name|kunde|client|cliente|klant",
    },
    needs=("gross", "fee", "payout|payout_date", "id"),
    marks="payout id|payout date|payout|transaction id|transaction code|card type"
    "|last 4 digits|process as|payment method|entry mode|auth code|tip amount"
    "|auszahlungs id|auszahlungsdatum|auszahlung|transaktions id|kartentyp"
    "|letzte 4 ziffern|verarbeitet als|zahlungsmethode|eingabemodus|trinkgeld"
    "|autorisierungscode|versement|date de versement|id de transaction|type de carte"
    "|mode de saisie|code d autorisation|tipo de tarjeta|fecha de pago|id de pago"
    "|id transazione|tipo di carta|uitbetalingsdatum|transactie id|kaarttype"
    "|id du versement|date du versement|transaction type|transaktionsart"
    "|id de versement|type de transaction|data pagamento|id pagamento"
    "|id de transaccion|fecha de abono|data accredito",
    least=4,
    types={
        "charge": "sale|payment|verkauf|zahlung|vente|paiement|venta|pago|vendita"
        "|pagamento|verkoop|betaling|salg|forsaljning|sprzedaz|pos|ecom|moto",
        "refund": "refund|ruckerstattung|erstattung|remboursement|reembolso"
        "|devolucion|rimborso|terugbetaling|refusjon|tilbagebetaling|aterbetalning"
        "|zwrot|partial refund|teilerstattung",
        "dispute": "chargeback|charge back|charge_back|ruckbuchung|rucklastschrift"
        "|retrofacturation|contracargo|storno|dd_return",
        "payout": "payout|auszahlung|versement|abono|accredito|uitbetaling|utbetaling",
        "fee": "fee|gebuhr|frais|comision|commissione|kosten|subscription",
        "adjustment": "balance|deduction|balance deduction|adjustment|korrektur"
        "|ajustement|debit|abzug",
    },
    statuses={
        "pending": "successful|erfolgreich|reussi|reussie|exitosa|exitoso|con exito"
        "|completata|riuscita|geslaagd|succesvol|vellykket|lyckad|pending|ausstehend"
        "|en attente|pendiente|in sospeso",
        "ignored": "failed|fehlgeschlagen|cancelled|canceled|storniert|abgebrochen"
        "|echoue|echouee|annule|annulee|fallida|fallido|cancelada|non riuscita"
        "|annullata|mislukt|geannuleerd|declined|abgelehnt|expired",
    },
    read=_read,
    join=_join,
)

FORMAT = format_of(REPORT)
