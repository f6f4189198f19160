"""Finds the documents a text names: numbers, references, tails, lists, ranges.

A text is joined from its atoms into keys (see `numbers`), and each key is looked
up; no text is ever searched for every number.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.changed import changed
from ..text.bank_text import BankText, Context, context_of
from ..text.masks import looks_like_date
from .naming import DocumentHit, Hits, NamedBy, Span, Strength, Told, keep
from .number_index import NumberIndex, Postings, entries_at
from .number_lists import NumberLists
from .numbers import is_year
from .references import reference_key

_JOIN_LIMIT = 6
_SEPARATORS = frozenset(" .-/_:#\\'\n\r\t")
_LIST_SEPARATORS = frozenset(" ,;+/&-.\n\r\t#")
_RANGE_LIMIT = 60
_DATE_MARKS = frozenset("./-")


def find_documents(
    text: BankText,
    numbers: NumberIndex,
    references: Mapping[str, Postings],
) -> list[DocumentHit]:
    """Every naming of a document in a text, the surest per entry."""
    spans = _spans(text, numbers, references)
    if not spans:
        return []
    hits: Hits = {}
    for span in spans:
        strength, told = _strength(text, span)
        span = _without_beginnings(text, span, numbers)
        if strength:
            keep(hits, text, span, strength, told)
    lists = NumberLists(text, numbers, hits)
    lists.complete(spans)
    for low, high in zip(spans, spans[1:], strict=False):
        lists.fill_range(low, high)
    return list(hits.values())


def _spans(
    text: BankText, numbers: NumberIndex, references: Mapping[str, Postings]
) -> list[Span]:
    """The longest readings: a tail inside a full number says nothing more."""
    found: list[Span] = []
    readings = numbers.readings_of(text.atoms)
    reach = -1
    for first, reading in enumerate(readings):
        if not reading:
            continue
        for last, parts, whole in reversed(_joined(text, readings, first)):
            if last <= reach:
                break
            entries, by, key = _look_up(parts, whole, last > first, numbers, references)
            if entries:
                found.append(Span(first, last, by, key, entries))
                reach = last
                break
    return found


def _joined(
    text: BankText, readings: list[list[str]], first: int
) -> list[tuple[int, list[str], str]]:
    """What an atom may be written as with those that follow: the last of them,
    their parts, and their text without separators; words without a figure left out."""
    found: list[tuple[int, list[str], str]] = []
    parts: list[str] = []
    whole = ""
    atoms = text.atoms
    for last in range(first, min(first + _JOIN_LIMIT, len(atoms))):
        reading = readings[last]
        if not reading:
            break
        atom = atoms[last]
        if last > first and not _joins(atom.before):
            break
        whole += atom.text
        if len(whole) > 40:
            break
        parts = parts + reading
        if not whole.isalpha():
            found.append((last, parts, whole))
    return found


def _look_up(
    parts: list[str],
    whole: str,
    joined: bool,
    numbers: NumberIndex,
    references: Mapping[str, Postings],
) -> tuple[tuple[int, ...], NamedBy, str]:
    if references:
        key = (whole.lstrip("0") or whole) if whole.isdigit() else whole
        if key in references:
            return entries_at(references[key]), NamedBy.REFERENCE, key
    key = ".".join(parts)
    found = numbers.find(key)
    if found or not joined:
        return found, NamedBy.NUMBER, key
    return numbers.find(whole), NamedBy.NUMBER, whole


def _joins(between: str) -> bool:
    if len(between) < 2:
        return not between or between in _SEPARATORS
    return len(between) <= 3 and _SEPARATORS.issuperset(between)


def _without_beginnings(text: BankText, span: Span, numbers: NumberIndex) -> Span:
    """The span without entries whose number goes on otherwise: 118-9 is not 118-26."""
    after = text.atoms[span.last + 1] if span.last + 1 < len(text.atoms) else None
    if after is None or after.masked or after.before not in _DATE_MARKS:
        return span
    if span.by is NamedBy.REFERENCE or not after.text.isdigit():
        return span
    if len(after.text) > 2 and numbers.find(after.text.lstrip("0")):
        # another number of a list: 3904/3907
        return span
    ends = tuple(e for e in span.entries if not numbers.begins(e, span.key))
    return changed(span, entries=ends)


def _strength(text: BankText, span: Span) -> tuple[Strength, Told]:
    """How surely a span names a document, and what the words around it say."""
    if span.by is NamedBy.REFERENCE:
        digits = sum(c.isdigit() for c in span.key)
        strength = Strength.STRUCTURED if digits >= 6 else Strength.NAMED
        return strength, Told.DOCUMENT
    atoms = text.atoms[span.first : span.last + 1]
    base = _shape(span.key)
    if not base and len(atoms) == 1 and len(atoms[0].text) >= 4:
        # the zeros before it are written as well: 0012
        base = Strength.WEAK
    context = context_of(text, span.first)
    masked = atoms[-1].masked or atoms[-1].text.isalpha()
    if masked and len(atoms) > 1:
        masked = all([atom.masked or atom.text.isalpha() for atom in atoms])
    plain = span.key.replace(".", "").isdigit()
    if base == Strength.FULL and not masked and not span.key.isdigit():
        return Strength.FULL, _told(context, plain)
    if masked and _is_piece(text, span):
        return Strength.NOTHING, Told.OTHER
    if masked or context in (Context.OTHER, Context.DATE):
        is_any = base >= Strength.NAMED or len(span.key) >= 3
        return (Strength.WEAK if is_any else Strength.NOTHING), Told.OTHER
    introduced = context is Context.DOCUMENT or (context is Context.REFERENCE and base)
    if introduced and base < Strength.NAMED and not is_year(span.key):
        return Strength.NAMED, Told.DOCUMENT
    return base, _told(context, plain)


def _told(context: Context, plain: bool) -> Told:
    """What is said of a number: one with letters of ours is a document's."""
    if not plain or context in (Context.DOCUMENT, Context.REFERENCE):
        return Told.DOCUMENT
    return _TOLD.get(context, Told.OTHER)


_TOLD = {Context.UNKNOWN: Told.BARE, Context.WORD: Told.WORD}


def _is_piece(text: BankText, span: Span) -> bool:
    """Whether a date or an amount goes on around it: 10/26 of 26/10/26."""
    atoms = text.atoms
    runs_in = atoms[span.first].before in _DATE_MARKS and span.first > 0
    after = atoms[span.last + 1] if span.last + 1 < len(atoms) else None
    runs_on = after is not None and after.masked and after.before in _DATE_MARKS
    return runs_on or (runs_in and atoms[span.first - 1].masked)


def _shape(key: str) -> Strength:
    """How sure a number is by its shape alone."""
    plain = key.replace(".", "")
    digits = len(plain)
    if not plain.isdigit():
        digits = sum(map(str.isdigit, plain))
        return Strength.FULL if digits >= 3 else Strength.NAMED
    if digits >= 7 and not looks_like_date(key):
        return Strength.FULL
    if "." in key and digits >= 5 and not _is_month(key):
        return Strength.NAMED
    if digits >= 5 and not looks_like_date(key):
        return Strength.NAMED
    return Strength.WEAK if digits >= 3 else Strength.NOTHING


def _is_month(key: str) -> bool:
    year, _, month = key.partition(".")
    return is_year(year) and month.isdigit() and 1 <= int(month) <= 12


def reference_hits(
    reference: str, references: Mapping[str, Postings]
) -> tuple[int, ...]:
    """Entries whose structured reference is the one in a field of the line."""
    return entries_at(references.get(reference_key(reference)))
