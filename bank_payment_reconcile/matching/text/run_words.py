"""Words with which banks book what they executed together, beside their other ones."""

from __future__ import annotations

from .vocabulary import BANK_WORDS, CONNECTORS

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
#: All of them, folded to upper case without accents.
RUN_WORDS = BANK_WORDS | CONNECTORS | _BOTH | frozenset((*_STEMS, *_ENDINGS))


def is_banks_word(word: str) -> bool:
    """Whether a bank writes a word of a collected booking, and of nobody."""
    return word in RUN_WORDS
