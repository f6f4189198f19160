"""Why a candidate is proposed, as reasons in the order a person asks."""

from __future__ import annotations

from collections.abc import Sequence

from ..beyond.several_partners import excuse, names_of, partners_of
from ..books.view import View
from ..documents.naming import DocumentHit, NamedBy
from ..evidence.line import Evidence
from ..items.candidate import Candidate, CandidateKind
from ..items.instalments import in_order
from ..items.settling import Fit, settle
from ..items.transfers import is_foreign, transfer_reasons
from ..model import OpenItem, Reason
from ..reasons.wording import money
from .charges import is_exact

#: The sentence of a document by what names it.
_DOCUMENT_KINDS = {
    NamedBy.NUMBER: "document",
    NamedBy.REFERENCE: "reference",
    NamedBy.CHECK: "check",
    NamedBy.ID: "payment_id",
}

#: Answers whose amounts are told by nothing, by their kind, or by it and their number.
_WITHOUT_AMOUNT = frozenset({CandidateKind.RETURNED, CandidateKind.RUN})
_TOLD_ALONE = frozenset({CandidateKind.ON_ACCOUNT, CandidateKind.ONLY_ITEM})
_TOLD_WITH_COUNT = frozenset(
    {CandidateKind.ALL_DUE, CandidateKind.ALL_OPEN, CandidateKind.SUM}
)


def reasons_of(
    view: View, evidence: Evidence, candidate: Candidate, others: int
) -> tuple[Reason, ...]:
    """Who, which documents, how much, what decided, and what to look at."""
    booked = evidence
    if candidate.charges and evidence.gross is not None:
        evidence = evidence.gross
    reasons: list[Reason] = []
    if candidate.mapping is not None:
        reasons += candidate.mapped_by
    elif candidate.kind.is_transfer:
        reasons += transfer_reasons(view, evidence, candidate)
        if candidate.uses and not is_foreign(view, candidate):
            reasons.append(Reason("amount_equal"))
    else:
        reasons += _party_reasons(view, evidence, candidate)
        if candidate.kind is CandidateKind.COLLECTION:
            reasons.append(_collection_reason(evidence))
        reasons += candidate.told
        reasons += [_document_reason(view, hit) for hit in candidate.hits]
        reasons += _amount_reasons(view, evidence, candidate)
        reasons += in_order(view, candidate.uses)
    reasons += candidate.notes
    reasons += _charges_reasons(view, booked, candidate)
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


def _charges_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> list[Reason]:
    """That the bank took its charges of it, or must have booked them by themselves."""
    if not evidence.line.charges:
        return []
    told = money(evidence.line.charges, view.ledger.settings.currency)
    if candidate.charges:
        return [Reason("charges", {"amount": told})]
    apart = is_exact(view, candidate)
    return [Reason("charges_apart", {"amount": told})] if apart else []


def _party_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> Sequence[Reason]:
    party = evidence.party
    if candidate.kind is CandidateKind.PARTNERS:
        return _several_reasons(view, evidence, candidate)
    if candidate.partner in party.partners:
        return party.reasons
    if candidate.hits and candidate.partner is not None:
        name = view.ledger.partner_name(candidate.partner)
        return (Reason("party_by_document", {"partner": name}),)
    return ()


def _several_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> Sequence[Reason]:
    """Who pays, for whom, and why that needs no person where it needs none."""
    partners = partners_of(view, candidate.hits)
    params = {"count": len(partners), "partners": names_of(view, partners)}
    why = excuse(view, evidence, partners)
    return (
        *(evidence.party.reasons if candidate.partner is not None else ()),
        Reason("several_partners", params),
        *((why,) if why else ()),
    )


def _collection_reason(evidence: Evidence) -> Reason:
    kind = "collection" if evidence.line.amount > 0 else "payment_order"
    return Reason(kind, {"words": evidence.line.end_to_end_id})


def _document_reason(view: View, hit: DocumentHit) -> Reason:
    entry = view.ledger.entries[hit.entry]
    kind = _DOCUMENT_KINDS[hit.by]
    number = entry.number or getattr(entry, "memo", "") or str(entry.key)
    return Reason(
        kind, {"number": number, "words": hit.words.strip(), "key": entry.key}
    )


def _amount_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> list[Reason]:
    if candidate.told:
        return list(candidate.told)
    count, kind = len(candidate.uses), candidate.kind
    if kind in _WITHOUT_AMOUNT:
        return []
    if kind in _TOLD_ALONE:
        return [Reason(kind.value)]
    if kind in _TOLD_WITH_COUNT:
        return [Reason(kind.value, {"count": count})]
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
    reasons = [Reason("amount_equal" if fit is Fit.EXACT else f"amount_{fit}")]
    if view.ledger.is_payment(position):
        entry = view.ledger.entries[position]
        reasons.append(Reason("registered", {"number": entry.number or str(entry.key)}))
    if kind is CandidateKind.AMOUNT and candidate.facts.related_party == "no":
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
