"""All answers a line may have, graded."""

from __future__ import annotations

from ..beyond.block_payments import beside_blocks, parts_of_blocks
from ..beyond.group_credits import less_group_credits, of_group
from ..beyond.later import dated_later
from ..beyond.ordered import ordered, ordered_by_amount
from ..beyond.returned import returned
from ..beyond.run_sums import is_a_runs_entry
from ..beyond.runs import named_runs, runs_of_a_day
from ..beyond.several_partners import several_partners
from ..books.view import View
from ..evidence.line import Evidence
from ..evidence.orders import NOTHING_ORDERED
from ..items.candidate import Candidate, CandidateKind
from ..items.direct_debits import collections
from ..items.grading import graded
from ..items.groups import less_credits, several_documents
from ..items.mappings import (
    beside_mapping,
    beside_numbers,
    contradiction,
    is_number_of_stranger,
    mapped,
)
from ..items.named import is_foreign, single_document
from ..items.own_money import is_own_money
from ..items.single_amounts import by_amount
from ..items.sums import fallback, sums
from ..items.transfers import transfers, waiting_transfer
from ..model.changed import changed
from ..text.return_words import Returned
from .charges import unexplained, with_charges
from .foreign import foreign_documents


def candidates_of(
    view: View, evidence: Evidence, every: bool = False
) -> list[Candidate]:
    """All answers for a line, graded, best first; what was paid before the bank took
    its charges counts as well."""
    found = _candidates(view, evidence, every)
    if evidence.gross is None:
        found = unexplained(view, evidence, found)
    else:
        paid = _candidates(view, evidence.gross, every)
        found = with_charges(view, evidence, found, paid)
    return beside_blocks(view, evidence, found)


def named_answers(view: View, evidence: Evidence) -> list[Candidate]:
    """Answers in which the line names what it pays, graded, best first."""
    found = graded(view, evidence, named_candidates(view, evidence))
    if not found and evidence.gross is None:
        return []
    if evidence.gross is None:
        found = unexplained(view, evidence, found)
    else:
        paid = graded(view, evidence.gross, named_candidates(view, evidence.gross))
        found = with_charges(view, evidence, found, paid)
    return beside_blocks(view, evidence, found)


def _candidates(view: View, evidence: Evidence, every: bool) -> list[Candidate]:
    """All answers for the amount of a line, graded, best first.

    What the text names comes first: as long as a document named can be the
    answer, no other is looked for; `every` looks for all, for a person.
    """
    named = named_candidates(view, evidence)
    by_mapping = mapped(view, evidence)
    found = named + [beside_numbers(view, evidence, m, named) for m in by_mapping]
    own_money = is_own_money(view, evidence)
    if own_money:
        # no partner pays from an account of ours
        found += transfers(view, evidence) or waiting_transfer(view, evidence)
    elif every or not any(_settles(evidence, c) for c in named):
        found += by_amount(view, evidence)
        found += ordered_by_amount(view, evidence)
        found += transfers(view, evidence)
        partners = evidence.party.partners
        if partners and (
            every
            or not any(
                c.kind is CandidateKind.AMOUNT and c.partner in partners for c in found
            )
        ):
            found += sums(view, evidence)
            found += of_group(view, evidence)
        if view.ledger.earlier.payments:
            if every or not any(_is_borne_out(c) for c in found):
                found += returned(view, evidence, Returned.PEOPLE)
        if view.ledger.runs:
            found = _beside_runs(view, evidence, found, every)
    for mapping in by_mapping:
        found = beside_mapping(view, mapping, found)
    result = graded(view, evidence, found)
    if not result and evidence.party.partners and not own_money:
        result = graded(view, evidence, fallback(view, evidence))
    return result


def named_candidates(view: View, evidence: Evidence) -> list[Candidate]:
    """Answers in which the line names what it pays."""
    found: list[Candidate] = []
    if evidence.collected:
        found += collections(view, evidence)
    if evidence.foreign:
        found += foreign_documents(view, evidence)
    if view.ledger.earlier.payments:
        found += returned(view, evidence, Returned.BANK)
    if evidence.closed:
        found += dated_later(view, evidence)
    if evidence.ordered is not NOTHING_ORDERED:
        found += ordered(view, evidence)
        found += parts_of_blocks(view, evidence)
    if view.ledger.runs:
        found += named_runs(view, evidence)
    if evidence.documents:
        found += single_document(view, evidence)
        found += less_credits(view, evidence)
        found += less_group_credits(view, evidence)
        if len(evidence.documents) > 1:
            found += several_documents(view, evidence)
            found += several_partners(view, evidence)
    if not found or view.ledger.mappings.is_empty:
        return found
    return [_beside_mapping(view, evidence, candidate) for candidate in found]


def _beside_mapping(view: View, evidence: Evidence, candidate: Candidate) -> Candidate:
    """The candidate with a caution where only a number tells it, and the text is
    mapped: insurances, tax offices and wages have numbers, too."""
    if not is_number_of_stranger(view, evidence, candidate):
        return candidate
    for mapping in mapped(view, evidence):
        caution = contradiction(mapping, candidate)
        return changed(candidate, cautions=(*candidate.cautions, caution))
    return candidate


def _beside_runs(
    view: View, evidence: Evidence, found: list[Candidate], every: bool
) -> list[Candidate]:
    """The answers and the runs of those days, these where no single entry fits; the
    one entry of a run is that run."""
    single = [c for c in found if not is_a_runs_entry(view, c)]
    if not every and any(c.ranking.fits for c in single):
        return found
    runs = runs_of_a_day(view, evidence)
    told = {c.uses for c in runs}
    return [c for c in found if c.uses not in told] + runs


def _is_borne_out(candidate: Candidate) -> bool:
    """Whether an answer is somebody's of whom the line tells, and fits."""
    return candidate.ranking.fits and candidate.facts.related_party != "no"


def _settles(evidence: Evidence, candidate: Candidate) -> bool:
    """Whether a document named may be the answer, so that no other is sought.

    A number of somebody else's document that does not fit the amount either is
    more likely a mistake in the number; mere figures are in any case.
    """
    if any(is_foreign(evidence, hit, candidate.partner) for hit in candidate.hits):
        return False
    fits = candidate.facts.amount != "none"
    return fits or not any(c.kind == "other_party" for c in candidate.cautions)
