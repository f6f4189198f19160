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
from decimal import Decimal
from typing import Any

from odoo.addons.bank_payment_reconcile.matching import (
    Currency,
    Discount,
    EarlierPayment,
    ForeignItem,
    KnownDocument,
    Ledger,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Proposal,
    Rate,
    Settings,
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

    earlier: payments of before that the line may return. drafts: documents that are
        not posted. terms: what the settings say otherwise.
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
    #: Items in other currencies, "number partner amount CODE [less DISCOUNT]", and what
    #: a unit of each is worth in euro.
    foreign: str = ""
    rates: dict[str, float | Rate] = field(default_factory=dict)
    earlier: str = ""
    drafts: str = ""
    terms: dict[str, Any] = field(default_factory=dict)


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
    ledger = _ledger(case)
    if case.foreign:
        _set_foreign(ledger, case, len(rows))
    given = propose(ledger, lines)
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
        earlier_payments=[_earlier(row.split()) for row in _rows(case.earlier)],
        known_documents=[_draft(row.split()) for row in _rows(case.drafts)],
        # As in a company, by default
        settings=Settings(**{"transfer_rate_percent": Decimal(3), **case.terms}),
    )


def _set_foreign(ledger: Ledger, case: Case, count: int) -> None:
    items = [_foreign(row.split()) for row in _rows(case.foreign)]
    ledger.set_known_documents(
        KnownDocument(item.number, "currency", item.currency.code) for item in items
    )
    ledger.set_foreign_items(
        items,
        {
            (code, line): rate if isinstance(rate, Rate) else Rate(rate)
            for code, rate in case.rates.items()
            for line in range(count)
        },
    )


def _foreign(words: list[str]) -> ForeignItem:
    number, partner, amount, code, *less = words
    granted = Discount(cents(less[1]), date(2026, 11, 30)) if less else None
    return ForeignItem(
        key=number,
        amount=cents(amount),
        side="receivable" if cents(amount) > 0 else "payable",
        date=date(2026, 10, 1),
        currency=Currency(code),
        partner=partner,
        due_date=date(2026, 11, 1),
        number=number,
        discount=granted,
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
    """Of "number partner amount [run=ID|by=METHOD|on=DATE|REFERENCE]..."."""
    number, partner, amount, *more = words
    told = dict(w.split("=") for w in more if w[:3] in ("run", "by=", "on="))
    return OutstandingPayment(
        key=number,
        amount=cents(amount),
        date=date.fromisoformat(told.get("on", "2026-11-05")),
        partner=partner,
        number=number,
        references=tuple(w for w in more if w[:3] not in ("run", "by=", "on=")),
        run=told.get("run", ""),
        method=told.get("by"),
    )


def _draft(words: list[str]) -> KnownDocument:
    number, partner, amount = words
    return KnownDocument(
        number, "draft", key=number, partner=partner, amount=cents(amount)
    )


def _earlier(words: list[str]) -> EarlierPayment:
    """Of "number partner amount [DATE|id=END-TO-END|from=ACCOUNT]...": it paid that
    number, and what comes back goes on the account "back PARTNER"."""
    number, partner, amount, *more = words
    told = dict(word.split("=") for word in more if "=" in word)
    day = next((date.fromisoformat(w) for w in more if w[:2] == "20"), None)
    return EarlierPayment(
        key=f"paid {number} {amount}",
        amount=cents(amount),
        date=day or date(2026, 10, 20),
        partner=partner,
        account=f"back {partner}",
        number=number,
        numbers=(number,),
        end_to_end_id=told.get("id", ""),
        counterparty=told.get("from", ""),
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
    given = {
        # what the bank kept stands under the line, which has no letters
        str(use.key): use.amount
        for use in proposal.applications
    }
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
