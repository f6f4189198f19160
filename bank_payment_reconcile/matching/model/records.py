"""The books as the matcher is given them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .kinds import Key, Origin, Side

#: Within a class that has a `date`, for the type checker.
Date = date


@dataclass(frozen=True, slots=True)
class Partner:
    """A customer or vendor as the bank may name it."""

    key: Key
    name: str
    street: str = ""
    city: str = ""
    #: IBANs or local account numbers, in any spelling.
    accounts: tuple[str, ...] = ()
    #: Other names it is known by (trade name, commercial company's name).
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discount:
    """Early-payment discount of an open item.

    amount: what the payer may keep, with the sign of the item's amount.
    until: the last day on which it is granted.
    """

    amount: int
    until: date


# Not frozen like the others, which takes thrice the time to build; there may be a
# hundred thousand, and nothing changes them.
@dataclass(slots=True, unsafe_hash=True)
class OpenItem:
    """An unreconciled receivable or payable entry line."""

    key: Key
    #: What is still open, signed as the money that would settle it.
    amount: int
    side: Side
    date: date
    partner: Key | None = None
    due_date: Date | None = None
    #: Our own document number.
    number: str = ""
    #: Other numbers the payer may quote: vendor's number, customer's order.
    references: tuple[str, ...] = ()
    #: Structured payment reference printed on the document.
    payment_reference: str = ""
    discount: Discount | None = None
    #: End-to-end ids under which it was collected by direct debit, or ordered to
    #: be paid (rule H1).
    collection_ids: tuple[str, ...] = ()
    #: The document it is an instalment of: those of one document fall due in order.
    document: Key | None = None
    origin: Origin = "document"
    #: What a registered payment left on account that the bank has not shown yet.
    pending: bool = False


@dataclass(frozen=True, slots=True)
class OutstandingPayment:
    """A payment, check or transfer we registered and the bank has not shown yet."""

    key: Key
    amount: int
    date: date
    partner: Key | None = None
    number: str = ""
    memo: str = ""
    #: Numbers of the documents it settled.
    references: tuple[str, ...] = ()
    check_number: str = ""
    end_to_end_id: str = ""
    #: What was written on the entry besides the memo, and the account it is on.
    text: str = ""
    account: Key | None = None


@dataclass(frozen=True, slots=True)
class GoneCheck:
    """A check of ours that is not outstanding any more: a line that names it shows it
    when it should not, and is nothing else.

    why: "paid" by the bank before, "matched" with another line that is not posted yet,
        "void", or "closed" by an entry that no bank line made.
    amount: signed as the money, None in another currency than the lines'.
    date: of what took it, as a person reads it.
    """

    number: str
    why: Literal["paid", "matched", "void", "closed"]
    amount: int | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that lines may name and that none of them can pay.

    why: it is "paid" or otherwise "settled", a "draft", "cancelled", open in another
        "currency", another "company"'s, or wholly "held" by another line's proposal.
    told: the day it was paid, the currency, the company, the day of the line that holds
        it; as a person reads it.
    """

    number: str
    why: Literal["paid", "settled", "draft", "cancelled", "currency", "company", "held"]
    told: str = ""
    references: tuple[str, ...] = ()
    payment_reference: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """The other side of money that moves between two of our own accounts.

    waiting: False for an open entry on the account for such transfers, which the
        line settles; True for another bank's own line that is not posted yet,
        and to which the line is the counterpart on that account.
    foreign: it is in another currency; `amount` is its worth in the line's at the
        rate of its day, from which the line may differ
        (`Settings.transfer_rate_percent`). The line takes all of it.
    text: what the other bank's line says; only asked of foreign ones.
    """

    key: Key
    #: Signed as the money on *this* bank: what the other one paid out comes in.
    amount: int
    date: date
    waiting: bool = False
    #: Number of the other bank, and the counterparty its line states.
    account: str = ""
    counterparty: str = ""
    number: str = ""
    references: tuple[str, ...] = ()
    foreign: bool = False
    text: str = ""
    #: Our own money is no partner's.
    partner: Key | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Text-to-account mapping: a text that tells the account by itself.

    account_in / account_out: account for money in / money out; None where the
    mapping does not apply in that direction.
    """

    key: Key
    text: str
    account_in: Key | None = None
    account_out: Key | None = None
    partner: Key | None = None
    review_required: bool = False
    #: The largest amount of a line, positive, in minor units of the company's currency,
    #: for money in / out. None: any; 0: none was given, so a person looks at each line.
    limit_in: int | None = None
    limit_out: int | None = None
    #: Accounts of the other side that it holds for, in any spelling; empty: any.
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What was posted before of one payee account, or by one mapping: the latest
    amounts, signed, in minor units of the currency of the lines that are matched."""

    amounts: tuple[int, ...]
    account: str = ""
    mapping: Key | None = None


@dataclass(frozen=True, slots=True)
class LearnedPayer:
    """A payer account or payer name a person once assigned to a partner."""

    partner: Key
    account: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """A bank account that is known as a partner's.

    name: the partner's, for sentences. since: the day since which it is; None where it
        was always so. is_learned: a person applied its payments to the partner; else it
        is noted with the partner. is_trusted: money may go there without a person: of
        one that is noted somebody said so, to one that is learned a person paid before.
        is_archived: the partner is; it contradicts no other.
    """

    account: str
    partner: Key
    name: str = ""
    since: date | None = None
    is_learned: bool = False
    is_trusted: bool = True
    is_archived: bool = False
