"""Banks that tell no accounts of those whom money goes to.

Where a bank tells them, a line without one is odd: it is for a person. Where it hardly
ever does, as in CFONB, OFX and most tables, nothing is missing on a line without one,
and what else is certain may do.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Line

#: From so few lines nobody knows how a bank writes.
ENOUGH = 20
#: It tells no accounts where at most one line in so many has one.
HARDLY = 10


def is_silent(lines: Iterable[Line]) -> bool:
    """Whether the bank of these lines tells hardly any account of money out."""
    out = [bool(line.partner_account) for line in lines if line.amount < 0]
    return hardly_tells(len(out), sum(out))


def hardly_tells(count: int, told: int) -> bool:
    """The same of so many lines of money out, of which so many tell an account.

    >>> hardly_tells(80, 5), hardly_tells(80, 40), hardly_tells(5, 0)
    (True, False, False)
    """
    return count >= ENOUGH and told * HARDLY <= count
