"""Whether the sum alone tells the run that a line is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ..books.runs import Member, RunSet
from ..books.view import View
from ..documents.naming import DocumentHit, Strength
from ..evidence.line import Evidence
from ..items.candidate import Candidate
from ..model import Line
from ..text.bank_text import BankText
from ..text.run_words import is_banks_word

#: The bank books what a file ordered within so many days of the day ordered.
BOOKED_WITHIN = timedelta(days=5)
#: Words of fewer letters name nobody.
_SHORT = 2


def is_told_by_sum(
    view: View, evidence: Evidence, run: RunSet, members: Sequence[Member]
) -> bool:
    """Whether a line can be nothing but this run, whose sum it is.

    A file of ours ordered it, so that the bank will show it in these days; and the line
    tells neither somebody nor something else: bank's words, no payee, no number of a
    document. An amount that many entries have is nobody's.
    """
    days = evidence.line.date - run.day
    return (
        run.is_ordered
        and timedelta() <= days <= BOOKED_WITHIN
        and count_payments(view, members) > 1
        and not view.ledger.amount_odds.is_price(evidence.line.amount)
        and _tells_nobody(view, evidence)
    )


def is_a_runs_entry(view: View, candidate: Candidate) -> bool:
    """Whether an answer is one entry that was booked for several payments."""
    if len(candidate.uses) != 1:
        return False
    entry = view.ledger.entries[candidate.uses[0][0]]
    return view.ledger.block_payments.count(entry.key) > 0


def count_payments(view: View, members: Sequence[Member]) -> int:
    """How many payments they are: one entry may stand for several."""
    blocks, entries = view.ledger.block_payments, view.ledger.entries
    return sum(
        max(1, blocks.count(entries[member].key)) if isinstance(member, int) else 1
        for member in members
    )


def _tells_nobody(view: View, evidence: Evidence) -> bool:
    line = evidence.line
    told = (line.partner, line.partner_name, line.partner_account)
    if any(_is_told(view, line, hit) for hit in evidence.documents):
        return False
    others = (evidence.unknown, evidence.checks, evidence.otherwise, evidence.closed)
    if any(told) or any(others) or evidence.gone or evidence.foreign:
        return False
    return not evidence.text.accounts and _is_banks_own(evidence.text, line.amount > 0)


def _is_told(view: View, line: Line, hit: DocumentHit) -> bool:
    """Whether a line speaks of a document. Banks count what they book: a bare number is
    a document's where the amount is."""
    return hit.strength > Strength.WEAK or view.open(hit.entry) == line.amount


def _is_banks_own(text: BankText, money_in: bool) -> bool:
    """Whether all words of a text are those with which banks book orders of ours."""
    words = (atom.text for atom in text.atoms)
    return all(
        len(word) <= _SHORT
        or any(map(str.isdigit, word))
        or is_banks_word(word, money_in)
        for word in words
    )
