"""How the amount of a line goes into an entry."""

from __future__ import annotations

from ..amounts.tolerance import discount_of, is_fee_short, window
from ..books.view import View
from ..evidence.line import Evidence
from ..model import AmountMatch, Key, Settings
from ..model.enumeration import StrEnum
from .candidate import Use


class Fit(StrEnum):
    """How the amount of a line fits what is open; the sentence is `amount_` with it."""

    #: To the cent.
    EXACT = "exact"
    #: To the cent, less the early-payment discount.
    DISCOUNT = "discount"
    TOLERANCE = "tolerance"
    #: Short by what a bank may have deducted.
    FEE = "fee"
    PART = "part"
    OVER = "over"

    @property
    def settles(self) -> bool:
        """Whether the entry is paid by it, and nothing is left over."""
        return self not in _UNSETTLED


_UNSETTLED = frozenset({Fit.PART, Fit.OVER})


def amount_count(view: View, evidence: Evidence, partner: Key | None) -> AmountMatch:
    """One, multiple or none of a partner's entries fit the line's amount."""
    count = len(view.near_amount(evidence.line, partner))
    return "none" if not count else "one" if count == 1 else "multiple"


def settle(view: View, evidence: Evidence, position: int) -> tuple[Use, int, Fit]:
    """How a line's amount goes into one entry: use, what is left over, how it fits.

    What is left over is signed like the line's amount.
    """
    line, entry = evidence.line, view.ledger.entries[position]
    settings, amount = view.ledger.settings, line.amount
    still = view.open(position)
    if still == amount:
        return (position, amount, 0), 0, Fit.EXACT
    discount = discount_of(entry, line.date, settings) if still == entry.amount else 0
    if discount and still - discount == amount:
        return (position, amount, discount), 0, Fit.DISCOUNT
    if discount and (found := _discount_and_fee(still - discount, amount, settings)):
        share, fit = found
        return (position, share, discount), amount - share, fit
    low, high = window(amount, settings)
    if low <= still <= high:
        taken = amount if abs(amount) < abs(still) else still
        return (position, taken, 0), amount - taken, Fit.TOLERANCE
    if discount and low <= still - discount <= high:
        due = still - discount
        taken = amount if abs(amount) < abs(due) else due
        return (position, taken, discount), amount - taken, Fit.TOLERANCE
    if abs(amount) > abs(still):
        return (position, still, 0), amount - still, Fit.OVER
    fee = still == entry.amount and is_fee_short(entry, amount, settings)
    return (position, amount, 0), 0, Fit.FEE if fee else Fit.PART


def _discount_and_fee(
    due: int, amount: int, settings: Settings
) -> tuple[int, Fit] | None:
    """How a line fits what is due after discount, but for the bank's fixed fee.

    The fee is taken from what comes in and put on what goes out.

    Returns: share of the line and fit; None where the fee is not the difference.
    """
    if not settings.fee_amount or due - amount != settings.fee_amount:
        return None
    return (amount, Fit.FEE) if due > 0 else (due, Fit.OVER)
