"""Candidates without a number: sums of a partner's items, and on account."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ..amounts.subsets import ROUND_UNITS, accident_chance, exact_sets, largest_size
from ..books.rules import Facts
from ..books.view import View, is_later_equal
from ..evidence.line import Evidence
from ..evidence.relation import party_relation
from ..model import AmountMatch, Key, OpenItem, Reason
from .candidate import EQUAL_OUTSIDE, Candidate, CandidateKind, Use
from .credits import ACCIDENT_TRUST, ITEM_LIMIT, credits_of, items_of
from .groups import discount_at, exact_uses
from .instalments import equals_in_order, predecessors, successors
from .ranking import AmountWeight, Ranking
from .settling import settle
from .single_amounts import unknown_document

#: So many may be left out of all that is due.
LEFT_OUT = 3
#: Sets found by accident more often than this are not proposed.
ACCIDENT_LIMIT = 0.05
#: So many items of a few prices each have sums that many other sets have.
MANY_PRICES = 6
#: Items and credit notes of a net together.
NET_LIMIT = 3


def sums(view: View, evidence: Evidence) -> list[Candidate]:
    """All due, all open, a small set, or items less credit notes of the partner."""
    found: dict[tuple[Use, ...], tuple[CandidateKind, Key, tuple[Reason, ...]]] = {}
    for partner in evidence.party.partners:
        for kind, uses, cautions in _sums_of(view, evidence, partner):
            found.setdefault(tuple(sorted(uses)), (kind, partner, cautions))
    found = {
        uses: (kind, partner, (*cautions, *_exchangeable(view, evidence, uses)))
        for uses, (kind, partner, cautions) in found.items()
    }
    amount: AmountMatch = "one" if len(found) == 1 else "multiple"
    if any(k is CandidateKind.SUM and _is_one_of(c) for k, _, c in found.values()):
        amount = "multiple"
    return [
        Candidate(
            kind=kind,
            facts=Facts(
                party_relation(evidence, partner), "no", amount, evidence.debit
            ),
            uses=uses,
            partner=partner,
            ranking=Ranking(fits=True, amount=_weight(kind)),
            cautions=(*cautions, *unknown_document(view, evidence)),
        )
        for uses, (kind, partner, cautions) in found.items()
    ]


def _weight(kind: CandidateKind) -> AmountWeight:
    if kind in (CandidateKind.ALL_DUE, CandidateKind.ALL_OPEN):
        return AmountWeight.EVERYTHING
    return AmountWeight.EQUAL


def _sums_of(
    view: View, evidence: Evidence, partner: Key
) -> list[tuple[CandidateKind, tuple[Use, ...], tuple[Reason, ...]]]:
    items = items_of(view, evidence, partner)
    wanted = evidence.line.amount
    same = [p for p in items if view.open(p) * wanted > 0]
    due = [p for p in same if _is_due(view, evidence, p)]
    credits = credits_of(view, evidence, items)
    choices = [(CandidateKind.ALL_DUE, due), (CandidateKind.ALL_OPEN, same)]
    if credits:
        choices += [
            (CandidateKind.ALL_DUE, due + credits),
            (CandidateKind.ALL_OPEN, same + credits),
        ]
    for kind, chosen in choices:
        uses = exact_uses(view, evidence, chosen) if len(chosen) > 1 else ()
        if uses:
            doubts = _round_accident(wanted) or _price_accident(view, chosen)
            return [
                (kind, uses, doubts),
                *_without_cancelling(view, uses),
            ]
    return (
        _small_sets(view, evidence, same)
        or _netted(view, evidence, same, credits)
        or _all_but(view, evidence, CandidateKind.ALL_DUE, due)
        or _all_but(view, evidence, CandidateKind.ALL_OPEN, same)
    )


def _round_accident(wanted: int) -> tuple[Reason, ...]:
    """The caution that so round a sum says little, even of all there is.

    In units as round as itself, a sum of 450.00 is one of nine.
    """
    unit = max(unit for unit in ROUND_UNITS if wanted % unit == 0)
    if unit <= ACCIDENT_LIMIT * abs(wanted):
        return ()
    return (Reason("may_be_accident", {"count": abs(wanted) // unit}),)


def _price_accident(view: View, chosen: Sequence[int]) -> tuple[Reason, ...]:
    """The caution that all there is has a few prices, whose sums are met soon."""
    odds = view.ledger.amount_odds
    if len(chosen) < MANY_PRICES or not all(
        odds.is_price(view.open(p)) for p in chosen
    ):
        return ()
    return (Reason("may_be_accident", {"count": len(chosen)}),)


def _without_cancelling(
    view: View, uses: tuple[Use, ...]
) -> list[tuple[CandidateKind, tuple[Use, ...], tuple[Reason, ...]]]:
    """The same sum without an item and a credit note that cancel each other."""
    whole = {(use[1], use[0]): use for use in uses if not use[2]}
    for amount, position in whole:
        for other, partner in whole:
            if amount > 0 and other == -amount:
                less = tuple(u for u in uses if u[0] not in (position, partner))
                return [(CandidateKind.NET, less, ())]
    return []


def _all_but(
    view: View, evidence: Evidence, kind: CandidateKind, items: list[int]
) -> list[tuple[CandidateKind, tuple[Use, ...], tuple[Reason, ...]]]:
    """All but a few, where only one choice of those explains the amount."""
    if not 3 <= len(items) <= ITEM_LIMIT:
        return []
    amounts = [view.open(p) for p in items]
    excess = sum(amounts) - evidence.line.amount
    if excess * evidence.line.amount <= 0:
        return []
    if accident_chance(amounts, excess, LEFT_OUT, (1,)) > ACCIDENT_TRUST:
        return []
    # of equal instalments the last ones are left out
    after = successors(predecessors(view, items))
    left_out = exact_sets(amounts, excess, minimum=1, largest=LEFT_OUT, before=after)
    if len(left_out) != 1:
        return []
    kept = [p for place, p in enumerate(items) if place not in left_out[0]]
    uses = exact_uses(view, evidence, kept) if len(kept) > 1 else ()
    size = len(left_out[0])
    return [(kind, uses, _accident(amounts, excess, size))] if uses else []


def _is_one_of(cautions: Sequence[Reason]) -> bool:
    """Whether an equal entry might stand in a sum as well."""
    return any(caution.kind == EQUAL_OUTSIDE for caution in cautions)


def _exchangeable(
    view: View, evidence: Evidence, uses: Sequence[Use]
) -> tuple[Reason, ...]:
    """The caution that an entry of the same amount is left out of a sum."""
    used = {use[0] for use in uses}
    for position in used:
        entry = view.ledger.entries[position]
        alike = view.ledger.of_partner(entry.partner, entry.amount)
        if any(
            p not in used
            and view.usable(p, evidence.line)
            and p not in view.open_amounts
            and not is_later_equal(view, p)
            for p in alike
        ):
            return (Reason(EQUAL_OUTSIDE),)
    return ()


def _is_due(view: View, evidence: Evidence, position: int) -> bool:
    entry = view.ledger.entries[position]
    due = entry.due_date if isinstance(entry, OpenItem) else None
    return (due or entry.date) <= evidence.line.date


def _small_sets(
    view: View, evidence: Evidence, items: list[int]
) -> list[tuple[CandidateKind, tuple[Use, ...], tuple[Reason, ...]]]:
    wanted = evidence.line.amount
    payable = {p: view.open(p) - discount_at(view, evidence, p) for p in items}
    small = [p for p in items if abs(payable[p]) < abs(wanted)]
    if not 2 <= len(small) <= ITEM_LIMIT:
        return []
    amounts = [payable[p] for p in small]
    before = equals_in_order(view, small)
    return [
        (CandidateKind.SUM, uses, _accident_in(amounts, wanted, chosen))
        for chosen in exact_sets(amounts, wanted, before=before)
        if accident_chance(amounts, wanted, len(chosen), (1,)) <= ACCIDENT_LIMIT
        and (uses := exact_uses(view, evidence, [small[p] for p in chosen]))
    ]


def _accident_in(
    amounts: Sequence[int], wanted: int, chosen: tuple[int, ...]
) -> tuple[Reason, ...]:
    """The caution of `_accident` for a set, or for a part of it.

    One odd amount makes a whole sum odd; two round ones beside it may still
    stand for a round one that the books lack.
    """
    parts = (part for n in range(2, len(chosen)) for part in combinations(chosen, n))
    if any(
        accident_chance(amounts, sum(amounts[p] for p in part), len(part))
        > ACCIDENT_LIMIT
        for part in parts
    ):
        return (Reason("may_be_accident", {"count": len(amounts)}),)
    return _accident(amounts, wanted, len(chosen))


def _accident(amounts: Sequence[int], wanted: int, size: int) -> tuple[Reason, ...]:
    if accident_chance(amounts, wanted, size) <= ACCIDENT_TRUST:
        return ()
    return (Reason("may_be_accident", {"count": len(amounts)}),)


def _netted(
    view: View, evidence: Evidence, items: list[int], credits: list[int]
) -> list[tuple[CandidateKind, tuple[Use, ...], tuple[Reason, ...]]]:
    """One or two items less one or two credit notes."""
    if not credits or len(items) > ITEM_LIMIT or len(credits) > 10:
        return []
    wanted = evidence.line.amount
    pool = items + credits
    amounts = [view.open(p) for p in pool]
    found = []
    for chosen in exact_sets(amounts, wanted, before=predecessors(view, pool)):
        if len(chosen) > NET_LIMIT or largest_size(len(amounts)) < len(chosen):
            continue
        uses = tuple((pool[p], view.open(pool[p]), 0) for p in chosen)
        found.append((CandidateKind.NET, uses, _accident(amounts, wanted, len(chosen))))
    return found


def fallback(view: View, evidence: Evidence) -> list[Candidate]:
    """The party is known and nothing fits: its only open item, else on account."""
    party = evidence.party
    items = [p for key in party.partners for p in items_of(view, evidence, key)]
    same = [p for p in items if view.open(p) * evidence.line.amount > 0]
    facts = Facts(party.level, "no", "none", evidence.debit)
    cautions = unknown_document(view, evidence)
    if len(same) == 1 and not view.ledger.is_payment(same[0]):
        use, left_over, _ = settle(view, evidence, same[0])
        return [
            Candidate(
                kind=CandidateKind.ONLY_ITEM,
                facts=facts,
                uses=(use,),
                partner=view.ledger.entries[same[0]].partner,
                cautions=(Reason("amount_differs"), *cautions),
                left_over=left_over,
            )
        ]
    if party.level == "fully":
        return [
            Candidate(
                kind=CandidateKind.ON_ACCOUNT,
                facts=facts,
                partner=party.partners[0],
                cautions=(Reason("nothing_fits"), *cautions),
            )
        ]
    return []
