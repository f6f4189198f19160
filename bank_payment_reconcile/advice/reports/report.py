"""A provider's report as its description has it: columns, signs, words, payouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..shared.words import fold

#: What the columns of a report may be. Those of money first.
ROLES = (
    "gross",  # what was paid, before what the provider keeps
    "credit",  # the same in two columns: what raises the payout,
    "debit",  # and what lowers it
    "fee",  # what the provider keeps; several columns are added up
    "tax",  # the tax on that
    "net",  # what is left
    "original",  # gross in the currency in which the customer paid
    "original_debit",  # what lowers it, where it stands in two columns
    "original_currency",
    "gross_sign",  # debit or credit, where the amount has no sign
    "fee_sign",
    "currency",
    "fee_currency",
    "payout",  # the id of the payout to which the row belongs
    "payout_date",
    "payout_total",
    "account",  # of the merchant with the provider
    "mark",  # what else the bank's text may say of the payout
    "type",
    "code",  # of the type
    "effect",  # on the balance
    "part",
    "what",  # more of the type
    "state",
    "resource",
    "cause",
    "adjustment",  # id of a refund of an order
    "cash",  # and what else the provider does not pay out
    "returned",  # when it came back
    "kind",
    "status",
    "date",
    "clock",  # the time, where it is apart from the date
    "zone",
    "id",  # of this row
    "parent",  # id of the row to which this one belongs
    "transaction",  # other ids of the provider
    "number",  # of the invoice
    "order",
    "text",  # which may hold any of these
    "name",
    "email",
)
#: What lowers a payout; where amounts have no sign, this is what tells it.
LOWERING = ("refund", "dispute", "fee", "payout", "deduction")


@dataclass(frozen=True)
class Report:
    """How a provider writes what a payout is made of.

    name: of the format. sender: the provider, as people call it.
    columns: the names of the column of each of `ROLES` in the header, with bars
        between them, the best first; "*" at the end stands for anything more.
    needs: roles without which it is another report; "a|b" is one of both.
    marks: names in the header that are this provider's; `least` of them must be there.
    types: for each kind the words that the column "type" has for it; with a minus
        before it, of a kind that does not tell, it lowers the payout.
    statuses: words of the column "status": "ignored" where no money moved, "pending"
        where it will.
    fee_is_cost: a positive fee lowers the payout, else it is signed as the payout.
    is_unsigned: what lowers a payout has no minus, its kind tells.
    zone: of times that name none. order: of dates that may be read in two ways.
    in_minor_units: amounts are cents.
    is_paid_by_rows: rows of their own pay out what stands before them, and no column
        tells which row belongs to which payout.
    records: takes the rows out of JSON, None where it is none of these.
    read: makes the entry of a line of the table where the columns alone do not tell.
    join: puts entries of the table together that are one, or takes them apart.
    finish: completes a payout of the table.
    """

    name: str
    sender: str
    columns: Mapping[str, str]
    needs: tuple[str, ...]
    marks: str
    least: int = 2
    types: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    fee_is_cost: bool = True
    is_unsigned: bool = False
    zone: str = ""
    order: str = ""
    in_minor_units: bool = False
    is_paid_by_rows: bool = False
    records: Callable[[Any], list[dict[str, Any]] | None] | None = None
    read: Callable[[Any, Any], Any] | None = None
    join: Callable[[Any, Any], Any] | None = None
    finish: Callable[[Any, Any], None] | None = None

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The folded names of each role's column."""
        return {role: _listed(words) for role, words in self.columns.items()}

    @cached_property
    def own_marks(self) -> frozenset[str]:
        """The folded names that are this provider's."""
        return frozenset(_listed(self.marks))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each folded word for a type."""
        return {
            word: kind for kind, words in self.types.items() for word in _listed(words)
        }

    @cached_property
    def states(self) -> dict[str, str]:
        """What each folded word for a status means."""
        return {
            word: state
            for state, words in self.statuses.items()
            for word in _listed(words)
        }

    def kind_of(self, *texts: str) -> str:
        """The kind that the first of these texts tells that tells any, by the whole of
        it or by the longest words in it; "" where none does."""
        for text in texts:
            whole = fold(text)
            if whole in self.kinds:
                return self.kinds[whole]
        for text in texts:
            inside = f" {fold(text)} "
            found = [word for word in self.kinds if f" {word} " in inside]
            if found:
                return self.kinds[max(found, key=len)]
        return ""


def _listed(words: str) -> tuple[str, ...]:
    parts = [each.strip() for each in words.replace("\n", "|").split("|")]
    return tuple(
        f"{fold(each[:-1])}*" if each.endswith("*") else fold(each)
        for each in parts
        if each
    )
