"""Drafts that a line would pay if they were posted: shown, with a button that posts."""

from __future__ import annotations

from ..books.view import View
from ..evidence.line import Evidence
from ..model import Reason

#: So many are told.
DRAFT_LIMIT = 3


def drafts_told(view: View, evidence: Evidence) -> list[Reason]:
    """Drafts of the line's payer and amount, those aside that the line names: of them
    the evidence tells."""
    named = {reason.params.get("key") for reason in evidence.closed}
    found = [
        Reason(
            "draft_fits",
            {
                "number": draft.number,
                "partner": view.ledger.partner_name(draft.partner),
                "key": draft.key,
            },
        )
        for draft in view.ledger.drafts_of(evidence.line.amount)
        if draft.partner in evidence.party.partners and draft.key not in named
    ]
    return found[:DRAFT_LIMIT]
