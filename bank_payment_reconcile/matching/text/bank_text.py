"""Reads the remittance text of a statement line once: atoms, fields, what is a date.

An atom is a run of letters and digits. Everything later works on the atoms, so
the text is scanned once, whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.enumeration import StrEnum
from .normalise import fold
from .vocabulary import (
    ADVANCE_WORDS,
    DATE_WORDS,
    DOCUMENT_WORDS,
    NUMBER_WORDS,
    ORDER_WORDS,
    OTHER_NUMBER_WORDS,
    REFERENCE_WORDS,
)

#: More atoms than this are not read; a text of 4,000 characters may hold them.
ATOM_LIMIT = 400
_ATOM = re.compile(r"[^\W_]+")
_LETTERS_DIGITS = re.compile(r"([^\W\d_]+)(\d+)$")
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d"
    r"|(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\.?"
    r"|(?:0[1-9]|1[0-2])[./-](?:19|20)\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d\d"
    r")(?![\w/-]|\.\d)"
)
_DATE_DIGITS = re.compile(
    r"(?:(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d)$"
)
_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[.' ,]\d{3})+[.,]\d{2}|\d{1,9}[.,]\d{2})"
    r"(?![\w/-]|[.,]\d)"
)
_PHONE = re.compile(r"(?:\+|\b00)[1-9]\d{1,3}[ ()/-]{0,2}\d[\d ()/-]{5,15}\d")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
#: A name in the text, between the marks that systems put around it.
_NAME_FIELDS = (
    re.compile(r"/NAME/([^/]{2,80})"),
    re.compile(r"\?32([^?]{2,70}(?:\?33[^?]{1,70})?)"),
    re.compile(r"\b(?:ACH|WIRE) (?:CREDIT|DEBIT|IN|OUT) (.{2,70}?) (?:DES|ID|CO ID):"),
    re.compile(r"\b(?:ABWA|BENM//NAME|ORDP//NAME)[+/]([^+/?]{2,70})"),
    re.compile(
        r"^(?:[A-Z-]*GUTSCHRIFT|[A-Z-]*LASTSCHRIFT|DAUERAUFTRAG|[A-Z-]*UBERWEISUNG)"
        r" (.{2,70}?) (?:SVWZ|EREF|KREF|MREF|IBAN)\+"
    ),
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


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters and digits: its text, place, and what stands before it."""

    text: str
    start: int
    end: int
    #: What separates it from the atom before; "" where a word was glued on.
    before: str
    #: Part of a date, amount, phone or account number.
    masked: bool


@dataclass(frozen=True, slots=True)
class BankText:
    """A remittance text, read."""

    folded: str
    atoms: tuple[Atom, ...]
    #: Payer or payee names that stand between marks.
    names: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    words: frozenset[str] = field(default_factory=frozenset)


def read_text(text: str) -> BankText:
    """Atoms, marked names and account numbers of a remittance text."""
    folded = fold(text)
    spans, accounts = _masked_spans(folded)
    atoms: list[Atom] = []
    last = 0
    for found in _ATOM.finditer(folded):
        start, end = found.span()
        masked = any(low <= start and end <= high for low, high in spans)
        atoms.extend(_split(found.group(), start, folded[last:start], masked))
        last = end
        if len(atoms) >= ATOM_LIMIT:
            break
    names = tuple(
        found.group(1).strip()
        for pattern in _NAME_FIELDS
        for found in pattern.finditer(folded)
    )
    words = frozenset(atom.text for atom in atoms)
    return BankText(folded, tuple(atoms), names, accounts, words)


def looks_like_date(digits: str) -> bool:
    """Whether 6 or 8 digits read as a date (261107, 20261107, 07112026)."""
    return len(digits) in (6, 8) and bool(_DATE_DIGITS.match(digits))


def context_of(text: BankText, position: int) -> Context:
    """What the words before an atom say it is.

    Walks back over "Nr.", "of", and over the numbers of a list.
    """
    atoms = text.atoms
    for back in range(position - 1, max(position - 40, -1), -1):
        word = atoms[back].text
        if word in DATE_WORDS and looks_like_date(atoms[position].text):
            return Context.DATE
        if word in DOCUMENT_WORDS and word not in OTHER_NUMBER_WORDS:
            return Context.DOCUMENT
        if word in REFERENCE_WORDS:
            own = back > 0 and atoms[back - 1].text in OTHER_NUMBER_WORDS
            return Context.OTHER if own else Context.REFERENCE
        if word in OTHER_NUMBER_WORDS and not any(c.isdigit() for c in word):
            return Context.OTHER
        if word not in NUMBER_WORDS and not any(c.isdigit() for c in word):
            if len(word) > 1:
                return Context.UNKNOWN
    return Context.UNKNOWN


def not_invoiced(text: BankText) -> str:
    """The words that tell of an advance, or of an order by its number; or ""."""
    for position, atom in enumerate(text.atoms):
        if atom.text in ADVANCE_WORDS:
            return atom.text
        if atom.text in ORDER_WORDS:
            for number in text.atoms[position + 1 : position + 3]:
                if number.text.isdigit() and not number.masked:
                    return f"{atom.text} {number.text}"
    return ""


def _split(atom: str, start: int, before: str, masked: bool) -> list[Atom]:
    """An atom, in two where a document word is glued to its number (RE4711)."""
    end = start + len(atom)
    glued = _LETTERS_DIGITS.match(atom) if len(atom) < 40 else None
    if glued and (glued[1] in DOCUMENT_WORDS or glued[1] in OTHER_NUMBER_WORDS):
        middle = start + len(glued[1])
        return [
            Atom(glued[1], start, middle, before, masked),
            Atom(glued[2], middle, end, "", masked),
        ]
    return [Atom(atom, start, end, before, masked)]


def _masked_spans(folded: str) -> tuple[list[tuple[int, int]], tuple[str, ...]]:
    spans: list[tuple[int, int]] = []
    accounts: list[str] = []
    if not any(c.isdigit() for c in folded):
        return spans, ()
    for pattern in (_DATE, _AMOUNT, _PHONE):
        spans.extend(found.span() for found in pattern.finditer(folded))
    for found in _IBAN.finditer(folded):
        accounts.append(found.group().replace(" ", ""))
        if len(accounts[-1]) >= 15:
            spans.append(found.span())
    return spans, tuple(accounts)
