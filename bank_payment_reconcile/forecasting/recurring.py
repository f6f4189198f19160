"""What comes again and again.

From the latest movement one goes back by a week, a month or a quarter, as long as
something of about the same amount stands there. Three make a habit. What should have
come and did not is no habit any more.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median, median_low

from .model import Interval, Movement, Recurring
from .text import pattern

#: As often something has to have come.
LEAST = 3
#: How far two amounts may lie apart, as a part of the larger one.
ABOUT = Decimal("0.10")
#: From how many of the latest the amount is taken.
LATEST = 3
#: What comes nearly each day, as the takings of a shop, is no habit of a week or more.
MANY = 300


@dataclass(frozen=True)
class _Rhythm:
    """How many days lie between two, and after how many more it has stopped."""

    interval: Interval
    least: int
    most: int
    grace: int
    months: int


_RHYTHMS = (
    _Rhythm(Interval.WEEKLY, least=5, most=9, grace=3, months=0),
    _Rhythm(Interval.MONTHLY, least=26, most=36, grace=10, months=1),
    _Rhythm(Interval.QUARTERLY, least=84, most=98, grace=20, months=3),
)


def recognise(movements: Iterable[Movement], today: date) -> list[Recurring]:
    """What comes again, by the movements of about the last year.

    The same party, or without one the same words; the same currency and direction;
    about the same amount; three times booked at least, a week, a month or a quarter
    apart.

    :return: ordered by the day that is next.
    """
    groups: dict[tuple[str, int, bool], list[Movement]] = defaultdict(list)
    for each in movements:
        words = pattern(each.text)
        who = f"party {each.party}" if each.party else words and f"text {words}"
        if who and each.amount:
            groups[who, each.currency, each.amount > 0].append(each)
    found = []
    for (who, currency, is_in), group in groups.items():
        if not LEAST <= len(group) <= MANY:
            continue
        stem = f"{who}|{currency}|{'in' if is_in else 'out'}"
        found += _recognise_group(stem, group, today)
    return sorted(found, key=lambda each: (each.date, each.key))


def _recognise_group(
    stem: str, group: list[Movement], today: date
) -> Iterable[Recurring]:
    """What comes again among movements of one party."""
    left = sorted(group, key=lambda each: (each.date, each.id), reverse=True)
    chains = []
    while left:
        alive = [each for each in _RHYTHMS if not _has_stopped(left[0], each, today)]
        if not alive:
            break  # nor is anything that is older still
        rhythm, chain = max(
            ((each, _follow(left, each)) for each in alive),
            key=lambda pair: len(pair[1]),
        )
        if sum(each.is_booked for each in chain) >= LEAST:
            chains.append((rhythm, chain))
        else:
            chain = left[:1]
        left = [each for each in left if each not in chain]
    # Two habits of one party in the same rhythm are told apart by their amounts.
    numbers: dict[Interval, int] = defaultdict(int)
    for rhythm, chain in sorted(chains, key=lambda pair: abs(pair[1][0].amount)):
        number = numbers[rhythm.interval]
        numbers[rhythm.interval] += 1
        yield _to_recurring(f"{stem}|{rhythm.interval}|{number}", rhythm, chain)


def _follow(movements: list[Movement], rhythm: _Rhythm) -> list[Movement]:
    """The latest movement and those before it in a rhythm.

    :param movements: from the latest back.
    """
    chain = movements[:1]
    days = [each.date for each in movements]
    while True:
        last = chain[-1]
        near = movements[
            _first_before(
                days, last.date - timedelta(days=rhythm.least)
            ) : _first_before(days, last.date - timedelta(days=rhythm.most + 1))
        ]
        before = [each for each in near if _is_about(each.amount, last.amount)]
        if not before:
            return chain
        chain.append(min(before, key=lambda each: abs(each.amount - last.amount)))


def _first_before(days: list[date], day: date) -> int:
    """Where the first stands that is not after a day; the latest is the first."""
    return bisect_left(days, -day.toordinal(), key=lambda each: -each.toordinal())


def _is_about(first: Decimal, second: Decimal) -> bool:
    return abs(first - second) <= ABOUT * max(abs(first), abs(second))


def _has_stopped(last: Movement, rhythm: _Rhythm, today: date) -> bool:
    return today > _add(last.date, rhythm) + timedelta(days=rhythm.grace)


def _add(day: date, rhythm: _Rhythm, of_month: int | None = None) -> date:
    """The day one interval later."""
    if not rhythm.months:
        return day + timedelta(days=7)
    month = day.month - 1 + rhythm.months
    year, month = day.year + month // 12, month % 12 + 1
    last = monthrange(year, month)[1]
    return date(year, month, min(of_month or day.day, last))


def _to_recurring(key: str, rhythm: _Rhythm, chain: list[Movement]) -> Recurring:
    latest = chain[0]
    day = _usual_day([each.date for each in chain])
    due = _add(latest.date, rhythm, day)
    if abs((due - _add(latest.date, rhythm)).days) > rhythm.grace:
        # From the 30th to the 2nd: the days of the month say nothing together.
        day, due = latest.date.day, _add(latest.date, rhythm)
    return Recurring(
        key=key,
        interval=rhythm.interval,
        amount=median(each.amount for each in chain[:LATEST]),
        currency=latest.currency,
        date=due,
        day=day,
        seen=tuple(chain),
    )


def _usual_day(days: list[date]) -> int:
    """The day of the month: a bank that is closed on the first pays on the second."""
    if all(each.day == monthrange(each.year, each.month)[1] for each in days):
        return 31
    return median_low(each.day for each in days)
