"""Which date of a table is the day of the ledger."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from datetime import date

from ...sentences import _
from ..described.rows import Cell
from ..shared.dates import DateError, DateReader
from ..tables.doubt import Doubt
from ..tables.header_words import LEDGER_DAY
from ..tables.known import Columns
from ..tables.values import is_sure_day
from ..tables.why import By


def booking_day(columns: Columns) -> tuple[int, By | None]:
    """The column of the day on which the bank booked, and what it was recognised by.

    Raises Doubt where there is none, or several that may be it.
    """
    named = columns.of("date")
    if named:
        _refuse_other(columns, named[0])
        return named[0], None
    value_days = columns.of("value_date")
    others = [
        each
        for each in range(columns.width)
        if not columns.is_taken(each) and _is_of_days(columns.sample(each))
    ]
    if not others:
        if value_days:
            return value_days[0], By.NAME
        raise Doubt(_("there is no column for the date"))
    found = _distinct(columns, others)
    if len(found) > 1:
        found = [each for each in found if _is_monotonic(columns.sample(each))]
    if len(found) == 1:
        return found[0], By.CONTENT
    either = found or others
    raise _two(columns, either[0], either[-1])


def _refuse_other(columns: Columns, day: int) -> None:
    """Raises Doubt where a column is called the day of the transaction, and another one
    without a known name may be the day of the ledger."""
    if columns.rank("date", day) <= LEDGER_DAY or columns.of("value_date"):
        return
    told = _days(columns.sample(day))
    for other in range(columns.width):
        if columns.is_taken(other) or not _is_of_days(columns.sample(other)):
            continue
        days = _days(columns.sample(other))
        if days is not None and days != told:
            raise _two(columns, day, other)


def _two(columns: Columns, one: int, other: int) -> Doubt:
    return Doubt(
        _(
            "both the column “%(column)s” and the column “%(other)s” may be the day "
            "on which the bank booked",
            column=columns.called(one),
            other=columns.called(other),
        )
    )


def value_day(columns: Columns, day: int) -> int | None:
    """The column of the value date, where its name says so."""
    return next((each for each in columns.of("value_date") if each != day), None)


def _is_of_days(cells: list[Cell]) -> bool:
    """Whether each cell is a date."""
    return bool(cells) and all(map(is_sure_day, cells))


def _distinct(columns: Columns, positions: list[int]) -> list[int]:
    """The columns without those that tell the day of another one, maybe with a time."""
    found: list[int] = []
    known: list[list[date] | None] = []
    for position in positions:
        told = _days(columns.sample(position))
        if told is None or told not in known:
            found.append(position)
            known.append(told)
    return found


def _is_monotonic(cells: list[Cell]) -> bool:
    """Whether the days never turn back."""
    told = _days(cells)
    return told is not None and told in (sorted(told), sorted(told, reverse=True))


def _days(cells: list[Cell]) -> list[date] | None:
    """The days of a column, None where they cannot be told."""
    reader = DateReader([each for each in cells if isinstance(each, str)])
    orders = reader.orders[:1]
    if orders:
        # Whichever order it is, equal days are equal, and days that go on go on.
        reader = DateReader((), orders[0])
    try:
        return [
            each if isinstance(each, date) else reader.read(str(each)) for each in cells
        ]
    except DateError:
        return None
