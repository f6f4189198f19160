"""Payments that come back, in the interbank codes of French banks: the operation, and
the reason in the transaction's record."""

from __future__ import annotations

from ..returns import codes
from ..shared.identifiers import given
from ..shared.model import ReturnReason

CHECKS = "03"
#: Operations of what comes back: checks, debits and drafts unpaid, transfers rejected
#: or returned, and of SEPA direct debits, core and of firms: rejected or unpaid (3, 4)
#: and given back by the creditor (5, 6), A as the debtor and B as the creditor sees it.
OPERATIONS = {
    CHECKS: "return",
    "10": "return",
    "12": "return",
    "26": "return",
    "27": "return",
    "33": "return",
    "38": "return",
    "98": "return",
    "A3": "return",
    "A4": "return",
    "A5": "reverse",
    "A6": "reverse",
    "B3": "return",
    "B4": "return",
    "B5": "reverse",
    "B6": "reverse",
}
#: The banks' reasons of which ISO 20022 has the same.
REASONS = {
    "12": "AC01",
    "14": "AC04",
    "20": "AM04",
    "31": "MD01",
    "34": "AC06",
    "35": "MD07",
    "52": "AG02",
    "57": "FF01",
    "58": "MS02",
    "59": "MS03",
    "60": "RC01",
    "61": "TM01",
    "62": "RR04",
    "63": "SL01",
    "64": "AM05",
    "65": "FOCR",
    "66": "MD02",
    "80": "MD06",
    "99": "AG01",
}
#: The others, in the list's own words.
WORDS = {
    "11": "Annulation bancaire",
    "13": "Créance non identifiable",
    "16": "Destinataire non reconnu",
    "18": "Émetteur non reconnu",
    "19": "Créance cédée à une autre banque",
    "32": "Décision judiciaire",
    "54": "Adresse invalide",
    "70": "Tirage contesté",
    "71": "Reçu à tort ou déjà réglé",
    "72": "Code acceptation erroné",
    "73": "Montant contesté",
    "74": "Date d'échéance contestée",
    "75": "Demande de prorogation",
    "76": "Réclamation tardive",
    "88": "Banque hors échanges",
    "90": "Paiement partiel du tiré",
}
#: Checks have a list of their own.
CHECK_REASONS = {"62": "AC04"}
CHECK_WORDS = {
    "10": "Perte",
    "11": "Vol",
    "12": "Utilisation frauduleuse",
    "20": "Chèque prescrit",
    "30": "Absence de mention obligatoire",
    "31": "Signature non conforme",
    "32": "Insuffisance de signature",
    "33": "Falsification, surcharge",
    "34": "Faux chèque",
    "35": "Absence ou irrégularité de l'endos",
    "40": "Décision judiciaire",
    "41": "Saisie",
    "44": "Dénonciation du compte collectif",
    "60": "Impayé total",
    "61": "Impayé partiel",
}


def returned(operation: str, motive: str, text: str) -> ReturnReason | None:
    """Why a transaction comes back; None where it does not.

    operation, motive: codes of its record 04. text: of all its records.
    """
    if operation not in OPERATIONS:
        return None
    number = given(motive)
    is_check = operation == CHECKS
    code = (CHECK_REASONS if is_check else REASONS).get(number, number)
    words = (CHECK_WORDS if is_check else WORDS).get(number, "")
    if not codes.is_code(code):
        code = codes.find_code(text) or code
    return codes.reason(code, words, OPERATIONS[operation])
