"""Candidates by text mapping: a text that tells the account by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..books.rules import Facts
from ..books.view import View
from ..evidence.line import Evidence
from ..evidence.relation import party_relation
from ..model import Mapping, Reason
from .candidate import Candidate, CandidateKind


def mapped(view: View, evidence: Evidence) -> list[Candidate]:
    """The longest mapping text that stands in the line's text."""
    best: tuple[bool, int, Mapping] | None = None
    for text, mapping in view.ledger.mappings:
        if text not in evidence.text.folded:
            continue
        money_in = evidence.line.amount > 0
        if (mapping.account_in if money_in else mapping.account_out) is None:
            continue
        whole = _whole_word(evidence.text.folded, text)
        if best is None or (len(text), whole) > (best[1], best[0]):
            best = (whole, len(text), mapping)
    if best is None:
        return []
    cautions = () if best[0] else (Reason("mapping_in_word"),)
    mapping = best[2]
    return [
        Candidate(
            kind=CandidateKind.MAPPING,
            facts=Facts("no", "no", "none"),
            partner=mapping.partner,
            mapping=mapping,
            cautions=cautions,
        )
    ]


def beside_numbers(
    view: View, evidence: Evidence, mapping: Candidate, named: Sequence[Candidate]
) -> Candidate:
    """The mapping's answer, with a caution where a number tells a document as well."""
    for candidate in named:
        if is_number_of_stranger(view, evidence, candidate):
            caution = contradiction(mapping, candidate)
            return replace(mapping, cautions=(*mapping.cautions, caution))
    return mapping


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
    return Reason("mapping_contradicts", params)


def _whole_word(folded: str, text: str) -> bool:
    start = folded.find(text)
    while start >= 0:
        end = start + len(text)
        before = folded[start - 1 : start]
        after = folded[end : end + 1]
        if not _runs_on(before, text[0]) and not _runs_on(text[-1], after):
            return True
        start = folded.find(text, start + 1)
    return False


def _runs_on(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word or one number."""
    return (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit())
