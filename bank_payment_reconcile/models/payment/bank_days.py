"""The days on which banks execute: the calendar of TARGET, which SEPA keeps."""

from datetime import date, datetime, timedelta

from dateutil.tz import gettz

from ...payment_files import is_open_day, next_open_day, previous_open_day

#: Whose days count for a run, whatever its payments are in.
CURRENCY = "EUR"


def is_open(day):
    """Whether banks execute on a `date`."""
    return is_open_day(day, CURRENCY)


def next_open(day):
    """The day itself, or the first open one after it."""
    return next_open_day(day, CURRENCY)


def last_open(day):
    """The day itself, or the last open one before it."""
    return previous_open_day(day + timedelta(days=1), CURRENCY)


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
