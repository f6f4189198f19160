"""Document numbers: the keys under which people write them.

Numbers are compared by keys: their parts (runs of letters, runs of digits)
without separators and leading zeros. "INV/2026/00042" has the keys
INV.2026.42, INV.202600042, 2026.42, 202600042 and 42; a text is joined from its
parts in the same way, so that "inv 2026-42", "INV202600042" or "Re. 42" meet it.
"""

from __future__ import annotations

import re

from ..text.normalise import fold

_DIGIT = re.compile(r"\d")
PARTS = re.compile(r"[^\W\d_]+|\d+")


def parts_of(number: str) -> list[str]:
    """Runs of letters and of digits, digits without leading zeros."""
    return [
        (part.lstrip("0") or "0") if part.isdigit() else part
        for part in PARTS.findall(number)
    ]


def is_year(digits: str) -> bool:
    """Whether four digits read as a year."""
    return len(digits) == 4 and digits.isdigit() and 1990 <= int(digits) <= 2099


def number_keys(number: str) -> list[str]:
    """The keys under which a document number is found, the whole one first.

    Its ends are among them, and a long running number by itself, as people
    shorten numbers.
    """
    raw = PARTS.findall(fold(number[:48]))
    whole = "".join(raw)
    if len(whole) < 2 or not any(part.isdigit() for part in raw):
        return []
    keys = {".".join(parts_of(".".join(raw))): None}
    keys[".".join(parts_of(whole))] = None
    keys[whole] = None
    for first in range(1, len(raw)):
        end = raw[first:]
        if any(part.isdigit() for part in end):
            keys[".".join(parts_of(".".join(end)))] = None
            keys[".".join(parts_of("".join(end)))] = None
    for part in raw[:-1] if _ends_in_year(raw[-1]) else ():
        # the running number may stand first: 00042/26, FV 42/11/2026; of 118-4 it
        # is the customer's
        if part.isdigit() and len(part) >= 3 and not is_year(part):
            keys[part.lstrip("0") or "0"] = None
    if len(raw) > 2 and is_year(raw[-1]):
        # FV/43/11/2026 without its year
        keys[".".join(parts_of(".".join(raw[:-1])))] = None
    for tail in _tails(raw[-1]):
        keys[tail] = None
    return [key for key in keys if len(key) > 1]


def _ends_in_year(part: str) -> bool:
    """Whether the last part of a number is a year or letters, so that the running
    number stands before it."""
    if not part.isdigit():
        return True
    return is_year(part) or len(part) == 2 and 15 <= int(part) <= 49


def shape_of(number: str) -> str:
    """A number with every digit a 9: what a series of numbers has in common."""
    return _DIGIT.sub("9", number)


def _tails(part: str) -> list[str]:
    """The last four and five digits of a long number."""
    if len(part) < 6 or not part.isdigit():
        return []
    return [part[-4:].lstrip("0") or "0", part[-5:].lstrip("0") or "0"]
