"""Checks that a line shows: outstanding ones, and those that it should not show."""

from __future__ import annotations

from collections.abc import Sequence

from ..books.entry_index import check_key
from ..books.ledger import Ledger
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..documents.number_index import entries_at
from ..model import GoneCheck, Line, Reason
from ..text.bank_text import BankText, read_text
from ..text.normalise import fold
from ..text.vocabulary import CHECK_WORDS


def check_numbers(line: Line, text: BankText) -> list[str]:
    """Numbers of checks: in the line's field, else behind a word for check."""
    if line.check_number:
        return [line.check_number]
    if text.words.isdisjoint(CHECK_WORDS):
        return []
    numbers = []
    for before, atom in zip(text.atoms, text.atoms[1:], strict=False):
        if atom.text.isdigit() and before.text in CHECK_WORDS:
            numbers.append(atom.text)
    for first, _, atom in zip(text.atoms, text.atoms[1:], text.atoms[2:], strict=False):
        if atom.text.isdigit() and first.text in CHECK_WORDS:
            numbers.append(atom.text)
    return list(dict.fromkeys(numbers))


def check_hits(ledger: Ledger, numbers: Sequence[str]) -> list[DocumentHit]:
    """Outstanding checks of these numbers."""
    return [
        DocumentHit(entry, Strength.FULL, number, NamedBy.CHECK)
        for number in numbers
        for entry in entries_at(ledger.checks.get(check_key(number)))
    ]


def shown_checks(ledger: Ledger, line: Line, numbers: Sequence[str]) -> frozenset[int]:
    """Outstanding checks that money going out shows by their number."""
    if line.amount >= 0:
        return frozenset()
    return frozenset(hit.entry for hit in check_hits(ledger, numbers))


def gone_check(ledger: Ledger, line: Line, numbers: Sequence[str]) -> GoneCheck | None:
    """The check of ours that a line shows although it is not outstanding.

    What the bank has no field for, and only the text calls a check, must have its
    amount as well: a customer's check that comes back has a number, too.
    """
    if line.amount >= 0:
        return None
    for number in numbers:
        key = check_key(number)
        gone = ledger.gone_checks.get(key)
        if gone is None or key in ledger.checks:
            continue
        if line.check_number or gone.amount == line.amount:
            return gone
    return None


def gone_reason(gone: GoneCheck) -> Reason:
    """Why nothing is proposed for a line that shows such a check."""
    params = {"number": gone.number, "date": gone.date}
    return Reason(f"check_{gone.why}", params)


def named_checks(line: Line) -> list[str]:
    """Numbers of checks that money going out shows. Few texts speak of checks, so that
    not all of them are taken apart."""
    if line.amount >= 0:
        return []
    folded = fold(line.text)
    if not line.check_number and not any(word in folded for word in CHECK_WORDS):
        return []
    return check_numbers(line, read_text(line.text))
