"""The order in which the bank booked what a file lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

#: Balances after each transaction; None where the file does not tell one.
Balances = Sequence[Decimal | None]


def direction(days: Sequence[date]) -> int:
    """1 where days go with time from line to line, -1 where the newest stand first,
    0 where nothing tells."""
    steps = sum(
        (after > before) - (after < before)
        for before, after in zip(days, days[1:], strict=False)
    )
    return (steps > 0) - (steps < 0)


def chronological(
    days: Sequence[date],
    amounts: Sequence[Decimal] = (),
    balances: Balances = (),
    towards: int = 0,
) -> list[int]:
    """The places of a file's lines, the oldest first.

    Running balances say it where there are some, else the direction of the file. A
    file of one day without either stays as it is.

    days: of each line, in the file's order.
    amounts, balances: of each line, the balance being the one after it.
    towards: the direction that the rest of the file shows, where this part does not.
    """
    shown = direction(days) or towards
    lines = list(range(len(days)))
    told = len(balances) == len(lines) and any(each is not None for each in balances)
    if told:
        forward = _leads(amounts, balances, lines)
        backward = _leads(amounts, balances, lines[::-1])
        if forward != backward:
            shown = 1 if forward else -1
    if shown < 0:
        lines.reverse()
    if told and None not in balances:
        if follows(amounts, balances, lines):
            return lines
        return _by_days(days, amounts, balances, lines)
    return sorted(lines, key=lambda line: days[line])


def follows(
    amounts: Sequence[Decimal], balances: Balances, lines: Sequence[int]
) -> bool:
    """Whether in this order each balance is the one before with the amount added.

    amounts, balances: of each line, by its place in the file. lines: their places.
    """
    return all(
        _before(amounts, balances, line) == balances[previous]
        for previous, line in zip(lines, lines[1:], strict=False)
    )


def _leads(
    amounts: Sequence[Decimal], balances: Balances, lines: Iterable[int]
) -> bool:
    """Whether the balances that are told follow from one another in this order."""
    expected = None
    for line in lines:
        if expected is not None:
            expected += amounts[line]
        told = balances[line]
        if told is not None:
            if expected is not None and told != expected:
                return False
            expected = told
    return True


def _before(amounts: Sequence[Decimal], balances: Balances, line: int) -> Decimal:
    after = balances[line]
    assert after is not None
    return after - amounts[line]


def _by_days(
    days: Sequence[date],
    amounts: Sequence[Decimal],
    balances: Balances,
    lines: Sequence[int],
) -> list[int]:
    """Each day by itself: some banks mix the lines of a day."""
    of_day: dict[date, list[int]] = defaultdict(list)
    for line in lines:
        of_day[days[line]].append(line)
    ordered: list[int] = []
    # A day that ends as it began opens where the next one does.
    opening = next(
        filter(
            None,
            (_first_balances(amounts, balances, of_day[day]) for day in sorted(of_day)),
        ),
        [],
    )
    for day in sorted(of_day):
        mixed = of_day[day]
        ordered += _trail(amounts, balances, mixed, opening) or mixed
        opening = [balances[ordered[-1]]]
    return ordered


def _first_balances(
    amounts: Sequence[Decimal], balances: Balances, lines: Sequence[int]
) -> list[Decimal | None]:
    """The balance before a day that no line of it leads to; none where each does."""
    before = Counter(_before(amounts, balances, line) for line in lines)
    return [*(before - Counter(balances[line] for line in lines)).elements()]


def _trail(
    amounts: Sequence[Decimal],
    balances: Balances,
    lines: Sequence[int],
    opening: Sequence[Decimal | None],
) -> list[int]:
    """The lines of a day one after another, as their balances lead.

    Each line leads from one balance to the next: a walk over all of them is sought,
    where several are possible near the given order. Empty where there is none.

    opening: the balance of the day before, where one is known.
    """
    starts = _first_balances(amounts, balances, lines)
    if len(starts) > 1:
        return []
    leaving: dict[Decimal | None, list[int]] = defaultdict(list)
    for line in reversed(lines):
        leaving[_before(amounts, balances, line)].append(line)
    # Where the day ends as it began, any balance may be the first.
    starts = starts or [each for each in opening if each in leaving]
    start = starts[0] if starts else _before(amounts, balances, lines[0])
    path: list[tuple[Decimal | None, int | None]] = [(start, None)]
    found: list[int] = []
    while path:
        balance, by = path[-1]
        if leaving[balance]:
            line = leaving[balance].pop()
            path.append((balances[line], line))
        else:
            path.pop()
            if by is not None:
                found.append(by)
    found.reverse()
    return found if len(found) == len(lines) else []
