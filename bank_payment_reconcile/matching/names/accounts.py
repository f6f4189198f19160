"""The account a text speaks of: its words compared with the accounts' names.

Rare words decide, since half of a chart's names are "expenses" of something; a
word may be shortened ("Accr."), in the plural, or mistyped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from rapidfuzz.fuzz import ratio

from ..model import Key
from ..text.vocabulary import BANK_WORDS, CONNECTORS
from ..text.words import TYPO, words_of

#: Share of the account's name that has to be in the text, and by how much it has
#: to be ahead of the next account; below that a person chooses.
SURE = 0.6
AHEAD = 0.1
#: How much of the score is the account's name, the rest the text's words.
NAME_SHARE = 0.75
#: A shorter word is no abbreviation, nor mistyped.
SHORTEST = 3
STEM, SHORTENED, MISTYPED = 0.97, 0.85, 0.9
_ENDINGS = ("ES", "S", "EN", "N", "ER", "E")


def propose_account(text: str, accounts: Mapping[Key, str]) -> tuple[Key, float] | None:
    """The account whose name a text has, with its score (0..1); None where unsure.

    accounts: names by key.
    """
    names = {key: _words(name) for key, name in accounts.items()}
    shared = Counter(word for words in names.values() for word in words)
    told = {w for w in words_of(text) if w in shared or w not in BANK_WORDS}
    told = {w for w in told if len(w) > 1 and w not in CONNECTORS and not w.isdigit()}
    if not told:
        return None
    known = {word: _best(word, told) for word in shared}
    rarity = {word: log(1 + len(names) / count) for word, count in shared.items()}
    scores = sorted(
        (
            (_score(words, told, known, rarity), str(key), key)
            for key, words in names.items()
            if words
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < SURE:
        return None
    best = scores[0]
    for other in scores[1:]:
        # "Electricity Tax" has all that "Electricity" has, and more
        if best[0] - other[0] < AHEAD and not names[other[2]] < names[best[2]]:
            return None
    return best[2], round(best[0], 3)


def _words(name: str) -> frozenset[str]:
    words = words_of(name)
    return frozenset(w for w in words if w not in CONNECTORS and len(w) > 1) or words


def _score(
    words: frozenset[str],
    told: set[str],
    known: Mapping[str, tuple[float, str]],
    rarity: Mapping[str, float],
) -> float:
    """The share of the name that the text has, and of the text that is the name."""
    whole = sum(rarity[word] for word in words)
    found = sum(rarity[word] * known[word][0] for word in words)
    used = {known[word][1] for word in words if known[word][0]}
    share = sum(map(len, used)) / sum(map(len, told))
    return found / whole * (NAME_SHARE + (1 - NAME_SHARE) * share)


def _best(word: str, told: set[str]) -> tuple[float, str]:
    """How well the best word of a text stands for a word of a name, and which."""
    return max((_likeness(word, other), other) for other in sorted(told))


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    short, long = sorted((word, other), key=len)
    if len(short) < SHORTEST or short[:2] != long[:2]:
        return 0.0
    if _stem(word) == _stem(other):
        return STEM
    if long.startswith(short):
        return SHORTENED
    if len(short) > SHORTEST and ratio(word, other) >= TYPO:
        return MISTYPED
    return 0.0


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if len(word) - len(ending) >= SHORTEST and word.endswith(ending):
            return word[: -len(ending)]
    return word
