"""Payments of ours that were booked with others in one entry, by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import BlockPayment, Key, OutstandingPayment
from ..text.normalise import compact
from .runs import ID_LENGTH


class BlockPayments:
    """They are no entries; those that they are parts of may be.

    by_id: the payments by their whole ids, without separators.
    """

    def __init__(self, payments: Iterable[BlockPayment] = ()) -> None:
        self.by_id: dict[str, tuple[BlockPayment, ...]] = {}
        self._counts: Counter[Key | None] = Counter()
        for payment in payments:
            self._counts[payment.entry] += 1
            for key in dict.fromkeys(map(compact, payment.ids)):
                if len(key) >= ID_LENGTH:
                    self.by_id[key] = (*self.by_id.get(key, ()), payment)

    def __bool__(self) -> bool:
        return bool(self.by_id)

    def is_alone(self, payment: BlockPayment) -> bool:
        """Whether the entry is of no other payment."""
        return self._counts[payment.entry] == 1

    def count(self, entry: Key) -> int:
        """How many payments an entry is of."""
        return self._counts[entry]

    def places(
        self, placed: Iterable[tuple[int, OutstandingPayment]]
    ) -> dict[Key, int]:
        """The positions of their entries, by the keys of those."""
        if not self._counts:
            return {}
        return {entry.key: n for n, entry in placed if entry.key in self._counts}
