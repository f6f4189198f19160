"""Whether money out may go without a person where the bank tells no account.

The text of what we send is our own: who read a bill may debit us, not write that. So
the vendor's own numbers in it say whom we paid, if nothing says otherwise.
"""

from __future__ import annotations

from ..books.view import View
from ..documents.naming import DocumentHit, Strength, Told
from ..evidence.line import Evidence
from ..items.candidate import Candidate, CandidateKind
from ..model import OpenItem
from ..text.drawn import may_be_drawn
from ..text.words import words_of

#: So many figures and letters of numbers together are no accident.
SPECIFIC = 6


def needs_no_account(view: View, evidence: Evidence, candidate: Candidate) -> bool:
    """Whether all but an account says that this is what we paid.

    Bills of one vendor that the text names, paid wholly and to the cent; the vendor is
    recognised fully, or the numbers are long; nobody else is named.
    """
    line, partner = evidence.line, candidate.partner
    if not view.is_silent or line.amount >= 0 or line.partner_account:
        return False
    if candidate.kind not in (CandidateKind.DOCUMENT, CandidateKind.DOCUMENTS):
        return False
    if candidate.needs_review or partner is None or evidence.party.named is not None:
        return False
    if not _is_whole(view, candidate) or not _tells_no_other(view, evidence, candidate):
        return False
    is_known = evidence.party.level == "fully" and partner in evidence.party.partners
    is_specific = _is_specific(candidate.hits)
    if not is_known and _is_shared(evidence, candidate):
        return False
    text = evidence.text
    if may_be_drawn(line.transaction_type, text.words, text.folded):
        # whoever read the number may draw it, but not under the vendor's name
        return is_known and is_specific and _is_named_by_bank(evidence)
    return is_known or is_specific


def _is_named_by_bank(evidence: Evidence) -> bool:
    """Whether the bank's own field, or its mark in the text, names the payee."""
    told = evidence.party.reasons[0].params.get("text", "")
    names = words_of(" ".join((evidence.line.partner_name, *evidence.text.names)))
    return bool(told) and words_of(told) <= names


def _is_whole(view: View, candidate: Candidate) -> bool:
    """Whether it pays bills, each wholly and each by its number."""
    hits = candidate.hits
    if not any(hit.strength >= Strength.NAMED for hit in hits):
        return False
    # beside a number that is sure a long one is of its list, whatever stands before it
    named = {h.entry for h in hits if h.strength >= Strength.NAMED or len(h.key) >= 5}
    return bool(candidate.uses) and all(
        position in named
        and isinstance(item := view.ledger.entries[position], OpenItem)
        and item.side == "payable"
        and item.partner == candidate.partner
        and share + discount == item.amount < 0
        for position, share, discount in candidate.uses
    )


def _tells_no_other(view: View, evidence: Evidence, candidate: Candidate) -> bool:
    """Whether the text names no other payee: by an account, a name or a document."""
    partner, party = candidate.partner, evidence.party
    if party.partners and partner not in (*party.partners, *party.near):
        return False
    own = {hit.naming for hit in candidate.hits}
    others = {
        view.ledger.entries[hit.entry].partner
        for hit in evidence.documents
        # two vendors may have one number: then the name says which
        if hit.strength >= Strength.NAMED and hit.naming not in own
    }
    if others - {partner} or evidence.unknown or evidence.closed or evidence.otherwise:
        return False
    known = view.ledger.known_accounts
    return all(
        key in view.ledger.own_accounts or known.noted(key, partner)
        for key in evidence.text.accounts
    )


def _is_shared(evidence: Evidence, candidate: Candidate) -> bool:
    """Whether the same words name documents of others, too."""
    own = {hit.entry for hit in candidate.hits}
    namings = {hit.naming for hit in candidate.hits}
    return any(h.naming in namings and h.entry not in own for h in evidence.documents)


def _is_specific(hits: tuple[DocumentHit, ...]) -> bool:
    """Whether numbers are long enough, so that no other document is meant."""
    told = [
        hit
        for hit in hits
        if hit.told is not Told.OTHER or hit.strength >= Strength.FULL
    ]
    return sum(len(hit.key.replace(".", "")) for hit in told) >= SPECIFIC
