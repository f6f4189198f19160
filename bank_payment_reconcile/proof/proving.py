"""From the balance per statement to the general ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import Decimal
from typing import NamedTuple

from .entries import Kind, OpenEntry
from .figures import Item, Proof
from .money import ZERO, Rounding


@dataclass(frozen=True)
class BankLedger:
    """What the ledger says of a bank at a date.

    balance, company_balance: of the bank's account, in the bank's and in the company's
        currency.
    direct: entries on that account without a bank line. outstanding: entries on
        outstanding accounts, those of which the bank is not told too. lines: bank lines
        that are in one of the two balances and not in the other.
    """

    date: Date
    currency: Rounding
    company_currency: Rounding
    balance: Decimal
    company_balance: Decimal
    direct: Collection[OpenEntry] = ()
    outstanding: Collection[OpenEntry] = ()
    lines: Collection[OpenEntry] = ()


class Cleared(NamedTuple):
    """Entries less what was taken of them, and the sums of that: positive for money in,
    not rounded."""

    entries: list[OpenEntry]
    amount: Decimal
    company_amount: Decimal


def prove(
    books: BankLedger,
    balance_end: Decimal | None,
    forward: Collection[OpenEntry] = (),
    matched: Mapping[int, Decimal | None] | None = None,
    stale_days: int = 0,
) -> Proof:
    """Prove a bank's balance.

    balance_end: per statement; None before the first one, which is what was brought
        forward. forward: those of the direct entries that the balance contains.
    matched: what a draft takes of entries, by id, as `clear` has it: it counts as
        cleared, as it will be.
    stale_days: after so many a check is stale; 0 for never.
    """
    currency, company = books.currency, books.company_currency
    if balance_end is None:
        balance_end = currency.total(entry.amount for entry in forward)
    contained = {entry.id for entry in forward}
    open_direct = [entry for entry in books.direct if entry.id not in contained]
    direct = clear(open_direct, matched or {}, currency)
    outstanding = clear(books.outstanding, matched or {}, currency).entries
    own = [entry for entry in outstanding if entry.kind is not Kind.UNTOLD]
    items = [
        _to_item(entry, books.date, stale_days)
        for entry in (*outstanding, *direct.entries, *books.lines)
        if not currency.is_zero(entry.amount)
    ]
    return Proof(
        currency=currency,
        company_currency=company,
        balance_end=currency.round(balance_end),
        ledger_balance=currency.round(books.balance - direct.amount),
        company_ledger_balance=company.round(
            books.company_balance - direct.company_amount
        ),
        ledger_outstanding=currency.total(entry.amount for entry in own),
        company_ledger_outstanding=company.total(entry.company_amount for entry in own),
        items=tuple(sorted(items, key=lambda item: item.order)),
    )


def clear(
    entries: Iterable[OpenEntry],
    matched: Mapping[int, Decimal | None],
    currency: Rounding,
) -> Cleared:
    """Take from entries what lines of a draft are matched with.

    matched: by id of the entry, in the bank's currency; None for the whole entry.
    The company's amount is taken in the same share.
    """
    left, taken, company_taken = [], ZERO, ZERO
    for entry in entries:
        if entry.id not in matched:
            left.append(entry)
            continue
        amount = matched[entry.id]
        share = Decimal(1)
        if amount is None or currency.is_zero(entry.amount):
            amount = entry.amount
        else:
            share = amount / entry.amount
        taken += amount
        company_taken += entry.company_amount * share
        left.append(
            replace(
                entry,
                amount=currency.round(entry.amount - amount),
                company_amount=entry.company_amount * (1 - share),
            )
        )
    return Cleared(left, taken, company_taken)


def _to_item(entry: OpenEntry, date: Date, stale_days: int) -> Item:
    days = (date - entry.date).days
    return Item(
        section=entry.kind.section(entry.amount),
        kind=entry.kind,
        date=entry.date,
        amount=entry.amount,
        company_amount=entry.company_amount,
        number=entry.number,
        check_number=entry.check_number,
        partner_name=entry.partner_name,
        text=entry.text,
        days=days,
        is_stale=entry.kind is Kind.CHECK and 0 < stale_days < days,
        entry_id=entry.id,
        move_id=entry.move_id,
    )
