"""What a column may hold by its name, in any of the languages of `words`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from ..shared.iso4217 import CODES
from .words import (
    directions,
    more_western,
    northern,
    romance,
    scripts,
    slavic,
    western,
)

_LANGUAGES = (western, more_western, romance, slavic, northern, scripts)
#: Ranks within a role: the day of the ledger, then the names of `western` as they
#: stand there, then all others; last what is known by one of its words alone.
_BOOKED, _OTHERS, WEAK = 5, 200, 1_000
#: A plain "date" goes before the day of a transaction, as in `western`; names up to
#: that rank may be the ledger's day.
_PLAIN_DAY, LEDGER_DAY = 31, 46
#: Roles that another one includes, with the rank of their names.
_PARTS = {
    "booked": ("date", _BOOKED),
    "day": ("date", _OTHERS),
    "gross": ("gross", 0),
    "net": ("net", 0),
}
#: One of these words in a name that is not known as a whole says what it is.
_SIGNS_OF = {
    "balance": (
        "balance|saldo|solde|sold|kontostand|zustatek|zostatok|stanje|egyenleg|bakiye"
        "|likutis|atlikums|υπολοιπο|остаток|залишок|салдо|יתרה|الرصيد|残高|余额|餘額|잔액"
    ),
    "debit": (
        "debit|debits|withdrawal|withdrawals|debet|soll|lastschrift|belastung|debito"
        "|debitos|cargo|cargos|retrait|obciazenia|obciazenie|debetas|deebet|terheles"
        "|borc|isplata|breme|χρεωση|дебет|расход|списание|дебит|חובה|مدين|借方|支出|出金"
        "|출금|дугује"
    ),
    "credit": (
        "credit|credits|deposit|deposits|kredit|haben|gutschrift|credito|creditos|abono"
        "|abonos|versement|uznania|uznanie|kreditas|kreedit|jovairas|alacak|uplata|dobro"
        "|πιστωση|кредит|приход|зачисление|זכות|دائن|贷方|貸方|收入|入金|입금|потражује"
    ),
    "amount": (
        "amount|amt|betrag|bedrag|belob|belop|belopp|montant|importe|importo|valor|kwota"
        "|castka|suma|summa|osszeg|tutar|tutari|iznos|znesek|maara|ποσο|сумма|сума|סכום"
        "|المبلغ|金额|金額|금액"
    ),
    "value_date": "valuta|valeur|wertstellung|valor|valuutta|value",
    "date": (
        "date|datum|dato|fecha|data|datums|kuupaev|paivamaara|tarih|tarihi|ημερομηνια"
        "|ημ|дата|תאריך|تاريخ|日期|取引日|日付|年月日|거래일|วันที่"
    ),
    "text": (
        "description|beschreibung|verwendungszweck|omschrijving|descripcion|descricao"
        "|descrizione|libelle|opis|popis|beskrivelse|beskrivning|narration|narrative"
        "|details|detalle|detalhes|remarks|aciklama|kozlemeny|selgitus|selite|περιγραφη"
        "|описание|опис|назначение|призначення|תיאור|摘要|内容"
    ),
}
#: A date with one of these is the ledger's, though its name is not known as a whole.
_BOOKING = frozenset(
    "booking booked posting posted processed accounting settlement buchung"
    " buchungsdatum"
    " gebucht boeking comptable comptabilisation contable contabile contabilizacion"
    " lancamento ksiegowania zauctovani zuctovania knjizenja konyveles kirjaus bokford"
    " обработки проводки списания проведення καταχωρησης muhasebe".split()
)
#: In a name with one of these, the others mean something else.
_SPOILERS = frozenset(
    "original originale foreign fee fees tax vat iva mwst tva gst card points reward"
    " cashback discount exchange rate kurs kurz taux cambio limit available disponible"
    " opening beginning initial due birth expiry statement type typ tipo status code"
    " category kategorie time hour id no nr number nummer interest commission charge"
    " charges unit price quantity cost tip shipping gross brutto net netto source"
    " target"
    " cash converted frozen blocked total count previous start from to"
    " комиссия комісія карты картки кэшбэк бонусы кешбеку"
    " кэшбэка кешбек".split()
)
_MAX_LENGTH = 80
_EURO = ("euro", "euros", "eur", "tl", "pln")
#: Letters that do not come apart into a plain one and its mark.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
    }
)


def normalised(header: object) -> str:
    """The name in small letters without their marks, of any script, and without what
    stands in brackets, unless there is nothing else.

    A currency's code behind the name, as in `Amount EUR`, goes too.
    """
    text = re.sub("['\u2019]s\\b", "", str(header)).translate(_PLAIN)
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|（[^）]*）", " ", text)
    if not any(map(str.isalpha, text)):
        text = str(header).translate(_PLAIN)
    # ClosingBalance is two words, SALDO is one.
    text = re.sub("(?<=[a-z])(?=[A-Z])", " ", text) if " " not in text else text
    text = unicodedata.normalize("NFKD", text)
    text = "".join(each for each in text if not unicodedata.combining(each))
    text = unicodedata.normalize("NFC", text)
    words = re.sub(r"[^\w#]+|_", " ", text.casefold()).split()
    words = [each.lstrip("#") or each for each in words]
    if len(words) > 1 and words[-1] == "#":
        words.pop()
    if len(words) > 1 and (words[-1].upper() in CODES or words[-1] in _EURO):
        words.pop()
        if len(words) > 1 and words[-1] in ("in", "i", "en"):
            words.pop()
    return " ".join(words)


def currency_of(header: object) -> str:
    """The currency's code in a name as `Amount (EUR)`, "" where there is none."""
    found = [each for each in re.findall("[A-Z]{3}", str(header)) if each in CODES]
    return found[-1] if len(found) == 1 else ""


def _plainer(name: str) -> tuple[str, ...]:
    """The name with ä, ö and ü without their dots, where it writes them with an e."""
    plain = re.sub("(?<=[aou])e", "", name)
    return () if plain == name else (plain,)


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """By name, what a column of it may hold, with the rank of the name."""
    found: dict[str, dict[str, int]] = {}
    days = set(_SIGNS_OF["date"].split("|"))
    for language in _LANGUAGES:
        first = 0 if language is western else _OTHERS
        for part, names in language.WORDS.items():
            role, start = _PARTS.get(part, (part, first))
            for number, name in enumerate(names.split("|")):
                rank = start + (number if language is western else 0)
                if part == "day" and normalised(name) in days:
                    rank = _PLAIN_DAY
                roles_of = found.setdefault(normalised(name), {})
                roles_of[role] = min(rank, roles_of.get(role, rank))
    found.pop("", None)
    return found


@lru_cache(maxsize=2_000)
def roles(header: str) -> tuple[tuple[int, str], ...]:
    """What a column of that name may hold, each with its rank within the role; ranks
    from `WEAK` are of names that only contain a word for it."""
    if len(header) > _MAX_LENGTH:
        return ()
    name = normalised(header)
    found: dict[str, int] = {}
    for each in (name, *_plainer(name)):
        for role, rank in _ranks().get(each, {}).items():
            found.setdefault(role, rank)
    if not found:
        later = WEAK + (not _BOOKING & set(name.split()))
        found = {role: later if role == "date" else WEAK for role in _weak(name)}
    return tuple((rank, role) for role, rank in found.items())


def _weak(name: str) -> Iterator[str]:
    words = set(name.split())
    if words & _SPOILERS or len(words) > 6:
        return
    for role, signs in _SIGNS_OF.items():
        for each in signs.split("|"):
            # Chinese, Japanese and Thai have no blanks between words.
            if each in words or (each > "\u0e00" and each in name):
                yield role
                if role not in ("debit", "credit"):
                    return
                break


@cache
def _directions() -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(directions.OUT.split("|")),
        frozenset(directions.IN.split("|")),
    )


#: Letters for money out, each with those that may stand for money in.
_LETTERS = {
    "d": "ckhap",
    "s": "hc",
    "t": "j",
    "b": "",
    "χ": "π",
    "д": "к",
    "-": "+",
}


#: Beside a word that is not known, these do not tell: what is paid to a card comes in.
_EITHER = frozenset({"payment", "in", "out", "ma", "dal", "deposit", "no"})
_CARD = re.compile(r"card|visa|master|maestro|amex|kart|kort|carte|carta|tarjeta")


def out_words(words: frozenset[str]) -> frozenset[str]:
    """Which of the words of a column mean money out, where all of them say a direction,
    or one of two does; else none.

    words: what stands in the column, in small letters.
    """
    out, into = _directions()
    if len(words) == 1 and len(next(iter(words))) == 1 and words <= out | into:
        return words & out
    letters = {each for each in words if len(each) == 1}
    if letters:
        # "D" is debit beside "C", and "Dobro" beside "B".
        return frozenset(
            each
            for each in letters
            if len(words) == 2
            and letters == set(words)
            and (words - {each}) <= set(_LETTERS.get(each, ""))
        )
    known_out, known_in = words & out, words & into
    if words == known_out | known_in:
        return known_out
    known = known_out | known_in
    if len(words) == 2 and len(known) == 1 and not known & _EITHER:
        if not any(map(_CARD.search, words)):
            return known_out or words - known_in
    return frozenset()


def is_direction(words: frozenset[str]) -> bool:
    """Whether a column of these words says for each row where its money goes."""
    out, into = _directions()
    return bool(out_words(words)) or (bool(words) and words <= into)
