"""Candidates of several entries: named together, summed, netted, all that is due."""

from __future__ import annotations

from collections.abc import Sequence

from .amounts import discount_of, window
from .candidates import (
    Candidate,
    Use,
    contradicts,
    other_party,
    party_relation,
    settle,
)
from .documents import NAMED, DocumentHit
from .evidence import Evidence, View
from .model import AmountMatch, DocumentMatch, Key, OpenItem, PartyMatch, Reason
from .rules import Facts
from .subsets import accident_chance, exact_sets, largest_size

#: Sums are not looked for among more items than this.
ITEM_LIMIT = 60
#: Sets found by accident more often than this are not proposed / not trusted.
ACCIDENT_LIMIT = 0.05
ACCIDENT_TRUST = 0.002


def several_documents(view: View, evidence: Evidence) -> list[Candidate]:
    """Several entries of one partner whose numbers the line names."""
    by_partner: dict[Key | None, list[DocumentHit]] = {}
    for hit in evidence.documents:
        if not view.ledger.is_payment(hit.entry):
            partner = view.ledger.entries[hit.entry].partner
            by_partner.setdefault(partner, []).append(hit)
    found = []
    for partner, hits in by_partner.items():
        if len(hits) > 1:
            found.extend(_named_group(view, evidence, partner, hits))
    return found


def _named_group(
    view: View, evidence: Evidence, partner: Key | None, hits: list[DocumentHit]
) -> list[Candidate]:
    named = [hit for hit in hits if hit.strength >= NAMED]
    for chosen in (named, hits):
        uses = _exact_uses(view, evidence, [h.entry for h in chosen])
        if len(chosen) > 1 and uses:
            return [_group(view, evidence, partner, chosen, uses, "one", ())]
    chosen = named if len(named) > 1 else hits
    part = _exact_part(view, evidence, hits)
    if part:
        picked, uses = part
        left_out = Reason("not_all_named", {"count": len(hits) - len(picked)})
        cautions = (left_out,) if len(picked) < len(named) else ()
        return [_group(view, evidence, partner, picked, uses, "one", cautions)]
    netted = _less_credits(view, evidence, partner, [h.entry for h in chosen])
    if netted:
        return [_group(view, evidence, partner, chosen, netted, "one", ())]
    if len(named) < 2:
        return []
    uses, left_over = _in_due_order(view, evidence, named)
    if not uses:
        return []
    candidate = _group(view, evidence, partner, named, uses, "none", (), left_over)
    return [candidate]


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
        cautions = (*cautions, other_party(view, evidence))
    weakest = min(hit.strength for hit in hits)
    document: DocumentMatch = "yes_multiple" if len(hits) > 1 else "yes"
    return Candidate(
        kind="documents",
        facts=Facts(
            party_relation(evidence, partner), document, amount, evidence.debit
        ),
        uses=uses,
        partner=partner,
        points=(int(amount == "one"), weakest, 0, len(uses)),
        cautions=cautions,
        hits=tuple(hits),
        left_over=left_over,
    )


def _exact_uses(
    view: View, evidence: Evidence, positions: Sequence[int]
) -> tuple[Use, ...]:
    """Uses of all positions if together they are the line's amount, else ().

    With every discount that is in time, with none, or with some of a few.
    """
    line, settings = evidence.line, view.ledger.settings
    opens = [view.open(p) for p in positions]
    discounts = [_discount(view, evidence, p) for p in positions]
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


def _discount(view: View, evidence: Evidence, position: int) -> int:
    entry = view.ledger.entries[position]
    if view.open(position) != entry.amount:
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
    amounts = [
        view.open(h.entry) - _discount(view, evidence, h.entry) for h in hits[:18]
    ]
    sets = exact_sets(amounts, evidence.line.amount)
    if len(sets) != 1:
        return None
    picked = [hits[p] for p in sets[0]]
    uses = _exact_uses(view, evidence, [h.entry for h in picked])
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
        if hit.strength < NAMED or view.ledger.is_payment(hit.entry):
            continue
        still = view.open(hit.entry)
        if still * evidence.line.amount <= 0 or abs(still) <= abs(evidence.line.amount):
            continue
        partner = view.ledger.entries[hit.entry].partner
        uses = _less_credits(view, evidence, partner, [hit.entry])
        if uses:
            candidate = _group(view, evidence, partner, [hit], uses, "one", ())
            found.append(_told_by_document(candidate))
    return found


def _told_by_document(candidate: Candidate) -> Candidate:
    from dataclasses import replace

    if candidate.facts.related_party != "no":
        return candidate
    return replace(candidate, facts=replace(candidate.facts, related_party="partially"))


def _less_credits(
    view: View, evidence: Evidence, partner: Key | None, positions: Sequence[int]
) -> tuple[Use, ...]:
    """Uses with the one set of the partner's credit notes that explains the rest."""
    excess = sum(view.open(p) for p in positions) - evidence.line.amount
    if not excess or (excess > 0) != (evidence.line.amount > 0):
        return ()
    credits = [
        p
        for p in items_of(view, evidence, partner)
        if p not in positions and view.open(p) * evidence.line.amount < 0
    ][:ITEM_LIMIT]
    amounts = [-view.open(p) for p in credits]
    sets = exact_sets(amounts, excess, minimum=1)
    if len(sets) != 1 or len(sets[0]) > 3:
        return ()
    chosen = [credits[p] for p in sets[0]]
    return tuple((p, view.open(p), 0) for p in (*positions, *chosen))


def items_of(view: View, evidence: Evidence, partner: Key | None) -> list[int]:
    """Open items (not payments) of a partner that exist on the line's date."""
    return [
        position
        for position in view.ledger.by_partner.get(partner, ())
        if not view.ledger.is_payment(position) and view.usable(position, evidence.line)
    ]


# ---------------------------------------------------------------------------
# Without a number: the partner and the amount
# ---------------------------------------------------------------------------


def by_amount(view: View, evidence: Evidence) -> list[Candidate]:
    """Entries of the line's partner, else of anybody, that fit the amount."""
    party = evidence.party
    found = []
    for partner in party.partners:
        found.extend((partner, p) for p in view.near_amount(evidence.line, partner))
    if not found:
        found = [(k, p) for k in party.near for p in view.near_amount(evidence.line, k)]
    if not found and party.level != "fully":
        found = [
            (view.ledger.entries[p].partner, p)
            for p in view.near_amount(evidence.line)[:20]
        ]
    amount: AmountMatch = "one" if len(found) == 1 else "multiple"
    return [
        _amount_candidate(view, evidence, partner, position, amount)
        for partner, position in found
    ]


def _amount_candidate(
    view: View,
    evidence: Evidence,
    partner: Key | None,
    position: int,
    amount: AmountMatch,
) -> Candidate:
    use, left_over, fit = settle(view, evidence, position)
    relation = party_relation(evidence, partner)
    if relation == "no" and partner in evidence.party.near:
        relation = "partially"
    return Candidate(
        kind="amount",
        facts=Facts(relation, "no", amount, evidence.debit_of(position)),
        uses=(use,),
        partner=partner,
        points=(int(fit in ("exact", "discount")), 0, 0, 3),
        cautions=unknown_document(evidence),
        left_over=left_over,
    )


def unknown_document(evidence: Evidence) -> tuple[Reason, ...]:
    """The caution that the text names a document we do not have, or another's."""
    if evidence.unknown:
        words = ", ".join(evidence.unknown[:5])
        return (Reason("unknown_document", {"words": words}),)
    named = [h for h in evidence.documents if h.strength >= NAMED]
    if named:
        return (Reason("other_document", {"words": named[0].words}),)
    return ()


def sums(view: View, evidence: Evidence) -> list[Candidate]:
    """All due, all open, a small set, or items less credit notes of the partner."""
    found: dict[tuple[Use, ...], tuple[str, Key, tuple[Reason, ...]]] = {}
    for partner in evidence.party.partners:
        for kind, uses, cautions in _sums_of(view, evidence, partner):
            found.setdefault(tuple(sorted(uses)), (kind, partner, cautions))
    amount: AmountMatch = "one" if len(found) == 1 else "multiple"
    found = {
        uses: (kind, partner, (*cautions, *_exchangeable(view, evidence, uses)))
        for uses, (kind, partner, cautions) in found.items()
    }
    return [
        Candidate(
            kind=kind,
            facts=Facts(
                party_relation(evidence, partner), "no", amount, evidence.debit
            ),
            uses=uses,
            partner=partner,
            points=(1, 0, 0, 2 if kind in ("all_due", "all_open") else 1),
            cautions=(*cautions, *unknown_document(evidence)),
        )
        for uses, (kind, partner, cautions) in found.items()
    ]


def _sums_of(
    view: View, evidence: Evidence, partner: Key
) -> list[tuple[str, tuple[Use, ...], tuple[Reason, ...]]]:
    items = items_of(view, evidence, partner)
    wanted = evidence.line.amount
    same = [p for p in items if view.open(p) * wanted > 0]
    due = [p for p in same if _is_due(view, evidence, p)]
    credits = [p for p in items if view.open(p) * wanted < 0]
    for kind, chosen in (
        ("all_due", due),
        ("all_open", same),
        ("all_due", due + credits),
        ("all_open", same + credits),
    ):
        uses = _exact_uses(view, evidence, chosen) if len(chosen) > 1 else ()
        if uses:
            return [(kind, uses, ())]
    return (
        _small_sets(view, evidence, same)
        or _netted(view, evidence, same, credits)
        or _all_but(view, evidence, "all_due", due)
        or _all_but(view, evidence, "all_open", same)
    )


def _all_but(
    view: View, evidence: Evidence, kind: str, items: list[int]
) -> list[tuple[str, tuple[Use, ...], tuple[Reason, ...]]]:
    """All but one or two, where only one choice of those explains the amount."""
    if not 3 <= len(items) <= ITEM_LIMIT:
        return []
    amounts = [view.open(p) for p in items]
    excess = sum(amounts) - evidence.line.amount
    if excess * evidence.line.amount <= 0:
        return []
    if accident_chance(amounts, excess, 2) > ACCIDENT_TRUST:
        return []
    left_out = exact_sets(amounts, excess, minimum=1, largest=2)
    if len(left_out) != 1:
        return []
    kept = [p for place, p in enumerate(items) if place not in left_out[0]]
    uses = _exact_uses(view, evidence, kept) if len(kept) > 1 else ()
    return [(kind, uses, ())] if uses else []


def _exchangeable(
    view: View, evidence: Evidence, uses: Sequence[Use]
) -> tuple[Reason, ...]:
    """The caution that an entry of the same amount is left out of a sum."""
    used = {use[0] for use in uses}
    for position in used:
        entry = view.ledger.entries[position]
        alike = view.ledger.by_partner_amount.get((entry.partner, entry.amount), ())
        if any(
            p not in used
            and view.usable(p, evidence.line)
            and p not in view.open_amounts
            for p in alike
        ):
            return (Reason("equal_outside"),)
    return ()


def _is_due(view: View, evidence: Evidence, position: int) -> bool:
    entry = view.ledger.entries[position]
    due = entry.due_date if isinstance(entry, OpenItem) else None
    return (due or entry.date) <= evidence.line.date


def _small_sets(
    view: View, evidence: Evidence, items: list[int]
) -> list[tuple[str, tuple[Use, ...], tuple[Reason, ...]]]:
    wanted = evidence.line.amount
    payable = {p: view.open(p) - _discount(view, evidence, p) for p in items}
    small = [p for p in items if abs(payable[p]) < abs(wanted)]
    if not 2 <= len(small) <= ITEM_LIMIT:
        return []
    amounts = [payable[p] for p in small]
    return [
        ("sum", uses, _accident(amounts, wanted, len(chosen)))
        for chosen in exact_sets(amounts, wanted)
        if accident_chance(amounts, wanted, len(chosen)) <= ACCIDENT_LIMIT
        and (uses := _exact_uses(view, evidence, [small[p] for p in chosen]))
    ]


def _accident(amounts: Sequence[int], wanted: int, size: int) -> tuple[Reason, ...]:
    if accident_chance(amounts, wanted, size) <= ACCIDENT_TRUST:
        return ()
    return (Reason("may_be_accident", {"count": len(amounts)}),)


def _netted(
    view: View, evidence: Evidence, items: list[int], credits: list[int]
) -> list[tuple[str, tuple[Use, ...], tuple[Reason, ...]]]:
    """One or two items less one or two credit notes."""
    if not credits or len(items) > ITEM_LIMIT or len(credits) > 10:
        return []
    wanted = evidence.line.amount
    pool = items + credits
    amounts = [view.open(p) for p in pool]
    found = []
    for chosen in exact_sets(amounts, wanted):
        if len(chosen) > 3 or largest_size(len(amounts)) < len(chosen):
            continue
        uses = tuple((pool[p], view.open(pool[p]), 0) for p in chosen)
        found.append(("net", uses, _accident(amounts, wanted, len(chosen))))
    return found


def fallback(view: View, evidence: Evidence) -> list[Candidate]:
    """The party is known and nothing fits: its only open item, else on account."""
    party = evidence.party
    items = [p for key in party.partners for p in items_of(view, evidence, key)]
    same = [p for p in items if view.open(p) * evidence.line.amount > 0]
    facts = Facts(party.level, "no", "none", evidence.debit)
    cautions = unknown_document(evidence)
    if len(same) == 1 and not view.ledger.is_payment(same[0]):
        use, left_over, _ = settle(view, evidence, same[0])
        return [
            Candidate(
                kind="only_item",
                facts=facts,
                uses=(use,),
                partner=view.ledger.entries[same[0]].partner,
                points=(0, 0, 0, 0),
                cautions=(Reason("amount_differs"), *cautions),
                left_over=left_over,
            )
        ]
    if party.level == "fully":
        return [
            Candidate(
                kind="on_account",
                facts=facts,
                partner=party.partners[0],
                points=(0, 0, 0, 0),
                cautions=(Reason("nothing_fits"), *cautions),
            )
        ]
    return []


__all__ = [
    "PartyMatch",
    "by_amount",
    "fallback",
    "less_credits",
    "several_documents",
    "sums",
]
