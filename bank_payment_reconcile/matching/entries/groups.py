"""Sets of entries that one line shows together, and sets of lines of one entry.

Only exact sums count, only of what belongs together (one date, one partner, one
memo, or all named), and only where no other set fits as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb

from ..amounts.rests import left_out
from ..amounts.subsets import SIZE_LIMIT, accident_chance, exact_sets
from ..books.runs import RunSet
from ..model import RIVAL_LIMIT, OutstandingPayment
from ..model.enumeration import StrEnum
from .entry_books import EntryBooks
from .pair import Claimant, TextLevel

#: Sets tried of what belongs together; of more members only smaller sets are.
WORK_LIMIT = 1_000
#: Sets to be expected by accident above which one is not believed.
ACCIDENT_LIMIT = 0.05
#: Of a run the bank may have rejected so many.
REJECTED_LIMIT = 3
#: More entries than this are not told one by one.
NAMED_LIMIT = 200


class HeldBy(StrEnum):
    """What holds a set together; the sentence is `held_` with it."""

    NAMED = "named"
    DATE = "date"
    PARTNER = "partner"
    MEMO = "memo"
    #: One run, an id of which is named: all of it, or less what the bank rejected.
    RUN = "run"
    REST = "rest"
    #: One run that nothing names.
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Group:
    """One line and many entries, or many lines and one entry.

    left_out: of a run what the bank may have rejected.
    """

    lines: tuple[int, ...]
    entries: tuple[int, ...]
    held: HeldBy
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What belongs together: members with their amounts. whole: only all of it."""

    held: HeldBy
    members: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)


#: What holds members together, whether only all of them, and which day or the like.
BundleKey = tuple[HeldBy, bool, Hashable]


def named_groups(
    books: EntryBooks, claimants: Iterable[Claimant], is_free: Callable[[int], bool]
) -> Iterator[Group]:
    """Sets that the lines' texts name: one line's entries, one entry's lines."""
    naming: dict[int, list[Claimant]] = defaultdict(list)
    for claimant in claimants:
        named = [
            entry
            for entry, (level, _) in sorted(claimant.hits.items())
            if level >= TextLevel.REFERENCED and is_free(entry)
        ]
        for entry in named:
            naming[entry].append(claimant)
        yield from named_entries(books, claimant, named)
    for entry, lines in naming.items():
        yield from naming_lines(books, entry, lines)


def run_groups(
    books: EntryBooks, claimants: Iterable[Claimant], is_free: Callable[[int], bool]
) -> Iterator[Group]:
    """Runs an id of which a line names, and that are its amount: all of them, all of a
    block of them, or all but up to three."""
    for claimant in claimants:
        named = [run for run, _ in claimant.evidence.ordered.runs]
        parts = [part for run in named for part in books.ledger.runs.parts(run)]
        for step in (_whole_runs, _rests_of_runs):
            found = step(books, claimant, named, is_free) or step(
                books, claimant, parts, is_free
            )
            if found:
                yield from found
                break


def _left_of(
    books: EntryBooks, claimant: Claimant, run: RunSet, is_free: Callable[[int], bool]
) -> list[int]:
    """The entries of a run that are free and of the line's direction."""
    return [
        entry
        for entry in run.members
        if isinstance(entry, int)
        and is_free(entry)
        and books.entries[entry].amount * claimant.line.amount > 0
    ]


def _whole_runs(
    books: EntryBooks,
    claimant: Claimant,
    runs: Iterable[RunSet],
    is_free: Callable[[int], bool],
) -> list[Group]:
    sets = {tuple(_left_of(books, claimant, run, is_free)) for run in runs}
    return [
        Group((claimant.place,), entries, HeldBy.RUN)
        for entries in sorted(sets)
        if entries
        and sum(books.entries[e].amount for e in entries) == claimant.line.amount
    ]


def _rests_of_runs(
    books: EntryBooks,
    claimant: Claimant,
    runs: Iterable[RunSet],
    is_free: Callable[[int], bool],
) -> list[Group]:
    found: dict[tuple[int, ...], Group] = {}
    for run in runs:
        entries = _left_of(books, claimant, run, is_free)
        for entry in entries:
            if books.entries[entry].amount == claimant.line.amount:
                found[entry,] = Group((claimant.place,), (entry,), HeldBy.RUN)
        amounts = [books.entries[entry].amount for entry in entries]
        for places in left_out(
            amounts, claimant.line.amount, REJECTED_LIMIT, RIVAL_LIMIT
        ):
            kept = tuple(e for n, e in enumerate(entries) if n not in places)
            gone = tuple(entries[place] for place in places)
            found.setdefault(kept, Group((claimant.place,), kept, HeldBy.REST, gone))
    return list(found.values())


def named_entries(
    books: EntryBooks, claimant: Claimant, named: Iterable[int]
) -> list[Group]:
    """Entries that the line names and that add up to it: all of them, or the only
    ones of them that do."""
    line, hits = claimant.line, claimant.hits
    found = [
        entry
        for entry in named
        if books.entries[entry].amount * line.amount > 0
        and (hits[entry][0] == TextLevel.IDENTIFIED or books.is_near(line, entry))
    ]
    amounts = [books.entries[entry].amount for entry in found]
    return [
        Group((claimant.place,), tuple(found[p] for p in chosen), HeldBy.NAMED)
        for chosen in _named_sets(amounts, line.amount)
    ]


def naming_lines(
    books: EntryBooks, entry: int, claimants: Sequence[Claimant]
) -> list[Group]:
    """Lines that all name one entry and add up to it."""
    amount = books.entries[entry].amount
    found = [
        c.place
        for c in claimants
        if c.line.amount * amount > 0 and books.is_near(c.line, entry)
    ]
    by_place = {c.place: c.line.amount for c in claimants}
    amounts = [by_place[place] for place in found]
    return [
        Group(tuple(found[p] for p in chosen), (entry,), HeldBy.NAMED)
        for chosen in _named_sets(amounts, amount)
    ]


def _named_sets(amounts: Sequence[int], target: int) -> Sequence[tuple[int, ...]]:
    if not 2 <= len(amounts) <= NAMED_LIMIT or abs(sum(amounts)) < abs(target):
        return ()
    if sum(amounts) == target:
        return (tuple(range(len(amounts))),)
    sign = 1 if target > 0 else -1
    return exact_sets([sign * a for a in amounts], sign * target)


def entry_sums(
    books: EntryBooks, free: Iterable[int], claimants: Sequence[Claimant]
) -> list[Group]:
    """Entries of one date, partner or memo that one line shows together."""
    bundles = _bundles(
        (entry, other.amount, _entry_keys(other))
        for entry in free
        for other in (books.entries[entry],)
    )
    by_amount: dict[int, list[Claimant]] = defaultdict(list)
    for claimant in claimants:
        by_amount[claimant.line.amount].append(claimant)
    sets = _sums(bundles, by_amount.keys(), books.days)
    return [
        Group((claimant.place,), members, held)
        for amount, found in sets.items()
        for claimant in by_amount[amount]
        for members, held in found.items()
        if _fits(books, claimant, members, held)
    ]


def line_sums(
    books: EntryBooks, free: Iterable[int], claimants: Sequence[Claimant]
) -> list[Group]:
    """Lines of one date, partner or text that are the pieces of one entry."""
    bundles = _bundles(
        (c.place, c.line.amount, _line_keys(c)) for c in claimants if c.line.amount
    )
    by_amount: dict[int, list[int]] = defaultdict(list)
    for entry in free:
        by_amount[books.entries[entry].amount].append(entry)
    by_place = {c.place: c for c in claimants}
    sets = _sums(bundles, by_amount.keys(), books.days)
    return [
        Group(members, (entry,), held)
        for amount, found in sets.items()
        for entry in by_amount[amount]
        for members, held in found.items()
        if all(_fits(books, by_place[place], (entry,), held) for place in members)
    ]


def _fits(
    books: EntryBooks, claimant: Claimant, entries: Iterable[int], held: HeldBy
) -> bool:
    """Whether the dates allow it, nothing contradicts, and the line is of the
    partner that alone holds the entries together."""
    partners = claimant.evidence.party.partners
    return all(
        books.is_near(claimant.line, entry)
        and not books.contradicts(claimant, entry)
        and (held is not HeldBy.PARTNER or books.entries[entry].partner in partners)
        for entry in entries
    )


def _entry_keys(entry: OutstandingPayment) -> Iterator[BundleKey]:
    """What an entry belongs to: by what, whether only as a whole, and which."""
    yield HeldBy.DATE, False, entry.date
    if entry.partner is not None:
        yield HeldBy.PARTNER, False, entry.partner
        yield HeldBy.DATE, True, (entry.date, entry.partner)
    if entry.memo:
        yield HeldBy.MEMO, True, entry.memo
        yield HeldBy.MEMO, True, (entry.date, entry.memo)
    for run in entry.run_ids:
        yield HeldBy.ORDER, True, run


def _line_keys(claimant: Claimant) -> Iterator[BundleKey]:
    line, party = claimant.line, claimant.evidence.party
    yield HeldBy.DATE, False, line.date
    if party.level == "fully":
        yield HeldBy.PARTNER, False, party.partners[0]
    if line.text:
        yield HeldBy.MEMO, True, line.text
        yield HeldBy.MEMO, True, (line.date, line.text)


def _bundles(
    members: Iterable[tuple[int, int, Iterable[BundleKey]]],
) -> dict[BundleKey, Bundle]:
    """Members by what they belong to and the direction of the money."""
    bundles: dict[BundleKey, Bundle] = {}
    for member, amount, keys in members:
        for held, whole, value in keys:
            key = held, whole, (amount > 0, value)
            bundle = bundles.get(key)
            if bundle is None:
                bundle = bundles[key] = Bundle(held)
            bundle.members.append(member)
            bundle.amounts.append(amount)
    return {key: b for key, b in bundles.items() if len(b.members) > 1}


def _sums(
    bundles: dict[BundleKey, Bundle],
    wanted: Iterable[int],
    days: int,
) -> dict[int, dict[tuple[int, ...], HeldBy]]:
    """Sets that add up to a wanted amount, by it, each with what holds it."""
    targets = frozenset(wanted)
    found: dict[int, dict[tuple[int, ...], HeldBy]] = defaultdict(dict)
    if not targets:
        return found
    for (held, whole, _), bundle in bundles.items():
        total = sum(bundle.amounts)
        if total in targets:
            found[total].setdefault(tuple(bundle.members), held)
        if whole:
            continue
        for amount, members in _parts(bundle, targets):
            chance = accident_chance(bundle.amounts, amount, len(members), (1,))
            # so many days are looked at besides this one
            if chance * (2 * days + 1 if held is HeldBy.DATE else 1) <= ACCIDENT_LIMIT:
                found[amount].setdefault(members, held)
    return found


def _parts(
    bundle: Bundle, targets: frozenset[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Sets of some members that add up to a target, with it.

    Members are of one direction, so that no set of a size is less than the smallest
    of that size, nor more than the largest.
    """
    amounts, count, work = bundle.amounts, len(bundle.members), 0
    low, high = min(targets), max(targets)
    ranked = sorted(amounts)
    for size in range(2, min(count - 1, SIZE_LIMIT) + 1):
        work += comb(count, size)
        if work > WORK_LIMIT:
            return
        if sum(ranked[:size]) > high or sum(ranked[-size:]) < low:
            continue
        sets = zip(
            combinations(amounts, size), combinations(range(count), size), strict=True
        )
        for chosen, places in sets:
            total = sum(chosen)
            if total in targets:
                yield total, tuple(bundle.members[place] for place in places)
