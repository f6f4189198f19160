"""Whether ids tell payments apart, in characters that banks take."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter

from ...sentences import _
from ..charset import is_identifier
from ..model import PaymentOrder
from .context import RED, Checking, who


def check_batch(checking: Checking) -> None:
    """Those that are given: missing ones are given at export."""
    batch = checking.batch
    ends = Counter(each.end_to_end_id for each in batch.payments)
    for payment in batch.payments:
        end = payment.end_to_end_id
        if end and ends[end] > 1:
            checking.add(
                RED,
                payment,
                "end_to_end_twice",
                "end_to_end_id",
                _(
                    "The end-to-end id %(id)s stands at several payments, that to "
                    "%(name)s is one of them: give each its own.",
                    id=end,
                    name=who(payment),
                ),
            )
        if end == "NOTPROVIDED":
            checking.add(
                RED,
                payment,
                "end_to_end_missing",
                "end_to_end_id",
                _(
                    "The payment to %(name)s has no end-to-end id of its own: the "
                    "statement could not be matched with it.",
                    name=who(payment),
                ),
            )
        if checking.is_iso:
            for field in ("end_to_end_id", "instruction_id", "information_id"):
                _check_one(checking, payment, field)
    if checking.is_iso and batch.message_id and not is_identifier(batch.message_id):
        checking.add(
            RED,
            None,
            "id_characters",
            "message_id",
            _(
                "The number of the file “%(id)s” has characters that no bank takes, or "
                "more than 35: change the bank's number sequence.",
                id=batch.message_id,
            ),
        )
    _check_instructions(checking)


def _check_one(checking: Checking, payment: PaymentOrder, field: str) -> None:
    identifier = getattr(payment, field)
    if identifier and not is_identifier(identifier):
        checking.add(
            RED,
            payment,
            "id_characters",
            field,
            _(
                "The id “%(id)s” of the payment to %(name)s has characters that no "
                "bank takes, or more than 35: change it.",
                id=identifier,
                name=who(payment),
            ),
        )


def _check_instructions(checking: Checking) -> None:
    """Unique in its block; in the whole file is simpler, and no harder to keep."""
    seen: set[str] = set()
    for payment in checking.batch.payments:
        if payment.instruction_id in seen:
            checking.add(
                RED,
                payment,
                "instruction_twice",
                "instruction_id",
                _(
                    "The instruction id %(id)s stands at several payments, that to "
                    "%(name)s is one of them: give each its own.",
                    id=payment.instruction_id,
                    name=who(payment),
                ),
            )
        seen |= {payment.instruction_id} - {""}
