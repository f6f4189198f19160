"""Candidates of several entries: named together, summed, netted, all that is due."""

from __future__ import annotations

from collections.abc import Sequence

from ..amounts.subsets import exact_sets
from ..amounts.tolerance import discount_of, window
from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import DocumentHit, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..model import AmountMatch, DocumentMatch, Key, Reason
from ..model.changed import changed
from .candidate import Candidate, CandidateKind, Use
from .credits import credit_uses
from .instalments import predecessors
from .ranking import AmountWeight, Ranking


def several_documents(view: View, evidence: Evidence) -> list[Candidate]:
    """Several entries of one partner whose numbers the line names."""
    by_partner: dict[Key | None, list[DocumentHit]] = {}
    for hit in evidence.documents:
        # what an earlier round settled is not paid again
        if view.open(hit.entry) and not view.ledger.is_payment(hit.entry):
            partner = view.ledger.entries[hit.entry].partner
            by_partner.setdefault(partner, []).append(hit)
    found = []
    for partner, hits in by_partner.items():
        if len(hits) > 1 and not _is_one_naming(view, hits):
            found.extend(_named_group(view, evidence, partner, hits))
    return found


def _is_one_naming(view: View, hits: Sequence[DocumentHit]) -> bool:
    """Whether all were found by the same words, though their numbers differ.

    Those words mean one of them; the instalments of one document are meant
    together.
    """
    entries = view.ledger.entries
    return (
        len({hit.naming for hit in hits}) == 1
        and len({entries[hit.entry].number for hit in hits}) > 1
    )


def _named_group(
    view: View, evidence: Evidence, partner: Key | None, hits: list[DocumentHit]
) -> list[Candidate]:
    named = [hit for hit in hits if hit.strength >= Strength.NAMED]
    for chosen in (named, hits):
        uses = exact_uses(view, evidence, [h.entry for h in chosen])
        if len(chosen) > 1 and uses:
            return [_group(view, evidence, partner, chosen, uses, "one", ())]
    chosen = named if len(named) > 1 else hits
    part = _exact_part(view, evidence, hits)
    if part:
        picked, uses = part
        left_out = _left_out(view, hits, picked)
        caution = Reason("not_all_named", {"count": left_out})
        cautions: tuple[Reason, ...] = (caution,)
        if not _left_out(view, named, picked):
            cautions = ()
        return [_group(view, evidence, partner, picked, uses, "one", cautions)]
    netted = credit_uses(view, evidence, partner, [h.entry for h in chosen])
    if netted:
        uses, cautions = netted
        return [_group(view, evidence, partner, chosen, uses, "one", cautions)]
    if len(named) < 2:
        return []
    uses, left_over = _in_due_order(view, evidence, named)
    if not uses:
        return []
    candidate = _group(view, evidence, partner, named, uses, "none", (), left_over)
    return [candidate]


def _left_out(
    view: View, hits: Sequence[DocumentHit], picked: Sequence[DocumentHit]
) -> int:
    """How many of those named have no part in what was picked; the later instalments
    of a document that is picked have no part in it yet."""
    met = {hit.entry for hit in picked}
    for hit in picked:
        met.update(view.ledger.siblings(hit.entry))
    return sum(hit.entry not in met for hit in hits)


def _group(
    view: View,
    evidence: Evidence,
    partner: Key | None,
    hits: Sequence[DocumentHit],
    uses: tuple[Use, ...],
    amount: AmountMatch,
    cautions: tuple[Reason, ...],
    left_over: int = 0,
) -> Candidate:
    if contradicts(evidence, partner):
        cautions = (*cautions, other_party(view, evidence.party.partners[0]))
    weakest = min(hit.strength for hit in hits)
    document: DocumentMatch = "yes_multiple" if len(hits) > 1 else "yes"
    return Candidate(
        kind=CandidateKind.DOCUMENTS,
        facts=Facts(
            party_relation(evidence, partner), document, amount, evidence.debit
        ),
        uses=uses,
        partner=partner,
        ranking=Ranking(
            fits=amount == "one",
            naming=weakest,
            amount=AmountWeight.EQUAL if amount == "one" else AmountWeight.NOTHING,
            together=len(uses),
        ),
        cautions=cautions,
        hits=tuple(hits),
        left_over=left_over,
    )


def exact_uses(
    view: View, evidence: Evidence, positions: Sequence[int]
) -> tuple[Use, ...]:
    """Uses of all positions if together they are the line's amount, else ().

    With every discount that is in time, with none, or with some of a few.
    """
    line, settings = evidence.line, view.ledger.settings
    opens = [view.open(p) for p in positions]
    discounts = [discount_at(view, evidence, p) for p in positions]
    low, high = window(line.amount, settings)
    plain = sum(opens)
    for granted in _discount_choices(discounts):
        total = plain - sum(granted)
        if low <= total <= high:
            uses = [
                (position, amount - kept, kept)
                for position, amount, kept in zip(
                    positions, opens, granted, strict=True
                )
            ]
            return _trim(uses, total - line.amount)
    return ()


def discount_at(view: View, evidence: Evidence, position: int) -> int:
    """Discount the payer may keep of an untouched entry, signed like it; else 0."""
    entry = view.ledger.entries[position]
    if getattr(entry, "discount", None) is None or view.open(position) != entry.amount:
        return 0
    return discount_of(entry, evidence.line.date, view.ledger.settings)


def _discount_choices(discounts: Sequence[int]) -> list[list[int]]:
    """All discounts taken, none, and each mixture where there are few."""
    choices = [[0] * len(discounts)]
    places = [i for i, discount in enumerate(discounts) if discount]
    if not places:
        return choices
    choices.insert(0, list(discounts))
    if 2 <= len(places) <= 6:
        for mask in range(1, 2 ** len(places) - 1):
            mixed = [0] * len(discounts)
            for bit, place in enumerate(places):
                if mask >> bit & 1:
                    mixed[place] = discounts[place]
            choices.append(mixed)
    return choices


def _trim(uses: list[Use], too_much: int) -> tuple[Use, ...]:
    """Take what is missing within tolerance from the last use."""
    position, amount, discount = uses[-1]
    if too_much and (amount > 0) == (too_much > 0) and abs(too_much) < abs(amount):
        uses[-1] = (position, amount - too_much, discount)
    return tuple(uses)


def _exact_part(
    view: View, evidence: Evidence, hits: list[DocumentHit]
) -> tuple[list[DocumentHit], tuple[Use, ...]] | None:
    """The one set of the named that adds up, where not all were meant."""
    pool = [h.entry for h in hits[:18]]
    amounts = [view.open(p) - discount_at(view, evidence, p) for p in pool]
    before = predecessors(view, pool)
    sets = exact_sets(amounts, evidence.line.amount, before=before)
    if len(sets) != 1:
        return None
    picked = [hits[p] for p in sets[0]]
    uses = exact_uses(view, evidence, [h.entry for h in picked])
    return (picked, uses) if uses else None


def _in_due_order(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit]
) -> tuple[tuple[Use, ...], int]:
    """Spend the amount on the named in order of due date, credit notes first.

    Credit notes that are more than the invoices leave nothing to pay: then they
    are left aside.
    """
    wanted = evidence.line.amount
    ordered = sorted({hit.entry for hit in hits}, key=lambda p: due_order(view, p))
    same = [p for p in ordered if view.open(p) * wanted > 0]
    credits = [(p, view.open(p), 0) for p in ordered if view.open(p) * wanted < 0]
    for uses in (credits, []):
        rest = wanted - sum(use[1] for use in uses)
        spent = list(uses)
        for position in same:
            still = view.open(position)
            taken = still if abs(still) <= abs(rest) else rest
            if taken:
                spent.append((position, taken, 0))
                rest -= taken
        if same and abs(rest) < abs(wanted):
            return tuple(spent), rest
    return (), 0


def due_order(view: View, position: int) -> tuple[object, ...]:
    """Sort key: due date, date, number."""
    entry = view.ledger.entries[position]
    due = getattr(entry, "due_date", None) or entry.date
    return (due, entry.date, entry.number, str(entry.key))


def less_credits(view: View, evidence: Evidence) -> list[Candidate]:
    """One named document paid short by a credit note that is not named."""
    found = []
    for hit in evidence.documents:
        if hit.strength < Strength.NAMED or view.ledger.is_payment(hit.entry):
            continue
        still = view.open(hit.entry)
        if still * evidence.line.amount <= 0 or abs(still) <= abs(evidence.line.amount):
            continue
        partner = view.ledger.entries[hit.entry].partner
        netted = credit_uses(view, evidence, partner, [hit.entry])
        if netted:
            uses, cautions = netted
            candidate = _group(view, evidence, partner, [hit], uses, "one", cautions)
            found.append(_told_by_document(candidate))
    return found


def _told_by_document(candidate: Candidate) -> Candidate:
    if candidate.facts.related_party != "no":
        return candidate
    return changed(candidate, facts=changed(candidate.facts, related_party="partially"))
