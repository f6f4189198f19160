"""Lines and entries that nothing tells apart, and what belongs to one decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from ..model import Key, Line, OutstandingPayment
from .entry_books import EntryBooks, distance
from .pair import Claimant, Pair, PairRanking


def interchangeable(
    lines: Sequence[Line], entries: Sequence[OutstandingPayment]
) -> bool:
    """Whether it makes no difference which line takes which entry.

    Entries of one account, partner, date and amount are alike where all of them
    are taken; where one is left, their memo and check count too. Lines that are
    alike in everything may take any entries, as long as none is left.
    """
    if len(lines) == len(entries) == 1:
        return True
    all_taken = len(lines) >= len(entries)
    lines_alike = len({line_traits(line) for line in lines}) == 1
    entries_alike = len({entry_traits(entry, all_taken) for entry in entries}) == 1
    if lines_alike:
        return all_taken or entries_alike
    return entries_alike and len(lines) <= len(entries)


def line_traits(line: Line) -> Hashable:
    """All that a line tells, but its key."""
    return (
        (line.date, line.amount, line.text, line.partner_name, line.reference),
        (line.partner_account, line.end_to_end_id, line.check_number, line.partner),
    )


def entry_traits(entry: OutstandingPayment, all_taken: bool) -> Hashable:
    """What matters of an entry for which line takes it."""
    traits = entry.account, entry.amount, entry.date, entry.partner
    if all_taken:
        return traits
    return traits, entry.memo, entry.text, entry.references, entry.check_number


def by_rank(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs of one rank together, the best first."""
    ranked: dict[PairRanking, list[Pair]] = defaultdict(list)
    for pair in pairs:
        ranked[pair.ranking].append(pair)
    for rank in sorted(ranked, reverse=True):
        yield ranked[rank]


def components(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs in groups that share no line and no entry."""
    by_line: dict[int, list[Pair]] = defaultdict(list)
    by_entry: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_line[pair.line].append(pair)
        by_entry[pair.entry].append(pair)
    found = []
    while by_line:
        lines, entries = [next(iter(by_line))], set()
        together: list[Pair] = []
        for line in lines:
            for pair in by_line.pop(line, ()):
                together.append(pair)
                if pair.entry not in entries:
                    entries.add(pair.entry)
                    lines += [other.line for other in by_entry[pair.entry]]
        found.append(together)
    return found


def by_distance(
    books: EntryBooks, claimants: Sequence[Claimant], entries: Sequence[int]
) -> Iterator[tuple[list[Claimant], list[int]]]:
    """Lines of one date with near entries of one date, the nearest first."""
    by_date: dict[date, list[Claimant]] = defaultdict(list)
    dated: dict[date, list[int]] = defaultdict(list)
    for claimant in claimants:
        by_date[claimant.line.date].append(claimant)
    for entry in entries:
        dated[books.entries[entry].date].append(entry)
    steps = [
        (distance(lines[0].line, books.entries[places[0]]), day, other)
        for day, lines in by_date.items()
        for other, places in dated.items()
        if books.is_near(lines[0].line, places[0])
    ]
    for _, day, other in sorted(steps):
        yield by_date[day], dated[other]


def key_order(key: Key) -> tuple[bool, int, str]:
    """Keys in an order of their own, whatever that of the batch."""
    return (isinstance(key, str), 0 if isinstance(key, str) else key, str(key))
