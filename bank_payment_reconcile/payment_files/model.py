"""What is ordered, what the bank's format takes, what stands against it, what the bank
answers: plain values."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ..sentences import Sentence, SentenceError


class PaymentFileError(SentenceError, ValueError):
    """A file cannot be written or read; the message is a sentence for the user: what is
    wrong, where, what to do."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a party lives; what is not known is empty.

    street: with the number where that is not known apart.
    country: two letters of ISO 3166.
    """

    street: str = ""
    number: str = ""
    postal_code: str = ""
    town: str = ""
    region: str = ""
    country: str = ""
    second_line: str = ""


@dataclass(frozen=True, slots=True)
class OrderParty:
    """Who pays, is paid or hands in the file.

    identifier: of an organisation, as the bank gave it; issuer: who gave it.
    creditor_identifier: of who collects debits.
    """

    name: str
    address: Address = Address()
    identifier: str = ""
    issuer: str = ""
    creditor_identifier: str = ""
    is_company: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account.

    number: without blanks; is_iban: whether it is an IBAN.
    clearing: the bank's national code, clearing_system its code of ISO 20022 (USABA,
        CHBCC, GBDSC), where there is no BIC.
    kind: checking or savings, where a country tells them apart.
    """

    number: str
    is_iban: bool = True
    bic: str = ""
    clearing: str = ""
    clearing_system: str = ""
    bank_name: str = ""
    bank_address: Address = Address()
    currency: str = ""
    kind: str = "checking"


@dataclass(frozen=True, slots=True)
class Mandate:
    """By what a debtor allowed a direct debit.

    scheme: CORE or B2B; sequence: FRST, RCUR, FNAL or OOFF.
    original_…: what it was before, where the next file has to say so.
    """

    reference: str
    signed_on: date
    scheme: str = "CORE"
    sequence: str = "RCUR"
    original_reference: str = ""
    original_account: str = ""
    original_creditor_identifier: str = ""
    original_creditor_name: str = ""


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """One order.

    key: what the caller knows it by; findings name it.
    amount: of money, more than nothing, in the currency.
    party, account: who is paid, or whose account is debited.
    text: for the payee, as one text; reference: a structured one, as somebody typed it.
    purpose, category_purpose: codes of ISO 20022, or empty.
    priority: normal, urgent or instant.
    charges: SLEV, SHAR, DEBT or CRED; empty: what the scheme wants.
    regulatory: what the payee's country wants to be told, or empty.
    information_id: the block of the file it stands in, once it has one.
    """

    key: Hashable
    amount: Decimal
    currency: str
    party: OrderParty
    account: Account
    execution_date: date
    end_to_end_id: str = ""
    instruction_id: str = ""
    information_id: str = ""
    uetr: str = ""
    text: str = ""
    reference: str = ""
    purpose: str = ""
    category_purpose: str = ""
    priority: str = "normal"
    charges: str = ""
    regulatory: str = ""
    mandate: Mandate | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file orders: from one account of ours.

    kind: transfer or debit.
    message_id: empty as long as nothing is exported.
    file_modifier: of NACHA, tells the file from others of the day: a letter or a digit.
    created_at: when the file is made, in the time of the bank's country, without zone.
    today: the day from which a date is in the past.
    """

    payments: tuple[PaymentOrder, ...]
    party: OrderParty
    account: Account
    created_at: datetime
    today: date
    kind: str = "transfer"
    message_id: str = ""
    initiating: OrderParty | None = None
    file_modifier: str = "A"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """What a bank takes.

    name: `pain.001.001.09`, `.03`, `pain.008.001.08`, `.02`, `nacha`, or `described`.
    address_mode: none, structured or hybrid.
    charset: basic (of the European Payments Council), german or latin.
    umlauts: whether ä is written ae where the set lacks it, else a.
    batch_booking: whether the bank books a block as one; None leaves it to the bank.
    charges: charge bearer of what is not SEPA.
    instant_allowed: whether the bank takes instant payments in files.
    limit: largest amount of one payment in the account's currency, or None.
    cut_off: hour and minute, "14:30", after which the next open day counts, or empty.
    first_sequence: whether a mandate's first debit is FRST.
    agent_placeholder: whether a missing BIC is written NOTPROVIDED in a transfer.
    layout: how a described format looks (of `payment_files.described`), or None.
    """

    name: str
    address_mode: str = "structured"
    charset: str = "basic"
    umlauts: bool = True
    batch_booking: bool | None = True
    charges: str = "SHAR"
    instant_allowed: bool = False
    limit: Decimal | None = None
    cut_off: str = ""
    first_sequence: bool = False
    agent_placeholder: bool = False
    layout: object | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands against an order, or should be looked at.

    level: red: nothing is exported; yellow: look at it; word: exported only after a
        person accepted it.
    key: of the payment, or None where it is the whole file's.
    code: short and stable, one for each kind.
    field: of the order: account, party, address, amount, text, reference, date,
        currency, mandate, ...
    """

    level: str
    key: Hashable | None
    code: str
    field: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class PaymentStatus:
    """What the bank says of one payment.

    status: code of ISO 20022 as the bank wrote it (the level that decides).
    reason: code, or the bank's own.
    text: the bank's words; name: who owns the account, where the bank tells.
    original_…: by which it is found.
    date: on which the bank executes it, where it tells.
    level: on which the status stands: payment, block or group.
    """

    status: str
    reason: str = ""
    text: str = ""
    name: str = ""
    original_instruction_id: str = ""
    original_end_to_end_id: str = ""
    original_information_id: str = ""
    original_uetr: str = ""
    amount: Decimal | None = None
    currency: str = ""
    account: str = ""
    date: date | None = None
    level: str = "payment"


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The bank's answer to one file.

    message_id: the answer's own; original_message_id: of our file.
    status: of all of it, or empty; block_statuses: {block: (status, reason, text)} of
        those that have one, as pairs.
    payments: those it speaks of one by one.
    """

    message_id: str
    original_message_id: str
    created_at: datetime | None = None
    status: str = ""
    reason: str = ""
    text: str = ""
    block_statuses: tuple[tuple[str, tuple[str, str, str]], ...] = ()
    payments: tuple[PaymentStatus, ...] = ()
