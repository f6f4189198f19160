"""PayPal: the download of activities and the statement, in many languages.

The fee is signed. A payment in a foreign currency is several rows: the payment, the
conversion out of its currency, the one into the account's, and maybe a fee. A row of
its own withdraws what stands before it.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...reports.conversions import join_conversions
from ...reports.entry import NO_MONEY, ReportEntry, read_entry
from ...reports.reader import format_of
from ...reports.report import Report
from ...reports.table import ReportLine, ReportTable
from ...shared.words import fold, folded
from .codes import TYPES, kind_of_code

_CODE = re.compile(r"T[0-9]{4}")
#: What stands in the column "Balance Impact" where a row moves no money.
_NO_EFFECT = folded(
    "memo|none|no impact|kein einfluss|keine|memo item|aucun impact|aucun|sans effet"
    "|ninguno|sin impacto|nessuno|nessun impatto|geen|geen effect|brak|ingen|nenhum"
    "|sem impacto|notiz|hinweis|memorando|nota|mémo|aucune|geen invloed|ingen effekt"
)


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    kind = _kind(line)
    entry = read_entry(table, line, kind)
    if entry is None:
        return None
    effect = fold(line.text("effect"))
    if effect in _NO_EFFECT and entry.row.ignored is None:
        entry.change(kind="other", ignored=NO_MONEY)
    elif entry.state == "pending":
        # What is pending stands here once more when it is booked.
        entry.change(kind="other", ignored=NO_MONEY)
    return entry


def _kind(line: ReportLine) -> str:
    """By the code of the event where there is one, else by words; what they leave open
    shows in who pays whom."""
    code = _CODE.search(line.text("code"))
    found = kind_of_code(code[0]) if code else ""
    gross = line.amount("gross") or line.amount("net") or 0
    kind = found or line.kind
    if kind == "payout" and gross > 0:
        return "payout_failed"
    if kind == "charge" and gross < 0:
        return "transfer" if not line.text("parent") else "refund"
    if kind == "refund" and gross > 0:
        return "refund_failed"
    if kind == "dispute" and gross > 0:
        return "dispute_reversal"
    if not kind:
        return "charge" if gross > 0 and line.text("email") else ""
    return kind


REPORT = Report(
    name="paypal",
    sender="PayPal",
    columns={
        "gross": "gross|brutto|avant commission|brut|bruto|importe bruto|lordo|kwota"
        "|bruto bedrag|valor bruto|bruttobelopp|bruttobelop|hruba castka|total"
        "|brutto kwota|importo lordo|montant brut",
        "fee": "fee|fees|gebuhr|entgelt|gebuhren|commission|frais|commissions|comision"
        "|tarifa|comisiones|tariffa|commissione|kosten|vergoeding|tarief|toeslag|oplata"
        "|taxa|avgift|gebyr|poplatek|dij|prowizja|tariffe",
        "net": "net|netto|net amount|neto|netto bedrag|importe neto|netto kwota|liquido"
        "|valor liquido|nettobelopp|nettobelop|importo netto|cista castka|montant net",
        "currency": "currency|wahrung|devise|moneda|divisa|valuta|waluta|moeda|mena"
        "|currency code",
        "type": "type|typ|beschreibung|description|tipo|descripcion|descrizione"
        "|descricao|omschrijving|opis|beskrivning|beskrivelse|type de transaction"
        "|popis",
        "code": "transaction event code|transaktionsereigniscode|event code"
        "|code d evenement de la transaction|codice evento transazione"
        "|codigo de evento de la transaccion|transactiegebeurteniscode",
        "status": "status|etat|estado|stato|statut|stav",
        "effect": "balance impact|auswirkung auf guthaben|impact sur le solde"
        "|impacto en el saldo|repercusion en el saldo|effetto sul saldo"
        "|impatto sul saldo|effect op saldo|invloed op saldo|effect saldo"
        "|wplyw na saldo|impacto no saldo|saldopaverkan|balanspaverkan"
        "|pavirkning pa saldo|saldoeffekt",
        "date": "date|datum|fecha|data|dato",
        "clock": "time|uhrzeit|zeit|heure|hora|ora|orario|tijd|godzina|tid|cas",
        "zone": "timezone|time zone|zeitzone|fuseau horaire|zona horaria|fuso orario"
        "|tijdzone|strefa czasowa|fuso horario|tidszon|tidssone|tidszone",
        "id": "transaction id|transaktionscode|numero de transaction"
        "|id de transaccion|codigo de transaccion|id. de transaccion"
        "|codice transazione|id transazione|transactiereferentie|transactie id"
        "|numer transakcji|identyfikator transakcji|id da transacao|transaktions id"
        "|transaksjons id|n de transaction|no de transaction|id transakce",
        "parent": "reference txn id|reference id|zugehoriger transaktionscode"
        "|txn referenzkennung|n de transaction de reference"
        "|no de transaction de reference"
        "|numero de la transaction de reference|numero de transaction de reference"
        "|id de referencia|id. de la transaccion de referencia"
        "|codigo de la transaccion de referencia|id de transaccion de referencia"
        "|codice transazione di riferimento|id transazione di riferimento"
        "|referentie transactie id|id referentietransactie"
        "|numer transakcji referencyjnej|id da transacao de referencia"
        "|reference transaction id|referens id",
        "number": "invoice number|invoice id|rechnungsnummer|n de facture|no de facture"
        "|numero de facture|numero de factura|n de factura|no de factura|numero fattura"
        "|numero della fattura|numero di fattura|factuurnummer|numer faktury"
        "|numero da fatura|numero da nota fiscal|fakturanummer|cislo faktury",
        "order": "custom number|custom|individuelle nummer|benutzerdefinierte nummer"
        "|n de client|no de client|numero personalizado|numero personalizzato"
        "|aangepast nummer"
        "|order number|bestellnummer|numer niestandardowy|anpassat nummer",
        "text": "item title|artikelbezeichnung|titre de l objet|nombre del articulo"
        "|titulo del articulo|titolo oggetto|nome oggetto|objectnaam|tytul przedmiotu"
        "|subject|betreff|objet|asunto|oggetto|onderwerp|temat|note|hinweis|remarque"
        "|nota|opmerking|notatka",
        "name": "name|nom|nombre|nome|naam|imie i nazwisko|nazwa|namn|navn",
        "email": "from email address|absender e mail adresse|von e mail adresse"
        "|de l adresse email|adresse email de l expediteur|desde la direccion de correo"
        "|correo electronico del remitente|da indirizzo email|dall indirizzo email"
        "|indirizzo email mittente|van e mailadres|adres e mail nadawcy",
        "mark": "bank reference id|bankreferenz|bank reference|bank reference number",
    },
    needs=("gross", "fee", "net", "currency", "date", "id"),
    marks="balance impact|auswirkung auf guthaben|impact sur le solde|timezone"
    "|time zone|zeitzone|fuseau horaire|reference txn id|zugehoriger transaktionscode"
    "|from email address|to email address|absender e mail adresse|transaktionscode"
    "|empfanger e mail adresse|avant commission|balance|guthaben|item title"
    "|artikelbezeichnung|invoice number|rechnungsnummer|receipt id|uhrzeit|solde"
    "|impacto en el saldo|zona horaria|fuso orario|tijdzone|effetto sul saldo|saldo"
    "|strefa czasowa|transaction event code|entgelt|custom number|address status"
    "|codice transazione|transactiereferentie|numer transakcji|numero de transaction"
    "|id de transaccion|tidszon|impatto sul saldo|wplyw na saldo|reference id"
    "|factuurnummer|numero fattura|numer faktury|fuso horario|impacto no saldo",
    types=TYPES,
    statuses={
        "pending": "pending|ausstehend|en attente|pendiente|in sospeso|in behandeling"
        "|oczekujaca|pendente|vantande|offen|nicht abgeschlossen|on hold|unclaimed",
        "ignored": "denied|abgelehnt|refuse|failed|fehlgeschlagen|canceled|cancelled"
        "|storniert|annule|expired|abgelaufen|geweigerd|rechazado|rifiutato|voided"
        "|removed|verweigert|echoue|mislukt|geannuleerd|cancelado|annullato|odrzucona",
    },
    fee_is_cost=False,
    is_paid_by_rows=True,
    read=_read,
    join=join_conversions,
)

FORMAT = format_of(REPORT, rank=55)
