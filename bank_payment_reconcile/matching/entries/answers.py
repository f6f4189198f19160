"""What was decided for a line, as a proposal with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..books.rules import Facts
from ..books.view import View
from ..documents.naming import NamedBy
from ..evidence.relation import contradicts, other_party, party_relation
from ..model import (
    RIVAL_LIMIT,
    Application,
    ApplicationKind,
    DocumentMatch,
    Key,
    PartyMatch,
    Proposal,
    Reason,
)
from ..model.enumeration import StrEnum
from ..review.bounds import within_bounds
from ..review.judgement import with_judgements
from ..review.payees import Claim, whose_account
from .entry_books import UNKNOWN_DAYS, EntryBooks
from .groups import HeldBy
from .pair import Claimant, Pair, TextLevel


class EntryAnswerKind(StrEnum):
    """How many lines are how many entries."""

    PAIR = "pair"
    #: One line is many entries.
    ENTRIES = "entries"
    #: Many lines are one entry.
    LINES = "lines"


#: What tells by itself that entries are of one line.
_TELLING = (HeldBy.NAMED, HeldBy.RUN)
#: The sentence of an entry by what names it, other than a number.
_NAMED_KINDS = {
    NamedBy.CHECK: "check",
    NamedBy.ID: "payment_id",
    NamedBy.CUT: "entry_cut",
}


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """What a line is: entries with their shares, and what speaks for it.

    pairs: the line with each entry. amounts: of each, in minor units, signed as the
        money. held: by what a set is held together. count: of the set.
    cautions: why a person should look. left_out: of a run what the bank may have
        rejected.
    """

    pairs: tuple[Pair, ...]
    amounts: tuple[int, ...]
    kind: EntryAnswerKind = EntryAnswerKind.PAIR
    held: HeldBy | None = None
    count: int = 1
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Reason, ...] = ()
    left_out: tuple[int, ...] = ()


def applications_of(books: EntryBooks, answer: EntryAnswer) -> tuple[Application, ...]:
    """The shares of the line with the caller's keys."""
    return tuple(
        Application(ApplicationKind.PAYMENT, books.entries[pair.entry].key, amount)
        for pair, amount in zip(answer.pairs, answer.amounts, strict=True)
    )


def proposal_of(books: EntryBooks, claimant: Claimant, answer: EntryAnswer) -> Proposal:
    """The proposal of what was decided.

    The entries are ours: a person registered them, so a line that tells no account is
    theirs. An account that it tells has to be the payee's here as well.
    """
    facts = facts_of(books, claimant, answer)
    rule = books.ledger.rule_for(facts)
    cautions = (*answer.cautions, *_cautions(books, claimant, answer))
    reasons = [
        *_party_reasons(claimant, answer),
        *(reason for pair in answer.pairs for reason in _text_reasons(books, pair)),
        *_amount_reasons(answer),
        *answer.reasons,
    ]
    if rule is not None:
        reasons.append(Reason("rule", {"code": rule.code}))
    reasons += cautions
    if rule is not None and rule.review_required:
        reasons.append(Reason("review_rule"))
    # The bank's limit is for whatever fits.
    judged = [
        *whose_account(books.ledger, claimant.line, claim_of(books, answer)),
        *within_bounds(books.ledger.settings, claimant.line),
    ]
    review = bool(cautions) or any(judgement.is_caution for judgement in judged)
    return Proposal(
        line=claimant.line.key,
        confidence=rule.confidence if rule else "none",
        applications=applications_of(books, answer),
        partner=_partner(books, (answer,)),
        rule=rule.key if rule else None,
        related_party=facts.related_party,
        document=facts.document,
        amount=facts.amount,
        needs_review=rule is None or rule.review_required or review,
        reasons=with_judgements(reasons, judged),
    )


def claim_of(books: EntryBooks, answer: EntryAnswer) -> Claim:
    """Whose the line's money is; entries without a partner are nobody's, unless they
    stand beside those of somebody."""
    partners = {books.entries[pair.entry].partner for pair in answer.pairs}
    return Claim(partners=frozenset(partners - {None} or partners), is_registered=True)


def ambiguous(
    books: EntryBooks, claimant: Claimant, answers: Sequence[EntryAnswer], why: Reason
) -> Proposal:
    """Answers that are equally good, or that others claim: shown, none applied."""
    first = proposal_of(books, claimant, answers[0])
    rivals = [applications_of(books, answer) for answer in answers]
    return Proposal(
        line=first.line,
        confidence=first.confidence,
        partner=_partner(books, answers),
        rule=first.rule,
        related_party=first.related_party,
        document=first.document,
        amount=first.amount,
        rivals=tuple(rivals[:RIVAL_LIMIT]),
        reasons=(why, *first.reasons),
    )


def nothing(
    books: EntryBooks,
    claimant: Claimant,
    lost: Pair | None,
    because: Reason | None = None,
) -> Proposal:
    """The answer for a line that no entry fits; lost: what a better line took.

    because: what is to be said of it first.
    """
    party = claimant.evidence.party
    why = Reason("entry_none", {"count": books.days})
    if lost is not None:
        why = Reason("entry_taken", _naming(books, lost.entry))
    return Proposal(
        line=claimant.line.key,
        partner=party.partners[0] if party.level == "fully" else None,
        related_party=party.level,
        reasons=(*party.reasons, why) if because is None else (because,),
    )


def facts_of(books: EntryBooks, claimant: Claimant, answer: EntryAnswer) -> Facts:
    """What the payment application rules ask about an answer."""
    level = min(pair.level for pair in answer.pairs)
    if answer.held in (HeldBy.RUN, HeldBy.REST):
        level = TextLevel.IDENTIFIED
    relations = {_relation(books, claimant, pair) for pair in answer.pairs}
    relation: PartyMatch = relations.pop() if len(relations) == 1 else "no"
    exact = answer.kind is not EntryAnswerKind.PAIR or not answer.pairs[0].difference
    if relation == "no" and level >= TextLevel.REFERENCED and exact:
        # a number named and paid to the cent tells whose it is
        relation = "partially"
    document: DocumentMatch = "no"
    if level >= TextLevel.CUT:
        document = "yes_multiple" if len(answer.pairs) > 1 else "yes"
    if not exact:
        return Facts(relation, document, "none")
    only = document != "no" or answer.kind is not EntryAnswerKind.PAIR
    if only or _count_equal(books, claimant, answer.pairs[0], relation) <= 1:
        return Facts(relation, document, "one")
    return Facts(relation, document, "multiple")


def _relation(books: EntryBooks, claimant: Claimant, pair: Pair) -> PartyMatch:
    return party_relation(claimant.evidence, books.entries[pair.entry].partner)


def _count_equal(
    books: EntryBooks, claimant: Claimant, pair: Pair, relation: PartyMatch
) -> int:
    """Near entries of the amount, of the line's partner where it is known."""
    equal = books.equal(claimant.line)
    if relation == "no":
        return len(equal)
    partner = books.entries[pair.entry].partner
    return sum(books.entries[entry].partner == partner for entry in equal)


def _partner(books: EntryBooks, answers: Sequence[EntryAnswer]) -> Key | None:
    """The partner of all entries, None where they have several."""
    partners = {books.entries[p.entry].partner for a in answers for p in a.pairs}
    return partners.pop() if len(partners) == 1 else None


def _party_reasons(claimant: Claimant, answer: EntryAnswer) -> Sequence[Reason]:
    known = any(pair.party != "no" for pair in answer.pairs)
    return claimant.evidence.party.reasons if known else ()


def _naming(books: EntryBooks, place: int) -> dict[str, Any]:
    entry = books.entries[place]
    return {"number": entry.number or entry.memo or str(entry.key), "key": entry.key}


def _text_reasons(books: EntryBooks, pair: Pair) -> list[Reason]:
    params = _naming(books, pair.entry)
    reasons = []
    if pair.hit is not None:
        numbered = pair.level >= TextLevel.NUMBERED
        number = "entry_number" if numbered else "entry_reference"
        kind = _NAMED_KINDS.get(pair.hit.by, number)
        reasons.append(Reason(kind, {**params, "words": pair.hit.words.strip()}))
    if pair.wording is not None and pair.level == TextLevel.WORDED:
        reasons.append(Reason("entry_words", {**params, "words": pair.wording.words}))
    if not reasons:
        reasons.append(Reason("entry", params))
    if pair.days == UNKNOWN_DAYS:
        reasons.append(Reason("no_date"))
    elif pair.days:
        kind = "days_before" if pair.ahead else "days_after"
        reasons.append(Reason(kind, {"count": pair.days}))
    else:
        reasons.append(Reason("same_day"))
    return reasons


def _amount_reasons(answer: EntryAnswer) -> list[Reason]:
    if answer.kind is EntryAnswerKind.PAIR:
        [pair] = answer.pairs
        if pair.difference:
            return []
        only = pair.level < TextLevel.CUT and pair.party == "no"
        equal = [Reason("entry_amount")]
        return [*equal, Reason("entry_amount_only")] if only else equal
    kind = "entries_sum" if answer.kind is EntryAnswerKind.ENTRIES else "lines_sum"
    return [
        Reason(kind, {"count": answer.count}),
        Reason(f"held_{answer.held}"),
    ]


def _cautions(
    books: EntryBooks, claimant: Claimant, answer: EntryAnswer
) -> list[Reason]:
    """Why a person should look although the rule would not ask."""
    cautions = []
    first = answer.pairs[0]
    if answer.kind is EntryAnswerKind.PAIR and first.difference:
        kind = "entry_differs"
        if (
            first.level == TextLevel.IDENTIFIED
            and first.hit
            and first.hit.by is NamedBy.CHECK
        ):
            kind = "check_differs"
        params = {**_naming(books, first.entry), "difference": first.difference}
        if kind == "check_differs":
            params["number"] = books.entries[first.entry].check_number
        cautions.append(Reason(kind, params))
    if answer.left_out:
        left = [_naming(books, place)["number"] for place in answer.left_out]
        cautions.append(Reason("run_rejected", {"numbers": ", ".join(left)}))
    elif answer.kind is not EntryAnswerKind.PAIR and answer.held not in _TELLING:
        cautions.append(Reason("held_together"))
    evidence = claimant.evidence
    for pair in answer.pairs:
        partner = books.entries[pair.entry].partner
        if partner is not None and contradicts(evidence, partner):
            cautions.append(other_party(View(books.ledger), evidence.party.partners[0]))
            break
    used = {pair.entry for pair in answer.pairs}
    others = [
        hit.words.strip()
        for entry, (level, hit) in sorted(claimant.hits.items())
        if level >= TextLevel.REFERENCED and entry not in used
    ]
    if others and not any(pair.is_named for pair in answer.pairs):
        cautions.append(Reason("other_entry", {"words": others[0]}))
    return cautions
