"""What the matcher is given and what it answers.

Amounts are integers in the minor units of one currency (cents); a ledger and
its lines share that currency. The sign is the sign of the money on our bank
account: a customer invoice and a vendor refund are positive (money is expected
in), a vendor bill and a customer credit note are negative. Keys are chosen by
the caller (database ids in Odoo) and come back unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Key = int | str
#: Date of a line whose statement told none (`match_entries` only).
NO_DATE = date.min
Side = Literal["receivable", "payable"]
#: What an open item is of: an invoice or the like, any other entry, or the rest of
#: a payment that lies on the partner's account.
Origin = Literal["document", "entry", "on_account"]
Confidence = Literal["none", "low", "medium", "high", "high_text_mapping"]
PartyMatch = Literal["fully", "partially", "no"]
DocumentMatch = Literal["no", "yes", "yes_multiple"]
AmountMatch = Literal["one", "multiple", "none"]
DebitMatch = Literal["not_considered", "yes", "no"]

#: Rank of a confidence when two are compared; the order of `spec` NAV 2.3.
CONFIDENCE_RANK: dict[str, int] = {
    "none": 0,
    "low": 1,
    "medium": 2,
    "high": 3,
    "high_text_mapping": 3,
}


# ---------------------------------------------------------------------------
# The books
# ---------------------------------------------------------------------------


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
    due_date: date | None = None
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the payment application rules (NAV 2.3).

    A criterion is None where the rule does not consider it. Priority 1 is the
    best within its confidence.
    """

    key: Key
    confidence: Confidence
    priority: int
    related_party: PartyMatch | None = None
    document: DocumentMatch | None = None
    amount: AmountMatch | None = None
    direct_debit: DebitMatch | None = None
    review_required: bool = True
    code: str = ""


@dataclass(frozen=True, slots=True)
class Currency:
    """How amounts of a currency are written: its code, and digits of the minor unit."""

    code: str = ""
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """The journal's terms.

    tolerance_percent: allowed deviation in percent of the line's amount.
    tolerance_amount: allowed deviation in minor units. The wider one counts.
    discount_grace_days: days after `Discount.until` on which it still counts.
    name_matching: "fuzzy" compares names on their rare words, "exact" wants the
        name as it is written (words in any order), "off" ignores names.
    fee_percent: a payment that names its document may be short by this much of
        the open amount (a fee taken on the way) and still count as its amount;
        what is missing stays open.
    fee_amount: the bank's fixed fee in minor units, positive: a payment that names
        its document may be short by exactly this, too.
    transfer_days: at most so many days lie between the two bank lines of a
        transfer between our own accounts.
    transfer_rate_percent: by so much the rate of a transfer between two currencies
        may differ from the rate of the day; 0 pairs none.
    post_limit: a line of more than this, in minor units of the bank's currency, is for
        review whatever fits; 0 is no limit.
    currency, company_currency, bank_currency: of the lines, the company and the bank,
        for sentences.
    payee_check: money out is for review unless it goes to an account that is "known" as
        the payee's, or only where one known to us is "contradicting", or never: "off".
    new_account_days: an account that is known for fewer days before the payment is for
        review, too; 0 asks for none.
    """

    tolerance_percent: Decimal = Decimal(0)
    tolerance_amount: int = 0
    discount_grace_days: int = 0
    name_matching: Literal["fuzzy", "exact", "off"] = "fuzzy"
    match_receivable: bool = True
    match_payable: bool = True
    match_payments: bool = True
    fee_percent: Decimal = Decimal("1.5")
    fee_amount: int = 0
    transfer_days: int = 5
    transfer_rate_percent: Decimal = Decimal(0)
    post_limit: int = 0
    currency: Currency = Currency()
    company_currency: Currency = Currency()
    bank_currency: Currency = Currency()
    payee_check: Literal["known", "contradicting", "off"] = "known"
    new_account_days: int = 14


# ---------------------------------------------------------------------------
# The bank
# ---------------------------------------------------------------------------


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


# ---------------------------------------------------------------------------
# The answer
# ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: `kind` is a sentence of `reasons.SENTENCES`, `params` fill it."""

    kind: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """One use of the line's money.

    kind: "item" (key of an OpenItem), "payment" (key of an OutstandingPayment or
        of an open Transfer), "account" (account key of a mapping, or the account
        for transfers), "on_account" (key of the partner).
    amount: share of the line, signed like the money; the applications of a
        line need not add up to it (overpayment).
    discount: early-payment discount granted on top, signed like the item.
    transfer: key of the waiting Transfer whose line is the other side.
    foreign: the entry is in another currency and taken whole.
    """

    kind: Literal["item", "payment", "account", "on_account"]
    key: Key
    amount: int
    discount: int = 0
    transfer: Key | None = None
    foreign: bool = False


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
