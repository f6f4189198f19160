"""What was paid before the bank took its charges, and whether that may be right.

A file may tell anything: charges beyond the bounds are for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Line, Reason, Settings
from ..reasons.wording import money

#: More than so much of what was paid is looked at by a person.
PERCENT = 10


def before_charges(line: Line) -> Line | None:
    """The line as it was paid; None where no charges came off, or more than all."""
    paid = line.amount - line.charges
    if not line.charges or paid * line.amount <= 0:
        return None

    def before(amount: int | None) -> int | None:
        return None if amount is None else round(amount * paid / line.amount)

    return replace(
        line,
        amount=paid,
        worth=before(line.worth),
        booked=before(line.booked),
        charges=0,
    )


def charges_doubted(line: Line, settings: Settings) -> Iterator[Reason]:
    """Why a person should look at charges before they are deducted."""
    params = {"amount": money(-line.charges, settings.currency)}
    paid = line.amount - line.charges
    if line.charges > 0:
        yield Reason("charges_back", {"amount": money(line.charges, settings.currency)})
    elif abs(line.charges) * 100 > abs(paid) * PERCENT:
        yield Reason("charges_high", {**params, "percent": PERCENT})
    charged_on = line.is_returned and settings.returns_charged_on
    if not settings.charges_account and not charged_on:
        yield Reason("charges_no_account")
