"""Shopify Payments: the export of transactions, of several payouts, and of those that
are not paid yet. The fee is positive and a cost; the invoice is known by its order."""

from __future__ import annotations

from ..reports.reader import format_of
from ..reports.report import Report

REPORT = Report(
    name="shopify",
    sender="Shopify Payments",
    columns={
        "gross": "amount|betrag|montant|bedrag|importe|importo",
        "fee": "fee|fees|gebuhr|gebuhren|frais|commission|kosten|tarifa|comision"
        "|commissione",
        "tax": "vat|fee vat|mwst|tva|iva|btw|tax",
        "net": "net|netto|neto|net amount",
        "original": "presentment amount",
        "original_currency": "presentment currency",
        "currency": "currency|wahrung|devise|valuta|moneda|divisa",
        "payout": "payout id|auszahlungs id|id du versement|id de versement"
        "|uitbetalings id|id de pago|id pagamento",
        "payout_date": "payout date|auszahlungsdatum|date de versement"
        "|date du versement|uitbetalingsdatum|fecha de pago|data pagamento",
        "mark": "bank reference|trace id|external trace id",
        "type": "type|typ|tipo",
        "status": "payout status|auszahlungsstatus|statut du versement"
        "|uitbetalingsstatus|estado del pago",
        "date": "transaction date|transaktionsdatum|date de transaction"
        "|date de la transaction|transactiedatum|fecha de transaccion",
        "transaction": "checkout|transaction id|source id",
        "order": "order|bestellung|commande|bestelling|pedido|ordine|order name",
    },
    needs=("gross", "fee|net", "payout|status", "type"),
    marks="payout status|payout id|payout date|card brand|card source|available on"
    "|presentment amount|presentment currency|checkout|payment method name"
    "|auszahlungsstatus|auszahlungs id|auszahlungsdatum",
    least=3,
    types={
        "charge": "charge|sale|capture|zahlung|belastung|paiement",
        "refund": "refund|ruckerstattung|erstattung|remboursement|terugbetaling"
        "|reembolso|rimborso",
        "refund_failed": "refund_failure|refund failure|failed refund",
        "dispute": "chargeback|dispute|dispute_withdrawal|chargeback_hold"
        "|ruckbuchung|litige|chargeback lost",
        "dispute_reversal": "chargeback_won|chargeback won|dispute_reversal"
        "|chargeback_release|chargeback reversal",
        "fee": "fee|chargeback_fee|shopify_fee|application_fee|shipping_label"
        "|marketplace_fee|gebuhr|tax_adjustment_fee",
        "fee_refund": "chargeback_fee_refund|fee_refund|fee refund",
        "reserve": "reserve|reserved_funds|reserve_hold|reserve_release"
        "|reserved funds withdrawal|reserved funds reversal",
        "adjustment": "adjustment|anpassung|ajustement|aanpassing|ajuste"
        "|shop_cash_credit|shopify_collective_credit|shopify_collective_debit"
        "|tax_adjustment|debit|credit|payout_adjustment|market_fee",
        "payout": "payout|auszahlung|transfer",
        "payout_failed": "payout_failure|payout_cancellation|payout failure",
        "other": "import_tax",
    },
    statuses={
        "pending": "pending|scheduled|in_transit_pending|ausstehend|en attente"
        "|in afwachting|pendiente",
        "ignored": "failed|canceled|cancelled|fehlgeschlagen",
    },
)

FORMAT = format_of(REPORT)
