"""Turns the chosen candidate of a line into a proposal with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .bounds import within_bounds
from .candidates import Candidate, settle
from .cautions import Claim, Judgement, whose_account, with_judgements
from .documents import DocumentHit
from .evidence import Evidence, View
from .instalments import in_order
from .likely import LikelyPartner
from .model import Application, Key, OpenItem, Proposal, Reason
from .transfers import is_foreign, mate_of, transfer_reasons
from .usual import usual_amount

#: More rivals than this are not listed.
RIVAL_LIMIT = 10


def applications_of(
    view: View, evidence: Evidence, candidate: Candidate
) -> tuple[Application, ...]:
    """The uses of a candidate with the caller's keys."""
    amount = evidence.line.amount
    if candidate.mapping is not None:
        mapping = candidate.mapping
        account = mapping.account_in if amount > 0 else mapping.account_out
        assert account is not None
        return (Application("account", account, amount),)
    if candidate.kind == "transfer_waiting":
        assert view.ledger.transfer_account is not None
        return (Application("account", view.ledger.transfer_account, amount),)
    if candidate.kind == "transfer" and (mate := mate_of(view, candidate)):
        return (Application("account", mate[0], amount, transfer=mate[1]),)
    if candidate.kind == "transfer" and is_foreign(view, candidate):
        entry = view.ledger.entries[candidate.uses[0][0]]
        return (Application("payment", entry.key, amount, foreign=True),)
    if candidate.kind == "on_account":
        assert candidate.partner is not None
        return (Application("on_account", candidate.partner, amount),)
    return tuple(
        Application(
            "payment" if view.ledger.is_payment(position) else "item",
            view.ledger.entries[position].key,
            share,
            discount,
        )
        for position, share, discount in candidate.uses
    )


def nothing(evidence: Evidence, reasons: Sequence[Reason] = ()) -> Proposal:
    """The answer for a line that nothing fits."""
    party = evidence.party
    partner = party.partners[0] if party.level == "fully" else None
    found = (*party.reasons, *reasons)
    return Proposal(
        line=evidence.line.key,
        partner=partner,
        related_party=party.level,
        reasons=found or (Reason("nothing_known"),),
    )


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
    ]
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
    if candidate.kind == "collection" and evidence.line.amount < 0:
        is_registered = _is_as_ordered(view, candidate)
    partners = {view.ledger.entries[position].partner for position in positions}
    partners = partners or {candidate.partner}
    return Claim(
        partners=frozenset(partners - {None} or partners)
        if is_registered
        else frozenset(partners),
        mapping=candidate.mapping,
        is_registered=is_registered,
        is_own=candidate.kind.startswith("transfer"),
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
    kind: Literal["item", "payment"] = "item"
    if view.ledger.is_payment(position):
        kind = "payment"
    params = {"partner": _partner_name(view, partner.key), "score": partner.score}
    return Proposal(
        line=evidence.line.key,
        applications=(Application(kind, entry.key, share, discount),),
        partner=partner.key,
        reasons=(Reason("open_item", params),),
    )


def confidence_of(candidate: Candidate):
    """The confidence of the rule, or that of text mappings."""
    if candidate.mapping is not None:
        return "high_text_mapping"
    return candidate.rule.confidence if candidate.rule else "none"


def reasons_of(
    view: View, evidence: Evidence, candidate: Candidate, others: int
) -> tuple[Reason, ...]:
    """Who, which documents, how much, what decided, and what to look at."""
    reasons: list[Reason] = []
    if candidate.mapping is not None:
        reasons.append(Reason("mapping", {"text": candidate.mapping.text.strip()}))
    elif candidate.kind.startswith("transfer"):
        reasons += transfer_reasons(view, evidence, candidate)
        if candidate.uses and not is_foreign(view, candidate):
            reasons.append(Reason("amount_equal"))
    else:
        reasons += _party_reasons(view, evidence, candidate)
        if candidate.kind == "collection":
            reasons.append(_collection_reason(evidence))
        reasons += [_document_reason(view, hit) for hit in candidate.hits]
        reasons += _amount_reasons(view, evidence, candidate)
        reasons += in_order(view, candidate.uses)
    if candidate.rule is not None:
        reasons.append(Reason("rule", {"code": candidate.rule.code}))
    reasons += candidate.cautions
    if candidate.left_over:
        reasons.append(Reason("left_over", {"amount": candidate.left_over}))
    if candidate.rule is not None and candidate.rule.review_required:
        reasons.append(Reason("review_rule"))
    if others:
        reasons.append(Reason("passed_over", {"count": others}))
    return tuple(reasons)


def _party_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> Sequence[Reason]:
    party = evidence.party
    if candidate.partner in party.partners:
        return party.reasons
    if candidate.hits and candidate.partner is not None:
        name = _partner_name(view, candidate.partner)
        return (Reason("party_by_document", {"partner": name}),)
    return ()


def _collection_reason(evidence: Evidence) -> Reason:
    kind = "collection" if evidence.line.amount > 0 else "payment_order"
    return Reason(kind, {"words": evidence.line.end_to_end_id})


def _document_reason(view: View, hit: DocumentHit) -> Reason:
    entry = view.ledger.entries[hit.entry]
    kind = "document"
    if hit.key == "check":
        kind = "check"
    elif hit.key == "id":
        kind = "payment_id"
    elif hit.key.startswith("="):
        kind = "reference"
    number = entry.number or getattr(entry, "memo", "") or str(entry.key)
    return Reason(
        kind, {"number": number, "words": hit.words.strip(), "key": entry.key}
    )


def _amount_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> list[Reason]:
    count = len(candidate.uses)
    if candidate.kind in ("on_account", "only_item"):
        return [Reason(candidate.kind)]
    if candidate.kind in ("all_due", "all_open", "sum"):
        return [Reason(candidate.kind, {"count": count})]
    if count > 1:
        reasons = _credit_reasons(view, evidence, candidate)
        if candidate.facts.amount == "none":
            reasons.append(
                Reason("amount_over" if candidate.left_over else "amount_part")
            )
        else:
            reasons.append(Reason("amount_sum", {"count": count}))
        return reasons
    if not candidate.uses:
        return []
    position = candidate.uses[0][0]
    fit = settle(view, evidence, position)[2]
    kind = "amount_equal" if fit == "exact" else f"amount_{fit}"
    reasons = [Reason(kind)]
    if view.ledger.is_payment(position):
        entry = view.ledger.entries[position]
        reasons.append(Reason("registered", {"number": entry.number or str(entry.key)}))
    if candidate.kind == "amount" and candidate.facts.related_party == "no":
        reasons.append(Reason("amount_only"))
    if candidate.facts.amount == "multiple" and (candidate.facts.related_party != "no"):
        same = len(view.near_amount(evidence.line, candidate.partner))
        reasons.append(Reason("amount_count", {"count": same}))
    return reasons


def _credit_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> list[Reason]:
    return [
        _credit_reason(view, position, share)
        for position, share, _ in candidate.uses
        if share * evidence.line.amount < 0
    ]


def _credit_reason(view: View, position: int, share: int) -> Reason:
    """What reduces a payment, by its name: only a document of the same side is a
    credit note; one of the other side is set off.

    share: positive for what would bring money in.
    """
    item = view.ledger.entries[position]
    assert isinstance(item, OpenItem)
    kind = "credit_used"
    if item.origin == "on_account":
        kind = "on_account_used"
    elif item.origin == "entry":
        kind = "entry_used"
    elif item.side == "receivable" and share > 0:
        kind = "invoice_set_off"
    elif item.side == "payable" and share < 0:
        kind = "bill_set_off"
    return Reason(kind, {"number": item.number})


def _partner_name(view: View, key: Key) -> str:
    partner = view.ledger.partners.get(key)
    return partner.name if partner else str(key)
