"""Names that are written to the last letter, as most payers' are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..text.normalise import fold
from .comparison import NameHit
from .index import COMMON_LIMIT, NameIndex
from .known import WORD_LIMIT
from .words import name_words, telling_words, words_in


class FullNames:
    """Finds names by all their words at once; nothing is compared."""

    def __init__(self, names: NameIndex) -> None:
        """names: those that are known; an owner may have several."""
        self._names = names

    def find(self, query: str) -> list[NameHit]:
        """Whose name it is, legal form and all; several where they share it."""
        words = name_words(fold(query))
        told = telling_words(words)
        whole, letters = " ".join(words), "".join(words)
        owners = set()
        for position in self._with_words(told[:WORD_LIMIT]):
            name = self._names.name_at(position)
            # most names of a word are seen to be others by their letters
            if name.full == letters or not name.text.isascii():
                if " ".join(words_in(fold(name.text))) == whole:
                    owners.add(name.owner)
        words_told = " ".join(told)
        return [
            NameHit(owner, 1.0, True, False, words_told, likeness=100.0, sure=True)
            for owner in sorted(owners)
        ]

    def _with_words(self, words: Sequence[str]) -> Iterable[int]:
        """Positions of the names that have the rarest of some words, or the two rarest
        where each is in many."""
        known = sorted(
            (len(positions), word)
            for word in set(words)
            if (positions := self._names.positions(word))
        )
        if not known:
            return ()
        (count, word), *others = known
        if count > COMMON_LIMIT and others:
            return self._names.with_both(word, others[0][1])
        return self._names.positions(word)
