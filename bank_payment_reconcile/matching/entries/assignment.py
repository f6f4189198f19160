"""Matches bank lines with our own bank entries: one, several, or pieces of one.

The better pair wins over the whole batch, whatever the order; pairs of one rank
are decided together. What nothing tells apart is taken in its order, since that
is no guess; what differs in a thing that matters is left and shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..books.garbage import collector_paused
from ..books.ledger import Ledger
from ..evidence.checks import gone_reason
from ..model import RIVAL_LIMIT, Line, Proposal, Reason
from .answers import EntryAnswer, EntryAnswerKind, ambiguous, nothing, proposal_of
from .entry_books import EntryBooks
from .groups import Group, entry_sums, line_sums, named_groups, run_groups
from .pair import Claimant, Pair, TextLevel
from .state import ClaimantState
from .ties import by_distance, by_rank, components, interchangeable, key_order

#: More pairs of one amount and distance are not told apart one by one.
PAIR_LIMIT = 20_000


def match_entries(
    ledger: Ledger, lines: Sequence[Line], days: int = 0
) -> list[Proposal]:
    """One proposal per line, in the order of the lines.

    ledger: the outstanding entries are its payments. days: the most that may lie
    between a line and its entry; a check's number and an end-to-end id identify
    by themselves at any time, since a check is cleared when its bearer likes. A
    line of `NO_DATE` is compared with every entry.

    A match takes the whole entry: where the amount differs, the application's
    amount is the entry's, and what is between is the line's difference.
    """
    with collector_paused():
        return _EntryAssignment(EntryBooks(ledger, days), lines).run()


class _EntryAssignment:
    """One run over all lines."""

    def __init__(self, books: EntryBooks, lines: Sequence[Line]) -> None:
        self.books = books
        self.states = [
            ClaimantState(books.read(n, line)) for n, line in enumerate(lines)
        ]
        #: Entries that are taken, or that equally good claims dispute.
        self.taken: set[int] = set()
        self.disputed: set[int] = set()

    def run(self) -> list[Proposal]:
        for state in self.states:
            if state.is_open:
                state.pairs = self.books.pairs(state.claimant)
        self._round(lambda p: not p.difference and p.level >= TextLevel.REFERENCED)
        if self.books.ledger.runs.ids:
            self._groups(run_groups(self.books, self._open(), self._is_free))
        self._groups(named_groups(self.books, self._open(), self._is_free))
        # before an equal amount takes the check whose number is named
        self._round(lambda p: p.level == TextLevel.IDENTIFIED)
        self._round(lambda p: not p.difference and _speaks(p))
        self._equal_amounts()
        self._round(lambda p: p.level >= TextLevel.REFERENCED)
        sums = entry_sums(self.books, self._free(), self._open(shows_check=False))
        self._groups(sums, sure=False)
        self._groups(line_sums(self.books, self._free(), self._open()), sure=False)
        self._round(lambda p: p.difference > 0)
        return [self._proposal(state) for state in self.states]

    # -- one line, one entry -------------------------------------------------

    def _round(self, wanted: Callable[[Pair], bool]) -> None:
        """Take pairs by rank; those of one rank that share something together."""
        pairs = [
            pair
            for state in self.states
            if state.is_open
            for pair in state.pairs
            if wanted(pair)
        ]
        self._take_best(pairs)

    def _take_best(self, pairs: list[Pair]) -> None:
        for group in by_rank(pairs):
            for together in components([p for p in group if self._possible(p)]):
                self._decide(together)

    def _possible(self, pair: Pair) -> bool:
        return self.states[pair.line].is_open and self._is_free(pair.entry)

    def _decide(self, pairs: Sequence[Pair]) -> None:
        """Pairs of one rank: take what is alike in its order, leave the others."""
        lines = sorted({pair.line for pair in pairs})
        entries = sorted({pair.entry for pair in pairs})
        complete = len(pairs) == len(lines) * len(entries)
        if not complete or not self._interchangeable(lines, entries):
            self._dispute(pairs)
            return
        by_ends = {(pair.line, pair.entry): pair for pair in pairs}
        count = max(len(lines), len(entries))
        for line, entry in zip(self._by_key(lines), entries, strict=False):
            self._take_pair(by_ends[line, entry], count)

    def _interchangeable(self, lines: Sequence[int], entries: Sequence[int]) -> bool:
        return interchangeable(
            [self.states[line].claimant.line for line in lines],
            [self.books.entries[entry] for entry in entries],
        )

    def _by_key(self, lines: Sequence[int]) -> list[int]:
        return sorted(lines, key=lambda n: key_order(self.states[n].claimant.line.key))

    def _amount(self, entry: int) -> int:
        return self.books.entries[entry].amount

    def _take_pair(self, pair: Pair, count: int) -> None:
        """count: of how many that nothing tells apart."""
        reasons = (Reason("alike", {"count": count}),) if count > 1 else ()
        amounts = (self._amount(pair.entry),)
        self.states[pair.line].chosen = EntryAnswer((pair,), amounts, reasons=reasons)
        self.taken.add(pair.entry)

    def _dispute(self, pairs: Sequence[Pair]) -> None:
        """A real tie: nobody's, shown on each line."""
        by_line: dict[int, list[Pair]] = defaultdict(list)
        for pair in pairs:
            by_line[pair.line].append(pair)
        for line, own in by_line.items():
            self.states[line].tied = [
                EntryAnswer((pair,), (self._amount(pair.entry),)) for pair in own
            ]
            count = len(own) if len(own) > 1 else len(by_line)
            kind = "ambiguous" if len(own) > 1 else "entry_contested"
            self.states[line].why = Reason(kind, {"count": count})
        self.disputed.update(pair.entry for pair in pairs)

    # -- only the amount ---------------------------------------------------------

    def _equal_amounts(self) -> None:
        """What only the amount speaks for, the nearest dates first."""
        by_amount: dict[int, list[Claimant]] = defaultdict(list)
        for claimant in self._open():
            by_amount[claimant.line.amount].append(claimant)
        for amount, claimants in by_amount.items():
            free = [e for e in self.books.ledger.by_amount[amount] if self._is_free(e)]
            for lines, entries in by_distance(self.books, claimants, free):
                self._equal_amount(lines, entries)

    def _equal_amount(self, claimants: Sequence[Claimant], entries: list[int]) -> None:
        """Lines and entries of one amount, of one date each."""
        lines = [c.place for c in claimants if self.states[c.place].is_open]
        free = [entry for entry in entries if self._is_free(entry)]
        if len(lines) * len(free) > PAIR_LIMIT:
            self._crowd(lines, free)
            return
        found = (self._pair(line, entry) for line in lines for entry in free)
        self._take_best([pair for pair in found if pair is not None])

    def _crowd(self, lines: list[int], entries: list[int]) -> None:
        """Too many of one amount and date to weigh each pair."""
        if self._interchangeable(lines, entries):
            for line, entry in zip(self._by_key(lines), entries, strict=False):
                if (pair := self._pair(line, entry)) is not None:
                    self._take_pair(pair, len(entries))
            return
        shown = entries[:RIVAL_LIMIT]
        found = (self._pair(line, entry) for line in lines for entry in shown)
        self._dispute([pair for pair in found if pair is not None])
        self.disputed.update(entries)

    def _pair(self, line: int, entry: int) -> Pair | None:
        return self.books.pair(self.states[line].claimant, entry)

    def _is_free(self, entry: int) -> bool:
        return entry not in self.taken and entry not in self.disputed

    # -- groups --------------------------------------------------------------------

    def _open(self, shows_check: bool = True) -> list[Claimant]:
        """Lines without an answer; shows_check: those that show a check, too."""
        return [
            s.claimant
            for s in self.states
            if s.is_open and (shows_check or not s.claimant.shows_check)
        ]

    def _free(self) -> list[int]:
        return [n for n in range(len(self.books.entries)) if self._is_free(n)]

    def _groups(self, groups: Iterable[Group], sure: bool = True) -> None:
        """Take the sets that are the only ones for all they use.

        sure: what is not the only one is left for good; else only shown where
        nothing else is found.
        """
        found = list(groups)
        of_line: dict[int, list[Group]] = defaultdict(list)
        of_entry: dict[int, list[Group]] = defaultdict(list)
        for group in found:
            for line in group.lines:
                of_line[line].append(group)
            for entry in group.entries:
                of_entry[entry].append(group)
        for group in found:
            rivals = max(
                *(len(of_line[line]) for line in group.lines),
                *(len(of_entry[entry]) for entry in group.entries),
            )
            if rivals == 1:
                self._take_group(group)
        for line, own in of_line.items():
            if self.states[line].is_open:
                self._show_sets(line, own, sure)

    def _show_sets(self, line: int, groups: Sequence[Group], sure: bool) -> None:
        state = self.states[line]
        answers = [self._group_answer(group, line) for group in groups]
        kind = "sets" if len(groups) > 1 else "entry_contested"
        state.why = Reason(kind, {"count": max(len(groups), 2)})
        if sure:
            state.tied = answers
            self.disputed.update(entry for g in groups for entry in g.entries)
        else:
            state.sets = answers

    def _take_group(self, group: Group) -> None:
        for line in group.lines:
            self.states[line].chosen = self._group_answer(group, line)
        self.taken.update(group.entries)

    def _group_answer(self, group: Group, line: int) -> EntryAnswer:
        claimant = self.states[line].claimant
        pairs = tuple(self.books.member(claimant, e) for e in group.entries)
        if len(group.lines) > 1:
            amounts: tuple[int, ...] = (claimant.line.amount,)
            return EntryAnswer(
                pairs, amounts, EntryAnswerKind.LINES, group.held, len(group.lines)
            )
        amounts = tuple(self._amount(entry) for entry in group.entries)
        return EntryAnswer(
            pairs,
            amounts,
            EntryAnswerKind.ENTRIES,
            group.held,
            len(group.entries),
            left_out=group.left_out,
        )

    # -- the answer ------------------------------------------------------------------

    def _proposal(self, state: ClaimantState) -> Proposal:
        books, claimant = self.books, state.claimant
        if (gone := claimant.evidence.gone) is not None:
            return nothing(books, claimant, None, gone_reason(gone))
        if state.chosen is not None:
            return proposal_of(books, claimant, state.chosen)
        shown = state.tied or state.sets
        if shown:
            return ambiguous(books, claimant, shown, state.why)
        equal = (self.books.pair(claimant, e) for e in books.equal(claimant.line)[:1])
        pairs = [*state.pairs, *(pair for pair in equal if pair is not None)]
        best = max(pairs, key=lambda pair: pair.ranking, default=None)
        if best is not None and best.entry in self.disputed:
            answer = EntryAnswer((best,), (self._amount(best.entry),))
            return ambiguous(books, claimant, [answer], Reason("disputed"))
        if best is not None and best.entry in claimant.evidence.checks:
            number = books.entries[best.entry].check_number
            twice = Reason("check_shown", {"number": number})
            return nothing(books, claimant, best, twice)
        return nothing(books, claimant, best)


def _speaks(pair: Pair) -> bool:
    """Whether more than the amount and the date speaks for a pair."""
    return pair.level > TextLevel.NOTHING or pair.party != "no"
