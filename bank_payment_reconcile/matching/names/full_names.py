"""Names that are written to the last letter, as most payers' are."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.normalise import fold
from .comparison import NameHit
from .words import name_words, telling_words, words_in


class FullNames:
    """Finds names by all their words at once; nothing is compared."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """names: owner (any number) and name; an owner may have several."""
        self._owners: dict[str, dict[int, None]] = {}
        for owner, name in names:
            key = " ".join(words_in(fold(name)))
            self._owners.setdefault(key, {})[owner] = None

    def find(self, query: str) -> list[NameHit]:
        """Whose name it is, legal form and all; several where they share it."""
        words = name_words(fold(query))
        owners = self._owners.get(" ".join(words), {})
        told = " ".join(telling_words(words))
        return [
            NameHit(owner, 1.0, True, False, told, likeness=100.0, sure=True)
            for owner in sorted(owners)
        ]
