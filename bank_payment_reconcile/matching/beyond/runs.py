"""A bank's single line for several payments that were registered: a run.

By the run's id, by the ids of its payments, or by the sum of one day's payments of one
way of paying; less one or two that the bank rejected. Sums are looked for in such whole
sets only and never among all that is outstanding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ..books.rules import Facts
from ..books.view import PAYMENT_LATENESS, View
from ..documents.finding import find_documents
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.ranking import AmountWeight, Ranking
from ..items.single_amounts import unknown_document
from ..model import DocumentMatch, Reason
from ..text.bank_text import read_text

#: One day's payments are shown within so many days.
RUN_DAYS = timedelta(days=10)
#: Of more payments than this two rejected ones are not looked for.
PAIR_LIMIT = 400
#: Nor of more than this where nothing names them: among many some two have any sum.
UNNAMED_PAIR_LIMIT = 30
#: So many numbers are told.
NUMBER_LIMIT = 5
#: Ids by which a payment is named in a list.
_PAYMENT_IDS = (NamedBy.NUMBER, NamedBy.ID, NamedBy.REFERENCE, NamedBy.CHECK)


def named_runs(view: View, evidence: Evidence) -> list[Candidate]:
    """Runs whose id the line names, or whose payments it names, where they come to its
    amount: all of them, or all but one or two."""
    runs = view.ledger.runs
    if not runs:
        return []
    found = []
    for run, words, strength in _runs_named(view, evidence):
        members = [p for p in runs.members[run] if _is_open(view, evidence, p)]
        told = {"run": runs.names[run], "words": words.strip()}
        found += _whole_or_less(view, evidence, members, "run", told, strength)
    return found or _by_members(view, evidence)


def runs_of_a_day(view: View, evidence: Evidence) -> list[Candidate]:
    """The one set of one day's payments of one way of paying whose sum is the line's;
    whole sets first, then those less one, then less two."""
    party = evidence.party
    sets = list(_days_near(view, evidence))
    for less in (0, 1, 2):
        found = [
            (members, rejected)
            for members in sets
            if less < 2 or len(members) <= UNNAMED_PAIR_LIMIT
            for rejected in _rejected(view, evidence, members, less)
        ]
        if not found:
            continue
        if len(found) > 1:
            return []
        members, rejected = found[0]
        kept = [p for p in members if p not in rejected]
        partners = {view.ledger.entries[p].partner for p in kept}
        if len(kept) < 2 or party.level == "fully" and partners != {*party.partners}:
            return []
        day = view.ledger.entries[kept[0]].date.isoformat()
        told = Reason("run_day", {"date": day, "count": len(kept)})
        cautions = (
            Reason("run_unnamed"),
            *_told_rejected(view, rejected),
            *unknown_document(view, evidence),
        )
        return [
            _candidate(view, evidence, kept, told, Strength.NOTHING, "no", cautions)
        ]
    return []


def _runs_named(view: View, evidence: Evidence) -> Iterator[tuple[int, str, Strength]]:
    """Runs that the text, the reference or the id of the line names, with the words."""
    line, numbers = evidence.line, view.ledger.runs.numbers
    surest: dict[int, DocumentHit] = {}
    for text in filter(None, (line.text, line.reference, line.end_to_end_id)):
        for hit in find_documents(read_text(text), numbers, {}):
            if hit.strength >= Strength.NAMED and not hit.leans:
                surest.setdefault(hit.entry, hit)
    for run, hit in surest.items():
        yield run, hit.words, hit.strength


def _by_members(view: View, evidence: Evidence) -> list[Candidate]:
    """Several payments that the line names by their own ids."""
    hits = [
        hit
        for hit in evidence.documents
        if hit.by in _PAYMENT_IDS
        and hit.strength >= Strength.NAMED
        and view.ledger.is_payment(hit.entry)
        and hit.entry < view.ledger.first_transfer
        and _is_open(view, evidence, hit.entry)
    ]
    members = sorted({hit.entry for hit in hits})
    # one word for several says nothing of which
    if len({hit.words for hit in hits}) < len(members):
        return []
    strength = min((hit.strength for hit in hits), default=Strength.NOTHING)
    words = ", ".join(hit.words.strip() for hit in hits[:NUMBER_LIMIT])
    told = {"words": words}
    return _whole_or_less(view, evidence, members, "run_members", told, strength)


def _whole_or_less(
    view: View,
    evidence: Evidence,
    members: Sequence[int],
    kind: str,
    params: dict[str, object],
    strength: Strength,
) -> list[Candidate]:
    """All members, or the one choice of them less one or two, that are the amount."""
    for less in (0, 1, 2):
        choices = list(_rejected(view, evidence, members, less))
        if not choices:
            continue
        if len(choices) > 1:
            return []
        kept = [p for p in members if p not in choices[0]]
        if len(kept) < 2:
            return []
        cautions = _told_rejected(view, choices[0])
        told = Reason(kind, {**params, "count": len(kept)})
        return [
            _candidate(view, evidence, kept, told, strength, "yes_multiple", cautions)
        ]
    return []


def _rejected(
    view: View, evidence: Evidence, members: Sequence[int], less: int
) -> Iterator[tuple[int, ...]]:
    """The choices of so many members without which the rest is the line's amount; two
    at most, since two are no answer."""
    if len(members) < 2:
        return
    excess = sum(view.open(p) for p in members) - evidence.line.amount
    if less == 0:
        if not excess:
            yield ()
        return
    if excess * evidence.line.amount <= 0:
        return
    if less == 1:
        alike = [p for p in members if view.open(p) == excess]
        yield from ((p,) for p in alike[:2])
    elif len(members) <= PAIR_LIMIT:
        yield from _pairs(view, members, excess)


def _pairs(
    view: View, members: Sequence[int], excess: int
) -> Iterator[tuple[int, int]]:
    seen: dict[int, list[int]] = {}
    count = 0
    for position in members:
        for other in seen.get(excess - view.open(position), ()):
            yield other, position
            count += 1
            if count > 1:
                return
        seen.setdefault(view.open(position), []).append(position)


def _days_near(view: View, evidence: Evidence) -> Iterator[list[int]]:
    """The sets of one day's payments that the line may be."""
    line = evidence.line
    first, last = line.date - RUN_DAYS, line.date + PAYMENT_LATENESS
    for (day, _method, money_in), members in view.ledger.runs.days.items():
        if first <= day <= last and money_in == (line.amount > 0):
            still = [p for p in members if view.open(p)]
            if len(still) > 1:
                yield still


def _is_open(view: View, evidence: Evidence, position: int) -> bool:
    return (
        view.usable(position, evidence.line)
        and view.open(position) * evidence.line.amount > 0
    )


def _told_rejected(view: View, rejected: Sequence[int]) -> tuple[Reason, ...]:
    if not rejected:
        return ()
    entries = view.ledger.entries
    numbers = ", ".join(entries[p].number or str(entries[p].key) for p in rejected)
    return (Reason("run_rejected", {"numbers": numbers}),)


def _candidate(
    view: View,
    evidence: Evidence,
    kept: Sequence[int],
    told: Reason,
    strength: Strength,
    document: DocumentMatch,
    cautions: tuple[Reason, ...],
) -> Candidate:
    partners = {view.ledger.entries[p].partner for p in kept}
    partner = next(iter(partners)) if len(partners) == 1 else None
    if all(contradicts(evidence, each) for each in partners):
        cautions = (*cautions, other_party(view, evidence.party.partners[0]))
    uses: tuple[Use, ...] = tuple((p, view.open(p), 0) for p in kept)
    return Candidate(
        kind=CandidateKind.RUN,
        facts=Facts("no", document, "one", evidence.debit),
        uses=uses,
        partner=partner,
        ranking=Ranking(
            fits=True,
            naming=strength,
            registered=True,
            amount=AmountWeight.EQUAL,
            together=len(uses) if strength else 0,
        ),
        cautions=cautions,
        told=(told,),
    )
