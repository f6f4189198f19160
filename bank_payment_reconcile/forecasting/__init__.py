"""What money is to be expected, from plain values. No database, no Odoo.

`recognise` finds in the bank lines of the past what comes again and again: the rent,
the payroll, a subscription. `week_starts` and `roll` are the weeks of a forecast and
how one opens with what the one before closed with.

Amounts are `Decimal`, positive for money that comes in.
"""

from .model import Interval, Movement, Recurring
from .recurring import recognise
from .text import pattern
from .weeks import WEEKS, monday, roll, week_starts

__all__ = [
    "WEEKS",
    "Interval",
    "Movement",
    "Recurring",
    "monday",
    "pattern",
    "recognise",
    "roll",
    "week_starts",
]
