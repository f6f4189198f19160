"""Whether the values of a column are of the kind that its name promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ..described.amounts import clean_amount
from ..described.rows import Cell
from ..shared.dates import looks_like_date
from ..shared.identifiers import iban_of
from ..shared.iso4217 import CODES
from .header_words import is_direction

_NUMBER = re.compile(r"[-+(]?\s*[0-9.,][0-9.,\s'\u2019\u00a0\u202f]*[-+)]?")
#: As money is written: with decimals or groups, or a number that is no identification.
_MARKED = re.compile(
    r"[-+(]?[0-9.,\s'\u2019\u00a0\u202f]*[.,'][0-9]{2}(?:[0-9]|0{2,6})?[-+)]?"
)
_WHOLE = re.compile(r"[-+(]?(?:0|[1-9][0-9]{0,8})[-+)]?")


def is_number(cell: Cell) -> bool:
    """Whether the cell is an amount, maybe with a currency."""
    if isinstance(cell, Decimal):
        return True
    if isinstance(cell, date):
        return False
    return _is_written_number(cell)


def _is_number_or_none(cell: Cell) -> bool:
    return is_number(cell) or is_dashes(cell)


def is_dashes(cell: Cell) -> bool:
    """Whether a bank writes dashes, or nothing, where there is no amount."""
    return isinstance(cell, str) and not cell.strip("-\u2013\u2014 ")


@lru_cache(maxsize=20_000)
def _is_written_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(clean_amount(cell)))


def is_marked(cell: Cell) -> bool:
    """Whether the cell is a number with decimals or groups, as money has them."""
    if isinstance(cell, Decimal):
        return cell != cell.to_integral_value()
    return isinstance(cell, str) and bool(_MARKED.fullmatch(clean_amount(cell)))


def is_whole(cell: Cell) -> bool:
    """Whether the cell is a whole number that may be money."""
    if isinstance(cell, Decimal):
        return cell == cell.to_integral_value() and abs(cell) < 10**9
    return isinstance(cell, str) and bool(_WHOLE.fullmatch(clean_amount(cell)))


def is_day(cell: Cell) -> bool:
    """Whether the cell is a date."""
    return isinstance(cell, date) or (isinstance(cell, str) and looks_like_date(cell))


def is_sure_day(cell: Cell) -> bool:
    """Whether the cell is a date and not any number of six digits."""
    return is_day(cell) and not (
        isinstance(cell, str) and len(cell) == 6 and cell.isdigit()
    )


def is_currency(cell: Cell) -> bool:
    """Whether the cell is the code of a currency."""
    return str(cell).strip().upper() in CODES


def is_iban(cell: Cell) -> bool:
    """Whether the cell is an account with check digits that are right."""
    return isinstance(cell, str) and bool(iban_of(cell))


def words_of(values: list[Cell]) -> frozenset[str]:
    """The different values in small letters."""
    return frozenset(str(each).strip().casefold() for each in values)


#: By the role of the column.
CHECKS: dict[str, Callable[[list[Cell]], bool]] = {
    "date": lambda values: any(map(is_day, values)),
    "value_date": lambda values: all(map(is_day, values)),
    "amount": lambda values: any(map(is_number, values)),
    "debit": lambda values: all(map(_is_number_or_none, values)),
    "credit": lambda values: all(map(_is_number_or_none, values)),
    "balance": lambda values: any(map(is_number, values)),
    "gross": lambda values: all(map(is_number, values)),
    "net": lambda values: all(map(is_number, values)),
    "fee": lambda values: all(map(is_number, values)),
    "original_amount": lambda values: all(map(is_number, values)),
    # Where all are the same it is that of the own bank.
    "partner_bic": lambda values: len(values) == 1 or len(set(values)) > 1,
    "sign": lambda values: is_direction(words_of(values)),
    "currency": lambda values: all(map(is_currency, values)),
    "original_currency": lambda values: all(map(is_currency, values)),
}
