"""The books as the matcher is given them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from .currency import Currency
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
    #: What partners of one commercial group have in common; None for a group of one.
    group: Key | None = None


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
    #: Id of the run it was paid with, which the bank may show as one line, and the way
    #: of paying.
    run: str = ""
    method: Key | None = None
    #: Where a file of ours ordered it: ids of that run (of the file, of its block, its
    #: number), any of which names it, and ids of the order itself.
    run_ids: tuple[str, ...] = ()
    order_ids: tuple[str, ...] = ()


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
    key, partner, amount: of a draft, its amount signed as the money that would pay it;
        None and 0 of others.
    """

    number: str
    why: Literal["paid", "settled", "draft", "cancelled", "currency", "company", "held"]
    told: str = ""
    references: tuple[str, ...] = ()
    payment_reference: str = ""
    key: Key | None = None
    partner: Key | None = None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """An open item in another currency than the lines', for lines that name it.

    amount, discount: as of `OpenItem`, in minor units of its own currency.
    """

    key: Key
    amount: int
    side: Side
    date: date
    currency: Currency
    partner: Key | None = None
    due_date: Date | None = None
    number: str = ""
    references: tuple[str, ...] = ()
    payment_reference: str = ""
    discount: Discount | None = None
    #: The document it is an instalment of.
    document: Key | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of another currency is worth to a line, in the line's.

    of_day: at the rate of the day, where `value` is the bank's own; None where the
        books have none.
    """

    value: float
    is_banks: bool = False
    of_day: float | None = None


@dataclass(frozen=True, slots=True)
class EarlierPayment:
    """A payment that the bank has shown and that is posted: a later line may return it.

    key: of what is undone with it. amount: signed as the money was then.
    account: receivable or payable on which it was posted to its partner.
    number: by which a sentence tells it. numbers, references: of its documents, of a
        registered payment and what else names it.
    entries: keys of its own lines on that account; one may be open still.
    """

    key: Key
    amount: int
    date: Date
    partner: Key
    account: Key
    number: str = ""
    numbers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    end_to_end_id: str = ""
    counterparty: str = ""
    entries: tuple[Key, ...] = ()
    #: Further ids of the order; those of its block and of its file.
    order_ids: tuple[str, ...] = ()
    block_ids: tuple[str, ...] = ()
    #: Numbers of the checks that it was.
    checks: tuple[str, ...] = ()
    #: Reference of the mandate by which it was collected.
    mandate: str = ""


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
class Condition:
    """One thing that a line must hold for a mapping, or must not.

    subject: the line's text, or what the bank tells of the other side, or the type of
        transaction. value: words, or a regular expression where it "matches".
    """

    subject: Literal["text", "name", "account", "type"]
    operator: Literal["contains", "not_contains", "matches"]
    value: str


@dataclass(frozen=True, slots=True)
class MappingRow:
    """An account that a mapping books to, and how much of the line's money.

    percent: of the whole line. fixed: in minor units of the company's currency,
    positive in the line's direction.
    """

    key: Key
    account: Key
    share: Literal["rest", "percent", "fixed"] = "rest"
    percent: Decimal = Decimal(0)
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Mapping:
    """Text-to-account mapping: a text that tells the account by itself.

    account_in / account_out: account for money in / money out; None where the
    mapping does not apply in that direction. Not asked where there are rows.
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
    #: Where the line has to hold `text`; "nowhere": it is a title, and the conditions
    #: decide. All conditions must hold.
    look_in: Literal["text", "name", "both", "nowhere"] = "text"
    conditions: tuple[Condition, ...] = ()
    direction: Literal["in", "out", "both"] = "both"
    #: The smallest and the largest line it is used for, positive, in minor units of
    #: the company's currency; None: any.
    amount_from: int | None = None
    amount_to: int | None = None
    rows: tuple[MappingRow, ...] = ()


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
