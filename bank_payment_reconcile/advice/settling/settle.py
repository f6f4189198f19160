"""What becomes of each row: the items it settles, or why it settles none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..shared.model import Advice
from .books import Books
from .guessed import settle_guessed
from .named import settle_named
from .settlement import ZERO, Scene, Settlement


def settle(advice: Advice, books: Books, sender: int = 0) -> list[Settlement]:
    """What becomes of each row of an advice, in its order.

    sender: the partner who sent it, where it is a customer: the items are theirs then.
    """
    scene = Scene(advice, books, sender)
    found: dict[int, Settlement] = {}
    # What is named takes its item before anything that is only guessed.
    for look_up in (settle_named, settle_guessed):
        for at, row in enumerate(advice.rows):
            answer = None if at in found else look_up(scene, row)
            if answer:
                found[at] = answer
    return [found[at] for at in range(len(advice.rows))]


def kept_by_provider(settlements: Iterable[Settlement]) -> tuple[Decimal, Decimal]:
    """The fees of all rows, and the tax on them: minus where they cost."""
    rows = [each.row for each in settlements if each.way != "none"]
    return (
        sum((row.fee for row in rows), ZERO),
        sum((row.fee_tax for row in rows), ZERO),
    )
