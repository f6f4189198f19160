"""Numbers that a line names as a document's and that no open entry has.

A number is taken for a document's where a word says so, where it is formed like ours,
or where, bare, it lies in a series of ours. What is a date, an amount, a telephone or
anybody's other number is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..books.ledger import Ledger
from ..documents.numbers import is_year, parts_of
from ..documents.references import reference_key, structured_kind
from ..model import Line
from ..text.bank_text import Atom, BankText, Context, context_of, read_text
from ..text.masks import dates_read, looks_like_date
from ..text.normalise import compact, fold

#: Numbers that a word calls a document's have so many characters.
INTRODUCED = range(2, 25)
#: A date in figures that is so near to the line's is one.
NEAR_DATE = timedelta(days=400)
_YEAR_NUMBER = re.compile(r"(?:[A-Z]{1,6}[-/.]?)?((?:19|20)\d\d)[-/.]\d{2,7}$")
_GLUE = frozenset("-/._")
#: Letters before a number that belong to it: INV/2026/00042.
_PREFIX_LENGTH = 8


class Written(NamedTuple):
    """A number as it is written: its atoms, and what they are together."""

    atoms: tuple[Atom, ...]
    first: int
    text: str

    @property
    def key(self) -> str:
        """Its letters and figures."""
        return "".join(atom.text for atom in self.atoms)


def unknown_numbers(
    ledger: Ledger, line: Line, text: BankText, known: Collection[str]
) -> tuple[str, ...]:
    """Numbers that the text names as a document's and that no entry has.

    known: words of the text that name entries, or documents that are not open.
    """
    # a reference of ISO 11649 may look like an account number
    found = [
        number
        for number in (line.reference, *text.accounts)
        if number and compact(number).startswith("RF") and structured_kind(number)
    ]
    words = " ".join(known)
    for written in written_numbers(text):
        if written.text in words or any(word in written.text for word in known):
            continue
        found.extend(_unknown_in(ledger, line, text, written))
    return tuple(dict.fromkeys(found))


def numbers_not_open(ledger: Ledger, lines: Iterable[Line]) -> set[str]:
    """Numbers that lines name as documents' and by which no open entry is found, as
    they are compared: to ask the books what became of them."""
    found: set[str] = set()
    for line in lines:
        numbers = unknown_numbers(ledger, line, read_text(line.text), ())
        if line.reference:
            numbers = (*numbers, fold(line.reference))
        found.update(n for n in numbers if n not in found and not _is_open(ledger, n))
    return found


def _is_open(ledger: Ledger, number: str) -> bool:
    if reference_key(number) in ledger.references:
        return True
    key = ".".join(parts_of(number))
    return bool(ledger.numbers.find(key) or ledger.numbers.find(compact(number)))


def written_numbers(text: BankText) -> Iterator[Written]:
    """The numbers of a text, with what is joined to them by a sign."""
    atoms, position = text.atoms, 0
    while position < len(atoms):
        last = position
        if last + 1 == len(atoms) or atoms[last + 1].before not in _GLUE:
            # most stand by themselves, and are words
            if atoms[last].text.isalpha():
                position += 1
                continue
        while last + 1 < len(atoms) and _goes_on(atoms[last], atoms[last + 1]):
            last += 1
        group = atoms[position : last + 1]
        if not group[0].masked and any(map(_has_digit, group)):
            whole = text.folded[group[0].start : group[-1].end]
            yield Written(group, position, whole)
        position = last + 1


def _goes_on(atom: Atom, after: Atom) -> bool:
    """Whether the next atom is a part of the same written number."""
    if after.before not in _GLUE or atom.masked or after.masked:
        return False
    if atom.text.isalpha():
        return len(atom.text) <= _PREFIX_LENGTH and _has_digit(after)
    return _has_digit(after) or len(after.text) <= 2


def _has_digit(atom: Atom) -> bool:
    return not atom.text.isalpha() and any(c.isdigit() for c in atom.text)


def _unknown_in(
    ledger: Ledger, line: Line, text: BankText, written: Written
) -> list[str]:
    first = next(n for n, atom in enumerate(written.atoms) if _has_digit(atom))
    key = written.key
    if key.startswith("RF") and structured_kind(key):
        return [key]
    context = context_of(text, written.first + first)
    if first and context in (Context.WORD, Context.UNKNOWN):
        # "invoice DL/2026/00042": what stands before its letters
        context = context_of(text, written.first)
    if context in (Context.OTHER, Context.DATE):
        return []
    if context is Context.DOCUMENT and _may_be_introduced(key):
        return [written.text]
    if key.isdigit() and _is_near_date(key, line.date):
        return []
    if ledger.numbers.is_formed_like(written.text) or _has_year(written, line.date):
        return [written.text]
    if like := _like_ours(ledger, text, written):
        return [like]
    parts = [atom.text for atom in written.atoms]
    # a sign between two running numbers makes a list; other parts make another number
    is_list = all(p.isdigit() and ledger.numbers.may_be_running(p) for p in parts)
    return parts if is_list else []


def _may_be_introduced(key: str) -> bool:
    """Whether what a word calls a document's number looks like one."""
    digits = sum(c.isdigit() for c in key)
    return digits >= 2 and len(key) in INTRODUCED and not is_year(key)


def _has_year(written: Written, day: date) -> bool:
    """Whether it is a year near to the line's with a number behind, as in DL/2026/42:
    so documents are numbered, and little else."""
    found = _YEAR_NUMBER.match(written.text)
    return found is not None and abs(int(found[1]) - day.year) <= 1


def _is_near_date(digits: str, day: date) -> bool:
    """Whether figures read as a date that is near to the line's."""
    if not looks_like_date(digits):
        return False
    return any(abs(read - day) <= NEAR_DATE for read in dates_read(digits))


def _like_ours(ledger: Ledger, text: BankText, written: Written) -> str:
    """The number that ends with this one if with the words before it is formed like
    one of ours that has letters: "F26 04101"."""
    last = written.first + len(written.atoms) - 1
    whole = ""
    for atom in reversed(text.atoms[max(last - 3, 0) : last + 1]):
        whole = atom.text + whole
        if len(whole) >= 5 and not whole.isdigit() and ledger.numbers.has_shape(whole):
            return text.folded[atom.start : written.atoms[-1].end]
    return ""
