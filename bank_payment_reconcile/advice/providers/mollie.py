"""Mollie: the settlement.

What it costs stands once for each method, with four decimals: the sum is rounded, not
its rows. The bank's text has a T before the settlement's number.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ...sentences import _
from ...statement_formats import currency_decimals
from ..reports.entry import FEES, Amounts, ReportEntry, read_amounts, read_entry
from ..reports.payout import Payout
from ..reports.reader import format_of
from ..reports.report import Report
from ..reports.table import ReportLine, ReportTable
from ..shared.model import ZERO
from ..shared.words import fold

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_TAX = re.compile(r"(?:VAT|BTW|MwSt\.?|TVA|IVA)\s*(?:of)?\s*([0-9]+[.,][0-9]+)", re.I)
_WITHOUT_TAX = re.compile(r"excl\.?|exkl\.?|zzgl\.?|hors|esclusa|sin", re.I)
_COST = re.compile(r"\b(?:costs?|fees?|kosten|gebuhr\w*|frais|withheld|kost)\b")
#: The usual rate of the country from which it charges, in percent.
_RATE = Decimal(21)
_INVOICED = ("invoiced", "gefactureerd", "in rechnung gestellt", "facture")


def _read(table: ReportTable, line: ReportLine) -> ReportEntry | None:
    """The amount in the settlement's currency counts; costs have no id."""
    amounts = read_amounts(line)
    words = fold(
        f"{line.text('type')} {line.text('text') if not line.text('id') else ''}"
    )
    kind = line.kind
    is_cost = not line.text("id") and bool(_COST.search(words))
    if is_cost or fold(line.text("state")) in _INVOICED:
        kind = "fee"
    elif line.text("id").startswith("re_"):
        kind = "refund" if amounts.gross <= 0 else "refund_failed"
    elif line.text("id").startswith("chb_"):
        kind = "dispute" if amounts.gross <= 0 else "dispute_reversal"
    elif not kind:
        kind = "charge" if amounts.gross >= 0 else "refund"
    if line.is_blank:
        return None
    entry = read_entry(table, line, kind, Amounts(amounts.gross))
    if entry is not None and kind in FEES:
        entry.change(numbers=(), orders=())
    return entry


def _join(table: ReportTable, entries: list[ReportEntry]) -> list[ReportEntry]:
    """All costs of a settlement as one row, rounded once."""
    found: list[ReportEntry] = []
    costs: dict[tuple[str, str], list[ReportEntry]] = {}
    for entry in entries:
        if entry.row.kind == "fee" and entry.row.ignored is None:
            key = (entry.payout, entry.currency)
            if key not in costs:
                costs[key] = []
                found.append(entry)
            costs[key].append(entry)
        else:
            found.append(entry)
    for several in costs.values():
        _add_up(table, several)
    return found


def _add_up(table: ReportTable, costs: list[ReportEntry]) -> None:
    """Makes the first one all of them. The provider's total rules: the tax is rounded
    by itself, the base takes the rest."""
    first = costs[0]
    unit = Decimal(1).scaleb(-currency_decimals(first.currency or "EUR"))
    exact = sum((each.row.fee for each in costs), ZERO)
    tax = sum((_tax_of(table, each) for each in costs), ZERO)
    total = exact.quantize(unit, ROUND_HALF_UP)
    tax = tax.quantize(unit, ROUND_HALF_UP)
    texts = [each.row.text for each in costs if each.row.text]
    names = [each.line.text("type") for each in costs]
    first.change(
        fee=total - tax,
        fee_tax=tax,
        text="; ".join(filter(None, (*dict.fromkeys(names), *texts)))[:500],
    )


def _tax_of(table: ReportTable, entry: ReportEntry) -> Decimal:
    """The tax in a cost: as a column or its text tells it, or by the rate where the
    text says that its price is without."""
    amount = entry.row.fee
    sign = -1 if amount < 0 else 1
    if entry.line.has("tax"):
        return sign * abs(entry.line.amount("tax") or ZERO)
    text = entry.line.text("text")
    told = _TAX.search(text)
    if told:
        return sign * (table.amounts.may_read(told[1]) or ZERO)
    if _WITHOUT_TAX.search(text):
        return amount - amount / (1 + _RATE / 100)
    return ZERO


def _finish(_table: ReportTable, payout: Payout) -> None:
    """Without a day of its own it is paid on the day of its last row."""
    if payout.number:
        payout.marks += (f"T{payout.number}", payout.number)
    if payout.date is None:
        days = [each.line.written_day("date") for each in payout.entries]
        payout.date = max((day for day in days if day), default=None)
    if any(each.row.kind == "fee" for each in payout.entries):
        return
    payout.remarks.append(
        _(
            "The settlement %(number)s of Mollie names no costs. Where Mollie keeps "
            "them back, the bank's line is lower by them.",
            number=payout.number,
        )
    )


REPORT = Report(
    name="mollie",
    sender="Mollie",
    columns={
        "gross": "settlement amount|bedrag uitbetaling|uitbetaald bedrag"
        "|abrechnungsbetrag|auszahlungsbetrag|montant du reglement|montant verse"
        "|amount|bedrag|betrag|montant",
        "tax": "vat amount|amount vat|vat|btw|mwst",
        "currency": "settlement currency|uitbetalingsvaluta|abrechnungswahrung"
        "|auszahlungswahrung|devise du reglement|currency|valuta|wahrung|devise",
        "original": "amount|bedrag|betrag|montant",
        "original_currency": "currency|valuta|wahrung|devise",
        "payout": "settlement reference|settlement|uitbetalingsreferentie"
        "|abrechnungsreferenz|auszahlungsreferenz|reference du reglement|settlement id"
        "|uitbetalingskenmerk|reference de versement",
        "payout_date": "settlement date|settled at|uitbetalingsdatum|auszahlungsdatum"
        "|abrechnungsdatum|date de reglement",
        "type": "payment method|betaalmethode|betalingsmethode|zahlungsmethode"
        "|zahlungsart|methode de paiement|moyen de paiement|type|method",
        "state": "status|statut",
        "date": "date|datum|created at|paid at",
        "id": "id|payment id|transaction id",
        "number": "invoice number|factuurnummer|rechnungsnummer",
        "order": "order|order id|order number|metadata.*",
        "text": "description|omschrijving|beschreibung",
        "name": "consumer name|naam consument|name des verbrauchers|customer name"
        "|nom du consommateur|kundenname|naam klant",
        "email": "consumer email|customer email",
    },
    needs=("gross", "payout", "id", "type"),
    marks="settlement currency|settlement amount|settlement reference|consumer name"
    "|consumer bank account|amount refunded|consumer bic|uitbetalingsreferentie"
    "|abrechnungsreferenz|auszahlungsreferenz|reference du reglement|betaalmethode"
    "|naam consument|bedrag terugbetaald|uitbetaald bedrag|abrechnungsbetrag"
    "|consumer account|erstatteter betrag|montant rembourse",
    types={
        "refund": "refund|terugbetaling|ruckerstattung|remboursement|erstattung",
        "dispute": "chargeback|terugboeking|ruckbuchung|retrofacturation",
        "dispute_reversal": "chargeback reversal|chargeback reversed",
        "reserve": "rolling reserve|reserve|rolling_reserve_hold|balance reserve",
        "adjustment": "correction|balance correction|correctie|korrektur"
        "|to be released",
        "transfer": "application fee|platform payment|split payment|capital|invoice"
        " compensation|balance transfer",
        "fee": "withheld fees|costs|fee|kosten|gebuhren|frais",
        "payout": "outgoing transfer|settlement paid",
    },
    join=_join,
    read=_read,
    finish=_finish,
)

FORMAT = format_of(REPORT)
