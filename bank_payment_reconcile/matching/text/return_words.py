"""Words and codes by which a bank says that a payment comes back.

They open the search for the payment that is returned and are never an answer.
"""

from __future__ import annotations

from ..model.enumeration import StrEnum
from .bank_text import BankText
from .otherwise import said_otherwise
from .otherwise_words import Otherwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: A bank's own words for it, which people hardly write.
RETURN_WORDS = _words(
    """
    RUCKLASTSCHRIFT RUECKLASTSCHRIFT RUCKBUCHUNG RUECKBUCHUNG RUCKUBERWEISUNG
    RUCKUEBERWEISUNG RUECKUEBERWEISUNG RUCKGABE RUECKGABE RUCKSCHECK RUECKSCHECK RUCKRUF
    RUECKRUF RETOURE RETURN RETURNS RETURNED RTRN UNPAID BOUNCED DISHONOURED DISHONORED
    REJECT REJECTED RECALL RECALLED NSF CHARGEBACK CHARGEBACKS TERUGBOEKING
    TERUGGEBOEKT STORNERING WEIGERING IMPAYE IMPAYEE IMPAYES REJET REJETE REJETEE
    INSOLUTO INSOLUTA INSOLUTI RESPINTO RESPINTA DEVOLUCION DEVUELTO DEVUELTA IMPAGADO
    IMPAGADA RECHAZADO RECHAZADA DEVOLUCAO DEVOLVIDO DEVOLVIDA RETURNERET RETURNERAD
    RETURNERT AVVIST AFVIST AVVISAD TILBAKEFORT TILBAGEFORT ATERFORD ODRZUCONY
    ODRZUCONO HYLATTY PALAUTETTU VISSZAUTASITOTT
    """
)
#: Parts of the bank's code: a direct debit unpaid, a transfer returned (ISO 20022), a
#: returned item (SWIFT).
RETURN_CODES = _words("UPDD RRTN RTRN RTI NRTI FRTI")


class Returned(StrEnum):
    """Who says that a payment comes back."""

    #: The bank, of a payment that did not hold.
    BANK = "bank"
    #: Whoever gives money back.
    PEOPLE = "people"


def is_by_bank(text: BankText, transaction_type: str = "") -> bool:
    """Whether the bank's words or its code say that a payment did not hold."""
    if not text.words.isdisjoint(RETURN_WORDS):
        return True
    if not transaction_type:
        return False
    parts = transaction_type.upper().replace("+", "-").split("-")
    return not RETURN_CODES.isdisjoint(parts)


def says_returned(
    text: BankText, transaction_type: str = "", is_told: bool = False
) -> Returned | None:
    """Whether a text, or the bank's code, says that a payment comes back.

    is_told: the bank's file has a field that says so.
    """
    if is_told or is_by_bank(text, transaction_type):
        return Returned.BANK
    if any(kind is Otherwise.TAKEN_BACK for kind, _ in said_otherwise(text)):
        return Returned.PEOPLE
    return None
