"""The words of a name: which tell something, legal forms, where a name was cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..text.name_words import (
    COMPANY_FORMS,
    PARTICLES,
    SAME_FORMS,
    TITLES,
    WEAK_FORMS,
)
from ..text.normalise import fold
from ..text.vocabulary import CONNECTORS, LEGAL_FORMS, NAME_LIMITS

#: A legal form has so many parts at most, and its first so many letters.
FORM_PARTS = 5
LONGEST_FORM = max(map(len, LEGAL_FORMS))
FORM_PART = 2
#: What follows is no part of a name.
NAME_LENGTH = 200
#: What tells nothing of a name, beside legal forms.
_ASIDE = CONNECTORS | TITLES
_WORD = re.compile(r"[^\W_]+")
#: What may stand between the parts of a legal form.
_IN_FORM = frozenset({".", "/", ". ", ".\u00a0"})
_INITIAL = re.compile(r"(?<![\w.])([^\W\d_])\.(?=\s|$|-)")
#: Letters that make a family's name of what would be a legal form.
_ACCENT = re.compile(r"[áàâãéèêíóòôõúÁÀÂÃÉÈÊÍÓÒÔÕÚ]")
#: What makes one name of two: their order is part of it.
_JOINT = re.compile(
    r"\w-\w|[&+]|\b(?:und|and|et|og|och|y|e|i|ja|en|és|a|si|ve)\b", re.I
)
_AND_WORD = re.compile(r"(?<!\w)(?:und|and|et|og|och|és|es|en|ja|ve)(?!\w)", re.I)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Words of a name as written; single letters glued ("S.r.l." is SRL)."""
    return tuple(words_in(name))


def words_in(name: str) -> list[str]:
    """The same, where each name is asked for once."""
    name = name[:NAME_LENGTH]
    found = _WORD.findall(name)
    if all(len(word) > FORM_PART for word in found[:-1]):
        return found
    return [word for word, _, _ in word_spans(name)]


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, from where to where; letters with dots are one word, and so
    are the parts of a legal form ("Sp. z o.o.", "S.Coop.")."""
    found = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    words: list[tuple[str, int, int]] = []
    at = 0
    while at < len(found):
        word, start, end = found[at]
        size = _parts(text, found, at) if len(word) <= FORM_PART else 1
        if size > 1:
            word = "".join(part for part, _, _ in found[at : at + size])
            end = found[at + size - 1][2]
        words.append((word, start, end))
        at += size
    return words


def _parts(text: str, found: Sequence[tuple[str, int, int]], at: int) -> int:
    """How many words from here on are the letters of one."""
    glued, size, letters = found[at][0], 1, 1
    is_letters = len(glued) == 1
    for count in range(2, FORM_PARTS + 1):
        if at + count > len(found):
            break
        gap = text[found[at + count - 2][2] : found[at + count - 1][1]]
        part = found[at + count - 1][0]
        if gap not in _IN_FORM and not (gap == " " and part[0] in "oOzZ"):
            break
        glued += part
        is_letters = is_letters and len(part) == 1 and gap == "."
        if is_letters:
            letters = count
        if glued.upper() in LEGAL_FORMS and (gap != " " or len(glued) > 2):
            size = count
    return max(size, letters)


def telling_words(words: Sequence[str]) -> list[str]:
    """Words without legal forms, titles and little words; all where nothing is left."""
    told = [
        word
        for word in words
        if (plain := fold(word)) not in _ASIDE
        and (plain not in LEGAL_FORMS or not is_legal_form(word))
    ]
    if not told or all(len(word) < 3 for word in told):
        told = [word for word in words if not is_legal_form(word)] or list(words)
    return told


@lru_cache(maxsize=20_000)
def is_legal_form(word: str) -> bool:
    """Whether a word as written is a legal form; "Sá" is a family's name."""
    if len(word) > LONGEST_FORM:
        return False
    plain = fold(word)
    if plain not in LEGAL_FORMS:
        return False
    return word.isascii() or not plain.isascii() or not _ACCENT.search(word)


def legal_forms(words: Iterable[str]) -> tuple[str, ...]:
    """Legal forms among the words of a name in order, one word for each of a kind.

    What nobody writes with care ("& Co.") is none beside another.
    """
    folded = (fold(word) for word in words if is_legal_form(word))
    forms = (SAME_FORMS.get(word, word) for word in folded)
    found = dict.fromkeys(forms)
    told = tuple(form for form in found if form not in WEAK_FORMS)
    # Berg & Co. is not Berg AS
    return told or (("CO",) if COMPANY_FORMS & found.keys() else ())


def initials(name: str) -> tuple[tuple[str, str], ...]:
    """Single letters with a dot, each with the word before it: the "J." of "Nagy J.
    Anna" is another one than that of "J. Nagy Anna". Accents stay."""
    if "." not in name:
        return ()
    return tuple(
        (found[1].upper(), _word_before(name[: found.start()]))
        for found in _INITIAL.finditer(name)
    )


def _word_before(name: str) -> str:
    words = _WORD.findall(name)
    return fold(words[-1]) if words else ""


def is_spoken_joint(name: str) -> bool:
    """Whether "and" stands in a name as a word; a sign is left out as it comes."""
    return bool(_AND_WORD.search(name))


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
    """Words without legal forms, folded and glued."""
    return "".join(fold(word) for word in words if not is_legal_form(word))


def ends_a_word(words: Iterable[str], begun: str) -> bool:
    """Whether the beginning of a name ends with a word of it."""
    length = 0
    for word in words:
        length += len(word)
        if length >= len(begun):
            return length == len(begun)
    return True


def is_cut_form(word: str) -> bool:
    """Whether a last word is only the beginning of a legal form ("AP" of ApS)."""
    if len(word) > 2 or word in LEGAL_FORMS:
        return False
    return any(form.startswith(word) for form in LEGAL_FORMS)
