"""The words of a name: which tell something, legal forms, where a name was cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text.normalise import fold
from ..text.vocabulary import CONNECTORS, LEGAL_FORMS, NAME_LIMITS

_WORD = re.compile(r"[^\W_]+")


def name_words(name: str) -> list[str]:
    """Words of a name as written; single letters glued ("S.r.l." is SRL)."""
    words: list[str] = []
    singles: list[str] = []
    for word in _WORD.findall(name[:200]):
        if len(word) == 1:
            singles.append(word)
            continue
        if singles:
            words.append("".join(singles))
            singles = []
        words.append(word)
    if singles:
        words.append("".join(singles))
    return words


def telling_words(words: Sequence[str]) -> list[str]:
    """Words without legal forms and little words; all where nothing is left."""
    told = [
        word
        for word in words
        if (plain := fold(word)) not in LEGAL_FORMS and plain not in CONNECTORS
    ]
    if not told or all(len(word) < 3 for word in told):
        told = [word for word in words if fold(word) not in LEGAL_FORMS] or list(words)
    return told


def has_legal_form(query: str) -> bool:
    """Whether a name is written with its legal form, as banks often do not."""
    return any(word in LEGAL_FORMS for word in name_words(fold(query)))


def may_be_cut(query: str) -> bool:
    """Whether a name is as long as the systems' fields, so that it may go on."""
    return len(query.rstrip()) in NAME_LIMITS or len(query) in NAME_LIMITS


def glued(words: Iterable[str]) -> str:
    """Folded words without legal forms, glued."""
    return "".join(word for word in words if word not in LEGAL_FORMS)


def is_cut_form(word: str) -> bool:
    """Whether a last word is the beginning of a legal form ("AP" of ApS)."""
    return len(word) < 3 and any(form.startswith(word) for form in LEGAL_FORMS)
