"""One answer a line may have."""

from __future__ import annotations

from typing import NamedTuple

from ..books.rules import Facts
from ..documents.naming import DocumentHit
from ..model import EarlierPayment, Key, Mapping, Reason, Rule
from ..model.enumeration import StrEnum
from .ranking import Ranking

#: position of the entry, share of the line (signed as the money), discount
Use = tuple[int, int, int]


#: The caution that an equal entry is left out, which may be meant as well.
EQUAL_OUTSIDE = "equal_outside"


class CandidateKind(StrEnum):
    """How an answer was found; some are the sentence that says so."""

    #: One document that the line names, and several of them.
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    #: Documents of several partners that the line names.
    PARTNERS = "several_partners"
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
    #: An earlier payment comes back: on account of its partner.
    RETURNED = "returned"
    #: Several payments that were registered, in one line.
    RUN = "run"
    #: One payment that a file of ours ordered and nobody registered.
    ORDERED = "ordered"
    #: The other side of a transfer, and the account where it is waited for.
    TRANSFER = "transfer"
    TRANSFER_WAITING = "transfer_waiting"

    @property
    def is_transfer(self) -> bool:
        """Whether the money moves between two accounts of ours."""
        return self in _TRANSFERS


_TRANSFERS = frozenset({CandidateKind.TRANSFER, CandidateKind.TRANSFER_WAITING})


class Candidate(NamedTuple):
    """One answer: which entries take how much, and what speaks for it.

    left_over: of the line's amount, signed like it.
    shares: of items in other currencies what each takes of the line's money, and its
        discount, in the order of the uses, which are in the items' own currencies then.
    charges: what came off the payment before it was the line's amount, signed as the
        money; the uses are of what was paid.
    ranking: what is compared between candidates and lines.
    earlier: the payments that come back; several only together. is_sure: whether each
        is the only one that it can be.
    told: by what it was found, where no document's number tells it, and what is said of
        amounts in other currencies.
    cautions: why a person should look although the rule would not ask.
    notes: what else was found and asks for nobody.
    mapped_by: which conditions of the mapping hold; mapped_length: of its words.
    """

    kind: CandidateKind
    facts: Facts
    uses: tuple[Use, ...] = ()
    partner: Key | None = None
    mapping: Mapping | None = None
    ranking: Ranking = Ranking()
    cautions: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    hits: tuple[DocumentHit, ...] = ()
    left_over: int = 0
    charges: int = 0
    shares: tuple[tuple[int, int], ...] = ()
    told: tuple[Reason, ...] = ()
    rule: Rule | None = None
    mapped_by: tuple[Reason, ...] = ()
    mapped_length: int = 0
    earlier: tuple[EarlierPayment, ...] = ()
    is_sure: bool = True

    @property
    def leaves_equal(self) -> bool:
        """Whether an entry that is equal to one of its own is left out."""
        for caution in self.cautions:
            if caution.kind == EQUAL_OUTSIDE:
                return True
        return False

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look before it is posted."""
        if self.mapping is not None:
            return self.mapping.review_required or bool(self.cautions)
        required = self.rule is None or self.rule.review_required
        return required or bool(self.cautions) or self.left_over != 0
