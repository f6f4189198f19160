"""Open items in other currencies, for the lines that name them and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..amounts.tolerance import LedgerEntry
from ..documents.number_index import NumberIndex, Postings, post
from ..documents.references import reference_key
from ..model import ForeignItem, Key, Rate

#: What a unit of a currency (by its code) is worth to a line (by its key).
Rates = Mapping[tuple[str, Key], Rate]


class ForeignIndex:
    """They stand behind all other entries, found by number or reference: an amount
    means nothing in another currency.

    first_foreign: the position of the first.
    """

    entries: list[LedgerEntry]
    first_foreign: int
    foreign_numbers: NumberIndex
    foreign_references: dict[str, Postings]
    rates: Rates

    def set_foreign_items(self, items: Iterable[ForeignItem], rates: Rates) -> None:
        """Take these for the items in other currencies."""
        wanted = [item for item in items if item.amount]
        self.entries[self.first_foreign :] = wanted
        self.rates = rates
        self.foreign_references = {}
        self.foreign_numbers = NumberIndex(self._numbers_of_foreign)
        for position, item in enumerate(wanted, self.first_foreign):
            self.foreign_numbers.add_all(
                (number, position) for number in self._numbers_of_foreign(position)
            )
            if item.payment_reference:
                key = reference_key(item.payment_reference)
                post(self.foreign_references, key, position)
                self.foreign_numbers.add_words_of(key)

    @property
    def has_foreign_items(self) -> bool:
        """Whether there are any."""
        return len(self.entries) > self.first_foreign

    def foreign_item(self, position: int) -> ForeignItem | None:
        """The item in another currency at a position; None where it is none."""
        entry = self.entries[position]
        return entry if isinstance(entry, ForeignItem) else None

    def _numbers_of_foreign(self, position: int) -> list[str]:
        item = self.foreign_item(position)
        if item is None:
            return []
        return [n for n in (item.number, *item.references) if n]
