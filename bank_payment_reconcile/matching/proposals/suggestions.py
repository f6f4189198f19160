"""What one line may be, for a person to choose from."""

from __future__ import annotations

from ..books.ledger import Ledger
from ..books.view import View
from ..evidence.likely import far_ahead, rank_partners
from ..evidence.line import gather
from ..evidence.parties import Party
from ..items.grading import best_first
from ..model import Line, Proposal
from ..model.changed import changed
from .answers import candidates_of
from .proposal import open_items, proposal_of

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
        gross = evidence.gross and changed(evidence.gross, party=party)
        evidence = changed(evidence, party=party, gross=gross)
    found = {
        (candidate.uses, candidate.mapping and candidate.mapping.key): candidate
        for candidate in reversed(candidates_of(view, evidence, every=True))
    }
    ranked = best_first(found.values())
    answers = [proposal_of(view, evidence, c, 0) for c in ranked[:limit]]
    used = {use[0] for c in ranked[:limit] for use in c.uses}
    return answers + open_items(view, evidence, likely, used)[: limit - len(answers)]
