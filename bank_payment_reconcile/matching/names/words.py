"""The words of a name: which tell something, legal forms, where a name was cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text.name_words import PARTICLES, SAME_FORMS, TITLES, WEAK_FORMS
from ..text.normalise import fold
from ..text.vocabulary import CONNECTORS, LEGAL_FORMS, NAME_LIMITS

_WORD = re.compile(r"[^\W_]+")
#: What makes one name of two: their order is part of it.
_JOINT = re.compile(r"\w-\w|[&+]|\b(?:und|and|et|og|och|y|e|i|ja|en|és|a|si|ve)\b", re.I)


def name_words(name: str) -> list[str]:
    """Words of a name as written; single letters glued ("S.r.l." is SRL)."""
    words: list[str] = []
    singles: list[str] = []
    for word in _WORD.findall(name[:200]):
        if len(word) == 1:
            singles.append(word)
            continue
        if singles:
            glued_form = "".join(singles) + word
            if glued_form.upper() in LEGAL_FORMS:
                # "S.Coop."
                words.append(glued_form)
                singles = []
                continue
            words.append("".join(singles))
            singles = []
        words.append(word)
    if singles:
        words.append("".join(singles))
    return words


def telling_words(words: Sequence[str]) -> list[str]:
    """Words without legal forms, titles and little words; all where nothing is left."""
    told = [word for word in words if not _is_aside(fold(word))]
    if not told or all(len(word) < 3 for word in told):
        told = [word for word in words if fold(word) not in LEGAL_FORMS] or list(words)
    return told


def _is_aside(word: str) -> bool:
    return word in LEGAL_FORMS or word in CONNECTORS or word in TITLES


def legal_forms(folded: Iterable[str]) -> frozenset[str]:
    """Legal forms among the folded words of a name, one word for each of a kind.

    What nobody writes with care ("& Co.") is none.
    """
    forms = (SAME_FORMS.get(w, w) for w in folded if w in LEGAL_FORMS)
    return frozenset(form for form in forms if form not in WEAK_FORMS)


def particles(folded: Iterable[str]) -> tuple[str, ...]:
    """The "van", "de" and "dos" of a name: with another one it is another family."""
    return tuple(word for word in folded if word in PARTICLES)


def is_joint(name: str) -> bool:
    """Whether two names make up one, as Berg-Dahl and Berg & Dahl."""
    return bool(_JOINT.search(name))


def has_legal_form(query: str) -> bool:
    """Whether a name is written with its legal form, as banks often do not."""
    return any(word in LEGAL_FORMS for word in name_words(fold(query)))


def may_be_cut(query: str) -> bool:
    """Whether a name is as long as the systems' fields, so that it may go on."""
    if len(query.rstrip()) in NAME_LIMITS or len(query) in NAME_LIMITS:
        return True
    return ends_within(query)


def ends_within(query: str) -> bool:
    """Whether a name ends within a phrase, as "Meyer &"."""
    last = fold(query).rstrip(" .,").rpartition(" ")[2]
    return last in CONNECTORS or last in "&+"


def glued(words: Iterable[str]) -> str:
    """Folded words without legal forms, glued."""
    return "".join(word for word in words if word not in LEGAL_FORMS)


def is_cut_form(word: str) -> bool:
    """Whether a last word is only the beginning of a legal form ("AP" of ApS)."""
    if len(word) > 2 or word in LEGAL_FORMS:
        return False
    return any(form.startswith(word) for form in LEGAL_FORMS)
