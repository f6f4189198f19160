"""What a file of ours ordered and nobody registered: the line that shows it is applied
to the items as it was ordered, discounts included."""

from __future__ import annotations

from collections.abc import Iterator

from ..books.rules import Facts
from ..books.runs import Order
from ..books.view import PAYMENT_LATENESS, View
from ..documents.naming import Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind
from ..items.ranking import AmountWeight, Ranking
from ..model import AmountMatch, DebitMatch, Key, Reason
from .run_choices import amount_of
from .runs import RUN_DAYS


def ordered(view: View, evidence: Evidence) -> list[Candidate]:
    """Payments whose own id the line tells, and whose amount it has."""
    return [
        _candidate(view, evidence, member, words)
        for member, words in evidence.ordered.members
        if isinstance(member, Order) and _is_shown(view, evidence, member)
    ]


def ordered_by_amount(view: View, evidence: Evidence) -> list[Candidate]:
    """Payments of the line's amount whose day is near and whose payee it may tell."""
    near = [
        order
        for order in view.ledger.runs.by_amount.get(evidence.line.amount, ())
        if _is_near(evidence, order) and _is_shown(view, evidence, order)
    ]
    known = [
        order for order in near if order.payment.partner in evidence.party.partners
    ]
    found = known or near
    amount: AmountMatch = "one" if len(found) == 1 else "multiple"
    return [_candidate(view, evidence, order, "", amount) for order in found]


def _is_near(evidence: Evidence, order: Order) -> bool:
    day = order.payment.date
    return day - PAYMENT_LATENESS <= evidence.line.date <= day + RUN_DAYS


def _is_shown(view: View, evidence: Evidence, order: Order) -> bool:
    return amount_of(view, order) == evidence.line.amount


def _candidate(
    view: View,
    evidence: Evidence,
    order: Order,
    words: str,
    amount: AmountMatch = "one",
) -> Candidate:
    partner = order.payment.partner
    debit: DebitMatch = "yes" if words else evidence.debit
    return Candidate(
        kind=CandidateKind.ORDERED,
        facts=Facts(party_relation(evidence, partner), "no", amount, debit),
        uses=order.uses,
        partner=partner,
        ranking=Ranking(
            fits=True,
            naming=Strength.STRUCTURED if words else Strength.NOTHING,
            registered=True,
            amount=AmountWeight.ONE_ENTRY,
        ),
        cautions=tuple(_cautions(view, evidence, partner)),
        told=(
            *((Reason("payment_order", {"words": words}),) if words else ()),
            Reason("amount_ordered", {"number": order.payment.number}),
        ),
    )


def _cautions(view: View, evidence: Evidence, partner: Key | None) -> Iterator[Reason]:
    if contradicts(evidence, partner):
        yield other_party(view, evidence.party.partners[0])
