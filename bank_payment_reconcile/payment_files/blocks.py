"""Which payments stand together in a file, and are booked together by the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .model import Batch, FileFormat, PaymentOrder
from .sent import Sent, Way, prepare


@dataclass(frozen=True, slots=True)
class Block:
    """Payments that share all that a block of the file says once.

    sequence: of the mandates, empty for transfers.
    """

    way: Way
    execution_date: date
    currency: str
    category_purpose: str
    sequence: str
    sent: tuple[Sent, ...]

    @property
    def payments(self) -> tuple[PaymentOrder, ...]:
        """The orders, in the order of the batch."""
        return tuple(each.payment for each in self.sent)

    @property
    def total(self) -> Decimal:
        """The sum of the amounts."""
        return sum((each.payment.amount for each in self.sent), Decimal(0))


def blocks(batch: Batch, format: FileFormat) -> list[Block]:
    """The blocks of the file, in the order of their first payments; each has one id.

    They depend on nothing that is given at export: who names them may do so before the
    file is written.
    """
    found: dict[tuple[object, ...], list[Sent]] = {}
    for payment in batch.payments:
        sent = prepare(payment, batch, format)
        sequence = payment.mandate.sequence if payment.mandate else ""
        key = (
            sent.way,
            payment.execution_date,
            payment.currency,
            payment.category_purpose,
            sequence if batch.kind == "debit" else "",
        )
        found.setdefault(key, []).append(sent)
    return [Block(*key, tuple(each)) for key, each in found.items()]  # type: ignore[arg-type]
