"""Payments of earlier statements, which a line may return, by what names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..documents.number_index import NumberIndex, Postings, post
from ..documents.references import reference_key
from ..model import EarlierPayment, Key
from ..text.normalise import account_key, compact
from .entry_index import EMPTY_IDS, check_key


class EarlierPayments:
    """Payments that the bank has shown; they are no entries.

    payments: everything else speaks of them by their position. numbers, references,
        ids, blocks, checks, mandates, accounts: by what names them.
    """

    def __init__(self, payments: Iterable[EarlierPayment] = ()) -> None:
        self.payments = list(payments)
        self.numbers = NumberIndex(lambda position: self.payments[position].numbers)
        self.references: dict[str, Postings] = {}
        self.ids: dict[str, Postings] = {}
        self.blocks: dict[str, Postings] = {}
        self.mandates: dict[str, Postings] = {}
        self.checks: dict[str, Postings] = {}
        self.accounts: dict[str, Postings] = {}
        self.numbers.add_all(self._numbers())
        for position, payment in enumerate(self.payments):
            for reference in payment.references:
                key = reference_key(reference)
                post(self.references, key, position)
                self.numbers.add_words_of(key)
            for found, identifiers in (
                (self.ids, (payment.end_to_end_id, *payment.order_ids)),
                (self.blocks, payment.block_ids),
                (self.mandates, (payment.mandate,)),
            ):
                for identifier in identifiers:
                    if compact(identifier) not in EMPTY_IDS:
                        post(found, compact(identifier), position)
            for number in payment.checks:
                post(self.checks, check_key(number), position)
            if account := account_key(payment.counterparty):
                post(self.accounts, account, position)

    def rests(self) -> set[Key]:
        """Keys of the entries that may be open of them."""
        return {key for payment in self.payments for key in payment.entries}

    def _numbers(self) -> Iterator[tuple[str, int]]:
        for position, payment in enumerate(self.payments):
            for number in payment.numbers:
                yield number, position
