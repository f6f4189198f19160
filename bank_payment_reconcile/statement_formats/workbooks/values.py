"""What a cell of a workbook means: a text, a number or a day."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from ...sentences import _
from ..shared.enumeration import Code
from ..shared.model import StatementError

#: Excel keeps fifteen digits; what comes behind is an artefact.
_DECIMALS = 9

#: A text, a number or a day.
CellValue = str | Decimal | date


class CellType(Code):
    """What stands in a cell, by its attribute `t`."""

    NUMBER = "n"
    #: The place of a text in the list that all cells share, from 0.
    SHARED = "s"
    #: A text in the cell itself.
    INLINE = "inlineStr"
    TRUTH = "b"
    #: A day as in ISO 8601.
    DAY = "d"


class Formula(str):
    """A cell's formula: text, never a value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _CellLibrary:
    """What the library knows of days in workbooks."""

    #: The codes of number formats that every workbook has, by their number.
    codes: dict[int, str]
    is_date: Callable[[str | None], bool]
    is_duration: Callable[[str | None], bool]
    from_serial: Callable[..., Any]
    from_text: Callable[[str], Any]
    epochs: tuple[datetime, datetime]


@cache
def library() -> _CellLibrary:
    """openpyxl, where it is installed; raises StatementError where it is not."""
    try:
        from openpyxl.styles import numbers
        from openpyxl.utils import datetime as days
    except ImportError as error:
        raise StatementError(
            _(
                "%(kind)s files need the Python package %(package)s. Ask your "
                "administrator to install it (pip install %(package)s).",
                kind="XLSX",
                package="openpyxl",
            )
        ) from error
    return _CellLibrary(
        numbers.BUILTIN_FORMATS,
        numbers.is_date_format,
        numbers.is_timedelta_format,
        days.from_excel,
        days.from_ISO8601,
        (days.CALENDAR_WINDOWS_1900, days.CALENDAR_MAC_1904),
    )


class CellValues:
    """Turns what stands in a cell into its value.

    texts: those that cells share.
    formats: of each style the code of its number format, or its number.
    """

    def __init__(
        self, texts: list[str], formats: list[int | str], from_1904: bool
    ) -> None:
        self._texts = texts
        self._library = library()
        self._epoch = self._library.epochs[from_1904]
        self._formats = formats
        # Few formats are used, whatever is listed.
        self._meaning = lru_cache(maxsize=256)(self._look_up)

    def _look_up(self, number_format: int | str) -> tuple[bool, bool]:
        """Whether a number format makes a day or time, and whether a duration."""
        code = number_format
        if isinstance(code, int):
            code = self._library.codes.get(code, "")
        return self._library.is_date(code), self._library.is_duration(code)

    def of(self, kind: str, text: str, style: str) -> CellValue:
        """The value of a cell.

        kind: its type, a value of `CellType` or another one.
        text: what stands in it; "" is nothing.
        style: the number of its style.
        Raises ValueError or IndexError where that is no value of that type.
        """
        if not text:
            return ""
        if kind == CellType.SHARED:
            number = int(text)
            if number < 0:
                raise IndexError(text[:10])
            return plain(self._texts[number])
        if kind == CellType.NUMBER:
            number = float(text) if _has_point(text) else int(text)
            index = int(style)
            if 0 <= index < len(self._formats):
                is_day, is_duration = self._meaning(self._formats[index])
                if is_day:
                    return plain(self._day(number, is_duration))
            return plain(number)
        if kind == CellType.TRUTH:
            return str(bool(int(text)))
        if kind == CellType.DAY:
            return plain(self._library.from_text(text))
        return plain(text)

    def _day(self, number: int | float, duration: bool) -> Any:
        try:
            return self._library.from_serial(number, self._epoch, timedelta=duration)
        except (OverflowError, ValueError):
            # What a spreadsheet shows there.
            return "#VALUE!"


def _has_point(text: str) -> bool:
    return "." in text or "E" in text or "e" in text


def plain(value: Any) -> CellValue:
    """A value without what only spreadsheets know."""
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        found = Decimal(repr(value))
        if not found.is_finite() or abs(found) >= Decimal(10) ** 18:
            return str(value)
        return round(found, _DECIMALS).normalize() + 0
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    text = str(value).strip()
    return Formula(text) if text.startswith("=") else text
