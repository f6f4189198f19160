"""What reduces a payment: credit notes, what lies on account, what is set off."""

from __future__ import annotations

from collections.abc import Sequence

from ..amounts.subsets import accident_chance, exact_sets
from ..books.view import View
from ..evidence.line import Evidence
from ..model import Key, Reason
from .candidate import Use
from .instalments import predecessors

#: Sums are not looked for among more items than this.
ITEM_LIMIT = 60
#: Credit notes that explain what is missing are so many at most.
CREDIT_LIMIT = 3
#: Sets found by accident more often than this are not trusted.
ACCIDENT_TRUST = 0.002


def credit_uses(
    view: View, evidence: Evidence, partner: Key | None, positions: Sequence[int]
) -> tuple[tuple[Use, ...], tuple[Reason, ...]] | None:
    """Uses with the one set of the partner's credit notes that explains the rest, and
    why a person should look."""
    excess = sum(view.open(p) for p in positions) - evidence.line.amount
    if not excess or (excess > 0) != (evidence.line.amount > 0):
        return None
    items = [p for p in items_of(view, evidence, partner) if p not in positions]
    credits = credits_of(view, evidence, items)[:ITEM_LIMIT]
    amounts = [-view.open(p) for p in credits]
    before = predecessors(view, credits)
    sets = exact_sets(amounts, excess, minimum=1, before=before)
    if len(sets) != 1 or len(sets[0]) > CREDIT_LIMIT:
        return None
    chosen = [credits[p] for p in sets[0]]
    cautions: tuple[Reason, ...] = ()
    # rests of payments lie about in any number, and of two some sum fits soon
    if accident_chance(amounts, excess, len(chosen), (1,)) > ACCIDENT_TRUST:
        cautions = (Reason("may_be_accident", {"count": len(amounts)}),)
    return tuple((p, view.open(p), 0) for p in (*positions, *chosen)), cautions


def credits_of(view: View, evidence: Evidence, items: Sequence[int]) -> list[int]:
    """Those of the items that reduce what is to be paid.

    Not what a registered payment left on account whose own money this line may be.
    """
    amount = evidence.line.amount
    return [
        p
        for p in items
        if view.open(p) * amount < 0
        and not (
            getattr(view.ledger.entries[p], "pending", False)
            and view.open(p) == -amount
        )
    ]


def items_of(view: View, evidence: Evidence, partner: Key | None) -> list[int]:
    """Open items (not payments) of a partner that exist on the line's date."""
    return [
        position
        for position in view.ledger.by_partner.get(partner, ())
        if not view.ledger.is_payment(position) and view.usable(position, evidence.line)
    ]
