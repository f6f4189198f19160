"""Whether the values of a column are of the kind that its name promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ..described.amounts import clean_amount
from ..described.rows import Cell
from ..shared.dates import looks_like_date
from ..shared.iso4217 import CODES
from .header_words import IN_WORDS, OUT_WORDS

_NUMBER = re.compile(r"[-+(]?\s*[0-9.,][0-9.,\s'\u2019\u00a0\u202f]*[-+)]?")


def is_number(cell: Cell) -> bool:
    """Whether the cell is an amount, maybe with a currency."""
    if isinstance(cell, Decimal):
        return True
    if isinstance(cell, date):
        return False
    return bool(_NUMBER.fullmatch(clean_amount(cell)))


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and looks_like_date(cell))


def _words(cell: Cell) -> bool:
    return str(cell).strip().casefold() in (*OUT_WORDS, *IN_WORDS)


#: By the role of the column.
CHECKS: dict[str, Callable[[list[Cell]], bool]] = {
    "date": lambda values: any(map(_is_day, values)),
    "value_date": lambda values: all(map(_is_day, values)),
    "amount": lambda values: any(map(is_number, values)),
    "debit": lambda values: all(map(is_number, values)),
    "credit": lambda values: all(map(is_number, values)),
    "balance": lambda values: any(map(is_number, values)),
    "original_amount": lambda values: all(map(is_number, values)),
    # Where all are the same it is that of the own bank.
    "partner_bic": lambda values: len(values) == 1 or len(set(values)) > 1,
    "sign": lambda values: all(map(_words, values)),
    "currency": lambda values: all(str(e).strip().upper() in CODES for e in values),
    "original_currency": lambda values: all(
        str(e).strip().upper() in CODES for e in values
    ),
}
