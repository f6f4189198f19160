"""A line of the bank's statement, and what is answered to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .kinds import (
    AmountMatch,
    ApplicationKind,
    Confidence,
    DebitMatch,
    DocumentMatch,
    Key,
    PartyMatch,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One transaction on the bank's statement, as the bank wrote it."""

    key: Key
    date: date
    amount: int
    #: Remittance information, whole.
    text: str = ""
    partner_name: str = ""
    partner_account: str = ""
    partner_street: str = ""
    partner_city: str = ""
    #: Structured creditor reference, where the file has a field for it.
    reference: str = ""
    end_to_end_id: str = ""
    check_number: str = ""
    transaction_type: str = ""
    #: Set by a person on the line: certain.
    partner: Key | None = None
    #: The whole line in minor units of the company's currency and of the bank's,
    #: signed; None where that is `amount`.
    worth: int | None = None
    booked: int | None = None
    #: What the bank's file says came off the payment, signed as money: negative where
    #: the bank kept it. charges_unclear: such as cannot be deducted, as it tells them.
    charges: int = 0
    charges_unclear: str = ""
    #: Ids of the order that it books, of the file and of the block, where the bank's
    #: file has fields for them.
    order_ids: tuple[str, ...] = ()
    #: The bank's file says that it gives a payment back.
    is_returned: bool = False
    #: Reference of the mandate, where the bank's file has a field for it.
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: `kind` is a sentence of `reasons.SENTENCES`, `params` fill it."""

    kind: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """One use of the line's money.

    kind: what `key` is of.
    amount: share of the line, signed like the money; the applications of a
        line need not add up to it (overpayment).
    discount: early-payment discount granted on top, signed like the item.
    transfer: key of the waiting Transfer whose line is the other side.
    foreign: the entry is in another currency and taken whole.
    row: key of the mapping's row that says so.
    taken: what is taken of an item in another currency, discount included, in minor
        units of that; None of the others.
    earlier: key of the payment that comes back with it, where it is sure which one.
    partner: whose account it is, where that is not the proposal's partner.
    """

    kind: ApplicationKind
    key: Key
    amount: int
    discount: int = 0
    transfer: Key | None = None
    foreign: bool = False
    row: Key | None = None
    taken: int | None = None
    earlier: Key | None = None
    partner: Key | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the matcher would do with one line.

    applications: empty when nothing is proposed, also when it is ambiguous.
    rivals: the equally good answers when it is ambiguous, else empty.
    needs_review: whether a person has to look before it may be posted.
    """

    line: Key
    confidence: Confidence = "none"
    applications: tuple[Application, ...] = ()
    partner: Key | None = None
    rule: Key | None = None
    mapping: Key | None = None
    related_party: PartyMatch = "no"
    document: DocumentMatch = "no"
    amount: AmountMatch = "none"
    direct_debit: DebitMatch = "not_considered"
    needs_review: bool = True
    rivals: tuple[tuple[Application, ...], ...] = ()
    reasons: tuple[Reason, ...] = ()


#: More rivals than this are not listed.
RIVAL_LIMIT = 10
