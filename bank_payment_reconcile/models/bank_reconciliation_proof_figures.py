"""The figures that a proof of a bank's balance consists of."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

#: What lies between the statement and the books, in the order of the report.
SECTIONS = [
    ("deposit", "Deposits in transit"),
    ("check", "Outstanding checks"),
    ("payment", "Other outstanding payments"),
    ("direct", "Direct postings the bank has not shown"),
    ("line", "Bank lines on no posted statement"),
    ("ahead", "Bank lines whose entry is dated later or missing"),
    ("revaluation", "Revaluations of currencies"),
    ("untold", "Entries whose bank is not told"),
]
#: What may be another bank's: listed, and no part of this one's books.
NOT_COUNTED = "untold"
#: What no bank line is going to show.
NOT_OUTSTANDING = ("line", "ahead", "revaluation", NOT_COUNTED)


@dataclass(frozen=True)
class ProofItem:
    """An entry or bank line between the balance per statement and the books."""

    section: str
    kind: str
    date: Date
    amount: float
    company_amount: float = 0.0
    number: str | bool = False
    check_number: str | bool = False
    partner_name: str | bool = False
    text: str | bool = False
    days: int = 0
    is_stale: bool = False
    entry_id: int | bool = False
    move_id: int | bool = False

    @property
    def order(self):
        return (
            [key for key, _title in SECTIONS].index(self.section),
            self.date,
            self.number or "",
            self.entry_id,
        )


@dataclass(frozen=True)
class ProofSection:
    """Items of one kind and their sum."""

    key: str
    title: str
    items: list[ProofItem]
    total: float


@dataclass(frozen=True)
class BankProof:
    """The figures of one bank at one date.

    `ledger_balance` is the balance of the bank's account, `ledger_outstanding` the
    residuals of this bank's entries on outstanding accounts, in whatever journal;
    `company_…` are the same in the company's currency. Items whose bank is not told
    are in none of the figures. `statement_date` is the date of the statement that
    `balance_end` is taken from, False before the first one.
    """

    journal: Any
    document: Any
    date: Date
    currency: Any
    company_currency: Any
    statement_name: str | bool
    statement_date: Date | bool
    balance_end: float
    ledger_balance: float
    ledger_outstanding: float
    company_ledger_balance: float
    company_ledger_outstanding: float
    items: list[ProofItem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def get_total(self, section):
        return self.currency.round(
            sum(item.amount for item in self.items if item.section == section)
        )

    @property
    def sections(self):
        """The sections that have items, of what the books of this bank hold."""
        titles = dict(
            self.journal.env["bank.reconciliation.outstanding"]
            ._fields["section"]
            ._description_selection(self.journal.env)
        )
        by_section = defaultdict(list)
        for item in self.items:
            by_section[item.section].append(item)
        return [
            ProofSection(key, titles[key], by_section[key], self.get_total(key))
            for key, _title in SECTIONS
            if by_section[key] and key != NOT_COUNTED
        ]

    @property
    def untold_items(self):
        """Entries on outstanding accounts that may be this bank's or another's."""
        return [item for item in self.items if item.section == NOT_COUNTED]

    @property
    def outstanding_items(self):
        """Our entries that the bank has not shown, direct postings too."""
        return [item for item in self.items if item.section not in NOT_OUTSTANDING]

    @property
    def outstanding_total(self):
        return self.currency.round(sum(i.amount for i in self.outstanding_items))

    @property
    def books_balance(self):
        """What the books must say if the statement and the items are all there is."""
        counted = (i.amount for i in self.items if i.section != NOT_COUNTED)
        return self.currency.round(self.balance_end + sum(counted))

    @property
    def ledger_total(self):
        return self.currency.round(self.ledger_balance + self.ledger_outstanding)

    @property
    def company_ledger_total(self):
        return self.company_currency.round(
            self.company_ledger_balance + self.company_ledger_outstanding
        )

    @property
    def unexplained(self):
        """Balance per books less the general ledger: zero when the proof holds."""
        return self.currency.round(self.books_balance - self.ledger_total)

    @property
    def is_explained(self):
        """Whether the figures of this bank meet."""
        return self.currency.is_zero(self.unexplained)

    @property
    def is_proved(self):
        """Whether they meet, and nobody has to be asked whether they are all."""
        return self.is_explained and not self.untold_items
