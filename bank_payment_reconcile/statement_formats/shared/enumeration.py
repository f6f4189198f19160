"""Enumerations whose values stand in files or are stored."""

from __future__ import annotations

from enum import Enum


class Code(str, Enum):
    """A text of a fixed set, equal to its value, hashed and written as it.

    Odoo 19 runs on Python 3.10, whose `enum` has no `StrEnum`.
    """

    __hash__ = str.__hash__
    __str__ = str.__str__
    __format__ = str.__format__  # type: ignore[assignment]
