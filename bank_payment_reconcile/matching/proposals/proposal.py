"""A candidate as the proposal for its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..beyond.block_payments import named_in_blocks
from ..beyond.drafts import drafts_told
from ..books.view import View
from ..documents.naming import Strength
from ..evidence.likely import LikelyPartner
from ..evidence.line import Evidence
from ..items.candidate import Candidate, CandidateKind
from ..items.settling import settle
from ..model import (
    RIVAL_LIMIT,
    Application,
    Confidence,
    Line,
    Proposal,
    Reason,
)
from ..review.bounds import within_bounds
from ..review.judgement import Judgement, with_judgements
from ..review.payees import Claim, whose_account
from .applications import applications_of, kind_of
from .explanation import reasons_of
from .usual import usual_amount
from .without_account import needs_no_account

#: So many numbers are told.
NUMBER_LIMIT = 5
#: What was registered or ordered before, whatever its entries are.
_REGISTERED = frozenset({CandidateKind.RUN, CandidateKind.ORDERED})


def nothing(
    view: View,
    evidence: Evidence,
    reasons: Sequence[Reason] = (),
    takers: Mapping[int, Line] | None = None,
) -> Proposal:
    """The answer for a line that nothing fits: what was recognised is said.

    takers: the lines whose proposals take the whole of an entry, by its position.
    """
    party = evidence.party
    reasons = reasons or _recognised(view, evidence, takers or {})
    reasons = (*reasons, *drafts_told(view, evidence))
    partner = party.partners[0] if party.level == "fully" else None
    found = (*party.reasons, *reasons)
    return Proposal(
        line=evidence.line.key,
        partner=partner,
        related_party=party.level,
        reasons=found or (Reason("nothing_known"),),
    )


def _recognised(
    view: View, evidence: Evidence, takers: Mapping[int, Line]
) -> tuple[Reason, ...]:
    """What is known of the documents named: another line has them, or none fits."""
    found = [*evidence.closed, *view.ledger.mappings.ask(evidence.line).unknown]
    found += named_in_blocks(evidence)
    if evidence.unknown:
        words = ", ".join(evidence.unknown[:NUMBER_LIMIT])
        found.append(Reason("unknown_document", {"words": words}))
    hits = [hit for hit in evidence.documents if hit.strength >= Strength.NAMED]
    for entry in dict.fromkeys(hit.entry for hit in hits if hit.entry in takers):
        params = {
            "number": view.ledger.entries[entry].number,
            "held": takers[entry].date.isoformat(),
        }
        found.append(Reason("closed_held", params))
    named = [
        view.ledger.entries[hit.entry].number for hit in hits if hit.entry not in takers
    ]
    if named:
        numbers = ", ".join(dict.fromkeys(named[:NUMBER_LIMIT]))
        found.append(Reason("not_payable", {"number": numbers}))
    elif evidence.party.partners and not found:
        found.append(Reason("nothing_fits"))
    return tuple(found)


def proposal_of(
    view: View, evidence: Evidence, candidate: Candidate, others: int
) -> Proposal:
    """The proposal of a chosen candidate; `others` were passed over.

    What is not to be posted without a person is proposed all the same.
    """
    line = evidence.line
    judged: list[Judgement] = [
        *whose_account(view.ledger, line, claim_of(view, evidence, candidate)),
        *within_bounds(view.ledger.settings, line, candidate.mapping),
        *usual_amount(view.ledger, line, candidate),
        # the mapping that is not known might be the one that is meant
        *(Judgement(reason, True) for reason in view.ledger.mappings.ask(line).unknown),
    ]
    if not candidate.ranking.fits and candidate.mapping is None:
        judged += [Judgement(told, True) for told in drafts_told(view, evidence)]
    return Proposal(
        line=evidence.line.key,
        confidence=confidence_of(candidate),
        applications=applications_of(view, evidence, candidate),
        partner=candidate.partner,
        rule=candidate.rule.key if candidate.rule else None,
        mapping=candidate.mapping.key if candidate.mapping else None,
        related_party=candidate.facts.related_party,
        document=candidate.facts.document,
        amount=candidate.facts.amount,
        direct_debit=candidate.facts.direct_debit,
        needs_review=candidate.needs_review or any(j.is_caution for j in judged),
        reasons=with_judgements(reasons_of(view, evidence, candidate, others), judged),
    )


def claim_of(view: View, evidence: Evidence, candidate: Candidate) -> Claim:
    """Whose the line's money is by a candidate; what a person registered without a
    partner is nobody's, unless it stands beside what is somebody's."""
    positions = [use[0] for use in candidate.uses]
    is_registered = bool(positions) and all(map(view.ledger.is_payment, positions))
    if evidence.line.amount < 0 and candidate.kind is CandidateKind.COLLECTION:
        is_registered = _is_as_ordered(view, candidate)
    if candidate.kind in _REGISTERED:
        is_registered = True
    partners = {view.ledger.entries[position].partner for position in positions}
    partners = partners or {candidate.partner}
    return Claim(
        partners=frozenset(partners - {None} or partners)
        if is_registered
        else frozenset(partners),
        mapping=candidate.mapping,
        is_registered=is_registered,
        is_own=candidate.kind.is_transfer,
        needs_no_account=needs_no_account(view, evidence, candidate),
    )


def _is_as_ordered(view: View, candidate: Candidate) -> bool:
    """Whether all that was ordered is paid, no more and no less: an id is a text, and
    whoever knows it may debit what nobody ordered."""
    return not candidate.left_over and all(
        share + discount == view.open(position)
        for position, share, discount in candidate.uses
    )


def ambiguous(
    view: View,
    evidence: Evidence,
    candidates: Sequence[Candidate],
    why: Reason,
) -> Proposal:
    """Equally good answers: shown as rivals, none applied."""
    first = candidates[0]
    partners = {candidate.partner for candidate in candidates}
    return Proposal(
        line=evidence.line.key,
        confidence=confidence_of(first),
        partner=first.partner if len(partners) == 1 else None,
        rule=first.rule.key if first.rule else None,
        related_party=first.facts.related_party,
        document=first.facts.document,
        amount=first.facts.amount,
        direct_debit=first.facts.direct_debit,
        needs_review=True,
        rivals=tuple(
            applications_of(view, evidence, c) for c in candidates[:RIVAL_LIMIT]
        ),
        reasons=(why, *reasons_of(view, evidence, first, 0)),
    )


def open_items(
    view: View, evidence: Evidence, likely: Sequence[LikelyPartner], used: set[int]
) -> list[Proposal]:
    """Open items of likely partners for a person to choose from, without a rule:
    the likeliest partner's first, the amounts nearest to the line's first."""
    amount = evidence.line.amount
    found = []
    for partner in likely:
        positions = [
            position
            for position in view.ledger.by_partner.get(partner.key, ())
            if position not in used
            and view.usable(position, evidence.line)
            and view.open(position) * amount > 0
        ]
        positions.sort(key=lambda p: (abs(view.open(p) - amount), p))
        found += [_open_item(view, evidence, partner, p) for p in positions]
    return found


def _open_item(
    view: View, evidence: Evidence, partner: LikelyPartner, position: int
) -> Proposal:
    entry = view.ledger.entries[position]
    (_, share, discount), _, _ = settle(view, evidence, position)
    kind = kind_of(view, position)
    params = {"partner": view.ledger.partner_name(partner.key), "score": partner.score}
    return Proposal(
        line=evidence.line.key,
        applications=(Application(kind, entry.key, share, discount),),
        partner=partner.key,
        reasons=(Reason("open_item", params),),
    )


def confidence_of(candidate: Candidate) -> Confidence:
    """The confidence of the rule, or that of text mappings."""
    if candidate.mapping is not None:
        return "high_text_mapping"
    return candidate.rule.confidence if candidate.rule else "none"
