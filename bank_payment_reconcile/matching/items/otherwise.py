"""The cautions for what the words of a line say against an answer."""

from __future__ import annotations

from ..books.view import View
from ..evidence.line import Evidence
from ..model import ForeignItem, OpenItem, Reason
from ..text.otherwise_words import Otherwise
from ..text.return_words import is_by_bank
from .candidate import Candidate, CandidateKind


def says_otherwise(
    view: View, evidence: Evidence, candidate: Candidate
) -> tuple[Reason, ...]:
    """Why a person should look although number and amount may fit.

    What was registered or ordered before is what it is, whatever the text says, and so
    is what money that comes back is for: our credit note, or the vendor's.
    """
    by_bank = evidence.line.is_returned or is_by_bank(
        evidence.text, evidence.line.transaction_type
    )
    if not (evidence.otherwise or by_bank):
        return ()
    if candidate.kind is CandidateKind.COLLECTION:
        return ()
    positions = [use[0] for use in candidate.uses]
    invoices = [p for p in positions if _is_invoice(view, p)]
    if positions and not invoices:
        # what the bank takes back is a payment, whatever credit has its amount
        is_credit = by_bank and not all(map(view.ledger.is_payment, positions))
        return (Reason("comes_back"),) if is_credit else ()
    known_parts = any(view.ledger.siblings(p) for p in invoices)
    return tuple(
        Reason(kind.value, {"words": words})
        for kind, words in evidence.otherwise
        if not (kind is Otherwise.PART and known_parts)
    )


def _is_invoice(view: View, position: int) -> bool:
    """Whether an entry is what the partner owes us, or we owe him."""
    item = view.ledger.entries[position]
    if not isinstance(item, OpenItem | ForeignItem):
        return False
    return (item.side == "receivable") == (item.amount > 0)
