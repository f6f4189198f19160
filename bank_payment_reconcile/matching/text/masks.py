"""What of a text is no number of a document: dates, times, amounts, telephones.

A telephone is one by its word, its plus sign or its layout; two numbers with a sign
between are two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .ibans import ibans_in

Spans = list[tuple[int, int]]
_DIGIT = re.compile(r"\d")

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_MONTH_NAME = (
    r"(?:JAN|FEB|FEV|FEBR|MAR|MARZ|MRT|MAERZ|APR|AVR|ABR|MAY|MAI|MEI|MAJ|MAG|JUN|JUIN|"
    r"GIU|JUL|JUIL|LUG|AUG|AOUT|AGO|SEP|SEPT|SET|OCT|OKT|OTT|OUT|NOV|DEC|DEZ|DES|DIC)"
)
_FULL_DATE = (
    rf"(?:{_DAY}([./-]) ?{_MONTH}\{{0}} ?(?:19|20)?\d\d"
    rf"|(?:19|20)\d\d([./-]){_MONTH}\{{1}}{_DAY}"
    rf"|{_MONTH}/{_DAY}/(?:19|20)?\d\d)"
)


def _full(first: int) -> str:
    """The pattern of a whole date whose groups are counted from `first`."""
    return _FULL_DATE.replace("{0}", str(first)).replace("{1}", str(first + 1))


_DATES = (
    # a whole date: other letters may follow, or another date; no figures of a number
    re.compile(
        rf"(?<!\d){_full(1)}(?:T\d\d[:.]\d\d(?:[:.]\d\d)?Z?)?"
        rf"(?:(?=[/-]{_full(3)})|(?!\d|[./-]\d))"
    ),
    re.compile(
        rf"(?<!\d){_DAY}[./]{_MONTH}\.?(?:(?=-{_DAY}[./]{_MONTH}\b)|(?!\w|[./-]\d))"
    ),
    re.compile(r"(?<!\d)(?:0[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\w|[./-]\d)"),
    re.compile(
        rf"(?<!\d){_DAY}[. -]{{0,2}}{_MONTH_NAME}[A-Z]{{0,6}}\.?"
        r"(?:[. -]?(?:19|20)?\d\d)?(?!\w)"
    ),
    re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"),
)
_DATE_DIGITS = re.compile(
    r"(?:(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d)$"
)
_CURRENCY = (
    r"(?:EUR|EURO|EUROS|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|JPY|CAD|AUD|KR|ZL|"
    r"[€$£])"
)
_FIGURES = r"\d{1,9}(?:[.,' ]\d{3})*(?:[.,]\d{1,4})?"
_AMOUNTS = (
    re.compile(
        r"(?<![\w.,/-])(?:\d{1,3}(?:[.' ,]\d{3})+[.,]\d{2}|\d{1,9}[.,]\d{2})"
        r"(?![\w/-]|[.,]\d)"
    ),
    re.compile(rf"(?<!\w){_CURRENCY} ?{_FIGURES}(?![\w/-]|[.,]\d)"),
    # "4711 EUR 300" is the number 4711
    re.compile(rf"(?<![\w.,/-]){_FIGURES} ?{_CURRENCY}(?!\w| ?\d)"),
    re.compile(r"(?<![\w/-])\d{1,3}(?:[.,]\d{1,3})? ?%"),
    re.compile(r"(?<![\w.,/-])\d{1,9}(?:[.' ]\d{3})*,-{1,2}(?!\w)"),
)
_PHONE_WORD = (
    r"(?:TELEFONNR|TELEFONO|TELEPHONE|TELEFOON|TELEFAX|TELEFON|TELEF|TELF|TEL|TLFNR|TLF|"
    r"PHONE|FON|FONE|MOBILE|MOBIL|MOVIL|MOB|CELLULARE|CELL|CEL|GSM|HANDY|FAX|PUHELIN|"
    r"PUH|KOMORKA|KOM|PORTABLE|CALL|WHATSAPP|SMS|NATEL|HOTLINE|RUFNUMMER|RUFNR)"
)
_COUNTRY = (
    r"(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\d|3[578]\d|"
    r"42\d|50\d|59\d|6[789]\d|8[0578]\d|9[679]\d)"
)
_PHONES = (
    re.compile(
        rf"\b{_PHONE_WORD}(?:[ .]?(?:NR|NO|N|NUM))?[ .:]{{0,3}}"
        r"\+?\(?\d[\d ()/.-]{3,20}\d(?!\w)"
    ),
    # behind a letter or a number the sign is none of a telephone
    re.compile(
        r"(?<!\w)(?<!\d )(?<!\d, )\+ ?[1-9]\d{0,3}\)?(?:[ ()/.-]{0,2}\d){6,13}(?!\d)"
    ),
    re.compile(r"(?<![\w/-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d/-])"),
    # 0049 30 1234567: no group begins with 00, or they are numbers with a sign between
    re.compile(
        rf"(?<![\w/-])00{_COUNTRY}(?:[ ()/-]{{1,3}}(?!00)\d{{1,8}}){{1,5}}(?![\d/-])"
    ),
    re.compile(rf"(?<!\w)00{_COUNTRY}\d{{8,11}}(?!\w)"),
)
#: Digits of a telephone that has nothing but its layout, the 00 among them.
_PHONE_DIGITS = range(10, 17)
#: A number of which the bank shows the end only.
_HIDDEN = re.compile(r"[X*]{2,}[ -]?\d{2,6}(?!\w)|\d{4,6}[X*]{2,}\d{2,4}")
#: Each with the signs of which a text has one if it has any of its kind.
_PATTERNS = (
    (frozenset("./-"), _DATES[0]),
    (frozenset("./"), _DATES[1]),
    (frozenset("./-"), _DATES[2]),
    (frozenset(":"), _DATES[4]),
    (frozenset(".,"), _AMOUNTS[0]),
    (frozenset("%"), _AMOUNTS[3]),
    (frozenset(","), _AMOUNTS[4]),
    (frozenset("+"), _PHONES[1]),
    (frozenset("-."), _PHONES[2]),
    (frozenset("X*"), _HIDDEN),
)
#: And each with a part of it that is found faster, and that few texts have.
_RARE_PATTERNS = (
    # a figure with the beginning of a month's name behind it
    (
        re.compile(
            r"\d[. -]{0,2}(?:JA|FE|MA|MR|AP|AV|AB|ME|JU|GI|LU|AU|AO|AG|SE|OC|OK|OT|OU"
            r"|NO|DE|DI)"
        ),
        _DATES[3],
    ),
    # the end of a currency with a figure behind it, and the other way round
    (
        re.compile(
            r"(?:UR|RO|OS|SD|BP|HF|EK|OK|KK|LN|ZK|UF|ON|GN|PY|AD|UD|KR|ZL|€|\$|£) ?\d"
        ),
        _AMOUNTS[1],
    ),
    (
        re.compile(
            r"\d ?(?:EU|US|GB|CH|SE|NO|DK|PL|CZ|HU|RO|BG|JP|CA|AU|KR|ZL|€|\$|£)"
        ),
        _AMOUNTS[2],
    ),
)
#: Every word for a telephone has one of these.
_PHONE_STEMS = tuple(
    "TEL TLF FON PHONE MOB MOV CEL GSM HANDY FAX PUH KOM PORTABLE CALL WHATSAPP SMS "
    "HOTLINE RUF".split()
)


def masked_spans(folded: str) -> tuple[Spans, tuple[str, ...]]:
    """Where a folded text has dates, amounts, telephones and accounts; the accounts."""
    if not _DIGIT.search(folded):
        return [], ()
    signs = frozenset(folded)
    spans = [
        found.span()
        for marks, pattern in _PATTERNS
        if marks is None or not marks.isdisjoint(signs)
        for found in pattern.finditer(folded)
    ]
    for part, pattern in _RARE_PATTERNS:
        if part.search(folded):
            spans.extend([found.span() for found in pattern.finditer(folded)])
    for stem in _PHONE_STEMS:
        if stem in folded:
            spans.extend([found.span() for found in _PHONES[0].finditer(folded)])
            break
    if "00" in folded:
        for pattern in _PHONES[3:]:
            spans.extend(
                found.span()
                for found in pattern.finditer(folded)
                if sum(c.isdigit() for c in found.group()) in _PHONE_DIGITS
            )
    accounts: list[str] = []
    for account, start, end in ibans_in(folded):
        accounts.append(account)
        spans.append((start, end))
    return spans, tuple(accounts)


def looks_like_date(digits: str) -> bool:
    """Whether 6 or 8 digits read as a date (261107, 20261107, 07112026)."""
    return len(digits) in (6, 8) and bool(_DATE_DIGITS.match(digits))


def dates_read(digits: str) -> Iterator[date]:
    """The days that 6 or 8 digits may stand for: yymmdd, ddmmyy, yyyymmdd, ddmmyyyy."""
    long = len(digits) == 8
    year = 4 if long else 2
    for text, day in ((digits[:year], digits[year:]), (digits[-year:], "")):
        parts = (day[:2], day[2:]) if day else (digits[2:4], digits[:2])
        try:
            yield date(int(text) + (0 if long else 2000), int(parts[0]), int(parts[1]))
        except ValueError:
            continue
