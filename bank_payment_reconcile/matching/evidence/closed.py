"""Documents that a line names and that are not open to it, and why not."""

from __future__ import annotations

from collections.abc import Collection

from ..books.view import View
from ..model import KnownDocument, Line, OpenItem, Reason
from ..text.bank_text import BankText
from ..text.documents import find_documents
from ..text.naming import DocumentHit, Strength, Told


def named_closed(
    view: View, line: Line, text: BankText, hits: Collection[DocumentHit]
) -> list[tuple[str, Reason]]:
    """The words that name such a document, each with what is known of it.

    hits: namings of open entries, those that are dated later among them.
    """
    found = []
    for hit in hits:
        entry = view.ledger.entries[hit.entry]
        if isinstance(entry, OpenItem) and entry.date > line.date and _is_sure(hit):
            params = {"number": entry.number, "date": entry.date.isoformat()}
            found.append((hit.words, Reason("closed_later", params)))
    known = view.ledger.known_documents
    if known:
        named = {hit.words for hit in hits if hit.strength >= Strength.NAMED}
        ledger = view.ledger
        for hit in find_documents(text, ledger.known_numbers, ledger.known_references):
            if _is_sure(hit) and hit.words not in named:
                found.append((hit.words, _reason(known[hit.entry])))
    return found


def _is_sure(hit: DocumentHit) -> bool:
    """Whether a line speaks of the document, and not of any other number."""
    if hit.strength >= Strength.NAMED:
        return True
    return hit.told is not Told.OTHER and len(hit.words.strip()) >= 4


def _reason(document: KnownDocument) -> Reason:
    params = {"number": document.number}
    if document.told:
        params[document.why] = document.told
    return Reason(f"closed_{document.why}", params)
