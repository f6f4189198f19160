"""The currency that amounts tell themselves, by a code or a sign."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from functools import lru_cache

from ...sentences import _
from ..shared.iso4217 import CODES
from ..tables.doubt import Doubt
from ..tables.known import Columns

#: Signs of one currency only: those of several tell nothing.
_SIGNS = {
    "€": "EUR",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "R$": "BRL",
    "₦": "NGN",
    "₹": "INR",
    "₺": "TRY",
    "TL": "TRY",
    "₽": "RUB",
    "руб": "RUB",
    "₴": "UAH",
    "грн": "UAH",
    "₪": "ILS",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₩": "KRW",
    "₸": "KZT",
    "₾": "GEL",
    "₡": "CRC",
    "₲": "PYG",
    "лв": "BGN",
    "£": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "EUROA": "EUR",
}
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")


@lru_cache(maxsize=5_000)
def _letters(cell: str) -> str:
    """What of a cell is no number: only that tells a currency."""
    return re.sub(r"[0-9\s.,'\u2019+()-]+", " ", cell).strip()


def told_currency(columns: Columns, positions: list[int]) -> str:
    """The currency of the cells of these columns, or of their names; "" where they tell
    none.

    Raises Doubt where amounts are told in several.
    """
    if not positions:
        return ""
    written = {
        _letters(cell)
        for position in positions
        for cell in columns.values(position)
        if isinstance(cell, str)
    }
    codes = {code for each in written if (code := currency_in(each))}
    if len(codes) > 1:
        raise Doubt(
            _(
                "the amounts in the column “%(column)s” are in several currencies "
                "(%(currencies)s)",
                column=columns.called(positions[0]),
                currencies=tuple(sorted(codes)),
            )
        )
    if codes:
        return codes.pop()
    named = {code for at in positions if (code := currency_in(columns.header[at]))}
    return named.pop() if len(named) == 1 else ""


def currency_in(text: str) -> str:
    """The code of the only currency that a text tells, else ""."""
    found = {each for each in _CODE.findall(text) if each in CODES}
    found |= {code for sign, code in _SIGNS.items() if re.search(_whole(sign), text)}
    return found.pop() if len(found) == 1 else ""


def _whole(sign: str) -> str:
    """The sign as a word of its own, where it is of letters."""
    escaped = re.escape(sign)
    return rf"(?<![^\W\d_]){escaped}(?![^\W\d_])" if sign[-1].isalpha() else escaped
