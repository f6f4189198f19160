"""Whether the bank can execute a payment on its day."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from datetime import date, timedelta

from ...sentences import _
from ..open_days import is_cut_off, is_open_day, next_open_day, previous_open_day
from ..sent import Sent
from .context import RED, YELLOW, Checking, who

_FAR = timedelta(days=365)


def check(checking: Checking, sent: Sent) -> None:
    """Not in the past, an open day, and in time for the bank."""
    payment, batch = sent.payment, checking.batch
    day = payment.execution_date
    if day < batch.today:
        checking.add(
            RED,
            sent,
            "date_past",
            "date",
            _(
                "The payment to %(name)s is for %(day)s, which is past: choose "
                "%(next)s or later.",
                name=who(payment),
                day=day,
                next=_next(checking, sent),
            ),
        )
        return
    if day - batch.today > _FAR:
        checking.add(
            YELLOW,
            sent,
            "date_far",
            "date",
            _(
                "The payment to %(name)s is for %(day)s, more than a year ahead: check "
                "the year.",
                name=who(payment),
                day=day,
            ),
        )
    if _is_any_day(sent):
        return
    if not is_open_day(day, payment.currency):
        checking.add(
            RED,
            sent,
            "bank_holiday",
            "date",
            _(
                "Banks execute nothing on %(day)s, for which the payment to %(name)s "
                "is: the next day on which they do is %(next)s.",
                day=day,
                name=who(payment),
                next=_next(checking, sent),
            ),
        )
    elif batch.kind == "debit":
        _check_lead(checking, sent)
    elif day == batch.today and _is_late(checking):
        checking.add(
            YELLOW,
            sent,
            "cut_off",
            "date",
            _(
                "It is past %(hour)s: the bank executes the payment to %(name)s on "
                "%(next)s.",
                hour=checking.format.cut_off,
                name=who(payment),
                next=next_open_day(day + timedelta(days=1), payment.currency),
            ),
        )


def _check_lead(checking: Checking, sent: Sent) -> None:
    """The debtor's bank wants a debit one open day before it is due."""
    payment, batch = sent.payment, checking.batch
    last = previous_open_day(payment.execution_date, payment.currency)
    handed_in = batch.today
    if _is_late(checking):
        handed_in += timedelta(days=1)
    if next_open_day(handed_in, payment.currency) > last:
        checking.add(
            RED,
            sent,
            "lead_time",
            "date",
            _(
                "The debit of %(name)s on %(day)s had to be with the bank by %(last)s: "
                "choose %(next)s or later.",
                name=who(payment),
                day=payment.execution_date,
                last=last,
                next=_next(checking, sent),
            ),
        )


def _next(checking: Checking, sent: Sent) -> date:
    """The first day on which the bank can execute it."""
    currency, day = sent.payment.currency, checking.batch.today
    if _is_any_day(sent):
        return day
    if _is_late(checking):
        day += timedelta(days=1)
    day = next_open_day(day, currency)
    if checking.batch.kind == "debit":
        day = next_open_day(day + timedelta(days=1), currency)
    return day


def _is_any_day(sent: Sent) -> bool:
    return sent.way.instrument == "INST"


def _is_late(checking: Checking) -> bool:
    """Whether what is handed in now counts as of the next open day."""
    now = checking.batch.created_at
    return now.date() == checking.batch.today and is_cut_off(
        now, checking.format.cut_off
    )
