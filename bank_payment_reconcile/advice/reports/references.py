"""What of a text may be the number of an invoice, of an order, or a provider's id."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDER = re.compile(
    r"(?:\border|\bbestell\w*|\bauftrags?\w*|\bcommande|\bpedido|\bencomenda|\bordine"
    r"|\bordre|\bbestelling|\bzam[oó]wieni\w*|\bobjedn[aá]vka|\btilaus|\bbeställning)"
    r"[\s.:_-]*(?:id|no|nr|num\w*|n[°ºo])?[\s.:#№_-]*"
    r"(#?[A-Za-z0-9][A-Za-z0-9/_.-]*)",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?<![\w&])#[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*")
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.\-]*[A-Za-z0-9]|[0-9]{3,}")
#: Ids that providers give: letters, an underscore, letters and digits.
_ID = re.compile(r"(?:tr|re|chb|cap|pi|ch|py|pyr|in|sub|cs|po|dp|du|txn|seti|cus)_\w+")
_DATE = re.compile(
    r"[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}"
)
_FIGURE = re.compile(r"[0-9]{1,3}(?:[.,' ]?[0-9]{3})*[.,][0-9]{1,4}|[0-9]{1,4}")
#: Letters, a sign, and few digits.
_SHORT = re.compile(r"[A-Za-z]{2,}[/-][A-Za-z0-9/-]*[0-9]")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class References:
    """What a text names."""

    numbers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()


def named_in(text: str) -> References:
    """What a text names: after a word for an order, or behind "#", an order; ids as
    providers write them; other words with digits that are no date and no amount."""
    text = text[:_LONGEST]
    orders = [each for each in _ORDER.findall(text) if re.search("[0-9]", each)]
    orders += [each for each in _HASH.findall(text) if each[1:] not in orders]
    ids, numbers = [], []
    for token in _TOKEN.findall(text):
        token = token.rstrip("./-")
        if _ID.fullmatch(token):
            ids.append(token)
        elif _is_number(token) and token not in orders and f"#{token}" not in orders:
            numbers.append(token)
    # Letters with signs and digits are likelier than digits alone.
    numbers.sort(key=lambda each: each.isdigit())
    return References(*map(_each_once, (numbers, orders, ids)))


def _is_number(token: str) -> bool:
    digits = sum(each.isdigit() for each in token)
    if _DATE.fullmatch(token) or digits < 3 and not _SHORT.fullmatch(token):
        return False
    return not _FIGURE.fullmatch(token) or token.isdigit() and digits > 4


def _each_once(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip(".,") for each in found))[:8]
