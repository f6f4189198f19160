"""Everything one line may be: all its answers, graded, and what a person is shown."""

from __future__ import annotations

from dataclasses import replace

from .candidates import Candidate, graded, mapped, single_document
from .collected import collections
from .evidence import Evidence, View, gather
from .explain import open_items, proposal_of
from .groups import less_credits, several_documents
from .index import Ledger
from .likely import far_ahead, rank_partners
from .model import Line, Proposal
from .parties import Party
from .single_amounts import by_amount
from .sums import fallback, sums
from .transfers import is_own_money, transfers, waiting_transfer

#: Partners whose open items are offered to a person.
LIKELY_LIMIT = 5


def suggest(ledger: Ledger, line: Line, limit: int = 20) -> list[Proposal]:
    """Everything one line may be, best first, each as a proposal of its own.

    Nothing is assigned and ambiguity is left to the reader. Where the payer is
    unknown and one partner is far likelier than all others, its items come first.
    What room is left is filled with the likeliest partners' open items.
    """
    view = View(ledger)
    evidence = gather(view, line)
    likely = rank_partners(view, evidence, LIKELY_LIMIT, every=False)
    ahead = far_ahead(likely)
    if ahead is not None and not evidence.party.partners:
        party = Party("partially", (ahead.key,), ahead.reasons[:1])
        evidence = replace(evidence, party=party)
    found = {
        (candidate.uses, candidate.mapping and candidate.mapping.key): candidate
        for candidate in reversed(candidates_of(view, evidence, every=True))
    }
    ranked = sorted(
        found.values(), key=lambda c: (c.rank, -len(c.uses), c.uses), reverse=True
    )
    answers = [proposal_of(view, evidence, c, 0) for c in ranked[:limit]]
    used = {use[0] for c in ranked[:limit] for use in c.uses}
    return answers + open_items(view, evidence, likely, used)[: limit - len(answers)]


def candidates_of(
    view: View, evidence: Evidence, every: bool = False
) -> list[Candidate]:
    """All answers for a line, graded, best first.

    What the text names comes first: as long as a document named can be the
    answer, no other is looked for; `every` looks for all, for a person.
    """
    named = named_candidates(view, evidence)
    found = named + mapped(view, evidence)
    own_money = is_own_money(view, evidence)
    if own_money:
        # no partner pays from an account of ours
        found += transfers(view, evidence) or waiting_transfer(view, evidence)
    elif every or not any(_settles(evidence, c) for c in named):
        found += by_amount(view, evidence)
        found += transfers(view, evidence)
        exact = any(
            c.kind == "amount" and c.partner in evidence.party.partners for c in found
        )
        if evidence.party.partners and (every or not exact):
            found += sums(view, evidence)
    result = graded(view, found)
    if not result and evidence.party.partners and not own_money:
        result = graded(view, fallback(view, evidence))
    return result


def named_candidates(view: View, evidence: Evidence) -> list[Candidate]:
    """Answers in which the line names what it pays."""
    found = collections(view, evidence)
    if evidence.documents:
        found += single_document(view, evidence)
        found += less_credits(view, evidence)
        if len(evidence.documents) > 1:
            found += several_documents(view, evidence)
    return found


def _settles(evidence: Evidence, candidate: Candidate) -> bool:
    """Whether a document named may be the answer, so that no other is sought.

    A number of somebody else's document that does not fit the amount either is
    more likely a mistake in the number.
    """
    fits = candidate.facts.amount != "none"
    return fits or not any(c.kind == "other_party" for c in candidate.cautions)
