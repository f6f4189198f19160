"""The days on which banks execute: the calendar of TARGET, which SEPA keeps."""

from datetime import date, datetime, timedelta

from dateutil.easter import easter
from dateutil.tz import gettz

#: Days before and after Easter Sunday, then (month, day).
AROUND_EASTER = (-2, 1)
HOLIDAYS = ((1, 1), (5, 1), (12, 25), (12, 26))


def is_open(day):
    """Whether banks execute on a `date`."""
    if day.weekday() >= 5 or (day.month, day.day) in HOLIDAYS:
        return False
    return (day - easter(day.year)).days not in AROUND_EASTER


def next_open(day):
    """The day itself, or the first open one after it."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def last_open(day):
    """The day itself, or the last open one before it."""
    while not is_open(day):
        day -= timedelta(days=1)
    return day


def get_now(company):
    """What time it is where a company keeps its books, without zone."""
    zone = company.sudo().partner_id.tz or company.env.user.tz or "UTC"
    return datetime.now(gettz(zone)).replace(tzinfo=None)


def get_first_day(now, cut_off=""):
    """The first day on which a bank executes what it gets now.

    :param now: a `datetime`, see `get_now`.
    :param cut_off: the hour after which the next open day counts, "14:30"; empty: none.
    :return: a `date`.
    """
    today = date(now.year, now.month, now.day)
    if cut_off and is_open(today) and f"{now:%H:%M}" > cut_off.strip().zfill(5):
        today += timedelta(days=1)
    return next_open(today)
