"""Payments that the bank booked together, as the one booking they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ..shared.model import Statement, Transaction

#: What a booking has where all its payments have the same.
_COMMON = (
    "partner_name",
    "partner_account",
    "partner_bic",
    "end_to_end_id",
    "mandate",
    "reference",
    "transaction_type",
)


def collected(statement: Statement) -> Statement:
    """The statement with one transaction for each booking of several payments.

    Payments that come back stay by themselves: each opens its own document again.
    """
    found: list[Transaction] = []
    for payments in _together(statement.transactions):
        found += [_join(payments)] if _is_whole(payments) else payments
    return replace(statement, transactions=found)


def _together(transactions: Iterable[Transaction]) -> Iterator[list[Transaction]]:
    """The transactions in their order, those in one list that follow one another and
    are of one booking."""
    last: list[Transaction] = []
    for each in transactions:
        if last and (_booking(each) is None or _booking(each) != _booking(last[0])):
            yield last
            last = []
        last.append(each)
    if last:
        yield last


def _booking(transaction: Transaction) -> tuple | None:
    """What parts of one booking have in common; None for what is no part."""
    if not transaction.is_part or transaction.returned:
        return None
    return transaction.batch_id, transaction.date, transaction.batch_amount


def _is_whole(parts: list[Transaction]) -> bool:
    total = sum((each.amount for each in parts), Decimal(0))
    return len(parts) > 1 and total == parts[0].batch_amount


def _join(parts: list[Transaction]) -> Transaction:
    first = parts[0]
    common = {
        name: getattr(first, name)
        if len({getattr(e, name) for e in parts}) == 1
        else ""
        for name in _COMMON
    }
    return Transaction(
        date=first.date,
        amount=sum((each.amount for each in parts), Decimal(0)),
        value_date=first.value_date,
        text=" / ".join(dict.fromkeys(filter(None, map(_told, parts)))),
        bank_id=first.batch_id,
        batch_id=first.batch_id,
        batch_amount=first.batch_amount,
        order_ids=_shared_ids(parts),
        charges=tuple(charge for each in parts for charge in each.charges),
        raw={f"{at}.{k}": v for at, e in enumerate(parts, 1) for k, v in e.raw.items()},
        line=first.line,
        **common,
    )


def _told(part: Transaction) -> str:
    return " ".join(filter(None, (part.partner_name, part.text)))


def _shared_ids(parts: Iterable[Transaction]) -> tuple[str, ...]:
    """Ids of the order that all payments have; the others are of one payment."""
    lists = [each.order_ids for each in parts]
    return tuple(each for each in lists[0] if all(each in other for other in lists))
