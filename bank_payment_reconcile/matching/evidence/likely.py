"""Whom a line may come from: partners ranked for a person to choose from.

Nothing is decided by it. What `propose` knows of the payer counts most; below that,
names that are alike, whose documents the text names, and who owes the amount.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..books.ledger import Ledger
from ..books.view import View
from ..documents.naming import Strength
from ..documents.numbers import is_year
from ..model import Key, Line, Reason
from ..text.bank_text import BankText, read_text
from ..text.normalise import compact
from .line import Evidence, gather
from .name_texts import name_runs
from .parties import Party

#: Likeness (0..1) below which a name is not worth showing.
LEAST_ALIKE = 0.4
#: What each piece of evidence tells by itself (0..1).
CERTAIN, FULLY, PARTLY = 1.0, 0.95, 0.6
NUMBER_FULL, NUMBER_NAMED, NUMBER_BARE, AMOUNT = 0.9, 0.75, 0.3, 0.3
#: The best is far ahead of all with this score and this lead over the next.
AHEAD_SCORE, AHEAD_LEAD = 60, 20
#: Partners who owe the amount count only where it tells few of them.
AMOUNT_LIMIT = 10
#: Runs of digits by which documents are looked up.
RUN_LIMIT = 8


@dataclass(frozen=True, slots=True)
class LikelyPartner:
    """A partner the line may be of; score 0..100, 100 for certain."""

    key: Key
    score: int
    reasons: tuple[Reason, ...]


def likely_partners(
    ledger: Ledger, line: Line, limit: int = 5, every: bool = True
) -> list[LikelyPartner]:
    """Partners a line may be of, the likeliest first, at most `limit`.

    every: also those of a name that is alike, where the payer is known already.
    """
    view = View(ledger)
    return rank_partners(view, gather(view, line), limit, every)


def rank_partners(
    view: View, evidence: Evidence, limit: int, every: bool = True
) -> list[LikelyPartner]:
    """The same, where the evidence is gathered already."""
    told = [
        *_by_party(evidence.party),
        *_by_documents(view, evidence),
        *_by_amount(view, evidence),
    ]
    if every or evidence.party.level != "fully":
        told += _by_name(view.ledger, evidence.line, evidence.text)
    found: dict[Key, list[tuple[float, Reason]]] = {}
    for key, share, reason in told:
        found.setdefault(key, []).append((share, reason))
    ranked = sorted(
        (_likely(key, told) for key, told in found.items()),
        key=lambda likely: (-likely.score, str(likely.key)),
    )
    return ranked[:limit]


def far_ahead(ranked: list[LikelyPartner]) -> LikelyPartner | None:
    """The first, where it is likely and no other comes near it."""
    if not ranked or ranked[0].score < AHEAD_SCORE:
        return None
    second = ranked[1].score if len(ranked) > 1 else 0
    return ranked[0] if ranked[0].score - second >= AHEAD_LEAD else None


def digit_runs(line: Line) -> list[str]:
    """Digits of the text and the reference that may be a document's number, the
    longest first; without leading zeros. To look documents up by."""
    runs: dict[str, None] = {}
    glued = ""
    for atom in read_text(line.text).atoms:
        digits = "".join(c for c in atom.text if c.isdigit())
        runs[digits.lstrip("0")] = None
        # a reference that is written in groups
        glued = glued + atom.text if atom.text.isdigit() else ""
        runs[glued.lstrip("0")] = None
    runs["".join(c for c in compact(line.reference) if c.isdigit()).lstrip("0")] = None
    told = [r for r in runs if 3 <= len(r) <= 40 and r.isascii() and not is_year(r)]
    return sorted(told, key=lambda run: (-len(run), run))[:RUN_LIMIT]


Told = tuple[Key, float, Reason]


def _likely(key: Key, told: list[tuple[float, Reason]]) -> LikelyPartner:
    """Independent evidence adds up: what one leaves open the next may tell.

    Of each kind the best counts, so that ten numbers are not ten proofs.
    """
    best: dict[str, tuple[float, Reason]] = {}
    for share, reason in told:
        kind = _KINDS.get(reason.kind, "party")
        if kind not in best or share > best[kind][0]:
            best[kind] = (share, reason)
    doubt = 1.0
    for share, _ in best.values():
        doubt *= 1.0 - share
    strongest = sorted(best.values(), key=lambda told: -told[0])
    return LikelyPartner(key, round(100 * (1 - doubt)), tuple(r for _, r in strongest))


#: Names count once, whether found by their words or alike.
_KINDS = {
    "party_by_document": "document",
    "amount_equal": "amount",
}


def _by_party(party: Party) -> Iterable[Told]:
    if not party.reasons:
        return
    share = PARTLY
    if party.level == "fully":
        share = CERTAIN if party.certain else FULLY
    for key in party.partners:
        yield key, share, party.reasons[0]


def _by_documents(view: View, evidence: Evidence) -> Iterable[Told]:
    for hit in evidence.documents:
        partner = view.ledger.entries[hit.entry].partner
        if partner is not None:
            share = NUMBER_BARE
            if hit.strength >= Strength.NAMED:
                share = NUMBER_FULL if hit.strength >= Strength.FULL else NUMBER_NAMED
            name = view.ledger.partner_name(partner)
            yield partner, share, Reason("party_by_document", {"partner": name})


def _by_name(ledger: Ledger, line: Line, text: BankText) -> Iterable[Told]:
    """Names like the one in the line's field or in its text."""
    if ledger.settings.name_matching == "off":
        return
    # a name in the free text has other words around it: only whole ones are alike
    queries = [q for q in (line.partner_name, *text.names) if len(q.strip()) > 2]
    for query in dict.fromkeys(queries or name_runs(text)[:2]):
        for hit in ledger.names.alike(query):
            if hit.score < LEAST_ALIKE:
                break
            key = ledger.partner_keys[hit.owner]
            params = {
                "text": query.strip(),
                "partner": ledger.partner_name(key),
                "percent": round(100 * hit.score),
            }
            yield key, FULLY * hit.score, Reason("name_alike", params)


def _by_amount(view: View, evidence: Evidence) -> Iterable[Told]:
    owing = {
        view.ledger.entries[p].partner: None for p in view.near_amount(evidence.line)
    }
    told = [partner for partner in owing if partner is not None]
    if len(told) <= AMOUNT_LIMIT:
        for partner in told:
            yield partner, AMOUNT, Reason("amount_equal")
