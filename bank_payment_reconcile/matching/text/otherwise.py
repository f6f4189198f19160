"""Whether a text says otherwise: that what it names is not, or not yet, or not wholly
paid.

Such words add a caution and are never an answer, so that one too many costs a look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from .bank_text import Atom, BankText
from .otherwise_words import (
    BEFORE_NUMBER,
    ENDS,
    OF,
    ORDINALS,
    PARTS,
    PARTS_OF_SEVERAL,
    STEMS,
    STRONG,
    TAXES,
    Otherwise,
)
from .vocabulary import DOCUMENT_WORDS, NUMBER_WORDS, REFERENCE_WORDS

#: A shorter word is looked for whole only.
STEM_LENGTH = 5
_COUNT = re.compile(r"\d{1,2}(?:E|EME|A|O|ER|ND|RD|TH|ST|DE|TE)?$")


def _phrases(table: str) -> list[tuple[str, ...]]:
    return [tuple(phrase.split("_")) for phrase in table.split()]


#: Phrases by their first word, with what they say; None where a number must follow.
_STARTS: dict[str, list[tuple[tuple[str, ...], Otherwise | None]]] = {}
for _kind, _table in (*STRONG.items(), (None, BEFORE_NUMBER)):
    for _phrase in _phrases(_table):
        _STARTS.setdefault(_phrase[0], []).append((_phrase, _kind))
_STEMS = [(tuple(_table.split()), _kind) for _kind, _table in STEMS.items()]
_COUNTED = PARTS | PARTS_OF_SEVERAL
_FIRST = frozenset(_STARTS) | _COUNTED
#: The words that come next in them; of a phrase of one word that one.
_SECOND = {
    _first: frozenset(
        _phrase[1] if len(_phrase) > 1 else _first for _phrase, _ in _found
    )
    for _first, _found in _STARTS.items()
}


def said_otherwise(
    text: BankText, names: Collection[str] = ()
) -> Iterator[tuple[Otherwise, str]]:
    """What a text says against its being an ordinary payment, and in which words.

    names: words of the payer's name, which say nothing.
    """
    if not may_say_otherwise(text):
        return
    for position, atom in enumerate(text.atoms):
        word = atom.text
        if word in names:
            continue
        if word in _STARTS:
            yield from _phrases_at(text.atoms, position)
        elif stem := _by_stem(word):
            yield stem, word
        if word in _COUNTED and (count := _count_beside(text.atoms, position)):
            yield Otherwise.PART, count


def may_say_otherwise(text: BankText) -> bool:
    """Whether a text has the words of anything that says so; most have none."""
    words = text.words
    for word in words & _FIRST:
        if word in _COUNTED or not words.isdisjoint(_SECOND[word]):
            return True
    return any(map(_by_stem, words))


@lru_cache(maxsize=8192)
def _by_stem(word: str) -> Otherwise | None:
    """What a word says by how it begins or ends."""
    if len(word) < STEM_LENGTH or not word.isalpha():
        return None
    for stems, kind in _STEMS:
        if word.startswith(stems):
            return kind
    return next((kind for ends, kind in ENDS.items() if word.endswith(ends)), None)


def _phrases_at(
    atoms: tuple[Atom, ...], position: int
) -> Iterator[tuple[Otherwise, str]]:
    """The phrases that begin at an atom."""
    for phrase, kind in _STARTS[atoms[position].text]:
        end = position + len(phrase)
        if tuple(atom.text for atom in atoms[position:end]) != phrase:
            continue
        if kind is not None:
            yield kind, " ".join(phrase)
        elif _is_before_number(atoms, end):
            yield Otherwise.NOT_MEANT, " ".join(phrase)


def _is_before_number(atoms: tuple[Atom, ...], start: int) -> bool:
    """Whether a number or a document comes next, little words aside."""
    for atom in atoms[start : start + 5]:
        if atom.text in DOCUMENT_WORDS or atom.text in REFERENCE_WORDS:
            return True
        if any(c.isdigit() for c in atom.text):
            return not atom.masked
        if atom.text in TAXES or len(atom.text) > 4:
            return False
        if atom.text not in NUMBER_WORDS and len(atom.text) > 3:
            return False
    return False


def _count_beside(atoms: tuple[Atom, ...], position: int) -> str:
    """The word with the number beside it, as it counts parts; "" where it does not."""
    word = atoms[position].text
    for other in (position - 1, position + 1):
        if not 0 <= other < len(atoms):
            continue
        after = atoms[other + 1] if other + 1 < len(atoms) else None
        if not _counts(atoms[other], after):
            continue
        if word in PARTS or after is not None and after.text in OF:
            first, last = sorted((position, other))
            return f"{atoms[first].text} {atoms[last].text}"
    return ""


def _counts(atom: Atom, after: Atom | None) -> bool:
    """Whether an atom is an ordinal or a small number; "3/12" may be read as a day."""
    if atom.text in ORDINALS:
        return True
    is_share = after is not None and after.before == "/"
    return bool(_COUNT.match(atom.text)) and (is_share or not atom.masked)
