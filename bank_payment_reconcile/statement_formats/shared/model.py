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


class DateOrderUndecided(StatementError):
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
    #: The opening balance was worked out from the closing one: it proves nothing.
    is_start_derived: bool = field(default=False, compare=False)
    date: date | None = None
    balance_start: Decimal | None = None
    balance_end: Decimal | None = None
    transactions: list[Transaction] = field(default_factory=list)
    #: Sentences for the user about what could not be read or does not add up.
    warnings: list[Sentence] = field(default_factory=list)
