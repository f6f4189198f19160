"""A proof of a bank's balance as it is shown: with its records, its amounts as the
client has them. What is calculated stands in `proof/`.
"""

from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property
from typing import Any

from ...proof import Item, Proof, Rounding, Section, exact
from ..record.labels import get_labels

#: What lies between the statement and the books, in the order of the report.
SECTIONS = [
    (Section.DEPOSIT.value, "Deposits in transit"),
    (Section.CHECK.value, "Outstanding checks"),
    (Section.PAYMENT.value, "Other outstanding payments"),
    (Section.DIRECT.value, "Direct postings the bank has not shown"),
    (Section.LINE.value, "Bank lines on no posted statement"),
    (Section.AHEAD.value, "Bank lines whose entry is dated later or missing"),
    (Section.REVALUATION.value, "Revaluations of currencies"),
    (Section.UNTOLD.value, "Entries whose bank is unknown"),
]


def currency_of(record):
    """A currency as `proof` calculates in it.

    :param record: `res.currency`
    """
    return Rounding(exact(record.rounding))


@dataclass(frozen=True)
class ProofItem:
    """An entry or bank line between the balance per statement and the books; amounts
    are positive for money in."""

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

    @classmethod
    def of(cls, item: Item):
        """The item as it is shown and stored."""
        return cls(
            section=item.section.value,
            kind=item.kind.value,
            date=item.date,
            amount=float(item.amount),
            company_amount=float(item.company_amount),
            number=item.number or False,
            check_number=item.check_number or False,
            partner_name=item.partner_name or False,
            text=item.text or False,
            days=item.days,
            is_stale=item.is_stale,
            entry_id=item.entry_id or False,
            move_id=item.move_id or False,
        )


@dataclass(frozen=True)
class ProofSection:
    """Items of one kind and their sum."""

    key: str
    title: str
    items: list[ProofItem]
    total: float


def _shown(name):
    """A figure of the proof as the client has it."""
    return property(
        lambda self: float(getattr(self.figures, name)),
        doc=f"`{Proof.__name__}.{name}`",
    )


@dataclass(frozen=True)
class BankProof:
    """The figures of one bank at one date, with the records that they are of.

    `statement_date` is the date of the statement that `balance_end` is taken from,
    False before the first one.
    """

    journal: Any
    document: Any
    date: Date
    currency: Any
    company_currency: Any
    statement_name: str | bool
    statement_date: Date | bool
    figures: Proof
    warnings: list[str] = field(default_factory=list)

    balance_end = _shown("balance_end")
    ledger_balance = _shown("ledger_balance")
    ledger_outstanding = _shown("ledger_outstanding")
    company_ledger_balance = _shown("company_ledger_balance")
    company_ledger_outstanding = _shown("company_ledger_outstanding")
    outstanding_total = _shown("outstanding_total")
    books_balance = _shown("books_balance")
    ledger_total = _shown("ledger_total")
    company_ledger_total = _shown("company_ledger_total")
    unexplained = _shown("unexplained")

    @cached_property
    def items(self):
        """All items, in the order of the report."""
        return [ProofItem.of(item) for item in self.figures.items]

    def get_total(self, section):
        """The sum of a section.

        :param section: its key
        """
        return float(self.figures.total(Section(section)))

    @property
    def sections(self):
        """The sections that have items, of what the books of this bank hold."""
        titles = get_labels(
            self.journal.env["bank.reconciliation.outstanding"], "section"
        )
        return [
            ProofSection(
                part.section.value,
                titles[part.section.value],
                [ProofItem.of(item) for item in part.items],
                float(part.total),
            )
            for part in self.figures.sections
        ]

    @property
    def untold_items(self):
        """Entries on outstanding accounts that may be this bank's or another's."""
        return [i for i in self.items if not Section(i.section).is_counted]

    @property
    def outstanding_items(self):
        """Our entries that the bank has not shown, direct postings too."""
        return [i for i in self.items if Section(i.section).is_outstanding]

    @property
    def is_explained(self):
        """Whether the figures of this bank meet."""
        return self.figures.is_explained

    @property
    def is_proved(self):
        """Whether they meet, and nobody has to be asked whether they are all."""
        return self.figures.is_proved
