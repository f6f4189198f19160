"""What is left of the payments of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..amounts.rests import left_out
from ..books.runs import Member, Order, RunSet
from ..books.view import PAYMENT_LATENESS, View
from ..model import RIVAL_LIMIT, OpenItem, OutstandingPayment


@dataclass(slots=True)
class Rest:
    """What is left of a run.

    amounts: of its members, signed as the money. reach: what the three largest of them
        are together, not signed; total: all of them.
    """

    members: list[Member]
    amounts: list[int]
    total: int
    reach: int


def rest_of(view: View, run: RunSet, until: date | None = None) -> Rest:
    """What is left of a run; until: the date of a line that shows it."""
    last = None if until is None else until + PAYMENT_LATENESS
    if last is None or run.day <= last:
        known = view.run_rests.get(run)
        if not isinstance(known, Rest):
            known = view.run_rests[run] = _rest(view, run.members)
        return known
    return _rest(view, (m for m in run.members if date_of(view, m) <= last))


def rest_of_members(view: View, members: Iterable[Member]) -> Rest:
    """The same of payments that are named one by one."""
    return _rest(view, members)


def _rest(view: View, members: Iterable[Member]) -> Rest:
    left = [(m, amount) for m in members if (amount := amount_of(view, m))]
    amounts = [amount for _, amount in left]
    largest = sorted(map(abs, amounts), reverse=True)[:3]
    return Rest([m for m, _ in left], amounts, sum(amounts), sum(largest))


def amount_of(view: View, member: Member) -> int:
    """What a payment takes of a line; nothing of an order whose items are not open as
    it was ordered."""
    if isinstance(member, int):
        return view.open(member)
    for position, amount, discount in member.uses:
        still, wanted = view.open(position), amount + discount
        if still * wanted <= 0 or abs(wanted) > abs(still):
            return 0
    return member.payment.amount


def date_of(view: View, member: Member) -> date:
    """The day of a payment in the books, or that on which it is to be executed."""
    if isinstance(member, int):
        return view.ledger.entries[member].date
    return member.payment.date


def number_of(view: View, member: Member) -> str:
    """What a sentence calls it."""
    if isinstance(member, int):
        entry = view.ledger.entries[member]
        return entry.number or str(entry.key)
    return member.payment.number or str(member.payment.key)


def uses_of(view: View, member: Member) -> tuple[tuple[int, int, int], ...]:
    """The entries that a payment takes, with the share and the discount of each."""
    if isinstance(member, int):
        return ((member, view.open(member), 0),)
    return member.uses


def entries_of(view: View, member: Member) -> Iterator[OpenItem | OutstandingPayment]:
    """The entries of a payment."""
    uses = member.uses if isinstance(member, Order) else ((member, 0, 0),)
    for use in uses:
        entry = view.ledger.entries[use[0]]
        assert isinstance(entry, OpenItem | OutstandingPayment)
        yield entry


def rejected(rest: Rest, amount: int, limit: int) -> list[tuple[int, ...]]:
    """The choices of at most `limit` payments, by their places, without which the rest
    is the amount; no more of them than a person is shown."""
    if abs(rest.total - amount) > rest.reach:
        return []
    return left_out(rest.amounts, amount, limit, RIVAL_LIMIT)
