"""A bank's single line for several payments that were registered or ordered: a run.

By an id of the run, by the ids of its payments, or by the sum: of a run that a file of
ours ordered, or of one day's payments of one way of paying; less up to three that the
bank rejected. Sums are looked for in such whole sets only and never among all that is
outstanding. Where several choices fit, none is better than the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from ..books.rules import Facts
from ..books.runs import Member, RunSet
from ..books.view import PAYMENT_LATENESS, View
from ..documents.finding import find_documents
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.ranking import AmountWeight, Ranking
from ..items.single_amounts import unknown_document
from ..model import RIVAL_LIMIT, DebitMatch, DocumentMatch, Reason
from ..text.bank_text import read_text
from .run_choices import (
    Rest,
    amount_of,
    date_of,
    entries_of,
    number_of,
    rejected,
    rest_of,
    rest_of_members,
    uses_of,
)
from .run_sums import count_payments, is_told_by_sum

#: One day's payments are shown within so many days.
RUN_DAYS = timedelta(days=10)
#: Of so many payments of a run the bank may have rejected some; of those of a day, and
#: of more of them that nothing names, no more than one.
REJECTED_LIMIT = 3
UNNAMED_LIMIT = 30
#: So many numbers are told.
NUMBER_LIMIT = 5
#: Ids by which a payment is named in a list.
_PAYMENT_IDS = (NamedBy.NUMBER, NamedBy.ID, NamedBy.REFERENCE, NamedBy.CHECK)


class _Named(NamedTuple):
    """A run, by what and how surely it is named."""

    run: RunSet
    words: str
    strength: Strength


class _Choice(NamedTuple):
    """What of a run a line shows, and what the bank rejected of it."""

    run: _Named
    kept: tuple[Member, ...]
    rejected: tuple[Member, ...] = ()
    #: Nothing but the sum tells it, and that is enough.
    is_told_by_sum: bool = False


def named_runs(view: View, evidence: Evidence) -> list[Candidate]:
    """Runs an id of which the line names, or whose payments it names, where they come
    to its amount: all of them, all of a block, or all but up to three."""
    if not view.ledger.runs:
        return []
    named = _runs_named(view, evidence)
    parts = [
        _Named(part, each.words, each.strength)
        for each in named
        for part in view.ledger.runs.parts(each.run)
    ]
    for step in (_whole, _less):
        for runs in (named, parts):
            if found := step(view, evidence, runs):
                return _answers(view, evidence, found, _told_by_id)
    return _by_members(view, evidence)


def runs_of_a_day(view: View, evidence: Evidence) -> list[Candidate]:
    """The sets, of one run or of one day's payments of one way of paying, whose sum is
    the line's; whole sets first, then those less what the bank rejected."""
    sets = [_Named(run, "", Strength.NOTHING) for run in _near(view, evidence)]
    found = _whole(view, evidence, sets) or _less(view, evidence, sets)
    party = evidence.party
    if party.level == "fully":
        paid = {*party.partners}
        found = [each for each in found if _partners(view, each.kept) == paid]
    if len(found) > 1 and any(each.rejected for each in found):
        # what nothing names has about any sum, a few less
        if not all(each.run.run.is_ordered for each in found):
            return []
    if len(found) == 1 and not found[0].rejected:
        [choice] = found
        sure = is_told_by_sum(view, evidence, choice.run.run, choice.kept)
        found = [_Choice(choice.run, choice.kept, is_told_by_sum=sure)]
    return _answers(view, evidence, found, _told_by_day)


# -- which runs ------------------------------------------------------------------


def _runs_named(view: View, evidence: Evidence) -> list[_Named]:
    """Runs that the text, the reference or the id of the line names, with the words."""
    line, books = evidence.line, view.ledger.runs
    found = [
        _Named(run, words, Strength.STRUCTURED) for run, words in evidence.ordered.runs
    ]
    if not books.named:
        return found
    surest: dict[int, DocumentHit] = {}
    for text in filter(None, (line.text, line.reference, line.end_to_end_id)):
        for hit in find_documents(read_text(text), books.numbers, {}):
            if hit.strength >= Strength.NAMED and not hit.leans:
                surest.setdefault(hit.entry, hit)
    found += [
        _Named(books.named[place], hit.words, hit.strength)
        for place, hit in surest.items()
    ]
    return found


def _near(view: View, evidence: Evidence) -> Iterator[RunSet]:
    """The sets of the days that the line may be of."""
    line, sets = evidence.line, view.ledger.runs.by_day
    for days in range(-RUN_DAYS.days, PAYMENT_LATENESS.days + 1):
        for run in sets.get(line.date + timedelta(days=days), ()):
            if run.money_in == (line.amount > 0):
                yield run


# -- which of their payments -----------------------------------------------------


def _whole(view: View, evidence: Evidence, runs: Sequence[_Named]) -> list[_Choice]:
    found: dict[frozenset[Member], _Choice] = {}
    for named in runs:
        rest = _rest(view, evidence, named.run)
        if rest.total == evidence.line.amount and _is_run(named.run, rest.members):
            kept = tuple(rest.members)
            found.setdefault(frozenset(kept), _Choice(named, kept))
    return list(found.values())


def _less(view: View, evidence: Evidence, runs: Sequence[_Named]) -> list[_Choice]:
    found: dict[frozenset[Member], _Choice] = {}
    for named in runs:
        rest = _rest(view, evidence, named.run)
        limit = _rejected_limit(named, len(rest.members))
        for member, amount in zip(rest.members, rest.amounts, strict=True):
            # booked one by one, and the bank tells the block only
            if named.strength and amount == evidence.line.amount:
                found[frozenset((member,))] = _Choice(named, (member,))
        for places in rejected(rest, evidence.line.amount, limit):
            kept = tuple(m for n, m in enumerate(rest.members) if n not in places)
            if _is_run(named.run, kept):
                gone = tuple(rest.members[place] for place in places)
                found.setdefault(frozenset(kept), _Choice(named, kept, gone))
    return list(found.values())[:RIVAL_LIMIT]


def _rejected_limit(named: _Named, count: int) -> int:
    """How many of so many payments the bank may have rejected."""
    if named.strength:
        return REJECTED_LIMIT
    if count > UNNAMED_LIMIT:
        return 1
    return REJECTED_LIMIT if named.run.is_ordered else 2


def _rest(view: View, evidence: Evidence, run: RunSet) -> Rest:
    rest = rest_of(view, run, evidence.line.date)
    if all((amount > 0) == (evidence.line.amount > 0) for amount in rest.amounts):
        return rest
    members = zip(rest.members, rest.amounts, strict=True)
    return rest_of_members(
        view, [m for m, amount in members if amount * evidence.line.amount > 0]
    )


def _is_run(run: RunSet, members: Sequence[Member]) -> bool:
    return len(members) > (0 if run.is_ordered and run.name else 1)


def _by_members(view: View, evidence: Evidence) -> list[Candidate]:
    """Several payments that the line names by their own ids."""
    hits: dict[Member, tuple[str, Strength]] = {}
    for hit in evidence.documents:
        if (
            hit.by in _PAYMENT_IDS
            and hit.strength >= Strength.NAMED
            and view.ledger.is_payment(hit.entry)
            and hit.entry < view.ledger.first_transfer
        ):
            hits.setdefault(hit.entry, (hit.words, hit.strength))
    for member, words in evidence.ordered.members:
        hits.setdefault(member, (words, Strength.STRUCTURED))
    line = evidence.line
    members = [m for m in hits if amount_of(view, m) * line.amount > 0]
    members = [m for m in members if date_of(view, m) <= line.date + PAYMENT_LATENESS]
    # one word for several says nothing of which
    if len({hits[m][0] for m in members}) < len(members) or len(members) < 2:
        return []
    strength = min(hits[m][1] for m in members)
    words = ", ".join(hits[m][0].strip() for m in members[:NUMBER_LIMIT])
    run = RunSet("", tuple(members), line.date, line.amount > 0)
    named = [_Named(run, words, strength)]
    found = _whole(view, evidence, named) or _less(view, evidence, named)
    return _answers(view, evidence, found, _told_by_members)


# -- answers ---------------------------------------------------------------------


def _told_by_id(view: View, choice: _Choice) -> Reason:
    run = choice.run
    params = {"run": run.run.name, "words": run.words.strip()}
    if len(choice.kept) == 1 < len(run.run.members) and not choice.rejected:
        return Reason("run_single", params)
    return Reason("run", {**params, "count": len(choice.kept)})


def _told_by_members(view: View, choice: _Choice) -> Reason:
    return Reason("run_members", {"words": choice.run.words, "count": len(choice.kept)})


def _told_by_day(view: View, choice: _Choice) -> Reason:
    run, count = choice.run.run, count_payments(view, choice.kept)
    if run.name:
        return Reason("run_sum", {"run": run.name, "count": count})
    day = date_of(view, choice.kept[0]).isoformat()
    return Reason("run_day", {"date": day, "count": count})


def _answers(
    view: View,
    evidence: Evidence,
    choices: Sequence[_Choice],
    tell: Callable[[View, _Choice], Reason],
) -> list[Candidate]:
    """The choices as answers, all of one rank: nothing tells which is meant."""
    together = min((len(choice.kept) for choice in choices), default=0)
    return [
        _candidate(view, evidence, choice, tell(view, choice), together)
        for choice in choices
    ]


def _partners(view: View, members: Sequence[Member]) -> set[object]:
    return {entry.partner for each in members for entry in entries_of(view, each)}


def _cautions(view: View, evidence: Evidence, choice: _Choice) -> Iterator[Reason]:
    if not choice.run.strength and not choice.is_told_by_sum:
        yield Reason("run_unnamed")
    if choice.rejected:
        numbers = ", ".join(number_of(view, member) for member in choice.rejected)
        yield Reason("run_rejected", {"numbers": numbers})
    if not choice.run.strength:
        yield from unknown_document(view, evidence)


def _candidate(
    view: View, evidence: Evidence, choice: _Choice, told: Reason, together: int
) -> Candidate:
    strength = choice.run.strength
    document: DocumentMatch = "yes_multiple" if strength else "no"
    # ordered by a file of ours, as a collection is
    debit: DebitMatch = "yes" if choice.is_told_by_sum else evidence.debit
    cautions = tuple(_cautions(view, evidence, choice))
    uses: tuple[Use, ...] = tuple(
        use for member in choice.kept for use in uses_of(view, member)
    )
    partners = {view.ledger.entries[use[0]].partner for use in uses}
    if all(contradicts(evidence, each) for each in partners):
        cautions = (*cautions, other_party(view, evidence.party.partners[0]))
    return Candidate(
        kind=CandidateKind.RUN,
        facts=Facts("no", document, "one", debit),
        uses=uses,
        partner=next(iter(partners)) if len(partners) == 1 else None,
        ranking=Ranking(
            fits=True,
            naming=strength,
            registered=True,
            amount=AmountWeight.EQUAL,
            together=together if strength else 0,
        ),
        cautions=cautions,
        told=(told,),
    )
