"""What lies on account of one company of a group, and what another of it is paid for.

A mother's credit note reduces what the daughter pays, or the mother pays what only the
daughter owes. Nothing names it, so that a person always looks; where both are named
`several_partners` answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..amounts.subsets import accident_chance, exact_sets
from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.credits import CREDIT_LIMIT, ITEM_LIMIT, credits_of, items_of
from ..items.instalments import predecessors
from ..items.ranking import AmountWeight, Ranking
from ..items.single_amounts import unknown_document
from ..model import DocumentMatch, Key, Reason

#: Items and credits of a net together.
NET_LIMIT = 3
#: Nets found by accident more often than this are not proposed.
ACCIDENT_LIMIT = 0.05


def less_group_credits(view: View, evidence: Evidence) -> list[Candidate]:
    """Documents of one partner that are named and paid short by what is open the other
    way with its group."""
    if not view.ledger.has_groups:
        return []
    by_partner: dict[Key, list[DocumentHit]] = {}
    for hit in evidence.documents:
        partner = view.ledger.entries[hit.entry].partner
        if partner is not None and _is_named_item(view, evidence, hit):
            by_partner.setdefault(partner, []).append(hit)
    found = []
    for partner, hits in by_partner.items():
        named = [hit.entry for hit in hits]
        if uses := _with_credits(view, evidence, partner, named):
            found.append(_named_candidate(view, evidence, partner, hits, uses))
    return found


def of_group(view: View, evidence: Evidence) -> list[Candidate]:
    """Where the payer owes nothing of the amount: what another of its group owes, or
    its own less what is open the other way with its group."""
    found: list[Candidate] = []
    for payer in evidence.party.partners if view.ledger.has_groups else ():
        found += _single(view, evidence, payer) or _net(view, evidence, payer)
    return found


def _is_named_item(view: View, evidence: Evidence, hit: DocumentHit) -> bool:
    return (
        hit.strength >= Strength.NAMED
        and hit.by in (NamedBy.NUMBER, NamedBy.REFERENCE)
        and not view.ledger.is_payment(hit.entry)
        and view.open(hit.entry) * evidence.line.amount > 0
    )


def _with_credits(
    view: View, evidence: Evidence, partner: Key, named: Sequence[int]
) -> tuple[Use, ...]:
    """Uses of the named with the one set of credits that explains what is missing,
    where others of the group have a part in it; else ()."""
    amount = evidence.line.amount
    excess = sum(view.open(p) for p in named) - amount
    if not excess or (excess > 0) != (amount > 0):
        return ()
    credits = _credits(view, evidence, partner)
    sets = exact_sets(
        [-view.open(p) for p in credits],
        excess,
        minimum=1,
        largest=CREDIT_LIMIT,
        before=predecessors(view, credits),
    )
    if len(sets) != 1:
        return ()
    chosen = [credits[place] for place in sets[0]]
    if not _others(view, partner, chosen):
        return ()
    return tuple((p, view.open(p), 0) for p in (*named, *chosen))


def _credits(view: View, evidence: Evidence, partner: Key) -> list[int]:
    """What is open the other way with a partner and with its group."""
    members = (partner, *view.ledger.others_of_group(partner))
    items = [p for member in members for p in items_of(view, evidence, member)]
    return credits_of(view, evidence, items)[:ITEM_LIMIT]


def _others(view: View, partner: Key, positions: Sequence[int]) -> list[int]:
    """Those of the entries that are of somebody else."""
    entries = view.ledger.entries
    return [p for p in positions if entries[p].partner != partner]


def _named_candidate(
    view: View,
    evidence: Evidence,
    partner: Key,
    hits: Sequence[DocumentHit],
    uses: tuple[Use, ...],
) -> Candidate:
    cautions = list(_of_others(view, partner, [use[0] for use in uses]))
    if contradicts(evidence, partner):
        payer = evidence.party.partners[0]
        if not view.ledger.is_one_group((payer, partner)):
            cautions.append(other_party(view, payer))
    document: DocumentMatch = "yes_multiple" if len(hits) > 1 else "yes"
    return Candidate(
        kind=CandidateKind.DOCUMENTS,
        facts=Facts(party_relation(evidence, partner), document, "one", evidence.debit),
        uses=uses,
        partner=partner,
        ranking=Ranking(
            fits=True,
            naming=min(hit.strength for hit in hits),
            amount=AmountWeight.EQUAL,
        ),
        cautions=tuple(cautions),
        hits=tuple(hits),
    )


def _of_others(view: View, partner: Key, positions: Sequence[int]) -> Iterator[Reason]:
    """The caution for each entry that is of another of the group."""
    for position in _others(view, partner, positions):
        entry = view.ledger.entries[position]
        name = view.ledger.partner_name(entry.partner)
        yield Reason("of_group", {"number": entry.number, "partner": name})


def _single(view: View, evidence: Evidence, payer: Key) -> list[Candidate]:
    """What another of the group has open of exactly the amount."""
    alike = [
        (member, position)
        for member in view.ledger.others_of_group(payer)
        for position in view.near_amount(evidence.line, member)
        if view.open(position) == evidence.line.amount
        and not view.ledger.is_payment(position)
    ]
    return [
        Candidate(
            kind=CandidateKind.AMOUNT,
            facts=Facts("partially", "no", "one" if len(alike) == 1 else "multiple"),
            uses=((position, evidence.line.amount, 0),),
            partner=member,
            ranking=Ranking(fits=True, amount=AmountWeight.EQUAL),
            cautions=(
                *_of_others(view, payer, [position]),
                *unknown_document(view, evidence),
            ),
        )
        for member, position in alike
    ]


def _net(view: View, evidence: Evidence, payer: Key) -> list[Candidate]:
    """The payer's own items less what is open the other way with its group, where one
    small set only comes to the amount."""
    wanted = evidence.line.amount
    items = items_of(view, evidence, payer)
    own = [p for p in items if view.open(p) * wanted > 0]
    pool = [*own, *_credits(view, evidence, payer)]
    if not own or len(pool) > ITEM_LIMIT:
        return []
    amounts = [view.open(p) for p in pool]
    before = predecessors(view, pool)
    sets = exact_sets(amounts, wanted, largest=NET_LIMIT, before=before)
    if len(sets) != 1:
        return []
    chosen = [pool[place] for place in sets[0]]
    if not _others(view, payer, chosen):
        return []
    if accident_chance(amounts, wanted, len(chosen), (1,)) > ACCIDENT_LIMIT:
        return []
    return [
        Candidate(
            kind=CandidateKind.NET,
            facts=Facts(party_relation(evidence, payer), "no", "one", evidence.debit),
            uses=tuple((p, view.open(p), 0) for p in chosen),
            partner=payer,
            ranking=Ranking(fits=True, amount=AmountWeight.EQUAL),
            cautions=(
                *_of_others(view, payer, chosen),
                *unknown_document(view, evidence),
            ),
        )
    ]
