"""Candidates of one entry whose number, reference, check or id the line names."""

from __future__ import annotations

from ..books.rules import Facts
from ..books.view import View, is_later_equal
from ..documents.naming import DocumentHit, Strength, Told
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..model import AmountMatch, DocumentMatch, Key, PartyMatch, Reason
from .candidate import Candidate, CandidateKind, Use
from .ranking import AmountWeight, Ranking
from .settling import Fit, amount_count, settle


def single_document(view: View, evidence: Evidence) -> list[Candidate]:
    """One entry whose number, reference, check or id the line names.

    Of equal instalments of a document the earliest that is open.
    """
    found = []
    for hit in evidence.documents:
        if view.open(hit.entry) * evidence.line.amount <= 0:
            continue
        if is_later_equal(view, hit.entry):
            continue
        use, left_over, fit = settle(view, evidence, hit.entry)
        if not fit.settles and (
            hit.strength < Strength.NAMED or view.ledger.is_payment(hit.entry)
        ):
            continue
        if fit is Fit.FEE and _is_shared(view, evidence, hit):
            # the number does not say which, so the amount has to, to the cent
            continue
        found.append(_document_candidate(view, evidence, hit, use, left_over, fit))
    return found


def _document_candidate(
    view: View, evidence: Evidence, hit: DocumentHit, use: Use, left_over: int, fit: Fit
) -> Candidate:
    entry = view.ledger.entries[hit.entry]
    relation = party_relation(evidence, entry.partner)
    amount: AmountMatch = "none"
    if fit.settles:
        amount = amount_count(view, evidence, entry.partner)
        if relation != "fully" or amount == "none":
            # the number says which of the equal ones it is
            amount = "one"
    if (
        relation == "no"
        and fit in (Fit.EXACT, Fit.DISCOUNT, Fit.FEE)
        and (hit.strength >= Strength.NAMED)
        and not is_foreign(evidence, hit, entry.partner)
    ):
        # a document named and paid to the cent tells whose it is
        relation = "partially"
    document: DocumentMatch = "yes"
    return Candidate(
        kind=CandidateKind.DOCUMENT,
        facts=Facts(relation, document, amount, evidence.debit_of(hit.entry)),
        uses=(use,),
        partner=entry.partner,
        ranking=Ranking(
            fits=fit.settles,
            naming=hit.strength,
            registered=view.ledger.is_payment(hit.entry),
            amount=AmountWeight.EQUAL if fit is Fit.EXACT else AmountWeight.NOTHING,
        ),
        cautions=_document_cautions(view, evidence, hit, fit),
        hits=(hit,),
        left_over=left_over,
    )


def _document_cautions(
    view: View, evidence: Evidence, hit: DocumentHit, fit: Fit
) -> tuple[Reason, ...]:
    entry = view.ledger.entries[hit.entry]
    cautions = []
    relation = party_relation(evidence, entry.partner)
    shared = _is_shared(view, evidence, hit)
    if contradicts(evidence, entry.partner):
        cautions.append(other_party(view, evidence.party.partners[0]))
    if _may_be_other(view, evidence, hit, relation, shared):
        cautions.append(Reason("bare_number", {"words": hit.words}))
    others = _named_besides(evidence, hit)
    if others:
        # an answer for all of them would have been better; one that fits by
        # itself does so by accident when the others are missing in the books
        cautions.append(Reason("not_all_named", {"count": others}))
    if fit is Fit.FEE:
        missing = abs(view.open(hit.entry)) - abs(evidence.line.amount)
        if evidence.party.level != "fully" and hit.strength < Strength.NAMED:
            cautions.append(Reason("short", {"amount": missing}))
    return tuple(cautions)


def is_foreign(evidence: Evidence, hit: DocumentHit, partner: Key | None) -> bool:
    """Whether figures are the number of another's document than the known payer's:
    then they may be any number, and his own item of the amount comes first."""
    return hit.is_plain and contradicts(evidence, partner)


def _may_be_other(
    view: View, evidence: Evidence, hit: DocumentHit, relation: PartyMatch, shared: bool
) -> bool:
    """Whether a number may be another than the document's, and decides all the same."""
    if relation == "no":
        other = hit.told is Told.OTHER or hit.told is Told.WORD and not hit.is_formed
        if hit.told is Told.BARE and evidence.line.partner_name:
            # a stranger, who says nothing of his number
            other = not hit.is_formed
        return hit.strength < Strength.NAMED or shared or hit.is_plain and other
    if hit.told is not Told.OTHER or not hit.is_plain:
        return False
    partner = view.ledger.entries[hit.entry].partner
    return amount_count(view, evidence, partner) == "multiple"


def _is_shared(view: View, evidence: Evidence, hit: DocumentHit) -> bool:
    """Whether the same words name other documents as well."""
    instalments, naming = view.ledger.siblings(hit.entry), hit.naming
    return any(
        other.entry != hit.entry
        and other.entry not in instalments
        and other.naming == naming
        for other in evidence.documents
    )


def _named_besides(evidence: Evidence, hit: DocumentHit) -> int:
    """How many further documents the line names by words of their own."""
    hits = (*evidence.documents, *evidence.foreign)
    words = {h.words for h in hits if h.strength >= Strength.NAMED}
    return sum(
        # one figure behind a number may be anything
        len(other) > 1 and other not in hit.words and hit.words not in other
        for other in words
    )
