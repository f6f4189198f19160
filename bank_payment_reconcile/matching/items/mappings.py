"""Candidates by text mapping: a text that tells the account by itself."""

from __future__ import annotations

from collections.abc import Sequence

from ..books.rules import Facts
from ..books.view import View
from ..evidence.line import Evidence
from ..evidence.relation import party_relation
from ..mapped.shares import is_exceeded, left_by, shares_of
from ..model import Mapping, Reason
from ..model.changed import changed
from ..reasons.wording import money
from .candidate import Candidate, CandidateKind


def mapped(view: View, evidence: Evidence) -> list[Candidate]:
    """The mapping of which the most words stand in the line."""
    found = view.ledger.mappings.ask(evidence.line).found
    if found is None:
        return []
    cautions = [] if found.is_whole else [Reason("mapping_in_word")]
    return [
        Candidate(
            kind=CandidateKind.MAPPING,
            facts=Facts("no", "no", "none"),
            partner=found.mapping.partner,
            mapping=found.mapping,
            mapped_by=found.reasons,
            mapped_length=found.length,
            cautions=(*cautions, *_row_cautions(view, evidence, found.mapping)),
        )
    ]


def _row_cautions(view: View, evidence: Evidence, mapping: Mapping) -> Sequence[Reason]:
    """What is odd about the sum of a mapping's rows."""
    if not mapping.rows:
        return ()
    shares = shares_of(mapping.rows, evidence.line)
    if is_exceeded(shares, evidence.line):
        return (Reason("mapping_exceeded"),)
    if left := left_by(shares, evidence.line):
        params = {"amount": money(left, view.ledger.settings.currency)}
        return (Reason("mapping_left", params),)
    return ()


def beside_numbers(
    view: View, evidence: Evidence, mapping: Candidate, named: Sequence[Candidate]
) -> Candidate:
    """The mapping's answer, with a caution where a number tells a document as well."""
    for candidate in named:
        if is_number_of_stranger(view, evidence, candidate):
            caution = contradiction(mapping, candidate)
            return changed(mapping, cautions=(*mapping.cautions, caution))
    return mapping


def beside_mapping(
    view: View, mapping: Candidate, found: Sequence[Candidate]
) -> list[Candidate]:
    """Answers, with a caution where only an amount tells the document: a person mapped
    what the line says to an account, and the money may be for that."""
    words = {"text": mapping.mapping.text.strip()} if mapping.mapping else {}
    caution = Reason("mapping_fits", words)
    return [
        changed(candidate, cautions=(*candidate.cautions, caution))
        if candidate.uses
        and not (candidate.hits or candidate.kind.is_transfer)
        and candidate.kind is not CandidateKind.COLLECTION
        and not any(view.ledger.is_payment(use[0]) for use in candidate.uses)
        else candidate
        for candidate in found
    ]


def is_number_of_stranger(view: View, evidence: Evidence, candidate: Candidate) -> bool:
    """Whether an answer fits, and nothing but a number tells whose it is."""
    if not candidate.hits or candidate.facts.amount == "none":
        return False
    if all(view.ledger.is_payment(use[0]) for use in candidate.uses):
        return False
    return party_relation(evidence, candidate.partner) == "no"


def contradiction(mapping: Candidate, candidate: Candidate) -> Reason:
    """That a text is mapped and a number names what is open."""
    assert mapping.mapping is not None
    words = ", ".join(hit.words.strip() for hit in candidate.hits[:5])
    params = {"text": mapping.mapping.text.strip(), "words": words}
    is_in_text = any(reason.kind == "mapping" for reason in mapping.mapped_by)
    return Reason("mapping_contradicts" if is_in_text else "mapping_beside", params)
