"""Whether a statement adds up, said in a sentence."""

from __future__ import annotations

from decimal import Decimal

from .model import Statement


def check_balances(statement: Statement) -> list[str]:
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
        f"The opening balance {start:f} and the transactions of together {total:f} "
        f"make {start + total:f}, but the bank's closing balance is {end:f}: please "
        "check whether the file is complete."
    ]


def left_out(count: int) -> list[str]:
    """A sentence on entries that have not moved the account yet."""
    if not count:
        return []
    what = "1 entry" if count == 1 else f"{count} entries"
    verb = "was" if count == 1 else "were"
    return [f"{what} that the bank has not booked yet {verb} left out."]
