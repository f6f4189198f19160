"""On which days banks execute payments."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from dateutil.easter import easter

#: Month and day on which TARGET is closed each year.
_FIXED = ((1, 1), (5, 1), (12, 25), (12, 26))
_DAY = timedelta(days=1)


@cache
def _target_holidays(year: int) -> frozenset[date]:
    sunday = easter(year)
    moving = (sunday - 2 * _DAY, sunday + _DAY)  # Good Friday and Easter Monday
    return frozenset([*moving, *(date(year, month, day) for month, day in _FIXED)])


def is_open_day(day: date, currency: str) -> bool:
    """Whether payments in the currency are executed on a day: of the euro by the
    calendar of TARGET, of others on working days, since nobody told their holidays."""
    if day.weekday() >= 5:
        return False
    return currency != "EUR" or day not in _target_holidays(day.year)


def next_open_day(day: date, currency: str) -> date:
    """The day itself where it is open, else the next one that is."""
    while not is_open_day(day, currency):
        day += _DAY
    return day


def previous_open_day(day: date, currency: str) -> date:
    """The last open day before a day."""
    day -= _DAY
    while not is_open_day(day, currency):
        day -= _DAY
    return day


def is_cut_off(now: datetime, cut_off: str) -> bool:
    """Whether the bank's last hour of a day has passed.

    cut_off: hour and minute, "14:30"; empty or unreadable: never.
    """
    hour, _colon, minute = cut_off.partition(":")
    if not (hour.strip().isdigit() and (minute.strip() or "0").isdigit()):
        return False
    last = int(hour) * 60 + int(minute.strip() or 0)
    return now.hour * 60 + now.minute > last
