"""What numbers have in common: their beginnings."""

from __future__ import annotations

from dataclasses import dataclass

from ..text.normalise import fold
from .numbers import PARTS, is_year, parts_of


@dataclass(frozen=True, slots=True)
class NumberHead:
    """What stands before the last digits of a number; numbers share their heads.

    runs: digits of it that may be the running number themselves, and the whole if
        no digits follow.
    """

    whole: str
    digits: str
    canonical: str
    runs: frozenset[str]

    @classmethod
    def of(cls, head: str) -> NumberHead:
        raw = PARTS.findall(fold(head))
        whole, canonical = "".join(raw), ".".join(parts_of(".".join(raw)))
        digits = [part for part in raw if part.isdigit()]
        runs = {p.lstrip("0") for p in digits if len(p) > 1 and not is_year(p)}
        if digits and not head[-1:].isdigit():
            runs |= {whole, canonical}
        return cls(whole, "".join(digits), canonical, frozenset(runs))
