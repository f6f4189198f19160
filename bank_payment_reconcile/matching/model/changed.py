"""Named tuples with other values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

RecordT = TypeVar("RecordT", bound=NamedTuple)


def changed(record: RecordT, **values: Any) -> RecordT:
    """A named tuple with other values for some of its fields."""
    build: Callable[..., RecordT] = type(record)
    told = [
        values.pop(name, value)
        for name, value in zip(record._fields, record, strict=True)
    ]
    return build(*told, **values)
