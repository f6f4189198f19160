"""Lines that mislead: how a case is written down, and how it is judged.

A case is books, one bank line or several, and what is right, decided before anything
is run, with the reason. The tables are the modules `adversarial_*`; a new one is named
in `test_adversarial.py`.

Items and truths are written as "number partner amount" and "number amount", several
with ";" between. An amount is in euro, negative for money out: a bill, or a credit note
to a customer ("bill" and "note" behind the amount tell them apart). What is right
begins with "!" where a person has to look as well, and is "-" where the line must be
left to a person, whatever is proposed to him.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Proposal,
    propose,
)

TODAY = date(2026, 11, 10)
PARTNERS = {
    "nord": Partner(
        "nord", "Nordlicht Möbel GmbH", accounts=("DE89370400440532013000",)
    ),
    "fjord": Partner("fjord", "Fjordlysnes Seafood AS"),
    "kirch": Partner(
        "kirch", "Kirchner Maschinenbau KG", accounts=("DE02120300000000202051",)
    ),
    "alba": Partner("alba", "Alba Tessuti S.r.l."),
    "duval": Partner("duval", "Duval et Fils SARL"),
    "peral": Partner("peral", "Peral Conservas S.L."),
    "holm": Partner("holm", "Holmströms Bygg AB"),
    "dijk": Partner("dijk", "Van Dijk Logistiek B.V."),
    "las": Partner("las", "Zielony Las Sp. z o.o."),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One line that may mislead, and what is right.

    payer: key of the partner whose name the line tells, or any other name.
    more: further values of the line; `others`: lines of the same day, each as text,
        amount, payer and what is right.
    """

    kind: str
    items: str
    text: str
    amount: str
    payer: str
    truth: str
    why: str
    more: dict[str, Any] = field(default_factory=dict)
    mappings: tuple[str | Mapping, ...] = ()
    payments: str = ""
    others: tuple[tuple[str, str, str, str], ...] = ()
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one line of a case came out."""

    case: Case
    text: str
    is_right: bool
    is_posted_wrongly: bool
    is_posted: bool
    given: dict[Any, int]
    reasons: tuple[str, ...]


def cents(amount: str) -> int:
    """An amount as the tables write it, in minor units."""
    whole, _, part = amount.partition(".")
    sign = -1 if whole.startswith("-") else 1
    return int(whole) * 100 + sign * int((part + "00")[:2])


def judge(case: Case) -> list[Verdict]:
    """A verdict for each line of a case."""
    rows = ((case.text, case.amount, case.payer, case.truth), *case.others)
    lines = [_line(number, row, case) for number, row in enumerate(rows)]
    given = propose(_ledger(case), lines)
    return [
        _verdict(case, row, proposal) for row, proposal in zip(rows, given, strict=True)
    ]


def _ledger(case: Case) -> Ledger:
    return Ledger(
        (*PARTNERS.values(), *case.partners),
        [_item(row.split()) for row in _rows(case.items)],
        [_payment(row.split()) for row in _rows(case.payments)],
        [
            text if isinstance(text, Mapping) else Mapping(text, text, text, text)
            for text in case.mappings
        ],
    )


def _rows(table: str) -> list[str]:
    return [row.strip() for row in table.split(";") if row.strip()]


def _item(words: list[str]) -> OpenItem:
    """Of "number partner amount [bill|note|DATE|ref=NUMBER]..."."""
    number, partner, amount, *more = words
    day = next((date.fromisoformat(w) for w in more if w[:2] == "20"), None)
    money_in = cents(amount) > 0
    payable = "bill" in more or "refund" in more or not (money_in or "note" in more)
    return OpenItem(
        key=number if "twin" not in more else f"{number} {partner}",
        amount=cents(amount),
        side="payable" if payable else "receivable",
        date=day or date(2026, 10, 1),
        partner=partner if partner != "nobody" else None,
        due_date=date(2026, 11, 1),
        number=number,
        references=tuple(w[4:] for w in more if w.startswith("ref=")),
    )


def _payment(words: list[str]) -> OutstandingPayment:
    number, partner, amount, *references = words
    return OutstandingPayment(
        key=number,
        amount=cents(amount),
        date=date(2026, 11, 5),
        partner=partner,
        number=number,
        references=tuple(references),
    )


def _line(number: int, row: tuple[str, str, str, str], case: Case) -> Line:
    text, amount, payer, _truth = row
    known = PARTNERS.get(payer)
    values: dict[str, Any] = {
        "partner_name": known.name if known else payer,
        "partner_account": known.accounts[0] if known and known.accounts else "",
        "date": TODAY,
        **case.more,
    }
    # The payee of money out is as known as its payer is: that is no matter here.
    return Line(key=number, amount=cents(amount), text=text, **values)


def _verdict(case: Case, row: tuple[str, str, str, str], proposal: Proposal) -> Verdict:
    truth = row[3]
    given = {use.key: use.amount for use in proposal.applications}
    posted = bool(given) and not proposal.needs_review
    wanted = dict(_answer(part) for part in _rows(truth.strip("!-")))
    equal = given == wanted
    must_look = truth.startswith(("!", "-"))
    return Verdict(
        case=case,
        text=row[0],
        is_right=not posted if truth == "-" else equal and not (posted and must_look),
        is_posted_wrongly=posted and (must_look or not equal),
        is_posted=posted,
        given=given,
        reasons=tuple(reason.kind for reason in proposal.reasons),
    )


def _answer(part: str) -> tuple[str, int]:
    number, _, amount = part.strip().rpartition(" ")
    return number, cents(amount)
