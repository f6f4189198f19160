"""The words of a text, as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from .normalise import fold

#: Likeness in percent of two words of which one is mistyped.
TYPO = 84.0
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words and numbers of a text, as they are compared."""
    return frozenset(_WORD.findall(fold(text)))
