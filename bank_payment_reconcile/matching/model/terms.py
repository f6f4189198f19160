"""The terms of a bank: its rules, currencies and limits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .currency import Currency
from .kinds import AmountMatch, Confidence, DebitMatch, DocumentMatch, Key, PartyMatch


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
    later_days: an invoice that the line names may be dated so many days after it; 0
        allows none.
    post_limit: a line of more than this, in minor units of the bank's currency, is for
        review whatever fits; 0 is no limit.
    currency, company_currency, bank_currency: of the lines, the company and the bank,
        for sentences.
    payee_check: money out is for review unless it goes to an account that is "known" as
        the payee's, or only where one known to us is "contradicting", or never: "off".
    charges_account: whether the bank has an account for what it charges; without one
        a person chooses it. returns_charged_on: where a payment comes back, the
        customer owes the charge.
    new_account_days: an account that is known for fewer days before the payment is for
        review, too; 0 asks for none.
    return_charges: of a payment that comes back and is named by its id, the bank may
        keep so much without its file saying so, in minor units.
    tells_accounts: whether the bank tells accounts of money out; None is as the lines
        that are matched together show.
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
    charges_account: bool = True
    returns_charged_on: bool = False
    transfer_days: int = 5
    transfer_rate_percent: Decimal = Decimal(0)
    later_days: int = 0
    post_limit: int = 0
    currency: Currency = Currency()
    company_currency: Currency = Currency()
    bank_currency: Currency = Currency()
    payee_check: Literal["known", "contradicting", "off"] = "known"
    new_account_days: int = 14
    return_charges: int = 0
    tells_accounts: bool | None = None
