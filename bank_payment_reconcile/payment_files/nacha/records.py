"""Records of a NACHA file: 94 characters each, ten of them a block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..charset import split_text

LENGTH, BLOCKING = 94, 10
#: What one entry's addenda carry, and how many an entry may have.
ADDENDA_TEXT = 80
ADDENDA = {"PPD": 1, "CCD": 1, "CTX": 9999}
#: Characters of the account, of the name, and of the name of a CTX entry.
ACCOUNT, NAME, CTX_NAME = 17, 22, 16


def record(*fields: tuple[object, int] | tuple[object, int, str]) -> str:
    """A record of fields: value, width, and for numbers the zero that fills them."""
    parts = []
    for value, width, *fill in fields:
        text = str(value)
        if len(text) > width:
            raise ValueError(text)
        parts.append(text.rjust(width, "0") if fill else text.ljust(width))
    made = "".join(parts)
    if len(made) != LENGTH:
        raise ValueError(made)
    return made


def addenda_of(text: str) -> list[str]:
    """A text in the parts that addenda carry."""
    return split_text(text, ADDENDA_TEXT)


@dataclass(slots=True)
class Totals:
    """What control records count: entries with addenda, and sums in cents."""

    count: int = 0
    hash: int = 0
    debits: int = 0
    credits: int = 0

    def add(self, other: Totals) -> None:
        """Counts what another has counted."""
        self.count += other.count
        self.hash += other.hash
        self.debits += other.debits
        self.credits += other.credits

    def fields(self) -> tuple[tuple[object, int, str], ...]:
        """Hash and sums, as both control records have them."""
        return (
            (self.hash % 10**10, 10, "0"),
            (self.debits, 12, "0"),
            (self.credits, 12, "0"),
        )


def cents(amount: Decimal) -> int:
    """An amount of dollars in cents, exactly."""
    return int(amount.scaleb(2).to_integral_exact())


def blocked(records: list[str]) -> Iterable[str]:
    """The records, filled up to whole blocks with lines of nines."""
    yield from records
    yield from ["9" * LENGTH] * (-len(records) % BLOCKING)
