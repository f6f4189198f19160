"""All checks of a batch."""

from __future__ import annotations

from .checks import accounts, addresses, amounts, days, ids, mandates, orders, texts
from .checks.context import Checking
from .described.checking import check_described
from .model import Batch, FileFormat, Finding
from .nacha import checking as nacha


def check(batch: Batch, format: FileFormat) -> list[Finding]:
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
    elif format.name == "nacha":
        nacha.check_own(checking)
    for sent in checking.sent:
        for of_payment in (amounts.check, days.check, accounts.check):
            of_payment(checking, sent)
        if checking.is_iso:
            for of_payment in (orders.check, addresses.check, texts.check):
                of_payment(checking, sent)
            if batch.kind == "debit":
                mandates.check(checking, sent)
        elif format.name == "nacha":
            nacha.check_entry(checking, sent)
    if format.name == "described":
        checking.found += check_described(batch, format)
    return checking.found
