"""Finds the documents a text names: numbers, references, tails, lists, ranges.

A text is joined from its atoms into keys (see `numbers`), and each key is looked
up; no text is ever searched for every number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .banktext import Atom, BankText, context_of, looks_like_date
from .number_index import NumberIndex, Postings, entries_at
from .numbers import is_year, parts_of
from .references import reference_key
from .vocabulary import CONNECTORS, RANGE_WORDS

#: How sure a text names a document. WEAK: a bare number that must also fit the
#: amount. NAMED: a number that a document word or a list introduces, or a long
#: one. FULL: our whole number. STRUCTURED: a reference with check digits.
WEAK, NAMED, FULL, STRUCTURED = 1, 2, 3, 4

_JOIN_LIMIT = 6
_SEPARATORS = frozenset(" .-/_:#\\'\n\r\t")
_LIST_SEPARATORS = frozenset(" ,;+/&-.\n\r\t#")
_RANGE_LIMIT = 60
_DATE_MARKS = frozenset("./-")


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """One naming of one entry: position in the ledger, how sure, which words."""

    entry: int
    strength: int
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    key: str
    entries: tuple[int, ...]


def find_documents(
    text: BankText,
    numbers: NumberIndex,
    references: Mapping[str, Postings],
) -> list[DocumentHit]:
    """Every naming of a document in a text, the surest per entry."""
    spans = _spans(text, numbers, references)
    hits: dict[int, DocumentHit] = {}
    for span in spans:
        strength = _strength(text, span, references)
        if strength:
            _keep(hits, text, span, strength)
    _complete_lists(text, spans, numbers, hits)
    for low, high in zip(spans, spans[1:], strict=False):
        _fill_range(text, low, high, numbers, hits)
    return list(hits.values())


def _spans(
    text: BankText, numbers: NumberIndex, references: Mapping[str, Postings]
) -> list[_Span]:
    """The longest readings: a tail inside a full number says nothing more."""
    found: list[_Span] = []
    readings = [_parts_if_ours(atom, numbers) for atom in text.atoms]
    reach = -1
    for first in range(len(text.atoms)):
        for last, parts, whole in reversed(_joined(text, readings, first)):
            if last <= reach:
                break
            entries, key = _look_up(parts, whole, last > first, numbers, references)
            if entries:
                found.append(_Span(first, last, key, entries))
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
    for last in range(first, min(first + _JOIN_LIMIT, len(text.atoms))):
        atom, reading = text.atoms[last], readings[last]
        if not reading or last > first and not _joins(atom.before):
            break
        whole += atom.text
        if len(whole) > 40:
            break
        parts = parts + reading
        if not whole.isalpha():
            found.append((last, parts, whole))
    return found


def _parts_if_ours(atom: Atom, numbers: NumberIndex) -> list[str]:
    """The parts of an atom; none where its letters stand in no number of ours."""
    parts = parts_of(atom.text)
    ours = all(part.isdigit() or numbers.may_hold(part) for part in parts)
    return parts if ours else []


def _look_up(
    parts: list[str],
    whole: str,
    joined: bool,
    numbers: NumberIndex,
    references: Mapping[str, Postings],
) -> tuple[tuple[int, ...], str]:
    if references:
        key = (whole.lstrip("0") or whole) if whole.isdigit() else whole
        if key in references:
            return entries_at(references[key]), "=" + key
    key = ".".join(parts)
    found = numbers.find(key)
    if found or not joined:
        return found, key
    return numbers.find(whole), whole


def _joins(between: str) -> bool:
    return len(between) <= 3 and all(c in _SEPARATORS for c in between)


def _strength(text: BankText, span: _Span, references: Mapping[str, Postings]) -> int:
    if span.key.startswith("="):
        digits = sum(c.isdigit() for c in span.key)
        return STRUCTURED if digits >= 6 else NAMED
    atoms = text.atoms[span.first : span.last + 1]
    base = _shape(span.key)
    context = context_of(text, span.first)
    masked = all(atom.masked or atom.text.isalpha() for atom in atoms)
    if base == FULL and not masked and not span.key.isdigit():
        return FULL
    if masked and _is_piece(text, span):
        return 0
    if masked or context in ("other", "date"):
        return WEAK if base >= NAMED or len(span.key) >= 3 else 0
    introduced = context == "document" or (context == "reference" and base)
    if introduced and base < NAMED and not is_year(span.key):
        return NAMED
    return base


def _is_piece(text: BankText, span: _Span) -> bool:
    """Whether a date or an amount goes on around it: 10/26 of 26/10/26."""
    atoms = text.atoms
    runs_in = atoms[span.first].before in _DATE_MARKS and span.first > 0
    after = atoms[span.last + 1] if span.last + 1 < len(atoms) else None
    runs_on = after is not None and after.masked and after.before in _DATE_MARKS
    return runs_on or (runs_in and atoms[span.first - 1].masked)


def _shape(key: str) -> int:
    """How sure a number is by its shape alone."""
    digits = sum(c.isdigit() for c in key)
    if digits != len(key) - key.count("."):
        return FULL if digits >= 3 else NAMED
    if digits >= 7 and not looks_like_date(key):
        return FULL
    if "." in key and digits >= 5 and not _is_month(key):
        return NAMED
    if digits >= 5 and not looks_like_date(key):
        return NAMED
    return WEAK if digits >= 3 else 0


def _is_month(key: str) -> bool:
    year, _, month = key.partition(".")
    return is_year(year) and month.isdigit() and 1 <= int(month) <= 12


def _keep(
    hits: dict[int, DocumentHit], text: BankText, span: _Span, strength: int
) -> None:
    start = text.atoms[span.first].start
    words = text.folded[start : text.atoms[span.last].end]
    for entry in span.entries:
        old = hits.get(entry)
        if old is None or old.strength < strength:
            hits[entry] = DocumentHit(entry, strength, words, span.key)


def _complete_lists(
    text: BankText,
    spans: list[_Span],
    numbers: NumberIndex,
    hits: dict[int, DocumentHit],
) -> None:
    """ "4711, 12, 15" and "4711 - 4715": the later numbers lean on the first."""
    starts = {span.first for span in spans if len(span.key) > 4}
    for span in spans:
        head, _, last = span.key.removeprefix("=").rpartition(".")
        strength = max((hits[e].strength for e in span.entries if e in hits), default=0)
        if not last.isdigit() or strength < NAMED and len(last) < 3:
            continue
        _follow(text, span, head, last, numbers, hits, starts, min(strength, NAMED))


def _fill_range(
    text: BankText,
    low: _Span,
    high: _Span,
    numbers: NumberIndex,
    hits: dict[int, DocumentHit],
) -> None:
    """ "RE4711 bis RE4714": two whole numbers with a word of range between."""
    between = text.atoms[low.last + 1 : high.first]
    ranged = any(atom.text in RANGE_WORDS for atom in between)
    if not ranged or any(atom.text not in RANGE_WORDS for atom in between):
        return
    head, _, last = low.key.rpartition(".")
    end_head, _, end = high.key.rpartition(".")
    if head != end_head or not (last.isdigit() and end.isdigit()):
        return
    if 0 < int(end) - int(last) <= _RANGE_LIMIT:
        for number in range(int(last) + 1, int(end)):
            inside = _entries_of(head, str(number), numbers)
            _keep_number(hits, text, low.last, head, str(number), inside, NAMED)


def _follow(
    text: BankText,
    span: _Span,
    head: str,
    last: str,
    numbers: NumberIndex,
    hits: dict[int, DocumentHit],
    starts: set[int],
    strength: int,
) -> None:
    position, ranged = span.last + 1, False
    while position < len(text.atoms):
        atom = text.atoms[position]
        if position in starts or not _listed(atom):
            return
        ranged = ranged or "-" in atom.before or atom.text in RANGE_WORDS
        if atom.text.isdigit():
            number = _completed(last, atom.text)
            entries = _entries_of(head, number, numbers)
            if not entries or atom.masked and not atom.before.strip():
                return
            _keep_number(hits, text, position, head, number, entries, strength)
            if ranged and int(number) - int(last) <= _RANGE_LIMIT:
                for between in range(int(last) + 1, int(number)):
                    inside = _entries_of(head, str(between), numbers)
                    _keep_number(
                        hits, text, position, head, str(between), inside, strength
                    )
            last, ranged = number, False
        position += 1


def _listed(atom: Atom) -> bool:
    """Whether an atom can belong to a list of numbers."""
    if len(atom.before) > 3 or any(c not in _LIST_SEPARATORS for c in atom.before):
        return False
    if atom.text.isdigit():
        return len(atom.text) <= 12
    return atom.text in CONNECTORS or atom.text in RANGE_WORDS


def _completed(last: str, tail: str) -> str:
    """The number a tail stands for after `last`: 4711 then 12 is 4712."""
    number = last[: -len(tail)] + tail if len(tail) < len(last) else tail
    return number.lstrip("0") or "0"


def _entries_of(head: str, number: str, numbers: NumberIndex) -> tuple[int, ...]:
    return numbers.find(f"{head}.{number}" if head else number)


def _keep_number(
    hits: dict[int, DocumentHit],
    text: BankText,
    position: int,
    head: str,
    number: str,
    entries: tuple[int, ...],
    strength: int,
) -> None:
    span = _Span(position, position, f"{head}.{number}" if head else number, entries)
    _keep(hits, text, span, strength)


def reference_hits(
    reference: str, references: Mapping[str, Postings]
) -> tuple[int, ...]:
    """Entries whose structured reference is the one in a field of the line."""
    return entries_at(references.get(reference_key(reference)))
