"""Lines and entries that nothing tells apart, and what belongs to one decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from ..model import Key, Line, OutstandingPayment
from .evidence import Pair, PairRanking


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


def key_order(key: Key) -> tuple[bool, int, str]:
    """Keys in an order of their own, whatever that of the batch."""
    return (isinstance(key, str), 0 if isinstance(key, str) else key, str(key))
