"""The balances of the books and of a file, line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from .model import Booked, Payment


class RunningBalances:
    """The bank's lines of the books, with the balance before and after each one.

    A statement's own opening balance goes before what the lines before it make.
    """

    def __init__(self, lines: Sequence[Booked], balance: int) -> None:
        """balance: before the first of the lines."""
        self.lines = lines
        self.days = [each.date for each in lines]
        self.before: list[int] = []
        self.after: list[int] = []
        self._first = balance
        for line in lines:
            if line.opening is not None:
                balance = line.opening
            self.before.append(balance)
            balance += line.amount
            self.after.append(balance)

    def on(self, day: date) -> range:
        """The lines of a day."""
        return range(bisect_left(self.days, day), bisect_right(self.days, day))

    def closing(self, at: int) -> int:
        """The balance behind the lines before this one."""
        return self.after[at - 1] if at else self._first

    def opening(self, at: int) -> int:
        """The balance from which this line goes on."""
        return self.before[at] if at < len(self.lines) else self.closing(at)

    def has_gap(self, lines: range) -> bool:
        """Whether something is missing between these lines."""
        return any(self.before[at] != self.after[at - 1] for at in lines[1:])


class File:
    """A file's payments, the oldest first, with the balance before each one.

    Without any balance `before` is empty.
    """

    def __init__(
        self, payments: Sequence[Payment], start: int | None, end: int | None
    ) -> None:
        self.payments = payments
        self.start, self.end = start, end
        #: Both balances are the bank's: of one alone the other is worked out.
        self.is_told = start is not None and end is not None
        total = sum(each.amount for each in payments)
        if self.start is None and end is not None:
            self.start = end - total
        if self.end is None and start is not None:
            self.end = start + total
        # What does not add up proves nothing.
        self.is_sound = self.start is not None and self.start + total == self.end
        self.before: list[int] = []
        if self.is_sound and self.start is not None:
            balance = self.start
            for each in payments:
                self.before.append(balance)
                balance += each.amount

    def days(self) -> list[tuple[date, range]]:
        """The lines of each day."""
        days = [each.date for each in self.payments]
        return [
            (day, range(bisect_left(days, day), bisect_right(days, day)))
            for day in dict.fromkeys(days)
        ]

    def closing(self, at: int) -> int:
        """The balance behind the lines before this one."""
        assert self.end is not None
        return self.before[at] if at < len(self.before) else self.end
