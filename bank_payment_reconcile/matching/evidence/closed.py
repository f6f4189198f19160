"""Documents that a line names and that are not open to it, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..books.ledger import Ledger
from ..books.view import View
from ..documents.finding import find_documents
from ..documents.naming import DocumentHit, Strength, Told
from ..documents.number_index import NumberIndex, Postings
from ..model import KnownDocument, Line, OpenItem, Reason
from ..text.bank_text import BankText, read_text

#: The words that name a document, and what is known of it.
Closed = tuple[str, Reason]


def named_later(
    view: View, line: Line, hits: Collection[DocumentHit]
) -> Iterator[Closed]:
    """Open items that the line names and that are dated after it."""
    entries, day = view.ledger.entries, line.date
    for hit in hits:
        entry = entries[hit.entry]
        if entry.date > day and isinstance(entry, OpenItem) and _is_sure(hit):
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
    by = (ledger.known_numbers, ledger.known_references)
    for hit in _namings(line, text, by, hits, unknown):
        yield hit.words, _reason(known[hit.entry], line)


def named_foreign(
    view: View,
    line: Line,
    text: BankText,
    hits: Collection[DocumentHit],
    unknown: Collection[str],
) -> Iterator[DocumentHit]:
    """Open items in other currencies that the line names; `hits` and `unknown` as for
    `named_known`."""
    ledger = view.ledger
    if not ledger.has_foreign_items:
        return
    by = (ledger.foreign_numbers, ledger.foreign_references)
    for hit in _namings(line, text, by, hits, unknown):
        if view.usable(hit.entry, line):
            yield hit


def without_rate(
    ledger: Ledger, line: Line, hits: Collection[DocumentHit]
) -> tuple[Reason, ...]:
    """That nobody knows what the items named are worth, once a currency."""
    codes = {
        item.currency.code
        for hit in hits
        if (item := ledger.foreign_item(hit.entry)) is not None
    }
    return tuple(
        Reason("foreign_no_rate", {"currency": code})
        for code in sorted(codes)
        if (code, line.key) not in ledger.rates
    )


def _namings(
    line: Line,
    text: BankText,
    by: tuple[NumberIndex, Mapping[str, Postings]],
    hits: Collection[DocumentHit],
    unknown: Collection[str],
) -> Iterator[DocumentHit]:
    named = {hit.words for hit in hits if hit.strength >= Strength.NAMED}
    found = find_documents(text, *by)
    if line.reference:
        found += find_documents(read_text(line.reference), *by)
    for hit in found:
        asked = any(hit.words in number for number in unknown)
        if hit.words not in named and (asked or hit.strength >= Strength.FULL):
            yield hit


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
