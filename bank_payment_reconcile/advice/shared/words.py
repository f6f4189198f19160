"""Words of headers and types, whatever their case, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th"}
)
_OTHERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The words of a text in small letters without accents, one blank between them:
    "Gross Debit (GC)" and "gross_debit_gc" are the same. "#" and "№" stay what they
    are where nothing else is."""
    plain = unicodedata.normalize("NFKD", text[:500].casefold().translate(_LETTERS))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return _OTHERS.sub(" ", plain).strip() or text.strip()


def folded(words: str) -> frozenset[str]:
    """Several names, written one a line or with bars between them, each folded."""
    parts = re.split(r"[|\n]", words)
    return frozenset(fold(each) for each in parts if each.strip())


def has_word(text: str, words: frozenset[str]) -> bool:
    """Whether one of the folded words or phrases stands in the text as a whole."""
    inside = f" {fold(text)} "
    return any(f" {each} " in inside for each in words)
