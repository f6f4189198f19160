"""Pairs of payments, those first that are most alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from .alike import CONTRADICTS, likeness, words
from .model import Booked, Payment

#: A person types what the bank books some days later, and the other way round.
DAYS_AROUND = 4
#: Of so many equal amounts of one day each is compared with each.
MANY = 60


def pair_amounts(
    payments: Sequence[Payment],
    open_: Iterable[int],
    lines: Sequence[Booked],
    free: Iterable[int],
) -> dict[int, int]:
    """Pairs of equal amounts, as many as there are, whatever they tell.

    :return: {place of the payment: place of the line}
    """
    return _pair(
        payments,
        lines,
        open_,
        _candidates(lines, free, lambda line: [line.amount]),
        lambda payment: [(payment.amount, 0)],
        CONTRADICTS,
    )


def pair_alike(
    payments: Sequence[Payment],
    open_: Iterable[int],
    lines: Sequence[Booked],
    free: Iterable[int],
) -> dict[int, int]:
    """Pairs of one amount and day of which nothing says that they are two.

    The bank books a payment on one day, and writes that or its value date. A person
    writes about when it was.

    :return: {place of the payment: place of the line}
    """

    def keys_of_line(line: Booked) -> list[tuple]:
        keys: list[tuple] = [(line.amount, line.date, 0)]
        if line.value_date and line.value_date != line.date:
            keys.append((line.amount, line.value_date, 1))
        if not line.is_from_file:
            keys += [
                (line.amount, line.date + timedelta(days=side * far), far + 1)
                for far in range(1, DAYS_AROUND + 1)
                for side in (-1, 1)
            ]
        return keys

    candidates: dict[tuple, list[int]] = defaultdict(list)
    farness: dict[tuple, set[int]] = defaultdict(set)
    for at in free:
        for amount, day, far in keys_of_line(lines[at]):
            candidates[amount, day, far].append(at)
            farness[amount, day].add(far)

    def keys_of_payment(payment: Payment) -> list[tuple[tuple, int]]:
        keys = [
            ((payment.amount, payment.date, far), far)
            for far in sorted(farness.get((payment.amount, payment.date), ()))
        ]
        value: date | None = payment.value_date
        if value and value != payment.date:
            keys.append(((payment.amount, value, 0), 1))
        return keys

    return _pair(payments, lines, open_, candidates, keys_of_payment, CONTRADICTS + 1)


def _candidates(
    lines: Sequence[Booked], free: Iterable[int], keys: Callable[[Booked], list]
) -> dict:
    found: dict = defaultdict(list)
    for at in free:
        for key in keys(lines[at]):
            found[key].append(at)
    return found


def _pair(
    payments: Sequence[Payment],
    lines: Sequence[Booked],
    open_: Iterable[int],
    candidates: dict,
    keys: Callable[[Payment], list[tuple]],
    least: int,
) -> dict[int, int]:
    """The best pairs first: by likeness, then by the days between them.

    :param candidates: places of lines by key.
    :param keys: of a payment, each with the days that it is off.
    :param least: the likeness that a pair must have.
    """
    claims = []
    for at in open_:
        payment = payments[at]
        for key, far in keys(payment):
            for line in _few(payment, candidates.get(key, ()), lines):
                like = likeness(payment, lines[line], not lines[line].is_from_file)
                if like >= least:
                    claims.append((-like, far, at, line))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _like, _far, at, line in sorted(claims):
        if at not in pairs and line not in taken:
            pairs[at] = line
            taken.add(line)
    return pairs


def _few(
    payment: Payment, found: Sequence[int], lines: Sequence[Booked]
) -> Sequence[int]:
    """Of many lines those with a payment's words, so that no day is compared with
    itself."""
    if len(found) <= MANY:
        return found
    told = words(payment.text) | words(payment.payer)
    same = [
        at for at in found if words(lines[at].text) | words(lines[at].payer) == told
    ]
    return (same or found)[:MANY]
