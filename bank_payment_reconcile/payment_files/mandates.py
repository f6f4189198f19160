"""What its debits make of a mandate: which sequence comes next, what has to be told of
changes, how long it holds. Rules of the SEPA direct debit schemes; no ORM.

A debit is an event of the past with a state of its own; nothing else is kept of it, so
that a rejection or a statement that is undone needs no second bookkeeping.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .model import Mandate
from .reports.codes import KINDS

#: A mandate lapses so many months after the last debit that a bank was handed.
LAPSE_MONTHS = 36
#: For any other account of the same debtor, whichever bank it is at.
OTHER_ACCOUNT = "SMNDA"
#: Longest reference.
REFERENCE_LENGTH = 35
_REFERENCE = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]+")

EXPORTED, SETTLED, REJECTED, CANCELLED = "exported", "settled", "rejected", "cancelled"
RETURNED, REFUNDED, REVERSED = "returned", "refunded", "reversed"
STATES = (EXPORTED, SETTLED, REJECTED, CANCELLED, RETURNED, REFUNDED, REVERSED)
#: These debits never happened: before the settlement the bank refused them, or we took
#: them back.
UNDONE = (REJECTED, CANCELLED)

#: {event: {state before: state after}}; whatever is not here changes nothing.
TRANSITIONS: dict[str, dict[str, str]] = {
    # The bank has booked it, whatever we thought that we had taken back.
    "settle": {EXPORTED: SETTLED, CANCELLED: SETTLED},
    "unsettle": {SETTLED: EXPORTED},
    # What was booked comes back: whatever the bank calls it, that is a return.
    "reject": {EXPORTED: REJECTED, CANCELLED: REJECTED, SETTLED: RETURNED},
    "cancel": {EXPORTED: CANCELLED},
    # The bank's credit may be read later than what takes it back.
    "return": {EXPORTED: RETURNED, SETTLED: RETURNED, CANCELLED: RETURNED},
    "refund": {EXPORTED: REFUNDED, SETTLED: REFUNDED, CANCELLED: REFUNDED},
    "reverse": {EXPORTED: REVERSED, SETTLED: REVERSED, CANCELLED: REVERSED},
    # A statement that showed a return is undone.
    "restore": {RETURNED: SETTLED, REFUNDED: SETTLED, REVERSED: SETTLED},
}

#: Reasons after which a mandate is not used before a person says so: there is none, it
#: is not valid, the debtor is dead, a consumer's account in the business scheme, the
#: debtor has barred us.
MANDATE_REASONS = frozenset(code for code, kind in KINDS.items() if kind == "mandate")
#: Reasons after which the account is not debited again, but those of the creditor's.
ACCOUNT_REASONS = frozenset(
    code for code, kind in KINDS.items() if kind == "account"
) - {"AC03", "RC07"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the debtor's bank knows a mandate by.

    account: number without blanks; creditor_…: who collects.
    """

    reference: str
    account: str
    creditor_identifier: str
    creditor_name: str


@dataclass(frozen=True, slots=True)
class Use:
    """One debit by a mandate.

    day: on which it was to be executed; state: of `STATES`.
    told: what it said; is_amended: whether it told of a change.
    """

    day: date
    sequence: str
    state: str
    told: Known
    is_amended: bool = False

    @property
    def stands(self) -> bool:
        """Whether it happened, whatever came back after the settlement."""
        return self.state not in UNDONE


def after(state: str, event: str) -> str:
    """The state of a debit after an event; the same where it changes nothing."""
    return TRANSITIONS[event].get(state, state)


def blocks(reason: str) -> str:
    """What a bank's reason code bars: "mandate", "account", or nothing."""
    if reason in MANDATE_REASONS:
        return "mandate"
    return "account" if reason in ACCOUNT_REASONS else ""


def is_reference(text: str) -> bool:
    """Whether banks take a text for the reference of a mandate."""
    return (
        len(text) <= REFERENCE_LENGTH
        and _REFERENCE.fullmatch(text) is not None
        and text == text.strip()
        and not (text.startswith("/") or text.endswith("/") or "//" in text)
    )


def creditor_key(identifier: str) -> str:
    """What two creditor identifiers of the same creditor have alike: the business code,
    characters 5 to 7, is the creditor's own to choose."""
    return identifier[:4] + identifier[7:]


def is_used_up(uses: Iterable[Use]) -> bool:
    """Whether the only, or the last debit was made. One that was rejected before the
    settlement was not; one that was given back was."""
    return any(use.stands and use.sequence in ("OOFF", "FNAL") for use in uses)


def expires_on(signed_on: date, uses: Iterable[Use], before: date | None) -> date:
    """The last day on which it may be used.

    before: day of the last debit that is not in `uses`, made elsewhere.
    """
    days = [use.day for use in uses if use.state != CANCELLED]
    return _add_months(max([*days, before or signed_on]), LAPSE_MONTHS)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def what_bank_knows(uses: Iterable[Use], before: Known | None) -> Known | None:
    """What the debtor's bank knows the mandate by; None before the first debit.

    uses: in the order in which they were made.
    before: what it knew by debits that were made elsewhere.
    """
    known = before
    for use in uses:
        # A change that was told only in a debit that was rejected is not known.
        if use.stands and (known is None or use.is_amended):
            known = use.told
    return known


def next_sequence(
    uses: Sequence[Use],
    is_one_off: bool,
    is_last: bool,
    wants_first: bool,
    was_used_before: bool = False,
) -> str:
    """The sequence type of the next debit.

    is_last: whether none comes after it.
    wants_first: whether the bank wants the first of several marked.
    was_used_before: elsewhere.
    """
    if is_one_off:
        return "OOFF"
    if is_last:
        return "FNAL"
    is_first = not was_used_before and not any(use.stands for use in uses)
    return "FRST" if wants_first and is_first else "RCUR"


def next_debit(
    now: Known,
    signed_on: date,
    scheme: str,
    sequence: str,
    known: Known | None,
) -> Mandate:
    """What the next file says of a mandate.

    now: what it is today; known: what the debtor's bank knows it by.
    """
    if known is None:
        known = now
    other = now.account != known.account
    identifier, name = known.creditor_identifier, known.creditor_name
    return Mandate(
        reference=now.reference,
        signed_on=signed_on,
        scheme=scheme,
        sequence=sequence,
        original_reference=known.reference if known.reference != now.reference else "",
        original_account=OTHER_ACCOUNT if other else "",
        original_creditor_identifier=(
            identifier if identifier != now.creditor_identifier else ""
        ),
        original_creditor_name=name if name != now.creditor_name else "",
    )


def tells_change(mandate: Mandate) -> bool:
    """Whether what a file says of a mandate tells of a change."""
    return bool(
        mandate.original_reference
        or mandate.original_account
        or mandate.original_creditor_identifier
        or mandate.original_creditor_name
    )
