"""Words that say otherwise, in many languages, and words that do not."""

from __future__ import annotations

from .adversarial_case import Case

_ONE = "RE-1001 nord 300; RE-1002 nord 120; RE-1003 fjord 300"


def _left(kind: str, why: str, texts: tuple[str, ...], amount: str = "300"):
    return [Case(kind, _ONE, text, amount, "nord", "-", why) for text in texts]


INSTALMENTS = _left(
    "an instalment",
    "a part of something, which happens to be what an invoice has open",
    (
        "2. Rate",
        "Teilzahlung RE-1001",
        "Ratenzahlung 3/12 RE-1001",
        "termijn 2 van 4",
        "deelbetaling RE-1001",
        "2e versement",
        "paiement partiel RE-1001",
        "rata 2 di 4",
        "pagamento parziale RE-1001",
        "plazo 2 de 4",
        "pago parcial RE-1001",
        "afdrag 2",
        "delbetaling RE-1001",
        "delbetalning RE-1001",
        "avbetalning 2",
        "avdrag nr 2",
        "rata 2 z 4",
        "częściowa wpłata RE-1001",
        "instalment 2 of 4",
        "part payment RE-1001",
        "osamaksu RE-1001",
        "prestação 2",
    ),
)

QUOTATIONS = _left(
    "a quotation or pro forma",
    "what was offered is not yet what was invoiced",
    (
        "Angebot 1001",
        "Kostenvoranschlag 1001",
        "offerte 1001",
        "devis 1001",
        "preventivo 1001",
        "presupuesto 1001",
        "tilbud 1001",
        "offert 1001",
        "oferta 1001",
        "quotation 1001",
        "quote no 1001",
        "tarjous 1001",
        "Proforma 1001",
        "pro forma invoice 1001",
        "pro-forma RE-1001",
        "facture proforma 1001",
    ),
)

ADVANCES = _left(
    "an advance",
    "money for what is not invoiced yet",
    (
        "Anzahlung",
        "Anzahlung Auftrag 1001",
        "Vorauszahlung",
        "aanbetaling",
        "acompte commande 1001",
        "acconto",
        "anticipo pedido 1001",
        "forskud",
        "forskott",
        "forskudd",
        "zaliczka",
        "deposit for order 1001",
        "advance payment",
        "down payment",
        "Kaution",
        "caution location",
        "borg",
    ),
)

NOT_MEANT = _left(
    "not for",
    "the text says that the invoice named is not the one",
    (
        "nicht für RE-1001",
        "niet voor RE-1001",
        "pas pour RE-1001",
        "non per RE-1001",
        "no para RE-1001",
        "ikke for RE-1001",
        "inte för RE-1001",
        "nie za RE-1001",
        "not for RE-1001",
        "ei laskulle RE-1001",
    ),
)
EXCEPT = [
    Case(
        "except",
        "RE-1001 nord 300.10; RE-1002 nord 120.20; RE-1003 nord 90.30",
        text,
        amount,
        "nord",
        "-",
        "the invoice named is the one that is not paid",
    )
    for text, amount in (
        ("alle ausser RE-1001", "300.10"),
        ("alles außer RE-1001", "210.50"),
        ("allemaal behalve RE-1001", "300.10"),
        ("toutes sauf RE-1001", "300.10"),
        ("tutte tranne RE-1001", "300.10"),
        ("tutte eccetto RE-1001", "210.50"),
        ("todas excepto RE-1001", "300.10"),
        ("todas menos RE-1001", "300.10"),
        ("alle undtagen RE-1001", "300.10"),
        ("alle unntatt RE-1001", "300.10"),
        ("alla utom RE-1001", "300.10"),
        ("wszystkie oprócz RE-1001", "300.10"),
        ("all except RE-1001", "300.10"),
        ("all but RE-1001", "210.50"),
        ("all invoices excluding RE-1001", "300.10"),
    )
]
INSTEAD = _left(
    "instead of",
    "the invoice named is the one that something else stands for",
    (
        "statt RE-1001",
        "anstelle von RE-1001",
        "in plaats van RE-1001",
        "au lieu de RE-1001",
        "invece di RE-1001",
        "en lugar de RE-1001",
        "en vez de RE-1001",
        "i stedet for RE-1001",
        "istället för RE-1001",
        "zamiast RE-1001",
        "instead of RE-1001",
    ),
)
WITHOUT = _left(
    "without",
    "the invoice named is the one that is left out",
    (
        "ohne RE-1001",
        "zonder RE-1001",
        "sans RE-1001",
        "senza RE-1001",
        "sin RE-1001",
        "uden RE-1001",
        "uten RE-1001",
        "utan RE-1001",
        "bez RE-1001",
        "without RE-1001",
    ),
)
REFUNDS = _left(
    "a refund",
    "money that is given back pays no invoice",
    (
        "Erstattung RE-1001",
        "Rückzahlung zu RE-1001",
        "terugbetaling RE-1001",
        "remboursement RE-1001",
        "rimborso RE-1001",
        "reembolso RE-1001",
        "devolución RE-1001",
        "refusion RE-1001",
        "tilbagebetaling RE-1001",
        "återbetalning RE-1001",
        "zwrot RE-1001",
        "refund of RE-1001",
        "chargeback RE-1001",
    ),
)
CANCELLED = _left(
    "cancelled or disputed",
    "what is cancelled or disputed is not paid without a person",
    (
        "storniert RE-1001",
        "Storno RE-1001",
        "RE-1001 strittig",
        "unter Vorbehalt RE-1001",
        "geannuleerd RE-1001",
        "betwist RE-1001",
        "annulée RE-1001",
        "sous réserve RE-1001",
        "facture contestée RE-1001",
        "annullata RE-1001",
        "contestata RE-1001",
        "anulada RE-1001",
        "annulleret RE-1001",
        "makulerad RE-1001",
        "bestridt RE-1001",
        "anulowana RE-1001",
        "cancelled RE-1001",
        "disputed RE-1001",
        "under protest RE-1001",
    ),
)

HARMLESS = [
    Case(
        "words that say nothing",
        _ONE,
        text,
        "300",
        "nord",
        "RE-1001 300",
        "an ordinary payment of an invoice that is named, in any language",
    )
    for text in (
        "RE-1001 ohne Abzug",
        "RE-1001 ohne Skonto",
        "RE-1001 sans frais",
        "RE-1001 sin descuento",
        "RE-1001 with thanks",
        "köszönjük RE-1001",
        "ευχαριστώ RE-1001",
        "maksu laskulle RE-1001",
        "RE-1001 plata factura",
        "zapłata za fakturę RE-1001",
        "úhrada faktury RE-1001",
        "ödeme RE-1001",
        "RE-1001 Rechnungsausgleich, vielen Dank für die Lieferung",
        "bet. faktura RE-1001 tack",
    )
]

CASES = [
    *INSTALMENTS,
    *QUOTATIONS,
    *ADVANCES,
    *NOT_MEANT,
    *EXCEPT,
    *INSTEAD,
    *WITHOUT,
    *REFUNDS,
    *CANCELLED,
    *HARMLESS,
]
