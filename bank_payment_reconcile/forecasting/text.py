"""What of a bank's text stays the same each time."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
#: As they are written in full and short, in the languages of our banks.
_MONTHS = frozenset(
    """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec
    januar februar märz maerz mai juni juli oktober dezember mär mrz okt dez
    januari februari maart mei augustus mrt
    desember des
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre
    """.split()
)


def pattern(text: str) -> str:
    """The words of a text without numbers and months, in their order.

    "Miete Januar 2026, Vertrag 4711" and "Miete Februar 2026, Vertrag 4711" are both
    "miete vertrag". Empty where nothing is left.
    """
    words = _WORD.findall(text.casefold())
    return " ".join(
        word
        for word in words
        if word not in _MONTHS and not any(map(str.isdigit, word))
    )
