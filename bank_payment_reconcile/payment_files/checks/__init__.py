"""What stands against a batch before it is written."""

from __future__ import annotations

from ..model import Batch, Finding, Format
from ..sent import prepare
from . import accounts, addresses, amounts, days, ids, mandates, orders, texts
from .context import Checking

__all__ = ["check"]


def check(batch: Batch, format: Format) -> list[Finding]:
    """All that the file's rules say of a batch: what is the whole file's first, then by
    payment, in their order.

    It needs no id that is given at export; those that are given are checked.
    """
    checking = Checking(batch, format)
    for of_batch in (orders.check_batch, accounts.check_own, ids.check_batch):
        of_batch(checking)
    if checking.is_iso:
        addresses.check_own(checking)
        texts.check_own(checking)
        mandates.check_batch(checking)
    for payment in batch.payments:
        sent = prepare(payment, batch, format)
        amounts.check(checking, sent)
        days.check(checking, sent)
        accounts.check(checking, sent)
        if checking.is_iso:
            orders.check(checking, sent)
            addresses.check(checking, sent)
            texts.check(checking, sent)
            if batch.kind == "debit":
                mandates.check(checking, sent)
    return checking.found
