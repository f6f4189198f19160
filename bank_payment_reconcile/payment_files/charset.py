"""Which characters a bank takes, and how others are written with them.

The European Payments Council has a table for that: a letter loses its mark, Greek and
Cyrillic ones are written in Latin, and what has no equivalent is a full stop.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from .model import FileFormat

_BASIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ "
_LATIN = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(chr(code) for code in range(0xA1, 0x180) if code != 0xAD)
    + "ȘșȚț€"
)
CHARACTERS = {
    "basic": frozenset(_BASIC),
    "german": frozenset(_BASIC + "ÄÖÜäöüß&*$%"),
    "latin": frozenset(_LATIN),
    "ascii": frozenset(map(chr, range(0x20, 0x7F))),
}
#: What no character that is missing becomes: it reads as a mistake of the bank.
_UNKNOWN = "."
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ẞ": "SS"}
_SINGLE = {
    **{"ß": "s", "ẞ": "S", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d"},
    **{"þ": "th", "ħ": "h", "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n", "ŧ": "t"},
    **{"ſ": "s", "ə": "e", "ƒ": "f", "ŀ": "l", "ĳ": "ij", "ŉ": "'n"},
    **dict.fromkeys('"“”„‟«»‹›‘’‚‛`´ʹʺʼʻ′″＂', "'"),
    **dict.fromkeys("_~‐‑‒–—―−¬", "-"),
    **dict.fromkeys("[{<", "("),
    **dict.fromkeys("]}>", ")"),
    **{"&": "+", "|": "/", "\\": "/", "¦": "/", ";": ",", "€": "EUR", "…": "..."},
    **{"·": ".", "•": ".", "¿": "?", "×": "x"},
}
_GREEK = dict(
    zip(
        "αβγδεζηικλμνξοπρσςτυφω",
        "a v g d e z i i k l m n x o p r s s t y f o".split(),
        strict=True,
    )
) | {"θ": "th", "χ": "ch", "ψ": "ps"}
#: Bulgarian where alphabets differ: it is the one of the European Union.
_CYRILLIC = {
    **dict(
        zip(
            "абвгдезийклмнопрстуфхыэєіїјґъь",
            "a b v g d e z i y k l m n o p r s t u f h y e e i i j g a y".split(),
            strict=True,
        )
    ),
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"},
    **{"ё": "e", "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz"},
    **{"ѓ": "gj", "ќ": "kj", "ў": "u"},
}
_LETTERS = {**_GREEK, **_CYRILLIC, **_SINGLE}
_IDENTIFIER = re.compile(r"[A-Za-z0-9\-?:().,'+ ]+(?:/[A-Za-z0-9\-?:().,'+ ]+)*")


def transliterate(text: str, format: FileFormat) -> str:
    """The text as the bank gets it: in the characters it takes, on one line, without
    blanks at its ends. Never a question mark for a letter."""
    plain = " ".join(text.split())
    if plain.isascii() and _is_basic(plain):
        return plain
    return _convert(plain, format.charset, format.umlauts)


def is_identifier(text: str) -> bool:
    """Whether a text may be an identification: in the basic characters, without a slash
    at its ends or two in a row, and no longer than 35."""
    return (
        len(text) <= 35 and text == text.strip() and bool(_IDENTIFIER.fullmatch(text))
    )


def has_letters(text: str) -> bool:
    """Whether anything of a text is left to read."""
    return any(character.isalnum() for character in text)


def split_text(text: str, width: int) -> list[str]:
    """The text in parts of so many characters, between words where they are shorter."""
    parts = []
    while len(text) > width:
        end = text.rfind(" ", 1, width + 1)
        end = end if end > 0 else width
        parts.append(text[:end])
        text = text[end:].lstrip()
    return [*parts, text] if text else parts


_is_basic = re.compile(f"[{re.escape(_BASIC)}]*").fullmatch


@lru_cache(maxsize=20_000)
def _convert(text: str, charset: str, umlauts: bool) -> str:
    allowed = CHARACTERS[charset]
    composed = unicodedata.normalize("NFC", text)
    parts = []
    for place, character in enumerate(composed):
        if character in allowed:
            parts.append(character)
            continue
        written = _written(character, charset, umlauts)
        following = composed[place + 1 : place + 2]
        # Æ of a word in capitals is AE, of a name Ae.
        if len(written) > 1 and written.isupper() and following.islower():
            written = written[0] + written[1:].lower()
        parts.append(written)
    return " ".join("".join(parts).split())


@cache
def _written(character: str, charset: str, umlauts: bool) -> str:
    """What stands for a character that the set lacks; in capitals where it is one."""
    allowed = CHARACTERS[charset]
    small = character.lower()
    for table in (_UMLAUTS, _LETTERS) if umlauts else (_LETTERS,):
        if small in table:
            found = table[small]
            found = found.upper() if character != small else found
            return "".join(each if each in allowed else _UNKNOWN for each in found)
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""  # a mark alone, or nothing that is seen
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    parts = unicodedata.normalize("NFKD", character)
    if parts == character:
        return _UNKNOWN
    return "".join(
        each if each in allowed else _written(each, charset, umlauts) for each in parts
    )
