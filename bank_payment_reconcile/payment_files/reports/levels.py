"""What a report says of each order of a file: the deepest level that speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..model import PaymentStatus, StatusReport
from .codes import MIXED, OF_ONE

#: What banks write where they know no identification.
_NO_IDS = {"", "NOTPROVIDED"}


@dataclass(frozen=True, slots=True)
class SentOrder:
    """An order of ours, by what the bank names it.

    key: what the caller knows it by.
    account: the number of the payee's, without blanks.
    """

    key: Hashable
    end_to_end_id: str = ""
    instruction_id: str = ""
    information_id: str = ""
    uetr: str = ""
    amount: Decimal | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What of a report goes to which order.

    of: {key: what is said of it}; unknown: of which no order is ours.
    """

    of: dict[Hashable, PaymentStatus]
    unknown: tuple[PaymentStatus, ...]


def spread(report: StatusReport, orders: Iterable[SentOrder]) -> Answered:
    """Give every order what the report says of it.

    Orders of which no level says anything for sure are left out: of some payments of a
    block, "in part" says nothing.
    """
    orders = list(orders)
    found, unknown = _named(report, orders)
    blocks = _blocks(report)
    sizes = Counter(order.information_id for order in orders)
    group = (report.status, report.reason, report.text)
    for order in orders:
        if order.key in found:
            continue
        above = blocks.get(order.information_id)
        size = sizes[order.information_id] if above else len(orders)
        status, reason, text = above or group
        if status and status not in MIXED and (size == 1 or status not in OF_ONE):
            level = "block" if above else "group"
            found[order.key] = PaymentStatus(status, reason, text, level=level)
    return Answered(found, unknown)


def _blocks(report: StatusReport) -> dict[str, tuple[str, str, str]]:
    """What is said of whole blocks; nothing, where that is said twice and otherwise."""
    found: dict[str, tuple[str, str, str]] = {}
    for name, said in report.block_statuses:
        if found.setdefault(name, said)[0] != said[0]:
            found[name] = ("PART", "", "")
    return found


def _named(
    report: StatusReport, orders: list[SentOrder]
) -> tuple[dict[Hashable, PaymentStatus], tuple[PaymentStatus, ...]]:
    """What is said of payments one by one; of what is said twice of one, the last."""
    look = _Lookup(orders)
    found: dict[Hashable, PaymentStatus] = {}
    unknown = []
    for said in report.payments:
        order = look.find(said)
        if order is None:
            unknown.append(said)
        elif said.status and said.status not in MIXED:
            found[order.key] = said
    return found, tuple(unknown)


class _Lookup:
    """Finds an order by whatever the bank says of it, the surest first."""

    def __init__(self, orders: list[SentOrder]) -> None:
        self.by_end = _alone((each.end_to_end_id, each) for each in orders)
        self.by_uetr = _alone((each.uetr, each) for each in orders)
        # An instruction's identification is unique in its block.
        self.by_instruction = _alone(
            ((block, each.instruction_id), each)
            for each in orders
            for block in {"", each.information_id}
            if each.instruction_id
        )
        self.by_money = _alone(
            ((each.account, each.amount), each) for each in orders if each.account
        )

    def find(self, said: PaymentStatus) -> SentOrder | None:
        """The order, None where none is it or several may be."""
        block, end = said.original_information_id, said.original_end_to_end_id
        instruction = said.original_instruction_id
        order = (
            self.by_end.get(end)
            or self.by_uetr.get(said.original_uetr)
            or self.by_instruction.get((block, instruction))
        )
        if order is None and {end, instruction} <= _NO_IDS:
            order = self.by_money.get((said.account, said.amount))
        if order and block and order.information_id not in ("", block):
            # The bank names another block than the order's.
            return None
        return order


def _alone(pairs: Iterable[tuple[Hashable, SentOrder]]) -> dict[Hashable, SentOrder]:
    """Orders by what tells them; without what tells several."""
    found: dict[Hashable, SentOrder] = {}
    twice = set()
    for name, order in pairs:
        if found.setdefault(name, order) is not order:
            twice.add(name)
    return {name: each for name, each in found.items() if name and name not in twice}
