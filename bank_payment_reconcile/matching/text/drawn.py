"""Whether money that left was drawn by who got it, and not sent by us.

What is sent carries our own text. What is drawn, by direct debit or by card, carries a
stranger's, who may have read our numbers on an envelope.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_TOKEN = re.compile(r"[A-Z0-9]+")
#: Types of what we send, of CAMT, MT940 and the German codes beside it, and OFX.
_SENT = frozenset("ICDT IRCT NTRF TRF XFER 116 117 118 177 191 201 203".split())
#: Types that say nothing of who moved it.
_ANY = frozenset("DEBIT OTHER NMSC MSC PMNT DBIT OTHR NTAV ACMT MDOP".split())
#: Words of direct debits, and the marks of their mandates and creditors.
_DRAWN = frozenset(
    """
    LASTSCHRIFT LASTSCHR LASTSCHRIFTEN LS EINZUG BASISLASTSCHRIFT FIRMENLASTSCHRIFT
    EINZUGSERMACHTIGUNG SEPALASTSCHRIFT ABBUCHUNG DD DDEBIT DEBITED SDD SDDCORE CORE B2B
    RCUR FRST OOFF FNAL MREF CRED MNDT MANDAT MANDATE MANDATO MANDAAT MACHTIGING
    INCASSO INCASSANT INCASSANTID DOMICILIERING EUROINCASSO MARF CSID
    PRELEVEMENT PRELEVT PRLV PRLVT TIP TIPSEPA DOMICILIATION AVIS RUM ICS
    ADDEBITO RID SEPADD CBILL ADEUDO ADEUDOS DOMICILIACION DOMICILIADO DOMICILIADA
    RECIBO RECIBOS DEBITODIRECTO COBRANCA
    AUTOGIRO BETALINGSSERVICE LEVERANDORSERVICE AVTALEGIRO DIREKTEBETALING
    SUORAVELOITUS SUORAMAKSU OTSEKORRALDUS POLECENIE INKASO BESZEDES LEHIVAS
    DIRECTDEBIT INKASSOVEKSEL
    CARD KARTE KARTENZAHLUNG GIROCARD MAESTRO VISA MASTERCARD VPAY POS TPV TPE CB CARTE
    CARTA TARJETA KORT KORTKOP VAREKJOP DANKORT KARTA BANCONTACT PINBETALING BETAALPAS
    BANKOMAT ATM KORTTIOSTO BEA GEA ELV PAYPAL KLARNA
    """.split()
)
#: The same where two words say it.
_PAIRS = frozenset(
    (
        ("DIRECT", "DEBIT"),
        ("DIREKTE", "DEBIT"),
        ("DEBIT", "DIRECT"),
        ("DEBITO", "DIRETTO"),
        ("DEBITO", "DIRECTO"),
        ("DEBITO", "DIRETO"),
        ("ACH", "DEBIT"),
        ("AUTO", "DEBIT"),
        ("PREAUTHORIZED", "DEBIT"),
        ("CREDITOR", "ID"),
    )
)


def may_be_drawn(transaction_type: str, words: Collection[str], folded: str) -> bool:
    """Whether a stranger may have written the text of money that left.

    transaction_type: the bank's; one that is not known to be ours may be a debit.
    words, folded: of the text.
    """
    told = set(_TOKEN.findall(transaction_type.upper())) - _ANY
    if told and not told & _SENT or any(map(_is_drawn_code, told)):
        return True
    if not _DRAWN.isdisjoint(words):
        return True
    spoken = _TOKEN.findall(folded)
    return any(pair in _PAIRS for pair in zip(spoken, spoken[1:], strict=False))


def _is_drawn_code(token: str) -> bool:
    """Whether a code beside another is a direct debit's or a card's: NTRF+105."""
    return token in {"RDDT", "IDDT", "NDDT", "CCRD", "DIRECTDEBIT"} or (
        len(token) == 3 and token.isdigit() and token not in _SENT
    )
