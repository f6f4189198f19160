"""Answers for lines that name items in other currencies.

A rate tells what such an item is worth to the line: the bank's own where its file has
one, else that of the day. Within the bound for rates the item is settled, and what the
amount differs by is an exchange difference; beyond it a person has to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..amounts.tolerance import discount_of
from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import DocumentHit, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.ranking import Ranking
from ..model import ForeignItem, Rate, Reason
from ..reasons.wording import money


@dataclass(frozen=True, slots=True)
class _Worth:
    """What items are worth to a line, in its minor units; positions and what each is
    worth, what is kept of each as discount (own units, worth) and the rate."""

    items: tuple[tuple[int, ForeignItem], ...]
    worths: tuple[int, ...]
    kept: tuple[tuple[int, int], ...]
    rate: Rate

    @property
    def due(self) -> int:
        return sum(self.worths) - sum(worth for _own, worth in self.kept)


def foreign_documents(view: View, evidence: Evidence) -> list[Candidate]:
    """The items in other currencies that a line names: each document by itself, and
    all of them together."""
    groups: dict[object, list[DocumentHit]] = {}
    for hit in evidence.foreign:
        item = view.ledger.foreign_item(hit.entry)
        if item is not None and view.open(hit.entry) * evidence.line.amount > 0:
            groups.setdefault(item.document or item.key, []).append(hit)
    found = [c for hits in groups.values() for c in _of_document(view, evidence, hits)]
    if len({hits[0].words for hits in groups.values()}) > 1:
        every = [hit for hits in groups.values() for hit in hits]
        found += _together(view, evidence, every)
    return found


def _of_document(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit]
) -> Iterator[Candidate]:
    """All instalments together, or the one that falls due first."""

    def due(hit: DocumentHit) -> tuple[str, int]:
        entry = view.ledger.foreign_item(hit.entry)
        day = (entry.due_date or entry.date) if entry else None
        return str(day), hit.entry

    ordered = sorted(hits, key=due)
    if len(ordered) > 1:
        whole = list(_together(view, evidence, ordered))
        if whole:
            yield from whole
            return
    yield from _candidate(view, evidence, ordered[:1], is_part=True)


def _together(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit]
) -> Iterator[Candidate]:
    entries = [view.ledger.entries[hit.entry] for hit in hits]
    if len({entry.partner for entry in entries}) == 1:
        yield from _candidate(view, evidence, hits, is_part=False)


def _candidate(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit], is_part: bool
) -> Iterator[Candidate]:
    """The answer that these are paid.

    is_part: whether less or more than what they are worth is an answer, too.
    """
    line, bound = evidence.line, view.ledger.settings.transfer_rate_percent
    options = [w for w in _options(view, evidence, hits) if w.due * line.amount > 0]
    if not options:
        return

    def off(worth: _Worth) -> int:
        return abs(line.amount - worth.due)

    near = [w for w in options if _is_exact(w, off(w))] or [
        w for w in options if off(w) * 100 <= bound * abs(w.due)
    ]
    cautions = list(_cautions(view, evidence, hits, options[0].rate))
    if near:
        chosen = min(near, key=off)
        exact = _is_exact(chosen, off(chosen))
        if len(near) > 1 and not exact:
            cautions.append(Reason("foreign_discount_unsure"))
        uses, shares = _whole(view, chosen, line.amount)
        left_over = 0
        told = [] if exact else [_percent("foreign_difference", chosen, off(chosen))]
        if any(own for own, _ in chosen.kept):
            told.insert(0, Reason("amount_discount"))
    elif is_part and not _has_its_figures(view, options[0], line.amount):
        chosen, exact = options[0], False
        uses, shares, left_over = _beyond(view, chosen, line.amount)
        cautions.append(_percent("foreign_beyond", chosen, off(chosen)))
        told = []
    else:
        return
    yield _answer(
        view,
        evidence,
        hits,
        uses=uses,
        shares=shares,
        left_over=left_over,
        cautions=tuple(cautions),
        told=(*_told(view, options[0]), *told),
        exact=exact,
        fits=bool(near),
    )


def _answer(
    view: View,
    evidence: Evidence,
    hits: Sequence[DocumentHit],
    *,
    exact: bool,
    fits: bool,
    uses: tuple[Use, ...],
    shares: tuple[tuple[int, int], ...],
    left_over: int,
    cautions: tuple[Reason, ...],
    told: tuple[Reason, ...],
) -> Candidate:
    partner = view.ledger.entries[hits[0].entry].partner
    strength = min(hit.strength for hit in hits)
    relation = party_relation(evidence, partner)
    if relation == "no" and exact and strength >= Strength.NAMED:
        # as of any document that is named and paid to the cent
        relation = "no" if contradicts(evidence, partner) else "partially"
    several = len({hit.words for hit in hits}) > 1
    return Candidate(
        kind=CandidateKind.DOCUMENTS if several else CandidateKind.DOCUMENT,
        facts=Facts(
            relation, "yes_multiple" if several else "yes", "one" if fits else "none"
        ),
        uses=uses,
        partner=partner,
        # After what is open with the very amount: a rate makes equal what is not.
        ranking=Ranking(
            fits=fits,
            naming=strength,
            together=len(hits) if several else 0,
        ),
        cautions=cautions,
        hits=tuple(hits),
        left_over=left_over,
        shares=shares,
        told=told,
    )


def _options(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit]
) -> Iterator[_Worth]:
    """What is due of the items: all that is open, and that less discounts in time."""
    line, settings = evidence.line, view.ledger.settings
    items = tuple(
        (hit.entry, item)
        for hit in hits
        if (item := view.ledger.foreign_item(hit.entry)) is not None
    )
    [currency] = {item.currency for _, item in items} if _is_of_one(items) else [None]
    rate = view.ledger.rates.get((currency.code, line.key)) if currency else None
    if rate is None or currency is None:
        return
    scale = rate.value * 10.0**settings.currency.digits / 10.0**currency.digits

    def worth(own: int) -> int:
        return round(own * scale)

    opens = [view.open(position) for position, _ in items]
    worths = tuple(map(worth, opens))
    yield _Worth(items, worths, tuple((0, 0) for _ in items), rate)
    kept = tuple(
        discount_of(item, line.date, settings) if still == item.amount else 0
        for still, (_, item) in zip(opens, items, strict=True)
    )
    if any(kept):
        yield _Worth(items, worths, tuple((own, worth(own)) for own in kept), rate)


def _is_of_one(items: Sequence[tuple[int, ForeignItem]]) -> bool:
    return len({item.currency for _, item in items}) == 1


def _is_exact(worth: _Worth, off: int) -> bool:
    """Whether an amount is the worth but for rounding: of each item's, and of what a
    unit of its currency is worth."""
    own = sum(abs(item.amount) for _, item in worth.items)
    unit = sum(map(abs, worth.worths)) / own if own else 0
    return off <= len(worth.items) + unit / 2


def _has_its_figures(view: View, worth: _Worth, amount: int) -> bool:
    """Whether a line is of the very figures that are open, in another currency and not
    worth them: somebody mistook one for the other, and what was paid nobody knows."""
    [(position, item)] = worth.items
    digits = view.ledger.settings.currency.digits
    return amount * 10**item.currency.digits == view.open(position) * 10**digits


def _whole(
    view: View, worth: _Worth, amount: int
) -> tuple[tuple[Use, ...], tuple[tuple[int, int], ...]]:
    """All of the items; each takes its part of the line's money, the last the rest."""
    uses, shares, left = [], [], amount
    last = len(worth.items) - 1
    for place, (position, _item) in enumerate(worth.items):
        own, kept = worth.kept[place]
        due = worth.worths[place] - kept
        share = left if place == last else round(amount * due / worth.due)
        left -= share
        uses.append((position, view.open(position) - own, own))
        shares.append((share, kept))
    return tuple(uses), tuple(shares)


def _beyond(
    view: View, worth: _Worth, amount: int
) -> tuple[tuple[Use, ...], tuple[tuple[int, int], ...], int]:
    """A part of the item, or all of it and what is left over."""
    position, _item = worth.items[0]
    still, due = view.open(position), worth.worths[0]
    if abs(amount) < abs(due):
        own = round(still * amount / due)
        return ((position, own, 0),), ((amount, 0),), 0
    return ((position, still, 0),), ((due, 0),), amount - due


def _cautions(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit], rate: Rate
) -> Iterator[Reason]:
    partner = view.ledger.entries[hits[0].entry].partner
    if contradicts(evidence, partner):
        yield other_party(view, evidence.party.partners[0])
    relation = party_relation(evidence, partner)
    for hit in hits:
        if hit.strength < Strength.NAMED or relation == "no" and hit.is_plain:
            yield Reason("bare_number", {"words": hit.words})
    words = {hit.words for hit in hits}
    others = {
        hit.words
        for hit in (*evidence.documents, *evidence.foreign)
        if hit.strength >= Strength.NAMED and hit.words not in words
    }
    if others:
        yield Reason("not_all_named", {"count": len(others)})
    bound = view.ledger.settings.transfer_rate_percent
    if rate.is_banks and rate.of_day:
        off = abs(rate.value - rate.of_day) * 100 / rate.of_day
        if off > bound:
            yield Reason("foreign_rate_far", {"percent": f"{off:.2f}"})


def _told(view: View, worth: _Worth) -> Iterator[Reason]:
    """In which currency the items are open, and what that is worth."""
    items = [item for _, item in worth.items]
    for number in dict.fromkeys(item.number for item in items):
        params = {"number": number, "currency": items[0].currency.code}
        yield Reason("closed_currency", params)
    still = sum(view.open(position) for position, _ in worth.items)
    yield Reason(
        "foreign_bank" if worth.rate.is_banks else "foreign_day",
        {
            "open": money(still, items[0].currency),
            "worth": money(sum(worth.worths), view.ledger.settings.currency),
        },
    )


def _percent(kind: str, worth: _Worth, off: int) -> Reason:
    return Reason(kind, {"percent": f"{off * 100 / abs(worth.due):.2f}"})
