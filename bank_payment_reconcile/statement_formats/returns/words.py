"""Words by which banks say that a payment comes back, where they have no code for it.

They are looked for where the bank writes, and where anybody may have written only at
the beginning and as whole phrases: people write of returns, too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: What is read of a text.
_MAX_TEXT = 200
_GERMAN = str.maketrans(
    {"Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "Ł": "L", "ł": "L"}
)
_NO_WORD = re.compile(r"[^A-Z0-9]+")

_ENGLISH = r"""
    (?:RETURN(?:ED)?|RTND?|RTRND?) (?:DEPOSIT(?:ED)? )?(?:ITEMS?|CHECKS?|CHKS?|CHEQUES?)
    |(?:RETURN(?:ED)?|RTND?) (?:ACH|EFT)
    |RETURNED (?:DEPOSIT|PAYMENT|DIRECT DEBIT|TRANSFER|WIRE|UNPAID)|RETURN UNPAID
    |(?:DEPOSIT(?:ED)?|DEP|CASHED) (?:ITEM|CHECK|CHEQUE) RE?TU?R?N(?:ED)?
    |(?:CHECK|CHEQUE|DEPOSIT) (?:RETURN(?:ED)?|UNPAID|DISHONOU?RED)
    |(?:OUTGOING )?(?:WIRE(?: TRANSFER)?|TRANSFER|EFT) (?:RETURN(?:ED)?|REJECT(?:ED)?)
    |ACH (?:DEBIT |CREDIT )?(?:PAYMENT |ITEM )?(?:RETURN(?:ED)?|REVERSAL|REJECT(?:ED)?)
    |NSF RETURN(?:ED)?
    |(?:UNPAID|DISHONOU?RED|BOUNCED) (?:CHEQUE|CHECK|DIRECT DEBIT|DD|ITEM|PAYMENT)
    |DIRECT DEBIT (?:RETURN(?:ED)?|UNPAID|REVERSAL|REJECT(?:ED)?)
"""
_GERMAN_WORDS = r"""
    RUE?CKLASTSCHRIFT|LASTSCHRIFT ?(?:RUE?CKGABE|RETOURE)|RUE?CK(?:UE?BERWEISUNG|SCHECK)
    |SCHECK ?RUE?CKGABE|UE?BERWEISUNGS? ?RUE?CKGABE
    |(?:SEPA )?(?:DD )?SOLL RUE?CKBEL(?:ASTUNG)?|RUE?CKBELASTUNG (?:LASTSCHRIFT|SCHECK)
"""
_FRENCH_PAYMENT = r"(?:PRLV|PRELEVEMENT|VIR|VIREMENT|CHQ|CHEQUE|LCR|EFFET|TIP)"
_FRENCH = rf"""
    (?:REJET|RETOUR|IMPAYE)(?: DE| SUR)? {_FRENCH_PAYMENT}
    |{_FRENCH_PAYMENT}(?: SEPA)? (?:IMPAYE|REJETE|RETOURNE|REJET|RETOUR)
"""
_DUTCH = r"""
    STORNERING|STORNO (?:INCASSO|SEPA)|TERUGBOEKING (?:INCASSO|SEPA|DOMICILIERING)
    |(?:SEPA )?INCASSO (?:STORNO|STORNERING|RETOUR|TERUGBOEKING)
    |ONBETAALDE (?:DOMICILIERING|INCASSO|CHEQUE)|RETOURBOEKING
"""
_SPANISH_PAYMENT = (
    r"(?:RECIBOS?|ADEUDOS?|TRANSF(?:ERENCIA)?|CHEQUES?|REMESA|EFECTOS?|PAGARES?)"
)
_SPANISH = rf"""
    (?:DEVOLUCION|DEVOL|DEV|IMPAGADO)(?: DE| DEL)? {_SPANISH_PAYMENT}
    |{_SPANISH_PAYMENT} (?:DEVUELT[OA]S?|IMPAGAD[OA]S?)
"""
_ITALIAN = r"""
    (?:SDD|RIBA|RID|ASSEGNO|EFFETTO|ADDEBITO) (?:INSOLUT[OAI]|IMPAGAT[OI]|RESPINT[OI])
    |INSOLUT[OAI] (?:SDD|RIBA|RID|ASSEGN[OI]|EFFETT[OI])|BONIFICO (?:RESPINTO|STORNATO)
"""
_PORTUGUESE = r"""
    (?:CHEQUE|TED|DOC|TRANSFERENCIA|DEBITO DIRE[CT]*TO) (?:DEVOLVID[OA]|REJEITAD[OA])
    |(?:DEVOLUCAO|DEV)(?: DE)? (?:CHEQUE|CHQ|TED|DOC|DEBITO DIRE[CT]*TO|TRANSFERENCIA)
"""
_POLISH = r"""
    ZWROT (?:PRZELEWU|POLECENIA ZAPLATY)|ODRZUCON[YEA] (?:PRZELEW|POLECENIE)
    |PRZELEW (?:ODRZUCONY|ZWROCONY)
"""


def _any(*languages: str) -> str:
    """One pattern of those, which are laid out over lines."""
    lines = (line.strip() for text in languages for line in text.splitlines())
    return "|".join(line.strip("|") for line in lines if line)


_PHRASES = _any(
    _ENGLISH,
    _GERMAN_WORDS,
    _FRENCH,
    _DUTCH,
    _SPANISH,
    _ITALIAN,
    _PORTUGUESE,
    _POLISH,
)
_OPENING = re.compile(rf"(?:SEPA )?(?:{_PHRASES})\b")
#: What a bank's name of a transaction says, which nobody else writes.
_NAMED = re.compile(
    rf"\b(?:{_PHRASES}|RETOUREN?|RUE?CKGABE|RUE?CKBEL(?:ASTUNG)?|STORNERING|TERUGBOEKING"
    r"|RETURN(?:ED)?|UNPAID|REJET|IMPAYE|INSOLUTO|IMPAGADO|ODRZUCON[YEA])\b"
)
#: A charge for a return is none.
_CHARGE = re.compile(
    r"\b(?:FEES?|CHARGES?|CHR?GS?|GEBUE?HR(?:EN)?|ENTGELTE?|SPESEN|FRAIS|COMM?ISSIONS?"
    r"|KOSTEN|PROVISIE|COMISION(?:ES)?|GASTOS|COSTI|COMMISSION[IE]|SPESE|TARIFAS?"
    r"|COMISSAO|COMISSOES|OPLATA|PROWIZJA)\b"
)
#: How far behind the words the charge stands.
_CHARGE_WIDTH = 40


def plain(text: str) -> str:
    """Words in capitals without accents, one blank between them."""
    text = text[:_MAX_TEXT].upper()
    if not text.isascii():
        marks = unicodedata.normalize("NFD", text.translate(_GERMAN))
        text = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return _NO_WORD.sub(" ", text)


def opens_with_return(text: str) -> bool:
    """Whether a text, in which others may write as well, begins with a bank's words
    for a payment that comes back."""
    words = plain(text).strip()
    match = _OPENING.match(words)
    if not match:
        return False
    return not _CHARGE.search(words, match.end(), match.end() + _CHARGE_WIDTH)


def names_return(text: str) -> bool:
    """Whether the bank's own name of a transaction says that a payment comes back."""
    return _names_return(text[:_MAX_TEXT])


# A bank has few names, and thousands of transactions.
@lru_cache(maxsize=256)
def _names_return(text: str) -> bool:
    words = plain(text)
    return bool(_NAMED.search(words)) and not _CHARGE.search(words)


def is_charge(text: str) -> bool:
    """Whether a text says in its first words that it is a charge."""
    return bool(_CHARGE.search(plain(text), 0, _CHARGE_WIDTH))
