"""Properties that are found out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

ValueT = TypeVar("ValueT")


class kept(Generic[ValueT]):  # noqa: N801 - used as `property` is
    """A property that is found out once and kept by its object.

    As `functools.cached_property`, which takes a lock for every value before Python
    3.12; nothing here is read by two threads.
    """

    def __init__(self, find: Callable[[Any], ValueT]) -> None:
        self._find = find
        self._name = ""
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, record: None, owner: type) -> kept[ValueT]: ...

    @overload
    def __get__(self, record: object, owner: type) -> ValueT: ...

    def __get__(self, record: Any, owner: type) -> Any:
        if record is None:
            return self
        value = record.__dict__[self._name] = self._find(record)
        return value
