"""Payments that the bank may show as one: a run, by its ids, and those of one day and
one way of paying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..documents.number_index import NumberIndex
from ..model import Key, OrderedPayment, OutstandingPayment
from ..text.normalise import compact

#: Day, way of paying, and whether money comes in.
Day = tuple[date, Key | None, bool]
#: Shorter ids are none.
ID_LENGTH = 3
#: Of a shorter one, and of so few figures, a text may have the like by accident.
TEXT_LENGTH = 7
FIGURES_LENGTH = 8


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """An ordered payment; uses: position of each item, its share and discount."""

    payment: OrderedPayment
    uses: tuple[tuple[int, int, int], ...]


#: A registered payment by its position, or one that is ordered only.
Member = int | Order


@dataclass(frozen=True, slots=True, eq=False)
class RunSet:
    """Payments that may be one line.

    name: an id of it, "" of what is of one day only.
    day: the last of theirs. money_in: whether it comes in.
    is_ordered: a file of ours ordered them, so that one of them is a run as well.
    """

    name: str
    members: tuple[Member, ...]
    day: date
    money_in: bool
    is_ordered: bool = False


class Runs:
    """The runs, registered and ordered.

    named: runs by whatever was written on their payments; numbers finds them by what of
        their ids a text has.
    ids, orders: runs and payments that files of ours ordered, by their whole ids.
    by_day: all sets by their day. by_amount: what is ordered only.
    items: positions of the items of what is ordered only.
    """

    def __init__(
        self,
        placed: Iterable[tuple[int, OutstandingPayment]] = (),
        orders: Sequence[Order] = (),
    ) -> None:
        written: dict[str, list[Member]] = {}
        ordered: dict[str, list[tuple[Member, date, int]]] = {}
        days: dict[Day, list[Member]] = {}
        self.orders: dict[str, tuple[Member, ...]] = {}
        for position, payment in placed:
            # a run without a figure in its id is no name: "salaries"
            if any(c.isdigit() for c in payment.run):
                written.setdefault(payment.run, []).append(position)
            day = payment.date, payment.method, payment.amount > 0
            days.setdefault(day, []).append(position)
            if payment.run_ids or payment.order_ids:
                self._add(ordered, position, payment)
        for order in orders:
            self._add(ordered, order, order.payment)
        self.by_amount: dict[int, list[Order]] = {}
        for order in orders:
            self.by_amount.setdefault(order.payment.amount, []).append(order)
        self.items = frozenset(use[0] for order in orders for use in order.uses)
        self.ids: dict[str, RunSet] = {}
        self.by_day: dict[date, list[RunSet]] = {}
        self._of_member: dict[Member, list[RunSet]] = {}
        self._set_ordered(ordered)
        self.named = [
            RunSet(run, tuple(found), date.max, False)
            for run, found in written.items()
            if len(found) > 1
        ]
        for (day_, _method, money_in), found in days.items():
            if len(found) > 1:
                run = RunSet("", tuple(found), day_, money_in)
                self.by_day.setdefault(day_, []).append(run)
        self.numbers = NumberIndex(lambda run: [self.named[run].name])
        self.numbers.add_all((run.name, place) for place, run in enumerate(self.named))

    def __bool__(self) -> bool:
        return bool(self.by_day or self.named or self.ids or self.orders)

    def parts(self, run: RunSet) -> Iterator[RunSet]:
        """Runs within a run: the blocks of a file."""
        members = set(run.members)
        found = {
            part: None for each in run.members for part in self._of_member.get(each, ())
        }
        for part in found:
            if part is not run and members.issuperset(part.members):
                yield part

    def _add(
        self,
        ordered: dict[str, list[tuple[Member, date, int]]],
        member: Member,
        payment: OutstandingPayment | OrderedPayment,
    ) -> None:
        for identifier in payment.run_ids:
            found = ordered.setdefault(identifier, [])
            found.append((member, payment.date, payment.amount))
        for key in dict.fromkeys(map(compact, payment.order_ids)):
            if len(key) >= ID_LENGTH:
                self.orders[key] = (*self.orders.get(key, ()), member)

    def _set_ordered(self, ordered: dict[str, list[tuple[Member, date, int]]]) -> None:
        """The runs by their ids; one that has several is one all the same."""
        known: dict[tuple[Member, ...], RunSet] = {}
        for identifier, found in ordered.items():
            members = tuple(member for member, _, _ in found)
            run = known.get(members)
            if run is None:
                day = max(each for _, each, _ in found)
                run = RunSet(identifier, members, day, found[0][2] > 0, True)
                known[members] = run
                self.by_day.setdefault(day, []).append(run)
                for member in members:
                    self._of_member.setdefault(member, []).append(run)
            key = compact(identifier)
            if len(key) >= ID_LENGTH and any(c.isdigit() for c in key):
                self.ids.setdefault(key, run)


def is_telling(key: str) -> bool:
    """Whether an id, without separators, names what it is of wherever it is written."""
    return len(key) >= (FIGURES_LENGTH if key.isdigit() else TEXT_LENGTH)
