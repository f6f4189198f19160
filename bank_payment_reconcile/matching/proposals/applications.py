"""What of the books an answer takes, with the caller's keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..books.view import View
from ..evidence.line import Evidence
from ..items.candidate import Candidate, CandidateKind
from ..items.transfers import is_foreign, mate_of
from ..mapped.shares import shares_of
from ..model import Application, Key, OpenItem
from ..model.changed import changed
from ..model.kinds import ApplicationKind


def applications_of(
    view: View, evidence: Evidence, candidate: Candidate
) -> tuple[Application, ...]:
    """The uses of a candidate with the caller's keys, and what the bank kept."""
    if candidate.charges and evidence.gross is not None:
        kept = Application(
            ApplicationKind.CHARGES, evidence.line.key, candidate.charges
        )
        paid = changed(candidate, charges=0)
        return (*applications_of(view, evidence.gross, paid), kept)
    amount = evidence.line.amount
    if candidate.mapping is not None:
        mapping = candidate.mapping
        if mapping.rows:
            return tuple(
                Application(ApplicationKind.ACCOUNT, row.account, share, row=row.key)
                for row, share in shares_of(mapping.rows, evidence.line)
            )
        account = mapping.account_in if amount > 0 else mapping.account_out
        assert account is not None
        return (Application(ApplicationKind.ACCOUNT, account, amount),)
    if candidate.kind.is_transfer and (moved := _transfer(view, candidate, amount)):
        return (moved,)
    if candidate.kind is CandidateKind.ON_ACCOUNT:
        assert candidate.partner is not None
        return (Application(ApplicationKind.ON_ACCOUNT, candidate.partner, amount),)
    if candidate.shares:
        return tuple(
            Application(
                ApplicationKind.ITEM,
                view.ledger.entries[position].key,
                share,
                discount,
                taken=own + kept,
            )
            for (position, own, kept), (share, discount) in zip(
                candidate.uses, candidate.shares, strict=True
            )
        )
    return (
        *_of_entries(view, candidate, amount),
        *_back_on_account(candidate, amount, evidence.line.key),
    )


def _transfer(view: View, candidate: Candidate, amount: int) -> Application | None:
    """What a transfer of ours is booked on; None for the entry of one."""
    if candidate.kind is CandidateKind.TRANSFER_WAITING:
        assert view.ledger.transfer_account is not None
        return Application(
            ApplicationKind.ACCOUNT, view.ledger.transfer_account, amount
        )
    if mate := mate_of(view, candidate):
        return Application(ApplicationKind.ACCOUNT, mate[0], amount, transfer=mate[1])
    if is_foreign(view, candidate):
        entry = view.ledger.entries[candidate.uses[0][0]]
        return Application(ApplicationKind.PAYMENT, entry.key, amount, foreign=True)
    return None


def _back_on_account(
    candidate: Candidate, amount: int, line: Key
) -> Iterator[Application]:
    """What of payments that come back goes on their partners' accounts again, and what
    the bank kept besides."""
    if not candidate.earlier:
        return
    open_still = sum(use[1] for use in candidate.uses)
    for payment in candidate.earlier:
        if rest := -payment.amount - open_still:
            yield Application(
                ApplicationKind.ACCOUNT,
                payment.account,
                rest,
                earlier=payment.key if candidate.is_sure else None,
                partner=payment.partner,
            )
    kept = amount + sum(payment.amount for payment in candidate.earlier)
    if kept:
        yield Application(ApplicationKind.CHARGES, line, kept)


def _of_entries(
    view: View, candidate: Candidate, amount: int
) -> tuple[Application, ...]:
    """The entries that a candidate takes, in the order in which they are shown."""
    uses = candidate.uses
    if len(uses) > 1:
        uses = tuple(
            sorted(
                uses, key=lambda use: (use[1] * amount < 0, *_place_of(view, use[0]))
            )
        )
    return tuple(
        [
            Application(
                kind_of(view, position),
                view.ledger.entries[position].key,
                share,
                discount,
            )
            for position, share, discount in uses
        ]
    )


def _place_of(view: View, position: int) -> tuple[bool, date, str, str]:
    """Where an entry stands in an answer, in whatever order the books were loaded:
    items before payments, as they fall due. What is deducted comes after what is paid.
    """
    entry = view.ledger.entries[position]
    due = entry.due_date if isinstance(entry, OpenItem) else None
    return (
        view.ledger.is_payment(position),
        due or entry.date,
        entry.number,
        str(entry.key),
    )


def kind_of(view: View, position: int) -> ApplicationKind:
    if view.ledger.is_payment(position):
        return ApplicationKind.PAYMENT
    return ApplicationKind.ITEM
