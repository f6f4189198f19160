"""A card's balance: what is on it, or what is owed, which banks write positive."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ..shared.checks import check_balances
from ..shared.model import Statement


def told_by(statement: Statement) -> Literal["signed", "owed", ""]:
    """What the statement itself tells of its balances; "" where it may be either.

    Opening balance and purchases make the closing one in one way only. Where one is
    given alone, a balance of zero or below is what is on the card; one above is what is
    owed, or a card with money on it. Where nothing was bought it may be either, too.
    """
    start, end = statement.balance_start, statement.balance_end
    given = [each for each in (start, end) if each is not None]
    if not any(each > 0 for each in given):
        return "signed"
    if start is None or end is None or statement.is_start_derived:
        return ""
    total = sum((each.amount for each in statement.transactions), Decimal(0))
    signed, owed = start + total == end, -start + total == -end
    if signed == owed:
        return ""
    return "signed" if signed else "owed"


def turn_balances(statement: Statement) -> Statement:
    """A copy whose balances, given as what is owed, are those of an account: what is
    owed becomes negative."""
    sums = check_balances(statement)
    left = [each for each in statement.warnings if each not in sums]
    start, end = statement.balance_start, statement.balance_end
    end = None if end is None else -end
    if statement.is_start_derived and end is not None:
        total = sum((each.amount for each in statement.transactions), Decimal(0))
        start = end - total
    elif start is not None:
        start = -start
    return replace(statement, balance_start=start, balance_end=end, warnings=left)


def without_balances(statement: Statement) -> Statement:
    """A copy that tells no balances."""
    sums = check_balances(statement)
    left = [each for each in statement.warnings if each not in sums]
    return replace(statement, balance_start=None, balance_end=None, warnings=left)
