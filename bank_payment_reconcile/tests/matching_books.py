"""Small books for the tests of the matcher. Amounts are in cents."""

from __future__ import annotations

from datetime import date
from typing import Any

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Line,
    OpenItem,
    Partner,
    Proposal,
    propose,
)

TODAY = date(2026, 11, 10)

NORDLICHT = Partner(
    "nordlicht", "Nordlicht Möbel GmbH", accounts=("DE89 3704 0044 0532 0130 00",)
)
FJORD = Partner("fjord", "Fjordlysnes Seafood AS")
KIRCHNER = Partner("kirchner", "Kirchner Maschinenbau & Co. KG")
PARTNERS = (NORDLICHT, FJORD, KIRCHNER)


def invoice(number: str, amount: int, partner: str = "nordlicht", **more: Any):
    """An open customer invoice (or, with a negative amount, a credit note)."""
    values = {
        "key": number,
        "side": "receivable",
        "date": date(2026, 10, 1),
        "due_date": date(2026, 11, 1),
        "number": number,
        **more,
    }
    return OpenItem(amount=amount, partner=partner, **values)


def bill(number: str, amount: int, partner: str = "kirchner", **more: Any):
    """An open vendor bill: money out, so its amount is negative."""
    return invoice(number, -amount, partner, side="payable", **more)


def bank(text: str, amount: int, **more: Any) -> Line:
    """A line of the statement of today."""
    return Line(**{"key": text, "date": TODAY, "amount": amount, "text": text, **more})


def answer(items: list[Any], line: Line, **books: Any) -> Proposal:
    """The proposal for one line."""
    return propose(Ledger(books.pop("partners", PARTNERS), items, **books), [line])[0]


def applied(proposal: Proposal) -> dict[Any, int]:
    """Amount per key."""
    return {use.key: use.amount for use in proposal.applications}


def kinds(proposal: Proposal) -> set[str]:
    """The kinds of the reasons given."""
    return {reason.kind for reason in proposal.reasons}
