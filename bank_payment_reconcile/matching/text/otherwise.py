"""Words that say otherwise: what is named is not, or not yet, or not wholly paid.

They are general words of European languages, folded as texts are. They add a caution
and are never an answer, so that one too many costs a look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ..model.enumeration import StrEnum
from .bank_text import Atom, BankText
from .vocabulary import DOCUMENT_WORDS, NUMBER_WORDS, REFERENCE_WORDS


class Otherwise(StrEnum):
    """What such words say; the kind of the caution."""

    #: What is not invoiced yet: an advance, an offer, a pro forma invoice.
    ADVANCE = "advance"
    #: A part of what is owed.
    PART = "part_said"
    #: Something named is not meant.
    NOT_MEANT = "not_meant"
    #: Cancelled, disputed, paid twice or given back.
    TAKEN_BACK = "taken_back"
    #: Tax that the payer keeps.
    WITHHELD = "withheld"


def _phrases(text: str) -> list[tuple[str, ...]]:
    """Phrases of one word or of several, which stand with "_" between."""
    return [tuple(phrase.split("_")) for phrase in text.split()]


#: Always said by them.
_STRONG = {
    Otherwise.ADVANCE: """
        VORKASSE VORAUSZAHLUNG VORSCHUSS ANZAHLUNG ABSCHLAG ABSCHLAGSZAHLUNG AKONTO
        A_CONTO PREPAYMENT PREPAID ADVANCE DOWNPAYMENT DOWN_PAYMENT DEPOSIT_FOR
        SECURITY_DEPOSIT ACOMPTE ARRHES ANTICIPO ACCONTO CAPARRA VOORSCHOT AANBETALING
        VOORUITBETALING FORSKUD FORSKUDD FORSKOTT FORHANDSBETALNING FORSKUDSBETALING
        ENNAKKO ENNAKKOMAKSU ZALICZKA ZALICZKI ZADATEK PRZEDPLATA ZALOHA ELOLEG
        ADIANTAMENTO AVANS PREDUJAM ETTEMAKS AVANSS AVANSAS KAUTION CAUTION CAUZIONE
        FIANZA KAUCJA BORG BORGSOM DEPOSITUM DEPOZYT
        ANGEBOT ANGEBOTSNR KOSTENVORANSCHLAG KVA OFFERTE OFFERTENUMMER DEVIS PREVENTIVO
        PRESUPUESTO COTIZACION TILBUD ANBUD OFFERT OFERTA WYCENA QUOTATION QUOTE
        ESTIMATE TARJOUS ORCAMENTO PROFORMA PRO_FORMA PROFORMARECHNUNG PROFORMAFAKTURA
        PROFORMAFACTUUR OFFERTA OFFER PRIJSOPGAVE PRISOVERSLAG PRISTILBUD AJANLAT NABIDKA
        KOSTNADSFORSLAG VORAB IM_VORAUS VOORAF D_AVANCE UPFRONT UP_FRONT RETAINER
        DEPOSIT_OF DEPOSIT_ON DEPOSIT_PAYMENT DEPOSIT_INVOICE BOOKING_DEPOSIT
        INITIAL_DEPOSIT A_VALOIR
    """,
    Otherwise.PART: """
        RATENZAHLUNG RATENPLAN TEILZAHLUNG TEILBETRAG TEILRECHNUNGSBETRAG TERMIJN
        TERMIJNBETALING DEELBETALING GEDEELTELIJK PAIEMENT_PARTIEL PARTIEL PARTIELLE
        PARTIELLEMENT PARZIALE PARCIAL PARCIALMENTE A_CUENTA AFDRAG AFBETALING
        RATEBETALING DELBETALING DELVIS DELBETALNING AVBETALNING AVBETALING AVDRAG
        AMORTERING CZESCIOWA CZESCIOWO CZESCIOWY CZESC INSTALMENT INSTALMENTS
        INSTALLMENT INSTALLMENTS PART_PAYMENT PARTPAYMENT PARTIAL PART_OF OSAMAKSU
        OSASUORITUS PRESTACAO PARCELA TRANCHE TRANCHES IN_RATEN IN_TERMIJNEN EN_PLUSIEURS
        A_RATE A_PLAZOS I_RATER RATAMI W_RATACH HALFTE HAELFTE HELFT HALF_OF MOITIE MITAD
        HALVDELEN HALFTEN POLOWA
    """,
    Otherwise.NOT_MEANT: """
        AUSSER AUSGENOMMEN STATT ANSTATT ANSTELLE BEHALVE UITGEZONDERD IN_PLAATS_VAN IPV
        SAUF EXCEPTE HORMIS AU_LIEU A_LA_PLACE TRANNE ECCETTO INVECE ANZICHE AL_POSTO_DI
        EXCEPTO EN_LUGAR_DE EN_VEZ_DE TODAS_MENOS TODOS_MENOS TUTTE_MENO TUTTI_MENO
        UNDTAGEN UNDTAGET I_STEDET ISTEDET ISTEDENFOR UNNTATT FORUTEN UTOM FORUTOM
        ISTALLET I_STALLET OPROCZ PROCZ ZAMIAST Z_WYJATKIEM EXCEPT EXCEPTING EXCLUDING
        INSTEAD ALL_BUT NOT_FOR NICHT_FUR NICHT_FUER NIET_VOOR PAS_POUR NON_PER NO_PARA
        IKKE_FOR IKKE_TIL INTE_FOR NIE_ZA NIE_DLA EI_LASKU EI_LASKULLE PAITSI SIJAAN
        SIJASTA EXCETO EM_VEZ_DE NAO_PARA HORS A_L_EXCLUSION A_L_EXCEPTION AD_ESCLUSIONE
        AD_ECCEZIONE A_EXCEPCION CON_EXCEPCION MED_UNDTAGELSE MED_UNNTAK MED_UNDANTAG
        Z_WYLACZENIEM MIT_AUSNAHME MET_UITZONDERING EXCEPTION_OF APART_FROM ASIDE_FROM
        OTHER_THAN RATHER_THAN IN_LIEU NOT_INCLUDING EXCLUSIVE_OF REPLACES REPLACING
        REPLACEMENT ERSETZT ERSATZ_FUR REMPLACE REMPLACANT VERVANGT SOSTITUISCE SUSTITUYE
        ERSTATTER ERSATTER ZASTEPUJE KORVAA SUBSTITUI BIS_AUF
    """,
    Otherwise.TAKEN_BACK: """
        ERSTATTUNG RUCKERSTATTUNG RUECKERSTATTUNG RUCKZAHLUNG RUECKZAHLUNG
        RUCKUBERWEISUNG RUECKUEBERWEISUNG RUCKBUCHUNG RUECKBUCHUNG RUCKLASTSCHRIFT
        RUECKLASTSCHRIFT RETOURE TERUGBETALING TERUGSTORTING TERUGBOEKING RESTITUTIE
        REMBOURSEMENT RIMBORSO RIMBORSI REEMBOLSO DEVOLUCION RETROCESION REFUSION
        REFUNDERING TILBAGEBETALING TILBAKEBETALING ATERBETALNING ZWROT REFUND REFUNDED
        REFUNDS CHARGEBACK REVERSAL REVERSED PALAUTUS ESTORNO RETURNED
        STORNO STORNIERT STORNIERTE STORNIERUNG STRITTIG STRITTIGE BESTRITTEN
        REKLAMIERT REKLAMATION WIDERSPRUCH VORBEHALT GEANNULEERD GEANNULEERDE BETWIST
        BETWISTE VOORBEHOUD ANNULE ANNULEE ANNULEES ANNULATION CONTESTE CONTESTEE
        CONTESTEES LITIGE SOUS_RESERVE ANNULLATA ANNULLATO STORNATA STORNATO CONTESTATA
        CONTESTATO CON_RISERVA ANULADA ANULADO DISPUTADA IMPUGNADA BAJO_PROTESTA
        RECLAMADA ANNULLERET ANNULLERT ANNULLERAD BESTRIDT BESTRIDD BESTRIDEN OMTVISTET
        OMSTRIDT MAKULERAD MAKULERET MAKULERT ANULOWANA ANULOWANY ANULOWANE SPORNA SPORNY
        REKLAMACJA CANCELLED CANCELED CANCELLATION DISPUTED DISPUTE UNDER_PROTEST
        WITHOUT_PREJUDICE VOIDED PERUTTU KIISTETTY CANCELADA CONTESTADA CREDITED
        KREDITERET KREDITERAD GUTGESCHRIEBEN WIDERRUFEN HINFALLIG UNGULTIG EINSPRUCH
        BEZWAAR ONGELDIG RECLAMO OPPOSIZIONE DESACUERDO INVALID PROTEST OBJECTION
        RUCKVERGUTUNG KULANZ RETURN_OF RETOUR RETUR GUTSCHRIFT_ZU CREDITERING
        DOPPELT DOPPELZAHLUNG UBERZAHLUNG UEBERZAHLUNG IRRTUMLICH VERSEHENTLICH
        FEHLUBERWEISUNG PAID_TWICE DOUBLE_PAYMENT DUPLICATE OVERPAYMENT BY_MISTAKE IN_ERROR
        DUBBEL PER_VERGISSING ABUSIEVELIJK EN_DOUBLE PAR_ERREUR TROP_PERCU DUE_VOLTE
        PER_ERRORE DOS_VECES DUPLICADO POR_ERROR TO_GANGE VED_EN_FEJL DUBBELT AV_MISSTAG
        TO_GANGER VED_EN_FEIL DWA_RAZY POMYLKA OMYLKOWO NADPLATA KAHDESTI VAHINGOSSA
        NOT_ACCEPTED NOT_AGREED DO_NOT DON_T NICHT_AKZEPTIERT NICHT_ANERKANNT NIET_AKKOORD
        PAS_D_ACCORD NON_ACCETTATA NO_CONFORME IKKE_GODKENDT IKKE_GODKJENT EJ_GODKAND
    """,
    Otherwise.WITHHELD: """
        RITENUTA QUELLENSTEUER ABZUGSTEUER BAUABZUGSTEUER BRONBELASTING ROERENDE_VOORHEFFING
        RETENUE_A_LA_SOURCE RETENCION RETENCIONES IRPF KILDESKAT KILDESKATT KALLSKATT
        WITHHOLDING WITHHELD WHT TDS U_ZRODLA LAHDEVERO RETENCAO
    """,
}
#: Said by them only right before a number or a document: "ohne Skonto" says nothing.
_BEFORE_NUMBER = _phrases(
    """
    OHNE ZONDER SANS SENZA SIN UDEN UTEN UTAN BEZ WITHOUT ILMAN SEM NICHT NIET PAS NON
    IKKE INTE NIE NOT EI NAO SALVO MENO MENOS EXCL EXKL BUT ABER
    """
)
#: Said by them only beside a small number: "2. Rate", "rata 2 di 4".
_BESIDE_COUNT = frozenset(
    """
    RATE RATA RATY RATEN TERMIN TERMIJN VERSEMENT ECHEANCE MENSUALITE PLAZO CUOTA ERA
    PAYMENT ZAHLUNG BETALING PAGO
    """.split()
)
_ORDINALS = frozenset(
    """
    ERSTE ZWEITE DRITTE VIERTE LETZTE SCHLUSS EERSTE TWEEDE DERDE LAATSTE PREMIER PREMIERE
    DEUXIEME TROISIEME DERNIER DERNIERE PRIMA SECONDA TERZA ULTIMA PRIMERA PRIMER SEGUNDA
    SEGUNDO TERCERA TERCER ULTIMO FORSTE ANDEN TREDJE SIDSTE FORSTA ANDRA SISTA SISTE
    PIERWSZA DRUGA TRZECIA OSTATNIA FIRST SECOND THIRD LAST FINAL ENSIMMAINEN TOINEN
    VIIMEINEN PRIMEIRA
    """.split()
)
#: Behind a small number these say that it counts parts.
_OF_PARTS = frozenset("OF VON VAN DE DI AF AV Z SUR SU".split())
_COUNT = re.compile(r"\d{1,2}(?:E|EME|A|O|ER|ND|RD|TH|ST|ND|DE|TE)?$")
#: These words count parts even where nothing says of how many.
_NAMED_PARTS = frozenset(
    "RATE RATA RATY RATEN TERMIJN VERSEMENT ECHEANCE MENSUALITE PLAZO CUOTA ERA".split()
)
#: Words that begin so, whatever their ending.
_STEMS = {
    Otherwise.ADVANCE: (
        "ANZAHLUNG VORAUSZAHL VORSCHUSS VOORUITBETAL AANBETAL PROFORMA FORSKUD FORSKOT "
        "ZALICZ KOSTENVORANSCHL QUOTATION PRZEDPLAT FORUDBETAL FORHANDSBET ADELANT "
        "VORKASS ANTICIPA"
    ),
    Otherwise.PART: (
        "TEILZAHL TEILBETRAG RATENZAHL DEELBETAL DELBETAL AVBETAL AFBETAL CZESCIOW INSTALM"
        " INSTALLM PARZIAL GEDEELTEL OSAMAKS"
    ),
    Otherwise.NOT_MEANT: "AUSGENOMM UITGEZONDER UNDTAGE UNNTATT EXCLUDI",
    Otherwise.TAKEN_BACK: (
        "ERSTATT RUCKERSTATT RUECKERSTATT RUCKZAHL RUECKZAHL RUCKUBERW TERUGBETAL "
        "TERUGSTORT REMBOURS RIMBORS REEMBOLS DEVOLUC TILBAGEBET TILBAKEBET ATERBET "
        "ZWROT REFUND CHARGEBACK REVERS PALAUTU STORNIER STORNAT STORNER ANNULER ANNULL "
        "ANNULA ANNULEE GEANNUL ANULOWA ANULAD ANULACI CANCEL DISPUT CONTESTA CONTESTE "
        "BESTRITT BESTRIDT BESTRIDD BETWIST OMTVIST REKLAMA REKLAMER RECLAMA MAKULER KREDITERI "
        "WIDERSPR KRAVBESTRID PERUUT"
    ),
    Otherwise.WITHHELD: "QUELLENSTEUER WITHHOLD RITENUT RETENCION BRONBELAST KILDESKAT",
}
_STEM_KINDS = [
    (tuple(table.split()), kind) for kind, table in _STEMS.items()
]
#: And German words that end so.
_ENDS = {
    ("ANZAHLUNG", "VORAUSZAHLUNG"): Otherwise.ADVANCE,
    ("TEILZAHLUNG", "RATENZAHLUNG"): Otherwise.PART,
    ("ERSTATTUNG", "RUCKZAHLUNG"): Otherwise.TAKEN_BACK,
}
_STARTS: dict[str, list[tuple[tuple[str, ...], Otherwise]]] = {}
for _kind, _table in _STRONG.items():
    for _phrase in _phrases(_table):
        _STARTS.setdefault(_phrase[0], []).append((_phrase, _kind))
_BEFORE = frozenset(phrase[0] for phrase in _BEFORE_NUMBER)
_ALL = frozenset(_STARTS) | _BEFORE | _BESIDE_COUNT


def said_otherwise(
    text: BankText, names: Collection[str] = ()
) -> Iterator[tuple[Otherwise, str]]:
    """What a text says against its being an ordinary payment, and in which words.

    names: words of the payer's name, which say nothing.
    """
    if text.words.isdisjoint(_ALL) and not any(map(_by_stem, text.words)):
        return
    atoms = text.atoms
    for position, atom in enumerate(atoms):
        if atom.text in names:
            continue
        if (stem := _by_stem(atom.text)) and atom.text not in _STARTS:
            yield stem, atom.text
        if atom.text not in _ALL:
            continue
        for phrase, kind in _STARTS.get(atom.text, ()):
            told = tuple(a.text for a in atoms[position : position + len(phrase)])
            if told == phrase:
                yield kind, " ".join(phrase)
        if atom.text in _BEFORE and _is_before_number(atoms, position):
            yield Otherwise.NOT_MEANT, atom.text
        if atom.text in _BESIDE_COUNT and (count := _count_beside(atoms, position)):
            yield Otherwise.PART, count


@lru_cache(maxsize=8192)
def _by_stem(word: str) -> Otherwise | None:
    """What a word says by how it begins or ends."""
    if len(word) < 5 or not word.isalpha():
        return None
    for stems, kind in _STEM_KINDS:
        if word.startswith(stems):
            return kind
    return next((kind for ends, kind in _ENDS.items() if word.endswith(ends)), None)


def _is_before_number(atoms: tuple[Atom, ...], position: int) -> bool:
    """Whether a number or a document comes right behind, little words aside."""
    for atom in atoms[position + 1 : position + 6]:
        if atom.text in DOCUMENT_WORDS or atom.text in REFERENCE_WORDS:
            return True
        if any(c.isdigit() for c in atom.text):
            return not atom.masked
        if atom.text.isalpha() and len(atom.text) > 4 or atom.text in _NO_LITTLE:
            return False
        if atom.text not in NUMBER_WORDS and len(atom.text) > 3:
            return False
    return False


_NO_LITTLE = frozenset("TVA IVA MWST BTW VAT MOMS".split())


def _count_beside(atoms: tuple[Atom, ...], position: int) -> str:
    """The word with the small number that it counts; "" where none is there."""
    word = atoms[position].text
    for other in (position - 1, position + 1):
        if not 0 <= other < len(atoms):
            continue
        after = atoms[other + 1] if other + 1 < len(atoms) else None
        of = after.text if after is not None else ""
        # "3/12" may be read as a day
        is_share = after is not None and after.before == "/"
        if not _COUNT.match(atoms[other].text) or atoms[other].masked and not is_share:
            if atoms[other].text not in _ORDINALS:
                continue
        if word in _NAMED_PARTS or of in _OF_PARTS:
            first, last = sorted((position, other))
            return f"{atoms[first].text} {atoms[last].text}"
    return ""
