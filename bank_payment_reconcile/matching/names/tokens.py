"""The words of a free text with their places, and what a word beside a name says."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from enum import IntEnum
from functools import lru_cache, partial
from typing import NamedTuple

from ..text.name_words import (
    BUSINESS_WORDS,
    EVERYDAY_WORDS,
    GENERATION,
    GIVEN_NAMES,
    LABELS,
    PARTICLES,
    SURNAME_ENDINGS,
    TITLES,
)
from ..text.normalise import spellings
from ..text.vocabulary import BANK_WORDS, CONNECTORS
from .words import is_legal_form, word_spans

#: More words of a text are not looked at.
TOKEN_LIMIT = 120
TEXT_LIMIT = 2000
#: A word of so many capitals may be a legal form that we do not know.
FORM_LENGTH = 5
#: Between two words, these end a name.
_ENDS = re.compile(r"[,;:|()<>*=?\"\n\t/\\\[\]{}]|[ ]{2,}|[ ][-+.][ ]?|\+")
#: And these make one name of two.
_JOINS = re.compile(r"[-&'´`]|[ ]&")
#: Conjunctions: whoever stands behind one belongs to the name.
_AND = frozenset("AND UND ET OG OCH UN EN Y E I JA A U SI VE ES".split())


class Edge(IntEnum):
    """What stands beside a name in a text: how clearly it is no part of the name."""

    #: A word of a name: the name goes on.
    NAME = 0
    #: A word that nobody knows.
    UNKNOWN = 1
    CLEAR = 2


class Token(NamedTuple):
    """A word of a text: its spellings, the folded one first, and its place."""

    raw: str
    ways: tuple[str, ...]
    start: int
    end: int
    #: Whether it is a legal form; and whether that, a title or a little word.
    is_form: bool
    is_aside: bool

    @property
    def plain(self) -> str:
        """The word, folded."""
        return self.ways[0]


#: The same, of a tuple: there are so many that a call less for each is felt.
_token = partial(tuple.__new__, Token)


def tokens_of(text: str, known: Container[str] | None = None) -> list[Token]:
    """The words of a text; the letters of a legal form are one word.

    known: none are told of a text that has no word of these in any spelling.
    """
    spans = word_spans(text[:TEXT_LIMIT])[:TOKEN_LIMIT]
    read = [_read(word) for word, _, _ in spans]
    if known is not None and not _has_any(read, known):
        return []
    return [
        _token((word, ways, start, end, is_form, is_aside))
        for (word, start, end), (ways, is_form, is_aside) in zip(
            spans, read, strict=True
        )
        if ways[0]
    ]


def _has_any(
    read: Sequence[tuple[tuple[str, ...], bool, bool]], known: Container[str]
) -> bool:
    for ways, _, _ in read:
        for way in ways:
            if way in known:
                return True
    return False


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[tuple[str, ...], bool, bool]:
    """The spellings of a word, and what a `Token` says of it; words come again."""
    ways, is_form = spellings(word), is_legal_form(word)
    return ways, is_form, is_form or ways[0] in CONNECTORS or ways[0] in TITLES


def edge_of(
    text: str,
    tokens: Sequence[Token],
    at: int,
    step: int,
    is_known: Collection[str] | None,
    alone: bool = False,
) -> Edge:
    """What stands before (step -1) or behind (1) the word of a name at its edge.

    is_known: the words of partners' names among those of the text; None where every
        word must be taken for one, as in a field for a name.
    alone: the name is one word, so that what a comma parts may belong together.
    """
    beside = at + step
    while 0 <= beside < len(tokens):
        token = tokens[beside]
        between = _between(text, tokens, beside, step)
        if _JOINS.fullmatch(between) or _JOINS.match(between.strip() or "x"):
            return Edge.NAME
        if alone and between.strip() == ",":
            between = " "
        if _ENDS.search(between):
            return Edge.CLEAR
        if any(c.isdigit() for c in token.plain):
            # nobody knows the "OC3" of a name's field
            is_mixed = is_known is None and not token.plain.isdigit()
            return Edge.NAME if is_mixed else Edge.CLEAR
        if len(token.plain) == 1 and text[token.end : token.end + 1] == ".":
            # with an initial it is somebody else
            return Edge.NAME
        if token.plain in PARTICLES and not _is_wording(tokens, beside + step):
            beside += step
            continue
        if token.plain in PARTICLES and is_known is None and step < 0:
            # Da Costa is not Costa
            return Edge.NAME
        if token.plain in _AND and not _is_wording(tokens, beside + step):
            return Edge.NAME
        if token.plain not in CONNECTORS or token.plain in _AND:
            return _edge_word(tokens[at], token, step, is_known, alone)
        beside += step
    return Edge.CLEAR


def _between(text: str, tokens: Sequence[Token], at: int, step: int) -> str:
    one, two = (at, at + 1) if step < 0 else (at - 1, at)
    return text[tokens[one].end : tokens[two].start]


def _is_wording(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is no name's: one of the bank's, a number, or none at all."""
    if not 0 <= at < len(tokens):
        return True
    word = tokens[at].plain
    return word in EVERYDAY_WORDS or word in LABELS or not word.isalpha()


def _edge_word(
    name: Token, token: Token, step: int, is_known: Collection[str] | None, alone: bool
) -> Edge:
    """What a word says that stands before or behind a name."""
    word = token.plain
    if word in GENERATION or word in GIVEN_NAMES or word in BUSINESS_WORDS:
        return Edge.NAME
    if token.is_form:
        # before a name it ends another one, behind it the name is a company's
        return Edge.UNKNOWN if step < 0 else Edge.NAME
    if is_known is None and word in TITLES:
        return Edge.NAME
    said = BANK_WORDS if is_known is None else EVERYDAY_WORDS
    if is_known is None and alone and word in said:
        # "Iva" is a tax, and a given name
        return Edge.UNKNOWN
    if word in said or word in LABELS or word in TITLES or word in _AND:
        return Edge.CLEAR
    if len(word) == 1 or is_known is None:
        return Edge.NAME
    if any(way in is_known for way in token.ways):
        return Edge.NAME
    if name.raw[:1].isupper() and token.raw[:1].islower():
        return Edge.CLEAR
    if any(word.endswith(end) and len(word) > len(end) + 1 for end in SURNAME_ENDINGS):
        return Edge.NAME
    short = alone and len(word) <= FORM_LENGTH
    if name.raw.isupper() != token.raw.isupper() and not short:
        return Edge.CLEAR
    return Edge.UNKNOWN


def is_distinctive(word: str) -> bool:
    """Whether a word may tell a name from the words of banks and of everyday."""
    return (
        word not in EVERYDAY_WORDS
        and word not in BUSINESS_WORDS
        and word not in LABELS
        and word not in PARTICLES
        and len(word) > 1
        and not word.isdigit()
    )
