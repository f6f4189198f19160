"""Which runs and orders of ours a line names by their ids.

Only a whole id names one: that of an order often begins with that of its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..books.ledger import Ledger
from ..books.runs import Member, Runs, RunSet, is_telling
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..model import BlockPayment, Line
from ..text.bank_text import BankText
from ..text.normalise import compact

#: An id is written in so many pieces at most, and is so long without what is between.
PIECE_LIMIT = 12
LENGTH_LIMIT = 40


class Ordered(NamedTuple):
    """What of ours a line names: runs, and single orders, each with the words.

    unsure: registered payments whose id is so short that a text may have it by
        accident.
    parts: payments that were booked with others in one entry; by such a short id in a
        text only those of the line's amount.
    """

    runs: tuple[tuple[RunSet, str], ...] = ()
    members: tuple[tuple[Member, str], ...] = ()
    unsure: tuple[tuple[Member, str], ...] = ()
    parts: tuple[tuple[BlockPayment, str], ...] = ()

    def hits(self) -> list[DocumentHit]:
        """Those of the orders that are registered payments."""
        return [
            DocumentHit(member, strength, words, NamedBy.ID)
            for found, strength in (
                (self.unsure, Strength.WEAK),
                (self.members, Strength.STRUCTURED),
            )
            for member, words in found
            if isinstance(member, int)
        ]


NOTHING_ORDERED = Ordered()


def ordered_in(ledger: Ledger, line: Line, text: BankText) -> Ordered:
    """What a line names by its text, or by an id in a field for it."""
    books, together = ledger.runs, ledger.block_payments.by_id
    if not (books.ids or books.orders or together):
        return NOTHING_ORDERED
    runs: dict[RunSet, str] = {}
    members: dict[Member, str] = {}
    unsure: dict[Member, str] = {}
    parts: dict[BlockPayment, str] = {}
    fields = (line.end_to_end_id, line.reference, *line.order_ids)
    told = [(compact(each), each) for each in fields if each]
    for key, words in told:
        _keep(books, key, words, runs, members)
        for part in together.get(key, ()):
            parts.setdefault(part, words)
    for key, words in _in_text(ledger, text):
        # of a run the amount has to be the sum as well
        _keep(books, key, words, runs, members if is_telling(key) else unsure)
        for part in together.get(key, ()):
            if is_telling(key) or part.amount == line.amount:
                parts.setdefault(part, words)
    return Ordered(
        tuple(runs.items()),
        tuple(members.items()),
        tuple(unsure.items()),
        tuple(parts.items()),
    )


def _keep(
    books: Runs,
    key: str,
    words: str,
    runs: dict[RunSet, str],
    members: dict[Member, str],
) -> None:
    """Note what an id is of, and the words of the line that have it."""
    if key in books.ids:
        runs.setdefault(books.ids[key], words)
    for member in books.orders.get(key, ()):
        members.setdefault(member, words)


def _in_text(ledger: Ledger, text: BankText) -> Iterator[tuple[str, str]]:
    """The ids in a text, without what separates their pieces; the longest of those
    that begin alike."""
    books, atoms = ledger.runs, text.atoms
    together = ledger.block_payments.by_id
    reach = -1
    for first in range(len(atoms)):
        if first <= reach:
            continue
        key, found = "", ("", -1)
        for last in range(first, min(first + PIECE_LIMIT, len(atoms))):
            if last > first and len(atoms[last].before) > 3:
                break
            key += atoms[last].text
            if len(key) > LENGTH_LIMIT:
                break
            if key in books.ids or key in books.orders or key in together:
                found = key, last
        key, last = found
        if key:
            reach = last
            yield key, text.folded[atoms[first].start : atoms[last].end]
