"""Which payments of a file the books have, proved by balances or by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from .alike import CONTRADICTS, is_same, likeness
from .chain import File, RunningBalances
from .model import Booked, Payment
from .pairing import pair_alike, pair_amounts


@dataclass(slots=True)
class Overlap:
    """What was found out; payments are named by their place in the file."""

    #: The lines of the books that a payment is, by their keys: the balances say so.
    proved: dict[int, list[int]] = field(default_factory=dict)
    #: The line of the books that a payment may be: a person has to tell.
    alike: dict[int, int] = field(default_factory=dict)
    #: What it may be where it is not the payment that `alike` names for that line.
    rivals: dict[int, int] = field(default_factory=dict)


def compare(
    payments: Sequence[Payment],
    start: int | None,
    end: int | None,
    lines: Sequence[Booked],
    balance: int,
    known: Iterable[int] = (),
    denied: Mapping[int, AbstractSet[int] | None] | None = None,
) -> Overlap:
    """Find the payments of a statement among the lines of the books.

    :param payments: of the statement, the oldest first.
    :param start, end: its balances, where it tells them.
    :param lines: of the books around its days, in the order of the books; those it is
        known to have are marked as taken.
    :param balance: of the books before these lines.
    :param known: places of the payments that are known already.
    :param denied: by the place of a payment: the lines, by their keys, that a person
        told it is none of; None where it is a payment of its own.
    """
    return _Comparison(payments, start, end, lines, balance, known, denied or {}).run()


class _Comparison:
    def __init__(
        self,
        payments: Sequence[Payment],
        start: int | None,
        end: int | None,
        lines: Sequence[Booked],
        balance: int,
        known: Iterable[int],
        denied: Mapping[int, AbstractSet[int] | None],
    ) -> None:
        self.file = File(payments, start, end)
        self.books = RunningBalances(lines, balance)
        self.lines = lines
        self.payments = payments
        self.denied = denied
        self.is_open = [True] * len(payments)
        for at in known:
            self.is_open[at] = False
        self.is_free = [not line.is_taken for line in lines]
        #: Pairs that the balances tell and the words deny.
        self.contradictions: list[tuple[int, int]] = []
        self.found = Overlap()

    def run(self) -> Overlap:
        if not any(self.is_free) or not any(self.is_open):
            return self.found
        if self.file.is_sound and not self._may_follow_itself():
            self._pair_by_position()
            self._pair_by_days()
            unsure = self._find_unsure()
            if unsure is not None:
                self.is_free = [at in unsure for at in range(len(self.lines))]
        self._pair_alike()
        return self.found

    # -- By balances ---------------------------------------------------------------

    def _may_follow_itself(self) -> bool:
        """Whether the first day closes in the books with a balance that it had before,
        from which the file begins: it may tell the day from there on again, or go on
        behind it."""
        day = self.books.on(self.payments[0].date)
        closing = self.books.closing(day.stop)
        earlier = self.books.before[day.start : day.stop]
        return self.file.start == closing and closing in earlier

    def _pair_by_position(self) -> None:
        """The same amount on the same day between the same balances."""
        places: dict[tuple, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if self.is_free[at]:
                key = (line.date, line.amount, self.books.before[at])
                places[key].append(at)
        for at, payment in enumerate(self.payments):
            key = (payment.date, payment.amount, self.file.before[at])
            if self.is_open[at] and places.get(key):
                line = places[key][0]
                if self._is_credible(at, line):
                    self._prove(at, [places[key].pop(0)])
                elif self.file.is_told:
                    self.contradictions.append((at, line))

    def _pair_by_days(self) -> None:
        """Days that open with one balance in the file and in the books.

        Whatever the books have of such a day the file has too: the order within the
        day may differ, and the books may lack some of it.
        """
        #: What the books lacked so far, where no statement of theirs says otherwise.
        lacking = 0
        for day, mine in self.file.days():
            theirs = self.books.on(day)
            begin = theirs.start
            opening = self.books.opening if theirs else self.books.closing
            opens = self.file.before[mine[0]] - opening(begin)
            behind = self.file.closing(mine.stop) - self.books.closing(theirs.stop)
            if opens not in (0, lacking) or self.books.has_gap(theirs):
                lacking = 0
                continue
            open_ = [at for at in mine if self.is_open[at]]
            free = [at for at in theirs if self.is_free[at]]
            if opens == behind == 0:
                self._pair_whole_day(open_, free)
            else:
                self._pair_part_of_day(open_, free)
            lacking = behind

    def _pair_whole_day(self, open_: list[int], free: list[int]) -> None:
        """The day also closes with one balance: it is in the books as a whole."""
        if self._sum(open_) != self._total(free):
            return
        pairs = self._match(open_, free)
        if not self.file.is_told and not self._are_credible(pairs):
            return
        rest = [at for at in open_ if at not in pairs]
        taken = set(pairs.values())
        others = [at for at in free if at not in taken]
        for at, line in pairs.items():
            self._prove(at, [line])
        if rest and others and self.file.is_told:
            # Parts on the one side, their totals on the other.
            if not self._are_other_bookings(rest, others):
                for at in rest:
                    self._prove(at, others)

    def _are_other_bookings(self, rest: list[int], others: list[int]) -> bool:
        """Whether the bank's references tell parts and totals of two bookings."""
        mine = {self.payments[at].booking for at in rest}
        theirs = {self.lines[at].booking for at in others}
        return "" not in mine | theirs and not mine & theirs

    def _pair_part_of_day(self, open_: list[int], free: list[int]) -> None:
        """Everything the books have of a day has to be in the file."""
        if not self._total(free):
            # The file may begin behind payments that cancel each other out.
            return
        pairs = self._match(open_, free)
        if len(pairs) == len(free) and self._are_credible(pairs):
            for at, line in pairs.items():
                self._prove(at, [line])

    def _find_unsure(self) -> set[int] | None:
        """The lines that what is left of the file may be though it has its place in
        the books: behind their last line, or in a gap of theirs.

        A person types what the bank books some days before or later. Balances say
        that such a line is another payment only where they go on through it.

        :return: None where the file has no place.
        """
        first, last = self.payments[0].date, self.payments[-1].date
        day = self.books.on(first)
        count = len(self.lines)
        for at in range(day.start, day.stop + 1):
            if self.file.start not in (self.books.closing(at), self.books.opening(at)):
                continue
            behind = at
            while behind < count and not self.is_free[behind]:
                behind += 1
            if behind < count and self.lines[behind].opening == self.file.end:
                behind = count
            if behind == count or self.lines[behind].date > last:
                before = range(self._find_gap(at))
                return {
                    line
                    for line in (*before, *range(behind, count))
                    if self.is_free[line] and not self.lines[line].is_from_file
                }
        return None

    def _find_gap(self, at: int) -> int:
        """The last line up to this one, from which the file goes on, that does not
        open as the line before it closes; 0 where there is none."""
        if self.file.start != self.books.closing(at):
            return at
        while at and self.books.before[at - 1] == self.books.closing(at - 1):
            at -= 1
        return max(at - 1, 0)

    # -- By likeness ---------------------------------------------------------------

    def _pair_alike(self) -> None:
        open_ = [at for at, is_open in enumerate(self.is_open) if is_open]
        open_ = [at for at in open_ if self.denied.get(at, ()) is not None]
        lines = enumerate(self.lines)
        free = [at for at, line in lines if self.is_free[at] and not line.is_own]
        denied = self._get_denied_places()
        pairs, rivals = pair_alike(self.payments, open_, self.lines, free, denied)
        left = set(open_) - set(pairs), set(free) - set(pairs.values())
        for at, line in self.contradictions:
            if at in left[0] and line in left[1] and line not in denied.get(at, ()):
                pairs[at] = line
                left[0].remove(at)
                left[1].remove(line)
        self.found.alike = {at: self.lines[line].key for at, line in pairs.items()}
        self.found.rivals = {
            at: self.lines[line].key for at, line in rivals.items() if at not in pairs
        }

    def _get_denied_places(self) -> dict[int, AbstractSet[int]]:
        places = {line.key: at for at, line in enumerate(self.lines)}
        #: What is told of many payments is one set, and becomes one.
        sets: dict[int, AbstractSet[int]] = {}
        denied = {}
        for at, keys in self.denied.items():
            if keys:
                if id(keys) not in sets:
                    sets[id(keys)] = {places[key] for key in keys if key in places}
                denied[at] = sets[id(keys)]
        return denied

    # -- Helpers -------------------------------------------------------------------

    def _match(self, open_: list[int], free: list[int]) -> dict[int, int]:
        return pair_amounts(self.payments, open_, self.lines, free)

    def _are_credible(self, pairs: dict[int, int]) -> bool:
        return all(self._is_credible(at, line) for at, line in pairs.items())

    def _is_credible(self, at: int, line: int) -> bool:
        """Whether the words let a pair be one payment, which balances tell.

        Where the file has but one balance, which some banks write of another day,
        the words have to say the same; a person's own words say nothing.
        """
        payment, booked = self.payments[at], self.lines[line]
        if booked.is_from_file and not self.file.is_told:
            return is_same(payment, booked)
        return likeness(payment, booked, not booked.is_from_file) > CONTRADICTS

    def _prove(self, at: int, lines: list[int]) -> None:
        self.found.proved[at] = [self.lines[line].key for line in lines]
        self.is_open[at] = False
        for line in lines:
            self.is_free[line] = False

    def _sum(self, places: list[int]) -> int:
        return sum(self.payments[at].amount for at in places)

    def _total(self, lines: list[int]) -> int:
        return sum(self.lines[line].amount for line in lines)
