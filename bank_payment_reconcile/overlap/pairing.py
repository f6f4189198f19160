"""Pairs of payments, those first that are most alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from .alike import CONTRADICTS, likeness, words
from .model import Booked, Payment

#: Places of lines by what they may be found by.
Places = dict[tuple, list[int]]
#: What a payment may be found by, each with the days that it is off.
Keys = Callable[[Payment], list[tuple[tuple, int]]]
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
    waiting = list(open_)
    places: Places = defaultdict(list)
    for at in free:
        places[(lines[at].amount,)].append(at)
    pairs = _Pairing(payments, lines, places).run(
        waiting, lambda payment: [((payment.amount,), 0)], CONTRADICTS
    )
    taken = set(pairs.values())
    for left in places.values():
        left[:] = [at for at in reversed(left) if at not in taken]
    for at in waiting:
        # Of very many not each was compared with each.
        if at not in pairs and (left := places[(payments[at].amount,)]):
            pairs[at] = left.pop()
    return pairs


def pair_alike(
    payments: Sequence[Payment],
    open_: Iterable[int],
    lines: Sequence[Booked],
    free: Iterable[int],
    denied: Mapping[int, AbstractSet[int]],
) -> tuple[dict[int, int], dict[int, int]]:
    """Pairs of one amount and day of which nothing says that they are two.

    The bank books a payment on one day, and writes that or its value date. A person
    writes about when it was.

    :param denied: places of lines that the payment at a place is none of.
    :return: pairs, as {place of the payment: place of the line}, and the same of
        payments that are left and say something else, but may be a line of a pair.
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

    places: Places = defaultdict(list)
    farness: dict[tuple, set[int]] = defaultdict(set)
    for at in free:
        for amount, day, far in keys_of_line(lines[at]):
            places[amount, day, far].append(at)
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

    pairing = _Pairing(payments, lines, places, denied)
    pairs = pairing.run(list(open_), keys_of_payment, CONTRADICTS + 1)
    return pairs, pairing.rivals


class _Pairing:
    """Pairs payments with lines that have a key in common, the best first: by their
    words, then by the days between them."""

    def __init__(
        self,
        payments: Sequence[Payment],
        lines: Sequence[Booked],
        places: Places,
        denied: Mapping[int, AbstractSet[int]] | None = None,
    ) -> None:
        """places: of the lines, by key. denied: lines that a payment is none of."""
        self.payments, self.lines, self.places = payments, lines, places
        self.denied = denied or {}
        self.pairs: dict[int, int] = {}
        #: The payment that has a line.
        self.taken: dict[int, int] = {}
        #: The best line of those that got none; not of those that are just another
        #: of what got it.
        self.rivals: dict[int, int] = {}

    def run(self, open_: Sequence[int], keys: Keys, least: int) -> dict[int, int]:
        """
        :param keys: of a payment, each with the days that it is off.
        :param least: the likeness that a pair must have.
        """
        wanted = {at: keys(self.payments[at]) for at in open_}
        self._pair_equal(wanted)
        claims = [
            (-like, far, at, line)
            for at, found in wanted.items()
            if at not in self.pairs
            for key, far in found
            for line in self._get_free(key)
            if (like := self._likeness(at, line)) >= least
        ]
        claims.sort()
        for _like, _far, at, line in claims:
            self._take(at, line)
        for _like, _far, at, line in claims:
            if at not in self.pairs and at not in self.rivals:
                winner = self.payments[self.taken[line]]
                if _all_words(winner) != _all_words(self.payments[at]):
                    self.rivals[at] = line
        return self.pairs

    def _pair_equal(self, wanted: dict[int, list[tuple[tuple, int]]]) -> None:
        """Those with the same words, so that no day is compared with itself."""
        told: dict[tuple, list[int]] = defaultdict(list)
        for key, found in self.places.items():
            for line in reversed(found):
                told[key, _all_words(self.lines[line])].append(line)
        for far in sorted({far for found in wanted.values() for _key, far in found}):
            for at, found in wanted.items():
                said = _all_words(self.payments[at])
                for key, off in found:
                    same = told.get((key, said))
                    if said and off == far and same:
                        self._take_one_of(at, same)

    def _take_one_of(self, at: int, same: list[int]) -> None:
        """Take the last of these lines that is free; those taken are dropped."""
        denied: list[int] = []
        while same and at not in self.pairs and len(denied) < MANY:
            line = same.pop()
            if self._is_denied(at, line):
                denied.append(line)
            self._take(at, line)
        same.extend(reversed(denied))

    def _get_free(self, key: tuple) -> list[int]:
        found = self.places.get(key, [])
        if len(found) > MANY:
            found = [at for at in found[: 2 * MANY] if at not in self.taken][:MANY]
        return found

    def _likeness(self, at: int, line: int) -> int:
        if self._is_denied(at, line):
            return CONTRADICTS
        booked = self.lines[line]
        return likeness(self.payments[at], booked, not booked.is_from_file)

    def _take(self, at: int, line: int) -> None:
        if at not in self.pairs and line not in self.taken:
            if not self._is_denied(at, line):
                self.pairs[at] = line
                self.taken[line] = at

    def _is_denied(self, at: int, line: int) -> bool:
        return line in self.denied.get(at, ())


def _all_words(payment: Payment) -> frozenset[str]:
    return words(payment.text) | words(payment.payer)
