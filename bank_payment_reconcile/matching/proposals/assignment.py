"""Assigns over the whole batch: better evidence first, nothing promised twice.

Rounds: first what names its document and fits it exactly, since it settles what
it names beyond doubt; then everything else on what is left; then once more for
lines whose best answer went to a better claim. Within a round the claims of all
lines are taken by rank, and claims of one rank are decided together, so neither
the order of lines nor of items matters.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from ..books.garbage import collector_paused
from ..books.ledger import Ledger
from ..books.view import View
from ..evidence.checks import gone_reason
from ..evidence.line import Evidence, gather
from ..items.candidate import Candidate, CandidateKind
from ..items.instalments import moved
from ..items.transfers import transfers_like
from ..model import Key, Line, OutstandingPayment, Proposal, Reason
from ..review.silent_banks import is_silent
from ..text.bank_text import read_text
from .answers import candidates_of, named_answers
from .proposal import ambiguous, nothing, proposal_of
from .sharing import claimed_by, in_parts, rivals_of, spread

#: Rounds after the first; each settles what became possible in the one before.
ROUNDS = 3
#: Ties below this score (rules of low confidence) leave entries to others.
DISPUTE_SCORE = 2000


def propose(ledger: Ledger, lines: Sequence[Line]) -> list[Proposal]:
    """One proposal per line, in the order of the lines."""
    with collector_paused():
        proposals = _Assignment(ledger, lines).run()
    read_text.cache_clear()
    return proposals


@dataclass(slots=True)
class _LineState:
    """What a line has so far: its evidence, answers, and what was decided."""

    evidence: Evidence
    candidates: list[Candidate] = field(default_factory=list)
    #: All answers, and what was taken when they were made.
    found: list[Candidate] = field(default_factory=list)
    seen: list[int] | None = None
    chosen: Candidate | None = None
    tied: list[Candidate] = field(default_factory=list)
    #: Its best answers, where others dispute the entries.
    lost: list[Candidate] = field(default_factory=list)
    why: Reason | None = None

    @property
    def decided(self) -> bool:
        return self.chosen is not None or bool(self.tied)

    @property
    def is_open(self) -> bool:
        """Whether it is to be answered at all."""
        return bool(self.evidence.line.amount) and self.evidence.gone is None

    def keep_its_check(self) -> None:
        """A line that shows an outstanding check is that check and nothing else."""
        if checks := self.evidence.checks:
            self.candidates = [
                c for c in self.candidates if any(use[0] in checks for use in c.uses)
            ]


class _Assignment:
    """One run over all lines."""

    def __init__(self, ledger: Ledger, lines: Sequence[Line]) -> None:
        self.ledger = ledger
        self.left: dict[int, int] = {}
        #: How often entries of a partner were taken: what must be thought over.
        self.taken: dict[Key | None, int] = {}
        self.payments_taken = 0
        #: The lines that take the whole of an entry, by its position.
        self.takers: dict[int, Line] = {}
        #: Entries that equally good claims dispute; nobody gets them.
        self.disputed: set[int] = set()
        #: Those of them of which a line pays one, whichever of equal ones it is.
        self.either: set[int] = set()
        tells = ledger.settings.tells_accounts
        self.view = View(
            ledger, is_silent=is_silent(lines) if tells is None else not tells
        )
        self.states = [_LineState(gather(self.view, line)) for line in lines]

    def run(self) -> list[Proposal]:
        self._round([s for s in self.states if s.is_open], first=True)
        for _ in range(ROUNDS):
            before = dict(self.left)
            self._round(self._undecided(), first=False, least=DISPUTE_SCORE)
            if self.left == before:
                break
        self._round(self._undecided(), first=False)
        view = View(self.ledger, is_silent=self.view.is_silent)
        return [self._proposal(view, state) for state in self.states]

    def _undecided(self) -> list[_LineState]:
        return [s for s in self.states if not s.decided and s.is_open]

    # -- a round -------------------------------------------------------------

    def _round(self, states: list[_LineState], first: bool, least: int = 0) -> None:
        """least: answers of a lower score wait for a later round."""
        view = View(self.ledger, dict(self.left))
        for state in states:
            if first:
                found = named_answers(view, state.evidence)
                state.candidates = found if _certain(found) else []
            else:
                found = self._candidates(view, state)
                state.candidates = [c for c in found if c.ranking.score >= least]
            state.keep_its_check()
        self._assign([s for s in states if s.candidates])

    def _candidates(self, view: View, state: _LineState) -> list[Candidate]:
        """The answers of a line, made anew only where entries it may use changed."""
        evidence, left = state.evidence, self.left
        party, entries = evidence.party, self.ledger.entries
        partners: set[Key | None] = {*party.partners, *party.near}
        partners.update([entries[h.entry].partner for h in evidence.documents])
        taken = [self.taken.get(partner, 0) for partner in sorted(partners, key=str)]
        for each in evidence.readings:
            if party.level != "fully":
                alike = self.ledger.near_amount(each.line.amount)
                taken += [p for p in alike if p in left]
            if self.ledger.first_transfer != self.ledger.first_foreign:
                taken += [p for p in transfers_like(view, each) if p in left]
        if evidence.foreign:
            taken += [h.entry for h in evidence.foreign if h.entry in left]
        if self.ledger.runs:
            taken.append(self.payments_taken)
        if state.seen != taken:
            state.seen = taken
            state.found = candidates_of(view, evidence)
        return state.found

    def _assign(self, states: list[_LineState]) -> None:
        """Give each line its best answer that is still possible, rank by rank."""
        waiting = states
        while waiting:
            heads = [(s, head) for s in waiting if (head := self._head(s))]
            if not heads:
                return
            best = max(head[0].ranking for _, head in heads)
            now = [(s, head) for s, head in heads if head[0].ranking == best]
            self._decide(now)
            waiting = [s for s, _ in heads if not s.decided]

    def _head(self, state: _LineState) -> list[Candidate]:
        """The best possible answers of a line: more than one where they tie."""
        possible = [c for c in map(self._fitting, state.candidates) if c is not None]
        if state.candidates and not possible:
            best = state.candidates[0].ranking
            state.lost = [c for c in state.candidates if c.ranking == best]
        state.candidates = possible
        if not possible:
            return []
        return _distinct(c for c in possible if c.ranking == possible[0].ranking)

    def _still(self, position: int) -> int:
        """What is left of an entry; nothing where it is disputed."""
        if position in self.disputed:
            return 0
        still = self.left.get(position)
        return self.ledger.entries[position].amount if still is None else still

    def _left_of(self, position: int) -> int:
        """The same; of equal ones that a line pays one of there is more than one."""
        if position in self.either:
            return self.left.get(position, self.ledger.entries[position].amount)
        return self._still(position)

    def _fitting(self, candidate: Candidate) -> Candidate | None:
        """The candidate if what it uses is left, or the next equal instalments are."""
        # what may take one of equal ones leaves one for the line that pays one
        still = self._left_of if candidate.leaves_equal else self._still
        for position, amount, discount in candidate.uses:
            if abs(amount + discount) > abs(still(position)):
                break
        else:
            return candidate
        if candidate.kind in (CandidateKind.RUN, CandidateKind.ORDERED):
            # ordered of that very item
            return None
        return moved(self.ledger, candidate, self._still)

    def _decide(self, claims: list[tuple[_LineState, list[Candidate]]]) -> None:
        """Claims of one rank: ties and contested entries are nobody's."""
        single: list[tuple[_LineState, Candidate]] = []
        disputed: set[int] = set()
        for state, head in claims:
            if len(head) > 1:
                state.tied = head
                state.why = Reason("ambiguous", {"count": len(head)})
                if head[0].ranking.score >= DISPUTE_SCORE:
                    self._dispute(head, disputed)
            else:
                single.append((state, head[0]))
        single = in_parts(spread(self.ledger, single, self._still), self._still)
        claimed = claimed_by(single)
        for state, candidate in single:
            rivals = max(
                (rivals_of(use[0], claimed, self._still) for use in candidate.uses),
                default=1,
            )
            if rivals > 1:
                state.tied = [candidate]
                state.why = Reason("contested", {"count": rivals})
                disputed.update(use[0] for use in candidate.uses)
                self.either.difference_update(use[0] for use in candidate.uses)
        for state, candidate in single:
            if not state.tied:
                self._take(state, candidate, disputed)
        self.disputed |= disputed

    def _dispute(self, head: list[Candidate], disputed: set[int]) -> None:
        """Note the entries of a tie, and whether it is one between equal ones."""
        positions = {use[0] for c in head for use in c.uses}
        entries = [self.ledger.entries[position] for position in positions]
        if len({(entry.partner, entry.amount) for entry in entries}) == 1:
            if all(len(c.uses) == 1 for c in head) and not positions & self.disputed:
                self.either |= positions
        else:
            self.either -= positions
        disputed |= positions

    def _take(
        self, state: _LineState, candidate: Candidate, disputed: set[int]
    ) -> None:
        if any(use[0] in disputed for use in candidate.uses):
            state.tied = [candidate]
            state.why = Reason("contested", {"count": 2})
            return
        state.chosen = candidate
        for position, amount, discount in candidate.uses:
            still = self.left.get(position, self.ledger.entries[position].amount)
            self.left[position] = still - amount - discount
            self.payments_taken += (
                self.ledger.is_payment(position) or position in self.ledger.runs.items
            )
            if amount + discount == self.ledger.entries[position].amount:
                self.takers[position] = state.evidence.line
            partner = self.ledger.entries[position].partner
            self.taken[partner] = self.taken.get(partner, 0) + 1

    # -- the answer ------------------------------------------------------------

    def _proposal(self, view: View, state: _LineState) -> Proposal:
        evidence = state.evidence
        if state.chosen is not None:
            others = len(state.candidates) - 1
            return proposal_of(view, evidence, state.chosen, others)
        if state.tied:
            assert state.why is not None
            return ambiguous(view, evidence, state.tied, state.why)
        if state.lost:
            return ambiguous(view, evidence, state.lost, Reason("disputed"))
        return nothing(view, evidence, self._odd_check(evidence), self.takers)

    def _odd_check(self, evidence: Evidence) -> list[Reason]:
        """What is said of a line that shows a check and gets none."""
        if evidence.gone is not None:
            return [gone_reason(evidence.gone)]
        for position in sorted(evidence.checks):
            check = self.ledger.entries[position]
            if position in self.left and isinstance(check, OutstandingPayment):
                return [Reason("check_shown", {"number": check.check_number})]
        return []


def _certain(found: list[Candidate]) -> bool:
    """Whether the best answer names what it pays, fits it, and needs no person."""
    return (
        bool(found) and found[0].facts.amount != "none" and not (found[0].needs_review)
    )


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that take different entries, or different amounts of them: what an id
    and a reference tell alike is one answer."""
    found: dict[Hashable, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.uses or candidate.kind, candidate)
    return list(found.values())
