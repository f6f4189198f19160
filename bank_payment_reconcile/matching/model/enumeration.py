"""Enumerations whose values are stored, shown or sent."""

from __future__ import annotations

from enum import Enum


class StrEnum(str, Enum):
    """A text of a fixed set, equal to its value, hashed and written as it.

    Odoo 19 runs on Python 3.10, whose `enum` has none.
    """

    __hash__ = str.__hash__
    __str__ = str.__str__
    __format__ = str.__format__  # type: ignore[assignment]
