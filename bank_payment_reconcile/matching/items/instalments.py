"""Instalments of one document: they fall due in order, the earliest takes the money.

Equal instalments are interchangeable until one is paid: an answer uses the earliest
of them that is open, and two lines that pay two of them take one each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from ..books.ledger import Ledger
from ..books.view import View, earlier_instalments
from ..model import OpenItem, Reason
from ..model.changed import changed
from .candidate import Candidate, Use


def earlier_left_open(view: View, uses: Sequence[Use]) -> tuple[Reason, ...]:
    """The caution that an instalment is paid and one due before it is not."""
    if not view.ledger.instalments:
        return ()
    taken = {position: abs(amount + kept) for position, amount, kept in uses}
    for position in taken:
        for other in earlier_instalments(view, position):
            if taken.get(other, 0) < abs(view.open(other)):
                entry = view.ledger.entries[other]
                assert isinstance(entry, OpenItem)
                due = (entry.due_date or entry.date).isoformat()
                params = {"number": entry.number, "date": due}
                return (Reason("earlier_instalment", params),)
    return ()


def in_order(view: View, uses: Sequence[Use]) -> tuple[Reason, ...]:
    """Why this instalment and no other of its document."""
    for position, _amount, _discount in uses:
        others = [
            other
            for other in view.ledger.siblings(position)
            if other != position and view.open(other)
        ]
        if others and not earlier_left_open(view, uses):
            entry = view.ledger.entries[position]
            assert isinstance(entry, OpenItem)
            due = (entry.due_date or entry.date).isoformat()
            return (Reason("instalment", {"number": entry.number, "date": due}),)
    return ()


def predecessors(view: View, positions: Sequence[int]) -> dict[int, int]:
    """Of equal instalments among the positions: which one a set must hold before it
    may hold the next. Keys and values are places in `positions`."""
    if not view.ledger.instalments:
        return {}
    places = {position: place for place, position in enumerate(positions)}
    result: dict[int, int] = {}
    for position, place in places.items():
        for other in earlier_instalments(view, position):
            if other in places and view.open(other) == view.open(position):
                # the last of those before it
                result[place] = places[other]
    return result


def equals_in_order(view: View, positions: Sequence[int]) -> dict[int, int]:
    """The same of all items of a partner of which the same is open: of equal ones who
    names none pays what falls due first, as of instalments."""
    alike: dict[tuple[int, object], list[int]] = {}
    for place, position in enumerate(positions):
        entry = view.ledger.entries[position]
        if view.open(position) == entry.amount:
            kind = (entry.amount, getattr(entry, "discount", None))
            alike.setdefault(kind, []).append(place)
    result: dict[int, int] = {}
    for places in alike.values():
        if len(places) > 1:
            places.sort(key=lambda place: _falls_due(view, positions[place]))
            result.update(zip(places[1:], places, strict=False))
    return {**result, **predecessors(view, positions)}


def _falls_due(view: View, position: int) -> tuple[date, date, int]:
    entry = view.ledger.entries[position]
    due = getattr(entry, "due_date", None) or entry.date
    return due, entry.date, position


def successors(before: Mapping[int, int]) -> dict[int, int]:
    """The same seen from the end: what is left out are the last ones."""
    return {first: then for then, first in before.items()}


def moved(
    ledger: Ledger,
    candidate: Candidate,
    still: Callable[[int], int],
    taken: Collection[int] = (),
) -> Candidate | None:
    """The candidate with every instalment that is taken replaced by the next equal
    one that is free; None where that is not possible.

    still: what is open of an entry. taken: positions that others get.
    """
    places: dict[int, int] = {}
    for position, amount, kept in candidate.uses:
        free = position not in taken and abs(still(position)) >= abs(amount + kept)
        if not free or position in places.values():
            found = _next_equal(ledger, position, amount + kept, still, taken, places)
            if found is None:
                return None
            places[position] = found
        else:
            places[position] = position
    if all(place == position for position, place in places.items()):
        return candidate
    return changed(
        candidate,
        uses=tuple((places[p], amount, kept) for p, amount, kept in candidate.uses),
        hits=tuple(
            changed(hit, entry=places.get(hit.entry, hit.entry))
            for hit in candidate.hits
        ),
    )


def _next_equal(
    ledger: Ledger,
    position: int,
    amount: int,
    still: Callable[[int], int],
    taken: Collection[int],
    places: Mapping[int, int],
) -> int | None:
    """The next instalment of the document of which exactly the amount is open."""
    used = {*taken, *places.values(), position}
    for other in ledger.siblings(position):
        if other not in used and still(other) == amount:
            return other
    return None
