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
#: And with them: what of a word without accents is a legal form by its letters.
_NOT_TOLD = _ASIDE | LEGAL_FORMS
_WORD = re.compile(r"[^\W_]+")
#: A word that may be a part of a legal form.
_SHORT_WORD = re.compile(rf"(?<![^\W_])[^\W_]{{1,{FORM_PART}}}(?![^\W_])")
#: What may stand between the parts of a legal form.
_IN_FORM = frozenset({".", "/", ". ", ".\u00a0"})
_INITIAL = re.compile(r"(?<![\w.])([^\W\d_])\.(?=\s|$|-)")
#: Letters that make a family's name of what would be a legal form.
_ACCENT = re.compile(r"[áàâãéèêíóòôõúÁÀÂÃÉÈÊÍÓÒÔÕÚ]")
#: What makes one name of two: their order is part of it.
_JOINT = re.compile(
    r"\w-\w|[&+]|\b(?:und|and|et|og|och|y|e|i|ja|en|és|a|si|ve)\b", re.I
)
#: Words for "and" between two names, and the same as they are compared.
_AND_WORD = re.compile(r"(?<!\w)(?:und|and|et|og|och|és|es|en|ja|ve)(?!\w)", re.I)

AND_WORDS = frozenset("UND AND ET OG OCH ES EN JA VE".split())


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Words of a name as written; single letters glued ("S.r.l." is SRL)."""
    return tuple(words_in(name))


def words_in(name: str) -> list[str]:
    """The same, where each name is asked for once."""
    name = name[:NAME_LENGTH]
    found = _WORD.findall(name)
    if min(map(len, found[:-1]), default=LONGEST_FORM) > FORM_PART:
        return found
    first = _SHORT_WORD.search(name)
    start = first.start() if first else 0
    return [*_WORD.findall(name[:start]), *_words_from(name[start:])]


@lru_cache(maxsize=4096)
def _words_from(end: str) -> tuple[str, ...]:
    """Words of a name from its first short one on: most such ends are a legal form."""
    return tuple([word for word, _, _ in word_spans(end)])


def letters_of(name: str) -> str:
    """The words of a name folded and glued."""
    return fold("".join(_WORD.findall(name[:NAME_LENGTH])))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, from where to where; letters with dots are one word, and so
    are the parts of a legal form ("Sp. z o.o.", "S.Coop.")."""
    found = [(m.group(), *m.span()) for m in _WORD.finditer(text)]
    words: list[tuple[str, int, int]] = []
    at, last = 0, len(found) - 1
    while at <= last:
        span = found[at]
        word, start, end = span
        if at < last and len(word) <= FORM_PART and _may_join(text, end, found[at + 1]):
            size = _parts(text, found, at)
            if size > 1:
                word = "".join(part for part, _, _ in found[at : at + size])
                span = word, start, found[at + size - 1][2]
                at += size - 1
        words.append(span)
        at += 1
    return words


def _may_join(text: str, end: int, after: tuple[str, int, int]) -> bool:
    """Whether what stands between two words may be within one."""
    gap = text[end : after[1]]
    return gap in _IN_FORM or gap == " " and after[0][0] in "oOzZ"


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
    if not told or len(told[0]) < 3 and all([len(word) < 3 for word in told]):
        told = [word for word in words if not is_legal_form(word)] or list(words)
    return told


def telling_plain(words: Sequence[str]) -> Sequence[str]:
    """The same of words in English capitals, of which most names are."""
    told = [word for word in words if word not in _NOT_TOLD]
    if not told or len(told[0]) < 3:
        return telling_words(words)
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


def legal_forms(words: Sequence[str], folded: Sequence[str]) -> tuple[str, ...]:
    """Legal forms among the words of a name in order, one word for each of a kind.

    What nobody writes with care ("& Co.") is none beside another.
    folded: the same words, folded.
    """
    if LEGAL_FORMS.isdisjoint(folded):
        return ()
    forms = [
        SAME_FORMS.get(plain, plain)
        for word, plain in zip(words, folded, strict=True)
        if plain in LEGAL_FORMS and is_legal_form(word)
    ]
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
    return tuple([word for word in folded if word in PARTICLES])


def is_joint(name: str) -> bool:
    """Whether two names make up one, as Berg-Dahl and Berg & Dahl."""
    return bool(_JOINT.search(name))


@lru_cache(maxsize=4096)
def has_legal_form(query: str) -> bool:
    """Whether a name is written with its legal form, as banks often do not."""
    return not LEGAL_FORMS.isdisjoint(name_words(fold(query)))


def may_be_cut(query: str) -> bool:
    """Whether a name is as long as the systems' fields, so that it may go on."""
    if len(query.rstrip()) in NAME_LIMITS or len(query) in NAME_LIMITS:
        return True
    return ends_within(query)


@lru_cache(maxsize=4096)
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
