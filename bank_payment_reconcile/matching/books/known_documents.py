"""Documents that lines may name and that none of them can pay, by what names them."""

from __future__ import annotations

from collections.abc import Iterable

from ..documents.number_index import NumberIndex, Postings, post
from ..documents.references import reference_key
from ..model import KnownDocument


class DocumentIndex:
    """What is known of documents that are not open to the lines; they are no entries.

    known_documents: everything else speaks of them by their position.
    known_numbers, known_references: by what names them.
    """

    known_documents: list[KnownDocument]
    known_numbers: NumberIndex
    known_references: dict[str, Postings]

    def set_known_documents(self, documents: Iterable[KnownDocument]) -> None:
        """Take these for the documents that are known."""
        self.known_documents = list(documents)
        self.known_references = {}
        self._drafts: dict[int, list[KnownDocument]] = {}
        self.known_numbers = NumberIndex(self._numbers_of_known)
        for position, document in enumerate(self.known_documents):
            if document.why == "draft" and document.amount:
                self._drafts.setdefault(document.amount, []).append(document)
            self.known_numbers.add_all(
                (number, position) for number in self._numbers_of_known(position)
            )
            if document.payment_reference:
                key = reference_key(document.payment_reference)
                post(self.known_references, key, position)
                self.known_numbers.add_words_of(key)

    def drafts_of(self, amount: int) -> list[KnownDocument]:
        """Drafts that money of this amount would pay."""
        return self._drafts.get(amount, [])

    def _numbers_of_known(self, position: int) -> list[str]:
        document = self.known_documents[position]
        return [n for n in (document.number, *document.references) if n]
