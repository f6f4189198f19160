"""Opening and closing balance out of the balances after each transaction."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.model import Statement
from ..shared.order import Balances, chronological, direction, follows

_FAILS = _(
    "The balances in the file do not follow from one another, so opening and closing "
    "balance were left out. Please check that no transaction is missing."
)
_TWO_WAYS = _(
    "The balances in the file fit both from the first to the last line and from the "
    "last to the first, so opening and closing balance were left out."
)


def set_balances(statement: Statement, balances: Balances) -> None:
    """Sets the balances, and brings the transactions into the bank's order.

    balances: after each transaction, positive when the bank owes the account's owner,
        or positive for what is owed on a card; None where the row tells none.

    Banks list the latest first or last, and some mix the lines of a day. The
    balances that no transaction leads to or from are the ends of the chain.
    """
    lines = statement.transactions
    amounts = [each.amount for each in lines]
    days = [each.date for each in lines]
    order = chronological(days, amounts, balances)
    told = [each for each in balances if each is not None]
    if told and len(told) == len(lines):
        statement.is_start_derived = len(lines) == 1
        told, order = _as_of_account(days, amounts, told, order)
        _set_ends(statement, amounts, told, order, bool(direction(days)))
    statement.transactions[:] = [lines[at] for at in order]


def _set_ends(
    statement: Statement,
    amounts: list[Decimal],
    balances: list[Decimal],
    order: list[int],
    is_directed: bool,
) -> None:
    first, last = order[0], order[-1]
    chained = follows(amounts, balances, order)
    if chained and (
        is_directed or len(order) == 1 or not follows(amounts, balances, order[::-1])
    ):
        ends = balances[first] - amounts[first], balances[last]
    else:
        found = _ends(amounts, balances)
        if not found:
            statement.warnings.append(_TWO_WAYS if chained else _FAILS)
            return
        ends = found
    statement.balance_start, statement.balance_end = ends


def _as_of_account(
    days: list[date], amounts: list[Decimal], balances: list[Decimal], order: list[int]
) -> tuple[list[Decimal], list[int]]:
    """Balances and order as those of an account, where each balance is what is owed on
    a card: a purchase makes it more, so the amounts are taken off."""
    if follows(amounts, balances, order) or _ends(amounts, balances):
        return balances, order
    turned = [-each for each in balances]
    by_debt = chronological(days, amounts, turned)
    if follows(amounts, turned, by_debt):
        return turned, by_debt
    return balances, order


def _ends(
    amounts: list[Decimal], balances: list[Decimal]
) -> tuple[Decimal, Decimal] | None:
    """The ends of the chain, where its links are all but in order."""
    before = Counter(b - a for a, b in zip(amounts, balances, strict=True))
    after = Counter(balances)
    starts, closings = before - after, after - before
    if sum(starts.values()) == sum(closings.values()) == 1:
        return next(iter(starts)), next(iter(closings))
    return None
