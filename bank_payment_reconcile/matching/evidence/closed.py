"""Documents that a line names and that are not open to it, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from ..books.ledger import Ledger
from ..books.view import View
from ..documents.finding import find_documents
from ..documents.naming import DocumentHit, Strength, Told
from ..model import KnownDocument, Line, OpenItem, Reason
from ..text.bank_text import BankText, read_text

#: The words that name a document, and what is known of it.
Closed = tuple[str, Reason]


def named_later(
    view: View, line: Line, hits: Collection[DocumentHit]
) -> Iterator[Closed]:
    """Open items that the line names and that are dated after it."""
    for hit in hits:
        entry = view.ledger.entries[hit.entry]
        if isinstance(entry, OpenItem) and entry.date > line.date and _is_sure(hit):
            params = {"number": entry.number, "date": entry.date.isoformat()}
            yield hit.words, Reason("closed_later", params)


def named_known(
    ledger: Ledger,
    line: Line,
    text: BankText,
    hits: Collection[DocumentHit],
    unknown: Collection[str],
) -> Iterator[Closed]:
    """Documents that the line names and that none can pay.

    hits: namings of open entries, whose words mean these. unknown: numbers that nobody
        has; bare figures mean a document only where they are one of them.
    """
    known = ledger.known_documents
    if not known:
        return
    named = {hit.words for hit in hits if hit.strength >= Strength.NAMED}
    found = find_documents(text, ledger.known_numbers, ledger.known_references)
    if line.reference:
        field = read_text(line.reference)
        found += find_documents(field, ledger.known_numbers, ledger.known_references)
    for hit in found:
        asked = any(hit.words in number for number in unknown)
        if hit.words not in named and (asked or hit.strength >= Strength.FULL):
            yield hit.words, _reason(known[hit.entry], line)


def _is_sure(hit: DocumentHit) -> bool:
    """Whether a line speaks of the document, and not of any other number."""
    if hit.strength >= Strength.NAMED:
        return True
    return hit.told is not Told.OTHER and len(hit.words.strip()) >= 4


def _reason(document: KnownDocument, line: Line) -> Reason:
    params: dict[str, Any] = {"number": document.number}
    if document.amount == line.amount and document.key is not None:
        # a draft that the line would pay
        params["key"] = document.key
    if document.told:
        params[document.why] = document.told
    return Reason(f"closed_{document.why}", params)
