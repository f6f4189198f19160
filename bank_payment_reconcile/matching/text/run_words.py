"""Words with which banks book what they executed together, beside their other ones."""

from __future__ import annotations

from .vocabulary import BANK_WORDS, CONNECTORS, DOCUMENT_WORDS, OTHER_NUMBER_WORDS

#: A word that begins so, and goes on with a bank's word for a payment or not at all.
_STEMS = (
    "SAMMEL SAMMLER SEPA BATCH BULK COLLECTIVE MULTIPLE GROUPED GROUPE GROUPES GROUPEE "
    "GROUPEES VERZAMEL SAMLE SAMLET SAMLINGS MASSE MASS REMESA REMESAS CUMULATIVO "
    "MULTIPLO ZBIORCZY ZBIORCZA HROMADNA HROMADNY KOOND NIPPU ONLINE EURO FILE DATEI "
    "AUFTRAG AUFTRAEGE AUFTRAGE POSTEN STUECK STUCK ANZAHL COUNT ITEMS ORDERS "
    "OPDRACHT OPDRACHTEN ORDRES REMISE REMISES FICHIER BESTAND FIL"
).split()
#: How words for payments end that are written together with a stem.
_ENDINGS = (
    "UEBERWEISUNG UBERWEISUNG UEBERWEISUNGEN UBERWEISUNGEN AUFTRAG AUFTRAGE AUFTRAEGE "
    "ZAHLUNG ZAHLUNGEN ZAHLER BETALING BETALINGEN BETALINGER BETALNING BETALNINGAR "
    "OVERBOEKING OVERFORSEL OVERFORING OPDRACHT BUCHUNG BELASTUNG DATEI POSTEN "
    "LASTSCHRIFT LASTSCHRIFTEN EINZUG SIIRTO MAKSE MAKSU PAYMENT PAYMENTS TRANSFER "
    "TRANSFERS"
).split()
_BOTH = frozenset(stem + ending for stem in _STEMS for ending in _ENDINGS)
#: Banks' words for what is no order of ours, or has one payment.
_OTHERS = frozenset(
    "DAUERAUFTRAG VORKASSE ANZAHLUNG PREPAYMENT ADVANCE ACOMPTE ANTICIPO RECIBO ABONO "
    "DEPOSIT CLEARED DISCOUNT SKONTO ESCOMPTE SCONTO DESCUENTO KORTING WIRE".split()
)
#: And for what somebody else collects from us.
_COLLECTED = ("LASTSCHRIFT", "LASTSCHRIFTEN", "EINZUG", "DIRECT", "ACH")
#: All of them, folded to upper case without accents. What introduces the number of a
#: document, a card or a customer is not among them.
_WORDS = (
    (BANK_WORDS - DOCUMENT_WORDS - OTHER_NUMBER_WORDS - _OTHERS)
    | CONNECTORS
    | _BOTH
    | frozenset((*_STEMS, *_ENDINGS))
)


def is_banks_word(word: str, money_in: bool) -> bool:
    """Whether a bank writes a word of orders of ours that it booked together."""
    return word in _WORDS and (money_in or not word.endswith(_COLLECTED))
