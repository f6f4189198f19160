"""The answers a line may have, each with its facts, graded by the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .amounts import discount_of, is_fee_short, window
from .documents import NAMED, DocumentHit
from .evidence import Evidence, View
from .instalments import earlier_left_open, is_later_equal, siblings
from .model import (
    AmountMatch,
    DocumentMatch,
    Key,
    Mapping,
    PartyMatch,
    Reason,
    Rule,
    Settings,
)
from .rules import Facts, mapping_score, score

#: position of the entry, share of the line (signed as the money), discount
Use = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer: which entries take how much, and what speaks for it.

    kind: how it was found (names a sentence of `reasons`).
    points: what decides between candidates of one score, best highest.
    cautions: why a person should look although the rule would not ask.
    """

    kind: str
    facts: Facts
    uses: tuple[Use, ...] = ()
    partner: Key | None = None
    mapping: Mapping | None = None
    points: tuple[int, ...] = ()
    cautions: tuple[Reason, ...] = ()
    hits: tuple[DocumentHit, ...] = ()
    left_over: int = 0
    rule: Rule | None = None
    score: int = 0

    @property
    def rank(self) -> tuple[int, ...]:
        """What is compared between candidates and lines; the higher wins."""
        return (self.score, *self.points)

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look before it is posted."""
        if self.mapping is not None:
            return self.mapping.review_required or bool(self.cautions)
        required = self.rule is None or self.rule.review_required
        return required or bool(self.cautions) or self.left_over != 0


def graded(view: View, found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that a rule accepts, best first, in an order of their own."""
    result = []
    for candidate in found:
        if candidate.mapping is not None:
            points = mapping_score(len(candidate.mapping.text.strip()))
            result.append(replace(candidate, score=points))
            continue
        rule = view.ledger.rule_for(candidate.facts)
        if rule is not None:
            cautions = (*candidate.cautions, *earlier_left_open(view, candidate.uses))
            result.append(
                replace(candidate, rule=rule, score=score(rule), cautions=cautions)
            )
    return sorted(result, key=lambda c: (c.rank, -len(c.uses), c.uses), reverse=True)


def party_relation(evidence: Evidence, partner: Key | None) -> PartyMatch:
    """What the line's party is to an entry's partner: level, or no."""
    if partner is not None and partner in evidence.party.partners:
        return evidence.party.level
    return "no"


def contradicts(evidence: Evidence, partner: Key | None) -> bool:
    """Whether the line certainly comes from somebody else."""
    party = evidence.party
    return party.level == "fully" and partner not in (*party.partners, *party.near)


def amount_count(view: View, evidence: Evidence, partner: Key | None) -> AmountMatch:
    """One, multiple or none of a partner's entries fit the line's amount."""
    count = len(view.near_amount(evidence.line, partner))
    return "none" if not count else "one" if count == 1 else "multiple"


def settle(view: View, evidence: Evidence, position: int) -> tuple[Use, int, str]:
    """How a line's amount goes into one entry: use, what is left over, how it fits.

    fit: "exact", "discount", "tolerance", "fee", "part" or "over".
    """
    line, entry = evidence.line, view.ledger.entries[position]
    settings, amount = view.ledger.settings, line.amount
    still = view.open(position)
    if still == amount:
        return (position, amount, 0), 0, "exact"
    discount = discount_of(entry, line.date, settings) if still == entry.amount else 0
    if discount and still - discount == amount:
        return (position, amount, discount), 0, "discount"
    if discount and (found := _discount_and_fee(still - discount, amount, settings)):
        share, fit = found
        return (position, share, discount), amount - share, fit
    low, high = window(amount, settings)
    if low <= still <= high:
        taken = amount if abs(amount) < abs(still) else still
        return (position, taken, 0), amount - taken, "tolerance"
    if discount and low <= still - discount <= high:
        due = still - discount
        taken = amount if abs(amount) < abs(due) else due
        return (position, taken, discount), amount - taken, "tolerance"
    if abs(amount) > abs(still):
        return (position, still, 0), amount - still, "over"
    fee = still == entry.amount and is_fee_short(entry, amount, settings)
    return (position, amount, 0), 0, "fee" if fee else "part"


def _discount_and_fee(
    due: int, amount: int, settings: Settings
) -> tuple[int, str] | None:
    """How a line fits what is due after discount, but for the bank's fixed fee.

    The fee is taken from what comes in and put on what goes out.

    Returns: share of the line and fit; None where the fee is not the difference.
    """
    if not settings.fee_amount or due - amount != settings.fee_amount:
        return None
    return (amount, "fee") if due > 0 else (due, "over")


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
        fits = fit not in ("part", "over")
        if not fits and (hit.strength < NAMED or view.ledger.is_payment(hit.entry)):
            continue
        if fit == "fee" and _is_shared(view, evidence, hit):
            # the number does not say which, so the amount has to, to the cent
            continue
        found.append(_document_candidate(view, evidence, hit, use, left_over, fit))
    return found


def _document_candidate(
    view: View, evidence: Evidence, hit: DocumentHit, use: Use, left_over: int, fit: str
) -> Candidate:
    entry = view.ledger.entries[hit.entry]
    fits = fit not in ("part", "over")
    relation = party_relation(evidence, entry.partner)
    amount: AmountMatch = "none"
    if fits:
        amount = amount_count(view, evidence, entry.partner)
        if relation != "fully" or amount == "none":
            # the number says which of the equal ones it is
            amount = "one"
    if (
        relation == "no"
        and fit in ("exact", "discount", "fee")
        and (hit.strength >= NAMED)
    ):
        # a document named and paid to the cent tells whose it is
        relation = "partially"
    document: DocumentMatch = "yes"
    return Candidate(
        kind="document",
        facts=Facts(relation, document, amount, evidence.debit_of(hit.entry)),
        uses=(use,),
        partner=entry.partner,
        points=(
            int(fits),
            hit.strength,
            int(view.ledger.is_payment(hit.entry)),
            int(fit == "exact"),
        ),
        cautions=_document_cautions(view, evidence, hit, fit),
        hits=(hit,),
        left_over=left_over,
    )


def _document_cautions(
    view: View, evidence: Evidence, hit: DocumentHit, fit: str
) -> tuple[Reason, ...]:
    entry = view.ledger.entries[hit.entry]
    cautions = []
    relation = party_relation(evidence, entry.partner)
    shared = _is_shared(view, evidence, hit)
    if contradicts(evidence, entry.partner):
        cautions.append(other_party(view, evidence.party.partners[0]))
    if relation == "no" and (hit.strength < NAMED or shared):
        cautions.append(Reason("bare_number", {"words": hit.words}))
    others = _named_besides(evidence, hit)
    if others:
        # an answer for all of them would have been better; one that fits by
        # itself does so by accident when the others are missing in the books
        cautions.append(Reason("not_all_named", {"count": others}))
    if fit == "fee":
        missing = abs(view.open(hit.entry)) - abs(evidence.line.amount)
        if evidence.party.level != "fully" and hit.strength < NAMED:
            cautions.append(Reason("short", {"amount": missing}))
    return tuple(cautions)


def _is_shared(view: View, evidence: Evidence, hit: DocumentHit) -> bool:
    """Whether the same words name other documents as well."""
    instalments = siblings(view.ledger, hit.entry)
    return any(
        other.entry != hit.entry
        and other.entry not in instalments
        and other.words == hit.words
        and other.key == hit.key
        for other in evidence.documents
    )


def _named_besides(evidence: Evidence, hit: DocumentHit) -> int:
    """How many further documents the line names by words of their own."""
    words = {h.words for h in evidence.documents if h.strength >= NAMED}
    return sum(
        # one figure behind a number may be anything
        len(other) > 1 and other not in hit.words and hit.words not in other
        for other in words
    )


def other_party(view: View, key: Key) -> Reason:
    """The caution that the line comes from another partner."""
    partner = view.ledger.partners.get(key)
    return Reason("other_party", {"partner": partner.name if partner else str(key)})


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
            kind="mapping",
            facts=Facts("no", "no", "none"),
            partner=mapping.partner,
            mapping=mapping,
            points=(int(best[0]), 0, 0, 0),
            cautions=cautions,
        )
    ]


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
