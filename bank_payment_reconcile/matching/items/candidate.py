"""One answer a line may have."""

from __future__ import annotations

from dataclasses import dataclass

from ..books.rules import Facts
from ..documents.naming import DocumentHit
from ..model import Key, Mapping, Reason, Rule
from ..model.enumeration import StrEnum
from .ranking import Ranking

#: position of the entry, share of the line (signed as the money), discount
Use = tuple[int, int, int]


class CandidateKind(StrEnum):
    """How an answer was found; some are the sentence that says so."""

    #: One document that the line names, and several of them.
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    #: What was collected, or ordered, under the line's id.
    COLLECTION = "collection"
    #: One entry by its amount.
    AMOUNT = "amount"
    ALL_DUE = "all_due"
    ALL_OPEN = "all_open"
    #: A small set of a partner's items, without and with credit notes.
    SUM = "sum"
    NET = "net"
    #: The only open item of a partner, whose amount differs.
    ONLY_ITEM = "only_item"
    ON_ACCOUNT = "on_account"
    MAPPING = "mapping"
    #: The other side of a transfer, and the account where it is waited for.
    TRANSFER = "transfer"
    TRANSFER_WAITING = "transfer_waiting"

    @property
    def is_transfer(self) -> bool:
        """Whether the money moves between two accounts of ours."""
        return self in (CandidateKind.TRANSFER, CandidateKind.TRANSFER_WAITING)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer: which entries take how much, and what speaks for it.

    left_over: of the line's amount, signed like it.
    ranking: what is compared between candidates and lines.
    cautions: why a person should look although the rule would not ask.
    mapped_by: which conditions of the mapping hold; mapped_length: of its words.
    """

    kind: CandidateKind
    facts: Facts
    uses: tuple[Use, ...] = ()
    partner: Key | None = None
    mapping: Mapping | None = None
    ranking: Ranking = Ranking()
    cautions: tuple[Reason, ...] = ()
    hits: tuple[DocumentHit, ...] = ()
    left_over: int = 0
    rule: Rule | None = None
    mapped_by: tuple[Reason, ...] = ()
    mapped_length: int = 0

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look before it is posted."""
        if self.mapping is not None:
            return self.mapping.review_required or bool(self.cautions)
        required = self.rule is None or self.rule.review_required
        return required or bool(self.cautions) or self.left_over != 0
