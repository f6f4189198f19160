"""What a reader returns: statements and transactions, as the bank wrote them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import Sentence, SentenceError


class StatementError(SentenceError, ValueError):
    """The file cannot be imported; the message is a sentence for the user: what is
    wrong, where in the file, what to do."""


class AmbiguousFile(StatementError):
    """The file can be read in several ways: a person has to say which is right."""


class DateOrderUndecided(AmbiguousFile):
    """Days and months cannot be told apart; `choices` are the orders that fit,
    `samples` are the first dates as the file writes them."""

    def __init__(
        self,
        sentence: Sentence | str,
        choices: tuple[str, ...],
        samples: tuple[str, ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.choices = choices
        self.samples = samples


class SignsUndecided(AmbiguousFile):
    """Whether a positive amount is money in or money out is not certain.

    `statements` are as they would be if it were money in; `supposed` is "turned" where
    the texts say that it is money out, "" where they say nothing.
    """

    def __init__(
        self, sentence: Sentence | str, statements: list[Statement], supposed: str
    ) -> None:
        super().__init__(sentence)
        self.statements = statements
        self.supposed = supposed


#: Called for each transaction that is made: whoever bounds the memory counts them.
_observers: list[Callable[[], None]] = []


def on_transaction(observer: Callable[[], None]) -> None:
    """Has a function called for each transaction that a reader makes, from now on."""
    _observers.append(observer)


@dataclass(frozen=True, slots=True)
class Charge:
    """What the bank says it charged for a transaction.

    amount: signed like money on the account: negative where the bank kept it.
    currency: its code; "" is the account's.
    is_deducted: whether the transaction's amount is what is left after it. False where
        it is booked by itself, None where the file does not tell.
    """

    amount: Decimal
    currency: str = ""
    is_deducted: bool | None = None


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why a payment comes back, as the bank says it.

    code: of ISO 20022 or Nacha where the bank has one, else its own; "" where it tells
        none.
    kind: "reject" before it was settled, "return" by the other bank, "refund" that the
        debtor asked for, "reverse" by whom it was paid to; "" where it is not told.
    """

    code: str = ""
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What the payer took off a document, or put on it.

    amount: minus where it lowers what is paid.
    """

    amount: Decimal
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RemittedDocument:
    """One document of a payment, with amounts as the payer wrote them.

    numbers: what it is called; several share the amounts.
    kind: "invoice", "credit_note", "debit_note" or "other"; credit notes have their
        amounts positive, too.
    due: what is owed, None where it is not told; discount: what is taken off for early
        payment, positive; remitted: what is paid of it, None where it is not told.
    """

    numbers: tuple[str, ...]
    kind: str = "invoice"
    day: date | None = None
    due: Decimal | None = None
    discount: Decimal = Decimal(0)
    credit: Decimal | None = None
    tax: Decimal = Decimal(0)
    adjustments: tuple[Adjustment, ...] = ()
    remitted: Decimal | None = None
    currency: str = ""


@dataclass(slots=True)
class Transaction:
    """One entry of a statement. Amounts are positive for money in."""

    date: date
    amount: Decimal
    value_date: date | None = None
    #: Original amount and currency where the payer paid in another one.
    original_amount: Decimal | None = None
    original_currency: str = ""
    #: Remittance information, whole, in the bank's order.
    text: str = ""
    partner_name: str = ""
    partner_account: str = ""
    partner_bic: str = ""
    partner_address: str = ""
    partner_street: str = ""
    partner_city: str = ""
    end_to_end_id: str = ""
    mandate: str = ""
    #: Structured creditor reference.
    reference: str = ""
    check_number: str = ""
    #: The bank's transaction code or type.
    transaction_type: str = ""
    #: The bank's own identification of the entry; unique per account together
    #: with date and amount.
    bank_id: str = ""
    #: The booking this is, where the format tells bookings from the payments in
    #: them: the bank's reference of it, its amount, and whether this is but one of
    #: several payments that were booked together.
    batch_id: str = ""
    batch_amount: Decimal | None = None
    is_part: bool = False
    #: Ids of the order that it books, where it was ours: of the payment file, of its
    #: block and of the instruction.
    order_ids: tuple[str, ...] = ()
    #: It gives a payment back, which the ids name; None where it does not, or the file
    #: has no field that says so.
    returned: ReturnReason | None = None
    #: What the bank charged for it, as far as it may have come off the amount. The
    #: original amount is before it.
    charges: tuple[Charge, ...] = ()
    #: The documents that it pays, where the payer named them in fields of their own.
    documents: tuple[RemittedDocument, ...] = ()
    #: Every field of the bank's record under its own name, for looking up.
    raw: dict[str, str] = field(default_factory=dict)
    #: The line of the file in which it stands, 0 where lines tell nothing.
    line: int = field(default=0, compare=False)
    #: The original amount was worked out at a rate: its last digit is a rounding.
    original_is_rounded: bool = field(default=False, compare=False)
    #: The bank's rate proves that the original amount is what is left after charges.
    original_is_net: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        for observer in _observers:
            observer()


@dataclass(slots=True)
class Statement:
    """One account's statement out of a file.

    balance_start is None where the file does not tell it. Balances need not
    agree with the transactions: what the bank wrote is kept (see `warnings`).
    """

    account_number: str = ""
    currency: str = ""
    name: str = ""
    #: The bank's number of the statement; digits only where it counts them.
    number: str = ""
    #: Tells what moved during the day or of one booking; the statement follows.
    is_interim: bool = False
    #: Of a securities account: its cash is counted in fractions of the smallest coin.
    fractions: bool = False
    #: Of a card: its balance may be given as what is owed, positive.
    is_card: bool = field(default=False, compare=False)
    #: Nothing in the file proves that a positive amount is money in.
    are_signs_supposed: bool = field(default=False, compare=False)
    #: The opening balance was worked out from the closing one: it proves nothing.
    is_start_derived: bool = field(default=False, compare=False)
    date: date | None = None
    balance_start: Decimal | None = None
    balance_end: Decimal | None = None
    transactions: list[Transaction] = field(default_factory=list)
    #: Sentences for the user about what could not be read or does not add up.
    warnings: list[Sentence] = field(default_factory=list)
