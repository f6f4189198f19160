"""What the party of a line is to the partner of an entry."""

from __future__ import annotations

from ..books.view import View
from ..model import Key, PartyMatch, Reason
from .line import Evidence


def party_relation(evidence: Evidence, partner: Key | None) -> PartyMatch:
    """What the line's party is to an entry's partner: level, or no."""
    if partner is not None and partner in evidence.party.partners:
        return evidence.party.level
    return "no"


def contradicts(evidence: Evidence, partner: Key | None) -> bool:
    """Whether the line certainly comes from somebody else."""
    party = evidence.party
    return party.level == "fully" and partner not in (*party.partners, *party.near)


def other_party(view: View, key: Key) -> Reason:
    """The caution that the line comes from another partner."""
    return Reason("other_party", {"partner": view.ledger.partner_name(key)})
