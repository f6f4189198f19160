"""What a reader returns: advices and their rows, as the sender wrote them."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import Sentence, SentenceError, _

#: What a row is. Unknown types are "other": shown, never dropped.
KINDS = (
    # Of providers
    "charge",
    "refund",
    "refund_failed",
    "dispute",
    "dispute_reversal",
    "fee",
    "fee_refund",
    "reserve",
    "adjustment",
    "conversion",
    "payout",
    "payout_failed",
    "transfer",
    # Of customers
    "invoice",
    "credit_note",
    "deduction",
    # Of either
    "subtotal",
    "total",
    "other",
)
ZERO = Decimal(0)
#: Sources that say how a document is set, and not who made it.
UNNAMED = ("table", "text", "pdf", "json")
#: Why a row does not count of which only that is known.
IGNORED = _("It does not count")


class AdviceError(SentenceError, ValueError):
    """The document cannot be read; the message is a sentence for the user: what is
    wrong, where in the document, what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an advice. Amounts are from whom the money comes to: plus raises the
    bank's line, minus lowers it, so that they add up to `net`.

    kind: one of `KINDS`.
    gross: what the document or the payment is about, before what is taken off.
    discount: for early payment, minus where it lowers what is paid.
    deduction: what else the payer took off, with its `reason`.
    fee, fee_tax: what the provider keeps, and the tax on it where it says so.
    reason: why something was taken off, in the sender's words, or what his code means;
        `reason_code` as coded.
    numbers: what may be the number of our document, the likeliest first.
    orders: what may be the number of an order of ours, or of the customer's for us.
    transactions: ids that the provider gave, that of this row first.
    their_number: the number by which the sender knows the document.
    original_amount, original_currency: gross in the currency in which it was paid.
    date: in the zone that was asked for.
    place: "line 14", "page 2, line 3", "segment 12" as a number and what it counts.
    key: tells the row from the others of its sender, however often it is read.
    ignored: why it does not count, None where it does.
    """

    kind: str
    gross: Decimal = ZERO
    discount: Decimal = ZERO
    deduction: Decimal = ZERO
    fee: Decimal = ZERO
    fee_tax: Decimal = ZERO
    reason: Sentence | str = ""
    reason_code: str = ""
    numbers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()
    their_number: str = ""
    partner_name: str = ""
    partner_email: str = ""
    text: str = ""
    date: date | None = None
    original_amount: Decimal | None = None
    original_currency: str = ""
    line: int = 0
    key: str = ""
    ignored: Sentence | None = None

    @property
    def net(self) -> Decimal:
        """What the row adds to the bank's line."""
        if self.ignored is not None:
            return ZERO
        return self.gross + self.discount + self.deduction + self.fee + self.fee_tax

    @property
    def references(self) -> tuple[str, ...]:
        """Whatever may name it, each once."""
        found = (*self.numbers, *self.orders, *self.transactions)
        return tuple(dict.fromkeys(filter(None, found)))


@dataclass(slots=True)
class Advice:
    """One payment explained: a provider's payout, or a customer's remittance.

    kind: "payout" or "remittance".
    source: which reader knows it ("stripe", "edifact", "table").
    sender: who pays: the provider's name, or the customer's as the document has it.
    number: the payout's id, or the advice's number; "" where it tells none.
    marks: what the bank's text may say of it, the number among them.
    date: when it is paid, None where it does not tell.
    total: what the bank's line is to be, None where the document does not tell and
        only its rows do.
    is_pending: it is not paid out yet, so that no line can be there.
    layout: what documents of one sender have in common, to know them again: the words
        of their header; "" where nothing tells.
    remarks: what a person has to know: rows left out, sums that do not agree.
    """

    kind: str
    source: str
    currency: str = ""
    sender: str = ""
    number: str = ""
    marks: tuple[str, ...] = ()
    date: date | None = None
    total: Decimal | None = None
    rows: list[Row] = field(default_factory=list)
    is_pending: bool = False
    layout: str = ""
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def net(self) -> Decimal:
        """What its rows add up to."""
        return sum((row.net for row in self.rows), ZERO)

    @property
    def amount(self) -> Decimal:
        """What the bank's line is to be."""
        return self.net if self.total is None else self.total

    @property
    def difference(self) -> Decimal:
        """What its rows lack to its total."""
        return self.amount - self.net
