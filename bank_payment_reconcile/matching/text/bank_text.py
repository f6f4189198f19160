"""Reads the remittance text of a statement line once: atoms, fields, what is a date.

An atom is a run of letters and digits. Everything later works on the atoms, so
the text is scanned once, whatever it holds.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from ..model.enumeration import StrEnum
from .masks import Spans, looks_like_date, masked_spans
from .normalise import fold
from .vocabulary import (
    BANK_WORDS,
    DATE_WORDS,
    DOCUMENT_STEMS,
    DOCUMENT_WORDS,
    NUMBER_ENDINGS,
    NUMBER_WORDS,
    ORDER_WORDS,
    OTHER_NUMBER_WORDS,
    OTHER_THINGS,
    REFERENCE_WORDS,
)

#: Texts that are read and kept: a batch is asked of twice, and then forgotten.
TEXTS_KEPT = 20_000
#: More atoms than this are not read; a text of 4,000 characters may hold them.
ATOM_LIMIT = 400
_ATOM = re.compile(r"[^\W_]+")
_LETTERS_DIGITS = re.compile(r"([^\W\d_]+)(\d+)$")
#: What a bank writes behind a number without a space.
_KEYS = (
    "EREF KREF MREF CRED DEBT SVWZ ABWA ABWE PURP COAM OAMT IBAN BIC KTO BLZ REMI TRTP"
)
_BEFORE_KEY = re.compile(rf"(\w*\d)({'|'.join(_KEYS.split())})$")
_KEY_SET = frozenset(_KEYS.split())
_SUBFIELD = re.compile(r"[?^](?:00|10\d{0,7}(?![\d/])|2\d|6[0-3]|34\d{0,3})")
_KEY_ENDS = frozenset(key[-1] for key in _KEY_SET)
#: A name in the text, between the marks that systems put around it; each with what a
#: text has that has one.
_NAME_FIELDS = (
    ("/NAME/", re.compile(r"/NAME/([^/]{2,80})")),
    ("?32", re.compile(r"\?32([^?]{2,70}(?:\?33[^?]{1,70})?)")),
    (
        ":",
        re.compile(
            r"\b(?:ACH|WIRE) (?:CREDIT|DEBIT|IN|OUT) (.{2,70}?) (?:DES|ID|CO ID):"
        ),
    ),
    ("", re.compile(r"\b(?:ABWA|BENM//NAME|ORDP//NAME)[+/]([^+/?]{2,70})")),
    (
        "+",
        re.compile(
            r"^(?:[A-Z-]*GUTSCHRIFT|[A-Z-]*LASTSCHRIFT|DAUERAUFTRAG|[A-Z-]*UBERWEISUNG)"
            r" (.{2,70}?) (?:SVWZ|EREF|KREF|MREF|IBAN)\+"
        ),
    ),
    # British statements have a name's first 18 letters, and end with its day
    ("FP ", re.compile(r"^([^\d]{18})(?= .*\bFP \d\d/\d\d/\d\d$)")),
)


class Context(StrEnum):
    """What the words before a number say it is."""

    UNKNOWN = ""
    DOCUMENT = "document"
    #: The creditor's, as far as one can know.
    REFERENCE = "reference"
    #: A customer's or an account's number, or our own reference.
    OTHER = "other"
    DATE = "date"
    #: A word that is in no list: what it says of the number nobody knows.
    WORD = "word"


class Atom(NamedTuple):
    """A run of letters and digits: its text, place, and what stands before it."""

    text: str
    start: int
    end: int
    #: What separates it from the atom before; "" where a word was glued on.
    before: str
    #: Part of a date, amount, phone or account number.
    masked: bool


#: The same, of a tuple: there are so many that a call less for each is felt.
_atom = partial(tuple.__new__, Atom)


class BankText(NamedTuple):
    """A remittance text, read."""

    folded: str
    atoms: tuple[Atom, ...]
    #: Payer or payee names that stand between marks.
    names: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


@lru_cache(maxsize=TEXTS_KEPT)
def read_text(text: str) -> BankText:
    """Atoms, marked names and account numbers of a remittance text."""
    folded = _without_marks(fold(text))
    spans, accounts = masked_spans(folded)
    atoms: list[Atom] = []
    last = 0
    for found in _ATOM.finditer(folded):
        start, end = found.span()
        word, before = found.group(), folded[last:start]
        last = end
        if word.isalpha() or word.isdigit():
            # most words are wholly letters or figures, with nothing glued on
            masked = bool(spans) and _is_in(start, end, spans)
            atoms.append(_atom((word, start, end, before, masked)))
        else:
            atoms.extend(_split(word, start, before, spans))
        if len(atoms) >= ATOM_LIMIT:
            break
    names = tuple(
        found.group(1).strip()
        for mark, pattern in _NAME_FIELDS
        if mark in folded
        for found in pattern.finditer(folded)
    )
    words = frozenset([atom.text for atom in atoms])
    return BankText(folded, tuple(atoms), names, accounts, words)


def context_of(text: BankText, position: int) -> Context:
    """What the words before an atom say it is.

    Walks back over "Nr.", "of", and over the numbers of a list.
    """
    atoms = text.atoms
    for back in range(position - 1, max(position - 40, -1), -1):
        word = atoms[back].text
        if word in DATE_WORDS and looks_like_date(atoms[position].text):
            return Context.DATE
        said = _said_by(word)
        if said is not None:
            if said is Context.REFERENCE:
                own = back > 0 and atoms[back - 1].text in OTHER_NUMBER_WORDS
                return Context.OTHER if own else said
            return said
        if word not in NUMBER_WORDS and len(word) > 1 and not _has_digit(word):
            return Context.UNKNOWN if word in BANK_WORDS else Context.WORD
    return Context.UNKNOWN


@lru_cache(maxsize=4096)
def _said_by(word: str) -> Context | None:
    """What one word says of the number behind it; None where it says nothing."""
    if word in DOCUMENT_WORDS and word not in OTHER_NUMBER_WORDS:
        return Context.DOCUMENT
    if word in REFERENCE_WORDS:
        return Context.REFERENCE
    if _has_digit(word):
        return None
    if word in OTHER_NUMBER_WORDS or word in OTHER_THINGS:
        return Context.OTHER
    if word.endswith(NUMBER_ENDINGS) and word not in NUMBER_WORDS:
        is_document = word.startswith(DOCUMENT_STEMS)
        return Context.DOCUMENT if is_document else Context.OTHER
    return None


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(c.isdigit() for c in word)


def not_invoiced(text: BankText) -> str:
    """The words that tell of an order by its number; or ""."""
    for position, atom in enumerate(text.atoms):
        if atom.text in ORDER_WORDS:
            for number in text.atoms[position + 1 : position + 3]:
                if number.text.isdigit() and not number.masked:
                    return f"{atom.text} {number.text}"
    return ""


def _without_marks(folded: str) -> str:
    """The text with blanks for the marks of MT940's subfields, "?20", and for the
    number of the bank's journal, "?10"; those around names stay."""
    if folded.count("?") + folded.count("^") < 2 and not folded.startswith("?2"):
        return folded
    return _SUBFIELD.sub(lambda found: " " * len(found.group()), folded)


def _split(atom: str, start: int, before: str, spans: Spans) -> list[Atom]:
    """An atom, in two where a document word is glued to its number (RE4711), or where
    the bank's next key is glued behind it (4711EREF)."""
    end = start + len(atom)
    keyed = (
        _BEFORE_KEY.match(atom) if len(atom) < 60 and atom[-1] in _KEY_ENDS else None
    )
    if keyed:
        middle = start + len(keyed[1])
        key = Atom(keyed[2], middle, end, "", False)
        return [*_split(keyed[1], start, before, spans), key]
    glued = _LETTERS_DIGITS.match(atom) if len(atom) < 40 else None
    if glued and (
        glued[1] in DOCUMENT_WORDS
        or glued[1] in OTHER_NUMBER_WORDS
        or glued[1] in _KEY_SET
    ):
        middle = start + len(glued[1])
        return [
            Atom(glued[1], start, middle, before, _is_in(start, middle, spans)),
            Atom(glued[2], middle, end, "", _is_in(middle, end, spans)),
        ]
    return [Atom(atom, start, end, before, _is_in(start, end, spans))]


def _is_in(start: int, end: int, spans: Spans) -> bool:
    for low, high in spans:
        if low <= start and end <= high:
            return True
    return False
