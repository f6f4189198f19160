"""A line for one payment that was booked with others in one entry: a part of that
entry, and nothing else without a person."""

from __future__ import annotations

from collections.abc import Iterator

from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind
from ..items.ranking import AmountWeight, Ranking
from ..model import BlockPayment, Reason
from ..model.changed import changed


def parts_of_blocks(view: View, evidence: Evidence) -> list[Candidate]:
    """The parts of entries that are payments whose id the line tells, and whose amount
    it has."""
    found = []
    for payment, words in evidence.ordered.parts:
        position = view.ledger.block_places.get(payment.entry)
        if position is None or payment.amount != evidence.line.amount:
            continue
        still = view.open(position)
        if still * payment.amount > 0 and abs(payment.amount) <= abs(still):
            found.append(_candidate(view, evidence, payment, position, words))
    return found


def beside_blocks(
    view: View, evidence: Evidence, found: list[Candidate]
) -> list[Candidate]:
    """The answers, with a caution where the line names such a payment and they are not
    of its entry."""
    cautions = named_in_blocks(evidence)
    if not cautions:
        return found
    named = {part.entry for each in evidence.readings for part, _ in each.ordered.parts}
    places = {view.ledger.block_places.get(entry) for entry in named}
    return [
        candidate
        if candidate.uses and all(use[0] in places for use in candidate.uses)
        else changed(candidate, cautions=(*candidate.cautions, *cautions))
        for candidate in found
    ]


def named_in_blocks(evidence: Evidence) -> tuple[Reason, ...]:
    """What is said of a line that names such payments, and is no part of an entry."""
    parts = {
        part: words for each in evidence.readings for part, words in each.ordered.parts
    }
    if not parts:
        return ()
    return tuple(
        Reason("block_payment_named", _params(part, words))
        for part, words in parts.items()
    )


def _candidate(
    view: View, evidence: Evidence, payment: BlockPayment, position: int, words: str
) -> Candidate:
    return Candidate(
        kind=CandidateKind.RUN,
        facts=Facts(party_relation(evidence, payment.partner), "no", "one", "yes"),
        uses=((position, payment.amount, 0),),
        ranking=Ranking(
            fits=True,
            naming=Strength.STRUCTURED,
            registered=True,
            amount=AmountWeight.ONE_ENTRY,
        ),
        cautions=tuple(_cautions(view, evidence, payment)),
        told=(Reason("block_payment", _params(payment, words)),),
    )


def _cautions(
    view: View, evidence: Evidence, payment: BlockPayment
) -> Iterator[Reason]:
    # what was posted on the entry does not say which of them the bank has shown
    if not view.ledger.block_payments.is_alone(payment):
        yield Reason("block_payment_part")
    if contradicts(evidence, payment.partner):
        yield other_party(view, evidence.party.partners[0])


def _params(payment: BlockPayment, words: str) -> dict[str, object]:
    return {"number": payment.number, "run": payment.run, "words": words.strip()}
