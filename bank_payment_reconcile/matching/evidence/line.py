"""What one line tells, gathered once: party, documents named, checks, ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..books.entry_index import EMPTY_IDS
from ..books.ledger import Ledger
from ..books.view import View
from ..documents.finding import find_documents, reference_hits
from ..documents.naming import DocumentHit, NamedBy, Strength, Told
from ..documents.number_index import entries_at
from ..documents.numbers import parts_of
from ..model import DebitMatch, GoneCheck, Key, Line, Reason
from ..model.changed import changed
from ..text.bank_text import BankText, read_text
from ..text.normalise import compact
from ..text.otherwise import may_say_otherwise, said_otherwise
from ..text.otherwise_words import Otherwise
from ..text.words import words_of
from .charges import before_charges
from .checks import check_hits, check_numbers, gone_check, shown_checks
from .closed import named_foreign, named_known, named_later, without_rate
from .orders import NOTHING_ORDERED, Ordered, ordered_in
from .paid_for import with_paid_for
from .parties import Party, identify
from .unknown import unknown_numbers

#: More bare numbers than this are sifted by amount first.
WEAK_LIMIT = 8
_NO_CHECKS: frozenset[int] = frozenset()
#: Namings beyond this many are not combined.
HIT_LIMIT = 60


class Evidence(NamedTuple):
    """Everything a line says, before any amount is looked at.

    documents: namings of entries that exist on the line's date.
    unknown: numbers that a document word introduces and no entry has.
    checks: positions of the outstanding checks whose number a payment of ours shows:
        it is one of them, or none of our entries. gone: the check it shows where that
        is not outstanding any more.
    closed: what is known of the documents it names that are not open to it.
    foreign: namings of open items in other currencies.
    gross: the same of the line as it was paid, before the bank took its charges; None
        where the bank's file names none.
    ordered: runs and payments of ours that it names by the ids of our files.
    otherwise: what its words say against an ordinary payment, each with the words.
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
    otherwise: tuple[tuple[Otherwise, str], ...] = ()
    closed: tuple[Reason, ...] = ()
    foreign: tuple[DocumentHit, ...] = ()
    gross: Evidence | None = None
    ordered: Ordered = NOTHING_ORDERED

    @property
    def readings(self) -> tuple[Evidence, ...]:
        """The line as it was booked, and as it was paid where charges came off."""
        return (self,) if self.gross is None else (self, self.gross)

    def debit_of(self, position: int) -> DebitMatch:
        """Whether a direct-debit collection names this entry, or another one."""
        if self.debit == "yes":
            return "yes" if position in self.collected else "no"
        return self.debit


def gather(view: View, line: Line) -> Evidence:
    """The evidence of a line."""
    ledger = view.ledger
    text = read_text(line.text)
    ordered = ordered_in(ledger, line, text)
    numbers = check_numbers(line, text)
    hits = {h.entry: h for h in _documents(ledger, line, text, numbers)}
    if ordered is not NOTHING_ORDERED:
        hits.update((h.entry, h) for h in ordered.hits())
    documents = [
        h
        for h in _likely(ledger, line, hits)
        # a check is paid when its bearer likes, before its date as well
        if (view.usable(h.entry, line) or h.by is NamedBy.CHECK and view.open(h.entry))
        and not _is_used_up_there(view, h, line)
    ]
    documents.sort(key=lambda h: (-h.strength, h.entry))
    collected, debit = _collection(ledger, line)
    party = with_paid_for(ledger, line, text, identify(ledger, line, text))
    unknown, closed, foreign = _not_open(view, line, text, hits)
    paid = before_charges(line)
    return Evidence(
        line=line,
        text=text,
        party=party,
        documents=tuple(documents[:HIT_LIMIT]),
        unknown=unknown,
        closed=closed,
        foreign=foreign,
        collected=collected,
        debit=debit,
        checks=shown_checks(ledger, line, numbers) if numbers else _NO_CHECKS,
        gone=gone_check(ledger, line, numbers) if numbers else None,
        otherwise=_otherwise(ledger, line, text, party),
        gross=None if paid is None else gather(view, paid),
        ordered=ordered,
    )


def _not_open(
    view: View, line: Line, text: BankText, hits: dict[int, DocumentHit]
) -> tuple[tuple[str, ...], tuple[Reason, ...], tuple[DocumentHit, ...]]:
    """Numbers that the line names and nobody has, none of them beside one that is open;
    what is known of documents that it names and cannot pay; and those that are open in
    another currency."""
    ledger, named = view.ledger, hits.values()
    unknown: tuple[str, ...] = ()
    if not _is_named(named):
        unknown = unknown_numbers(ledger, line, text, {hit.words for hit in named})
    if not (named or unknown or ledger.known_documents or ledger.has_foreign_items):
        return (), (), ()
    many = [n for n in unknown if ledger.numbers.names_many(".".join(parts_of(n)))]
    closed = [
        *((n, Reason("number_of_many", {"words": n})) for n in many),
        *named_later(view, line, named),
        *named_known(ledger, line, text, named, unknown),
    ]
    left = unknown
    if closed and unknown:
        told = [words for words, _ in closed]
        left = tuple(n for n in unknown if not any(words in n for words in told))
    reasons = {str(reason): reason for _, reason in closed}
    foreign = tuple(named_foreign(view, line, text, named, unknown))
    without = without_rate(ledger, line, foreign) if foreign else ()
    return left, (*reasons.values(), *without), foreign


def _is_named(hits: Iterable[DocumentHit]) -> bool:
    """Whether any document is named for sure."""
    least = Strength.NAMED
    for hit in hits:
        if hit.strength >= least:
            return True
    return False


def _otherwise(
    ledger: Ledger, line: Line, text: BankText, party: Party
) -> tuple[tuple[Otherwise, str], ...]:
    """What the words say against an ordinary payment; not those of the payer's name."""
    told = tuple(said_otherwise(text)) if may_say_otherwise(text) else ()
    if told:
        names = [ledger.partner_name(key) for key in party.partners]
        own = words_of(" ".join((line.partner_name, *text.names, *names)))
        told = tuple(said_otherwise(text, own))
    return told


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
    partners = {entry: ledger.entries[entry].partner for entry in hits}
    seen: set[Key | None] = set()
    twice: set[Key | None] = set()
    for partner in partners.values():
        (twice if partner in seen else seen).add(partner)
    fitting, named = set(ledger.near_amount(line.amount)), Strength.NAMED
    return [
        hit
        for entry, hit in hits.items()
        if hit.strength >= named or entry in fitting or partners[entry] in twice
    ]


def _documents(
    ledger: Ledger, line: Line, text: BankText, checks: Sequence[str]
) -> list[DocumentHit]:
    hits = without_strangers(
        ledger, line, find_documents(text, ledger.numbers, ledger.references)
    )
    if reference := line.reference:
        hits += [
            DocumentHit(entry, Strength.STRUCTURED, reference, NamedBy.REFERENCE)
            for entry in reference_hits(reference, ledger.references)
        ]
        hits += find_documents(read_text(reference), ledger.numbers, {})
    if ledger.checks and checks:
        hits += check_hits(ledger, checks)
    if ledger.payment_ids:
        hits += id_hits(ledger, line)
    return sorted(hits, key=lambda h: h.strength)


def without_strangers(
    ledger: Ledger, line: Line, hits: list[DocumentHit]
) -> list[DocumentHit]:
    """The namings without ends of numbers that would be somebody else's.

    "4711-18" names 4718 where it is of the same partner. Another's has to have the
    line's amount, and is a bare number then.
    """
    if not hits or not any([hit.leans for hit in hits]):
        return hits
    entries = ledger.entries
    own = {entries[hit.entry].partner for hit in hits if not hit.leans}
    found = []
    for hit in hits:
        if not hit.leans or entries[hit.entry].partner in own:
            found.append(hit)
        elif entries[hit.entry].amount == line.amount:
            found.append(changed(hit, strength=Strength.WEAK, told=Told.BARE))
    return found


def id_hits(ledger: Ledger, line: Line) -> list[DocumentHit]:
    """Outstanding payments of the line's end-to-end id."""
    if not ledger.payment_ids:
        return []
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
