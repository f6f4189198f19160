"""How a currency is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """How amounts of a currency are written: its code, and digits of the minor unit."""

    code: str = ""
    digits: int = 2
