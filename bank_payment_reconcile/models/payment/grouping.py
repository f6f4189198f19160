"""Which open items one payment pays together; plain values, no records."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class OpenItem:
    """An open item that may be paid.

    id: of its entry line; move_id: of its document.
    owner_id: the commercial partner; partner_id: who stands on the document.
    side: whether it is a customer's or a vendor's.
    account_id: the payee's bank account, 0 where none is known.
    amount: what is open in its currency, without the discount; positive where it is
        paid, negative where it is deducted.
    discount: what is taken off, for it is paid in time.
    due: when it falls due; day: when it is to be paid.
    reference: the structured one that the payee wants, or empty.
    number: how the payee knows it; wanted: what he wants to be quoted, or empty.
    """

    id: int
    move_id: int
    owner_id: int
    partner_id: int
    side: str
    currency_id: int
    account_id: int
    amount: float
    discount: float
    due: date
    day: date
    reference: str = ""
    number: str = ""
    wanted: str = ""

    @property
    def payable(self):
        return self.amount - self.discount


@dataclass(slots=True)
class Order:
    """What is paid together."""

    items: list[OpenItem] = field(default_factory=list)

    @property
    def amount(self):
        return sum(item.payable for item in self.items)

    @property
    def first(self):
        """The item that says who is paid, and where."""
        return max(self.items, key=lambda item: item.amount)

    @property
    def day(self):
        return min(item.day for item in self.items if item.amount > 0)

    @property
    def urgency(self):
        """What falls due first is paid first."""
        return min((item.due, item.id) for item in self.items if item.amount > 0)

    @property
    def has_reference(self):
        return any(item.reference for item in self.items)


@dataclass(slots=True)
class Refused:
    """Items that are not paid, since they are deducted from too little.

    owed, claimed: what is paid and what is deducted, both positive.
    is_payee: whether nothing of the payee is paid.
    """

    items: list[OpenItem]
    owed: float
    claimed: float
    is_payee: bool


Round = Callable[[int, float], float]


def group(items, together, by_day, rounded: Round):
    """Put items together to payments, most urgent first.

    What a payee owes us is deducted, from one of its payments: no payment comes to
    nothing or less.

    :param items: `OpenItem`s.
    :param together: whether a payee gets one payment for each of its accounts, except
        for what wants a structured reference of its own.
    :param by_day: whether only what is paid on the same day goes together.
    :param rounded: rounds an amount to the units of a currency, given by its id.
    :return: ([Order], [Refused])
    """
    payees = defaultdict(list)
    for item in items:
        payees[item.owner_id, item.side, item.currency_id].append(item)
    orders, refused = [], []
    for (_owner, _side, currency_id), own in payees.items():
        paid = [item for item in own if item.amount > 0]
        claims = [item for item in own if item.amount < 0]
        if not paid:
            continue
        owed = rounded(currency_id, sum(item.payable for item in paid))
        claimed = rounded(currency_id, -sum(item.amount for item in claims))
        if claims and owed <= claimed:
            refused.append(Refused(own, owed, claimed, is_payee=True))
            continue
        found = _split(paid, together, by_day)
        found, left = _deduct(found, claims, lambda x, c=currency_id: rounded(c, x))
        orders += found
        if left:
            claimed = rounded(currency_id, -sum(item.amount for item in left))
            refused.append(Refused(left, owed, claimed, is_payee=False))
    return sorted(orders, key=lambda order: order.urgency), refused


def _split(items, together, by_day):
    """:return: [Order]: what may go together of one payee."""
    if not together:
        return [Order([item]) for item in items]
    orders = defaultdict(Order)
    for item in items:
        day = item.day if by_day else None
        orders[item.account_id, item.reference, day].items.append(item)
    return list(orders.values())


def _deduct(orders, claims, rounded):
    """Deduct claims from payments, from the largest one without a reference first.

    :return: (orders, claims that no payment is large enough for)
    """
    left = []
    for claim in sorted(claims, key=lambda item: item.amount):
        target = _find_large_enough(orders, claim, rounded)
        if target is None:
            orders, target = _merge(orders, claim, rounded)
        if target is None:
            left.append(claim)
        else:
            target.items.append(claim)
    return orders, left


def _find_large_enough(orders, claim, rounded):
    large = [order for order in orders if rounded(order.amount + claim.amount) > 0]
    return max(
        large, key=lambda order: (not order.has_reference, order.amount), default=None
    )


def _merge(orders, claim, rounded):
    """Make one payment of those to one account, where that is large enough."""
    accounts = defaultdict(list)
    for order in orders:
        accounts[order.first.account_id].append(order)
    for own in sorted(accounts.values(), key=lambda own: -sum(o.amount for o in own)):
        merged = Order([item for order in own for item in order.items])
        if len(own) > 1 and rounded(merged.amount + claim.amount) > 0:
            return [order for order in orders if order not in own] + [merged], merged
    return orders, None
