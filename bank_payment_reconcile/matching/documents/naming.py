"""How a text names a document: how surely, by what, in which words."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import NamedTuple

from ..model.enumeration import StrEnum
from ..text.bank_text import BankText

#: A number in parts with so many figures tells more than a bare one.
FORMED_LENGTH = 6


class Strength(IntEnum):
    """How surely something is named, the surest highest."""

    NOTHING = 0
    #: A bare number that must also fit the amount.
    WEAK = 1
    #: A number that a document word or a list introduces, or a long one.
    NAMED = 2
    #: Our whole number.
    FULL = 3
    #: A reference with check digits, or an id.
    STRUCTURED = 4


class Told(StrEnum):
    """What the words around a number say of it."""

    #: That it is a document's; or it has letters of ours, or check digits.
    DOCUMENT = "document"
    #: Nothing.
    BARE = "bare"
    #: A word that is in no list stands before it.
    WORD = "word"
    #: That it is another's number, a date, an amount or a telephone.
    OTHER = "other"


class NamedBy(StrEnum):
    """What of an entry a text has."""

    #: A number of a document; `DocumentHit.key` is how it is looked up.
    NUMBER = "number"
    #: A structured reference.
    REFERENCE = "reference"
    CHECK = "check"
    #: An end-to-end id.
    ID = "id"
    #: The beginning of its number.
    CUT = "cut"


class DocumentHit(NamedTuple):
    """One naming of one entry: position in the ledger, how sure, which words.

    key: under which the number or the reference was found; "" where nothing was looked
        up by its parts.
    told: what the words around it say of it.
    leans: it is no number by itself, but the end of one that another begins.
    """

    entry: int
    strength: Strength
    words: str
    by: NamedBy
    key: str = ""
    told: Told = Told.DOCUMENT
    leans: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is figures only, which another number may have as well."""
        return self.by is NamedBy.NUMBER and self.key.replace(".", "").isdigit()

    @property
    def is_formed(self) -> bool:
        """Whether it is written in parts, and long: no accident as in 2026/7131."""
        return "." in self.key and len(self.key) > FORMED_LENGTH

    @property
    def naming(self) -> tuple[str, NamedBy, str]:
        """What two hits have in common that the same words of a text made."""
        return self.words, self.by, self.key


#: The same, of a tuple: there are so many that a call less for each is felt.
_hit = partial(tuple.__new__, DocumentHit)


class Span(NamedTuple):
    """Atoms of a text, from the first to the last, that are a key of some entries."""

    first: int
    last: int
    by: NamedBy
    key: str
    entries: tuple[int, ...]


#: The surest hit of each entry.
Hits = dict[int, DocumentHit]


def keep(
    hits: Hits,
    text: BankText,
    span: Span,
    strength: Strength,
    told: Told,
    leans: bool = False,
) -> None:
    """Add the hits of a span where no surer one of the entry is there."""
    start = text.atoms[span.first].start
    words = text.folded[start : text.atoms[span.last].end]
    by, key = span.by, span.key
    for entry in span.entries:
        old = hits.get(entry)
        if old is None or old.strength < strength:
            hits[entry] = _hit((entry, strength, words, by, key, told, leans))
