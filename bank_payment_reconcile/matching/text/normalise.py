"""Turns what people and banks write into comparable strings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .scripts import latin

#: No remittance text of any bank is longer; what follows is not read.
TEXT_LIMIT = 4000
#: Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "TH",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ı": "i",
        "ħ": "h",
        "Ħ": "H",
        "’": "'",
        "‐": "-",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)
#: The other usual spelling of letters with a dot or ring above.
_UMLAUTS = str.maketrans(
    {
        "ä": "AE",
        "Ä": "AE",
        "ö": "OE",
        "Ö": "OE",
        "ü": "UE",
        "Ü": "UE",
        "å": "AA",
        "Å": "AA",
        "ø": "OE",
        "Ø": "OE",
    }
)
_NOT_ALNUM = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Upper case without accents; never longer than `TEXT_LIMIT` characters in."""
    text = text[:TEXT_LIMIT]
    if text.isascii():
        return text.upper()
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c)).upper()


def spellings(word: str) -> tuple[str, ...]:
    """The ways a bank may write one word of a name, the folded one first.

    "Römer" becomes ROMER and ROEMER. Greek and Cyrillic become Latin letters, too.
    """
    plain = fold(word)
    if not plain.isascii() or not plain.isalnum():
        plain = _NOT_ALNUM.sub("", plain)
    if word.isascii():
        return (plain,)
    other = with_umlauts(word)
    found = [plain]
    # й is a letter of its own, where Greek accents are none
    script = plain if plain[:1] < "Ѐ" else _NOT_ALNUM.sub("", word.upper())
    for variant in (other, *latin(script)):
        if len(variant) > 2 and variant not in found:
            found.append(variant)
    return tuple(found)


def with_umlauts(word: str) -> str:
    """A word with AE, OE, UE for letters with dots; "" where it has none."""
    changed = word.translate(_UMLAUTS)
    return _NOT_ALNUM.sub("", fold(changed)) if changed != word else ""


def damaged(word: str) -> str:
    """A word as a system writes it that drops what it cannot print ("RMER" of Römer);
    "" where nothing is dropped or too little is left."""
    if word.isascii():
        return ""
    left = _NOT_ALNUM.sub("", word.encode("ascii", "ignore").decode().upper())
    return left if len(left) > 2 else ""


def compact(text: str) -> str:
    """Only the letters and digits, upper case: accounts, references, ids."""
    return _NOT_ALNUM.sub("", fold(text)) if text else text


@lru_cache(maxsize=16_384)
def account_key(account: str) -> str:
    """Key under which an account number is found, in any spelling."""
    return compact(account[:64])
