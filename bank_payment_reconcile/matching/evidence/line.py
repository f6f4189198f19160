"""What one line tells, gathered once: party, documents named, checks, ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..books.entry_index import EMPTY_IDS
from ..books.ledger import Ledger
from ..books.view import View
from ..model import DebitMatch, GoneCheck, Line
from ..text.bank_text import BankText, Context, context_of, read_text
from ..text.documents import find_documents, reference_hits
from ..text.naming import DocumentHit, NamedBy, Strength
from ..text.normalise import compact
from ..text.number_index import entries_at
from ..text.numbers import is_year
from ..text.references import structured_kind
from .checks import check_hits, check_numbers, gone_check, shown_checks
from .parties import Party, identify

#: More bare numbers than this are sifted by amount first.
WEAK_LIMIT = 8
#: Namings beyond this many are not combined.
HIT_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a line says, before any amount is looked at.

    documents: namings of entries that exist on the line's date.
    unknown: numbers that a document word introduces and no entry has.
    checks: positions of the outstanding checks whose number a payment of ours shows:
        it is one of them, or none of our entries. gone: the check it shows where that
        is not outstanding any more.
    """

    line: Line
    text: BankText
    party: Party
    documents: tuple[DocumentHit, ...]
    unknown: tuple[str, ...]
    collected: tuple[int, ...]
    debit: DebitMatch
    checks: frozenset[int] = frozenset()
    gone: GoneCheck | None = None

    def debit_of(self, position: int) -> DebitMatch:
        """Whether a direct-debit collection names this entry, or another one."""
        if self.debit == "yes":
            return "yes" if position in self.collected else "no"
        return self.debit


def gather(view: View, line: Line) -> Evidence:
    """The evidence of a line."""
    ledger = view.ledger
    text = read_text(line.text)
    hits = {h.entry: h for h in _documents(ledger, line, text)}
    numbers = check_numbers(line, text)
    documents = sorted(
        (
            h
            for h in _likely(ledger, line, hits)
            # a check is paid when its bearer likes, before its date as well
            if (
                view.usable(h.entry, line)
                or h.by is NamedBy.CHECK
                and view.open(h.entry)
            )
            and not _is_used_up_there(view, h, line)
        ),
        key=lambda h: (-h.strength, h.entry),
    )
    collected, debit = _collection(ledger, line)
    return Evidence(
        line=line,
        text=text,
        party=identify(ledger, line, text),
        documents=tuple(documents[:HIT_LIMIT]),
        unknown=_unknown_numbers(ledger, line, text, hits),
        collected=collected,
        debit=debit,
        checks=shown_checks(ledger, line, numbers),
        gone=gone_check(ledger, line, numbers),
    )


def _is_used_up_there(view: View, hit: DocumentHit, line: Line) -> bool:
    """Whether a document is named that was paid, and what lies on account of that
    payment is no answer: only money the other way gives it back."""
    entry = view.ledger.entries[hit.entry]
    on_account = getattr(entry, "origin", "") == "on_account"
    return on_account and entry.amount * line.amount < 0


def _likely(
    ledger: Ledger, line: Line, hits: dict[int, DocumentHit]
) -> list[DocumentHit]:
    """Namings worth a look: a bare number must fit the amount, or be one of several.

    A short number is the end of many documents' numbers in big books.
    """
    if len(hits) <= WEAK_LIMIT:
        return list(hits.values())
    partners = Counter(ledger.entries[entry].partner for entry in hits)
    fitting = set(ledger.near_amount(line.amount))
    return [
        hit
        for hit in hits.values()
        if hit.strength >= Strength.NAMED
        or hit.entry in fitting
        or partners[ledger.entries[hit.entry].partner] > 1
    ]


def _documents(ledger: Ledger, line: Line, text: BankText) -> list[DocumentHit]:
    hits = find_documents(text, ledger.numbers, ledger.references)
    for reference in (line.reference,):
        if reference:
            hits += [
                DocumentHit(entry, Strength.STRUCTURED, reference, NamedBy.REFERENCE)
                for entry in reference_hits(reference, ledger.references)
            ]
            hits += find_documents(read_text(reference), ledger.numbers, {})
    if ledger.checks:
        hits += check_hits(ledger, check_numbers(line, text))
    hits += id_hits(ledger, line)
    return sorted(hits, key=lambda h: h.strength)


def id_hits(ledger: Ledger, line: Line) -> list[DocumentHit]:
    """Outstanding payments of the line's end-to-end id."""
    payment_id = compact(line.end_to_end_id)
    if payment_id in EMPTY_IDS:
        return []
    return [
        DocumentHit(entry, Strength.STRUCTURED, line.end_to_end_id, NamedBy.ID)
        for entry in entries_at(ledger.payment_ids.get(payment_id))
    ]


def _collection(ledger: Ledger, line: Line) -> tuple[tuple[int, ...], DebitMatch]:
    """Items collected under the line's end-to-end id (at most 35 characters)."""
    identifier = line.end_to_end_id.strip()
    if not identifier or len(identifier) > 35:
        return (), "not_considered"
    entries = entries_at(ledger.collections.get(identifier))
    return entries, "yes" if entries else "not_considered"


def _unknown_numbers(
    ledger: Ledger, line: Line, text: BankText, hits: dict[int, DocumentHit]
) -> tuple[str, ...]:
    """Numbers the text calls a document's, or formed like ours, that are not open."""
    if any(hit.strength >= Strength.NAMED for hit in hits.values()):
        return ()
    # a reference of ISO 11649 may look like an account number
    found = [
        number
        for number in (line.reference, *text.accounts)
        if compact(number).startswith("RF") and structured_kind(number)
    ]
    for position, atom in enumerate(text.atoms):
        if atom.masked or not any(c.isdigit() for c in atom.text):
            continue
        context = context_of(text, position)
        if context is Context.DOCUMENT and len(atom.text) >= 3:
            found.append(atom.text)
        elif context not in (Context.OTHER, Context.DATE) and (
            like := _like_ours(ledger, text, position, context is not Context.UNKNOWN)
        ):
            found.append(like)
        elif _may_be_number(atom.text, context):
            found.append(atom.text)
    return tuple(dict.fromkeys(found))


def _may_be_number(word: str, context: Context) -> bool:
    """Whether a word by itself looks like the number of a document.

    A reference with check digits is one beyond doubt; four digits or more that
    nothing explains may be the end of a number.
    """
    if word.startswith("RF") and structured_kind(word):
        return True
    bare = word.isdigit() and len(word) >= 4 and not is_year(word)
    return bare and context is Context.UNKNOWN


def _like_ours(ledger: Ledger, text: BankText, position: int, introduced: bool) -> str:
    """The number ending at an atom if it is formed like ours; plain digits only
    where a word introduces them."""
    whole = ""
    for atom in reversed(text.atoms[max(position - 3, 0) : position + 1]):
        whole = atom.text + whole
        telling = introduced or not whole.isdigit()
        if len(whole) >= 5 and telling and ledger.numbers.has_shape(whole):
            return whole
    return ""
