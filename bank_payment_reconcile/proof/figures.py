"""The figures that a proof of a bank's balance consists of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import NamedTuple

from .entries import Kind
from .money import ZERO, Rounding
from .sections import Section


@dataclass(frozen=True)
class Item:
    """An entry or bank line between the balance per statement and the books.

    days: from its date to that of the proof. is_stale: a check too old to be cashed.
    """

    section: Section
    kind: Kind
    date: Date
    amount: Decimal
    company_amount: Decimal = ZERO
    number: str = ""
    check_number: str = ""
    partner_name: str = ""
    text: str = ""
    days: int = 0
    is_stale: bool = False
    entry_id: int | None = None
    move_id: int | None = None

    @property
    def order(self) -> ItemOrder:
        """By what the items of a proof are put in order."""
        return ItemOrder(self.section.place, self.date, self.number, self.entry_id or 0)


class ItemOrder(NamedTuple):
    """The place of an item: its section, then the oldest first."""

    section: int
    date: Date
    number: str
    entry_id: int


class SectionTotal(NamedTuple):
    """Items of one section and their sum, rounded to the bank's currency."""

    section: Section
    items: list[Item]
    total: Decimal


@dataclass(frozen=True)
class Proof:
    """The figures of one bank at one date.

    balance_end: per statement. ledger_balance: of the bank's account.
    ledger_outstanding: what is open of this bank's entries on outstanding accounts, in
        whatever journal. Items whose bank is not told are in none of the figures.
    """

    currency: Rounding
    company_currency: Rounding
    balance_end: Decimal
    ledger_balance: Decimal
    ledger_outstanding: Decimal
    company_ledger_balance: Decimal
    company_ledger_outstanding: Decimal
    items: tuple[Item, ...] = ()

    def total(self, section: Section) -> Decimal:
        """The sum of one section."""
        return self._sum(item for item in self.items if item.section is section)

    @property
    def sections(self) -> list[SectionTotal]:
        """The sections that have items, of what the books of this bank hold."""
        found: dict[Section, list[Item]] = {section: [] for section in Section}
        for item in self.items:
            found[item.section].append(item)
        return [
            SectionTotal(section, items, self._sum(items))
            for section, items in found.items()
            if items and section.is_counted
        ]

    @property
    def outstanding_total(self) -> Decimal:
        """What the bank is going to show yet, direct postings too."""
        return self._sum(i for i in self.items if i.section.is_outstanding)

    @property
    def books_balance(self) -> Decimal:
        """What the books must say if the statement and the items are all there is."""
        counted = (i.amount for i in self.items if i.section.is_counted)
        return self.currency.total((self.balance_end, *counted))

    @property
    def ledger_total(self) -> Decimal:
        """What the books do say."""
        return self.currency.total((self.ledger_balance, self.ledger_outstanding))

    @property
    def company_ledger_total(self) -> Decimal:
        """The same in the company's currency."""
        return self.company_currency.total(
            (self.company_ledger_balance, self.company_ledger_outstanding)
        )

    @property
    def unexplained(self) -> Decimal:
        """Balance per books less the general ledger: zero when the proof holds."""
        return self.currency.round(self.books_balance - self.ledger_total)

    @property
    def is_explained(self) -> bool:
        """Whether the figures of this bank meet."""
        return self.currency.is_zero(self.unexplained)

    @property
    def is_proved(self) -> bool:
        """Whether they meet, and nobody has to be asked whether they are all."""
        return self.is_explained and all(i.section.is_counted for i in self.items)

    def _sum(self, items: Iterable[Item]) -> Decimal:
        return self.currency.total(item.amount for item in items)
