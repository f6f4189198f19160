"""Whether a statement adds up, said in a sentence."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from decimal import Decimal

from ...sentences import Sentence, _
from .model import Statement


def check_balances(statement: Statement) -> list[Sentence]:
    """A sentence where opening balance and transactions do not make the closing one.

    The statement is kept all the same: the bank's figures are the bank's.
    """
    start, end = statement.balance_start, statement.balance_end
    if start is None or end is None:
        return []
    total = sum((each.amount for each in statement.transactions), Decimal(0))
    if start + total == end:
        return []
    return [
        _(
            "The opening balance %(start)s and the transactions (%(total)s in total) "
            "add up to %(sum)s, but the closing balance of the bank is %(end)s. "
            "Please check whether the file is complete.",
            start=start,
            total=total,
            sum=start + total,
            end=end,
        )
    ]


def left_out(count: int) -> list[Sentence]:
    """A sentence on entries that have not moved the account yet."""
    if not count:
        return []
    return [_("Entries not booked by the bank yet, left out: %(count)s.", count=count)]
