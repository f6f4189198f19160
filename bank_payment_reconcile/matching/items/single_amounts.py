"""Candidates without a number: one entry that the partner and the amount tell."""

from __future__ import annotations

from collections.abc import Sequence

from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import DocumentHit, NamedBy, Strength, Told
from ..documents.slips import is_slip
from ..evidence.line import Evidence
from ..evidence.relation import other_party, party_relation
from ..model import AmountMatch, Key, Reason
from ..text.bank_text import not_invoiced
from .candidate import Candidate, CandidateKind
from .ranking import AmountWeight, Ranking
from .settling import Fit, settle

#: So many numbers are told.
NUMBER_LIMIT = 5
#: An equal amount is believed where an accident is less likely; the number that is
#: right but for a figure says most where it is a slip.
ACCIDENT_TRUST = 0.002
SLIP_TRUST = 0.02


def by_amount(view: View, evidence: Evidence) -> list[Candidate]:
    """Entries of the line's partner, else of anybody, that fit the amount."""
    party = evidence.party
    found: list[tuple[Key | None, int]] = []
    for partner in party.partners:
        found.extend((partner, p) for p in view.near_amount(evidence.line, partner))
    if not found:
        # whom a text names beside a payer's name, but not whom a name tells beside an
        # account that is another's
        named = () if party.named is None or party.certain else (party.named,)
        besides = (*party.near, *named)
        found = [(k, p) for k in besides for p in view.near_amount(evidence.line, k)]
    if not found and party.level != "fully":
        found = [
            (view.ledger.entries[p].partner, p)
            for p in view.near_amount(evidence.line)[:20]
        ]
    amount: AmountMatch = "one" if len(found) == 1 else "multiple"
    shared = _owed_by_namesakes(view, evidence, [k for k, _ in found])
    return [
        _amount_candidate(view, evidence, partner, position, amount, shared)
        for partner, position in found
    ]


def _amount_candidate(
    view: View,
    evidence: Evidence,
    partner: Key | None,
    position: int,
    amount: AmountMatch,
    cautions: tuple[Reason, ...],
) -> Candidate:
    use, left_over, fit = settle(view, evidence, position)
    relation = party_relation(evidence, partner)
    notes: tuple[Reason, ...] = ()
    if fit is Fit.EXACT and _tells_namesake(view, evidence, partner):
        relation = "fully"
        name = view.ledger.partner_name(partner)
        notes = (Reason("amount_tells", {"partner": name}),)
    doubts = unknown_document(view, evidence, partner)
    if view.ledger.amount_odds.is_sum_of_prices(evidence.line.amount):
        doubts = (*doubts, Reason("may_be_sum"))
    if fit is Fit.EXACT and (slip := _slip(view, evidence, position)):
        doubts, notes = (), (*notes, slip)
    if relation == "no" and partner in (*evidence.party.near, evidence.party.named):
        relation = "partially"
    return Candidate(
        kind=CandidateKind.AMOUNT,
        facts=Facts(relation, "no", amount, evidence.debit_of(position)),
        uses=(use,),
        partner=partner,
        ranking=Ranking(
            fits=fit in (Fit.EXACT, Fit.DISCOUNT), amount=AmountWeight.ONE_ENTRY
        ),
        cautions=(*cautions, *doubts),
        notes=notes,
        left_over=left_over,
    )


def _tells_namesake(view: View, evidence: Evidence, partner: Key | None) -> bool:
    """Whether the amount says which of the partners of one and the same name pays."""
    party, amount = evidence.party, evidence.line.amount
    if not party.are_namesakes or partner not in party.partners or amount < 0:
        return False
    odds = view.ledger.amount_odds
    count = len(view.ledger.by_partner.get(partner, ()))
    return odds.chance(amount, count) <= ACCIDENT_TRUST


def _slip(view: View, evidence: Evidence, position: int) -> Reason | None:
    """Why the one unknown number of a known payer is a slip of this item's number.

    Not where amounts come again: then it may as well be last month's invoice.
    """
    party, item = evidence.party, view.ledger.entries[position]
    if party.level != "fully" or item.partner not in party.partners:
        return None
    if len(evidence.unknown) != 1 or evidence.closed or party.named is not None:
        return None
    if any(hit.strength >= Strength.NAMED for hit in evidence.documents):
        return None
    odds, partner = view.ledger.amount_odds, item.partner
    count = len(view.ledger.by_partner.get(partner, ()))
    if odds.repeats(partner, item.amount):
        return None
    if odds.chance(item.amount, count) > SLIP_TRUST:
        return None
    [written] = evidence.unknown
    if not is_slip(written, item.number):
        return None
    return Reason("slip", {"words": written, "number": item.number})


def _owed_by_namesakes(
    view: View, evidence: Evidence, partners: Sequence[Key | None]
) -> tuple[Reason, ...]:
    """The caution that a partner of a similar name owes the same amount."""
    near = [key for key in evidence.party.near if key not in partners]
    count = sum(bool(view.near_amount(evidence.line, key)) for key in near)
    if not count or evidence.party.certain:
        return ()
    name = evidence.party.reasons[0].params.get("text", "")
    return (Reason("name_shared", {"text": name, "count": count + 1}),)


def unknown_document(
    view: View, evidence: Evidence, partner: Key | None = None
) -> tuple[Reason, ...]:
    """The caution that the text names a document we do not have, or another's.

    partner: of whom the entry is, where it may be of the one whom the text names
        besides the payer.
    """
    if evidence.party.named is not None:
        named = evidence.party.named
        payer = evidence.party.partners[0] if partner == named else named
        return (other_party(view, payer),)
    if evidence.closed:
        return evidence.closed[:NUMBER_LIMIT]
    if evidence.unknown:
        words = ", ".join(evidence.unknown[:NUMBER_LIMIT])
        return (Reason("unknown_document", {"words": words}),)
    named = [h for h in evidence.documents if _is_meant(view, evidence, h)]
    if named:
        return (Reason("other_document", {"words": named[0].words}),)
    if words := not_invoiced(evidence.text):
        return (Reason("advance", {"words": words}),)
    return ()


def _is_meant(view: View, evidence: Evidence, hit: DocumentHit) -> bool:
    """Whether a document named may be what is meant: bare figures as well, where
    nothing says that they are another number; few of them where the amount fits."""
    if hit.strength >= Strength.NAMED:
        return True
    bare = hit.by is NamedBy.NUMBER and hit.told is not Told.OTHER
    fits = view.open(hit.entry) == evidence.line.amount
    return bare and (fits or sum(c.isdigit() for c in hit.words) >= 4)
