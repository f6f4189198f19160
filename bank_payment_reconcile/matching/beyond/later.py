"""Invoices dated after the payment: who pays on order or delivery is ahead of them.

Only their number tells it, and only the amount to the cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..books.rules import Facts
from ..books.view import View, is_later_equal
from ..documents.finding import find_documents, reference_hits
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind
from ..items.ranking import AmountWeight, Ranking
from ..model import DocumentMatch, Key, OpenItem, Reason
from ..text.bank_text import read_text


def dated_later(view: View, evidence: Evidence) -> list[Candidate]:
    """Items that the line names and that are dated after it, within the days that the
    settings allow, each partner's with all else that is named of him."""
    days = view.ledger.settings.later_days
    if not days or not any(r.kind == "closed_later" for r in evidence.closed):
        return []
    last = evidence.line.date + timedelta(days=days)
    later = [
        hit for hit in _hits(view, evidence) if _is_later(view, evidence, hit, last)
    ]
    found = []
    for partner in dict.fromkeys(_partner(view, hit) for hit in later):
        mine = [hit for hit in later if _partner(view, hit) == partner]
        beside = [
            hit
            for hit in evidence.documents
            if hit.strength >= Strength.NAMED
            and _partner(view, hit) == partner
            and not view.ledger.is_payment(hit.entry)
        ]
        if candidate := _candidate(view, evidence, partner, mine, beside):
            found.append(candidate)
    return found


def _hits(view: View, evidence: Evidence) -> list[DocumentHit]:
    """The namings of the line, of entries of whatever day."""
    ledger, line = view.ledger, evidence.line
    hits = find_documents(evidence.text, ledger.numbers, ledger.references)
    if line.reference:
        field = read_text(line.reference)
        hits += find_documents(field, ledger.numbers, ledger.references)
        hits += [
            DocumentHit(entry, Strength.STRUCTURED, line.reference, NamedBy.REFERENCE)
            for entry in reference_hits(line.reference, ledger.references)
        ]
    surest: dict[int, DocumentHit] = {}
    for hit in hits:
        old = surest.get(hit.entry)
        if old is None or old.strength < hit.strength:
            surest[hit.entry] = hit
    return list(surest.values())


def _partner(view: View, hit: DocumentHit) -> Key | None:
    return view.ledger.entries[hit.entry].partner


def _is_later(view: View, evidence: Evidence, hit: DocumentHit, last: date) -> bool:
    entry = view.ledger.entries[hit.entry]
    return (
        isinstance(entry, OpenItem)
        and hit.strength >= Strength.NAMED
        and not hit.leans
        and evidence.line.date < entry.date
        and entry.date <= last
        and view.open(hit.entry) * evidence.line.amount > 0
        and not is_later_equal(view, hit.entry)
    )


def _candidate(
    view: View,
    evidence: Evidence,
    partner: Key | None,
    later: Sequence[DocumentHit],
    beside: Sequence[DocumentHit],
) -> Candidate | None:
    """All that is named of a partner, where it is the amount to the cent; else the one
    of a later day that is."""
    amount = evidence.line.amount
    whole = [*later, *beside]
    if sum(view.open(hit.entry) for hit in whole) != amount:
        whole = [hit for hit in later if view.open(hit.entry) == amount]
        if len(whole) != 1:
            return None
    cautions = [_dated(view, hit) for hit in whole if hit in later]
    if len(whole) < len(later) + len(beside):
        left = len(later) + len(beside) - len(whole)
        cautions.append(Reason("not_all_named", {"count": left}))
    if contradicts(evidence, partner):
        cautions.append(other_party(view, evidence.party.partners[0]))
    document: DocumentMatch = "yes_multiple" if len(whole) > 1 else "yes"
    several = len(whole) > 1
    return Candidate(
        kind=CandidateKind.DOCUMENTS if several else CandidateKind.DOCUMENT,
        facts=Facts(party_relation(evidence, partner), document, "one", evidence.debit),
        uses=tuple((hit.entry, view.open(hit.entry), 0) for hit in whole),
        partner=partner,
        ranking=Ranking(
            fits=True,
            naming=min(hit.strength for hit in whole),
            amount=AmountWeight.EQUAL,
            together=len(whole) if several else 0,
        ),
        cautions=tuple(cautions),
        hits=tuple(whole),
    )


def _dated(view: View, hit: DocumentHit) -> Reason:
    entry = view.ledger.entries[hit.entry]
    params = {"number": entry.number, "date": entry.date.isoformat()}
    return Reason("dated_later", params)
