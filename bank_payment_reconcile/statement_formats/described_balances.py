"""Opening and closing balance out of the balances after each transaction."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from .model import Statement


def set_balances(statement: Statement, balances: list[Decimal | None]) -> None:
    """Sets the balances, and brings the transactions into the order of their days.

    Banks list the latest first or last, and some mix the lines of a day. The
    balances that no transaction leads to or from are the ends of the chain.
    """
    lines = statement.transactions
    told = [each for each in balances if each is not None]
    amounts = [each.amount for each in lines]
    if told and len(told) == len(lines):
        ends = _ends(amounts, told, [each.date for each in lines])
        statement.is_start_derived = len(lines) == 1
        if ends:
            statement.balance_start, statement.balance_end = ends
        elif owed := _ends_of_debt(amounts, told):
            statement.balance_start, statement.balance_end = owed
        else:
            statement.warnings.append(
                "The balances behind the transactions do not follow from one another, "
                "so opening and closing balance were left out; please check that no "
                "transaction is missing."
            )
    if len(lines) > 1 and lines[0].date > lines[-1].date:
        lines.reverse()


def follows(amounts: list[Decimal], balances: list[Decimal]) -> bool:
    """Whether each balance is the one before it with the amount added."""
    return all(
        balances[at - 1] + amounts[at] == balances[at] for at in range(1, len(amounts))
    )


def _ends_of_debt(
    amounts: list[Decimal], balances: list[Decimal]
) -> tuple[Decimal, Decimal] | None:
    """Opening and closing balance where each balance is what is owed on a card: a
    purchase makes it more, so the amounts are taken off."""
    turned = [-each for each in balances]
    if follows(amounts, turned):
        return turned[0] - amounts[0], turned[-1]
    if follows(amounts[::-1], turned[::-1]):
        return turned[-1] - amounts[-1], turned[0]
    return None


def _ends(
    amounts: list[Decimal], balances: list[Decimal], days: list
) -> tuple[Decimal, Decimal] | None:
    latest_first = days[0] > days[-1]
    forward = follows(amounts, balances)
    backward = follows(amounts[::-1], balances[::-1])
    if backward and (latest_first or not forward):
        return balances[-1] - amounts[-1], balances[0]
    if forward and (backward is False or days[0] < days[-1] or len(days) == 1):
        return balances[0] - amounts[0], balances[-1]
    before = Counter(b - a for a, b in zip(amounts, balances, strict=True))
    after = Counter(balances)
    starts, closings = before - after, after - before
    if sum(starts.values()) == sum(closings.values()) == 1:
        return next(iter(starts)), next(iter(closings))
    return None
