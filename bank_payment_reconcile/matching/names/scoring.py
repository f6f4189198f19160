"""How well a written name is a known one: its words weighed, each by how rare it is."""

from __future__ import annotations

from typing import Protocol

from .comparison import TYPO_QUALITY, NameHit, best_word
from .known import LONG_NAME, KnownName, NameWords
from .other_names import says_otherwise

#: A cut name must show this share of the whole (NAV: 65 percent).
CUT_SHARE = 0.65
#: A person's name of fewer letters is not cut by any system.
LONG_PERSON = 22
#: Score of a mistyped word where too little else is right to be sure of it.
TYPO_SCORE = 0.85
#: Score of a name of the same words that is another one, for its form or its order.
OTHERWISE_SCORE = 0.89


class Words(Protocol):
    """What is known of the words of all names."""

    def weight(self, word: str) -> float:
        """How much a word tells."""

    def weight_of(self, ways: tuple[str, ...]) -> float:
        """The weight of a written word."""

    def is_only_of(self, name: KnownName) -> bool:
        """Whether nobody else's name has all words of a name."""

    def has_own_words(self, name: KnownName) -> bool:
        """Whether nobody else's name has any word of a name."""

    def stands_anywhere(self, name: KnownName) -> bool:
        """Whether each word of a name begins and ends names of others."""


def compare(
    words: Words, known: KnownName, written: NameWords, fuzzy: bool = True
) -> NameHit | None:
    """What a written name has of a known one; None where that is too little."""
    total = found = 0.0
    used: dict[int, None] = {}
    cut = typo = False
    right = 0
    if known.weights is None:
        known.weights = tuple(words.weight(slot[0]) for slot in known.slots)
    for slot, weight in zip(known.slots, known.weights, strict=True):
        total += weight
        place, quality, begun = best_word(slot, written.slots, used, fuzzy)
        if place is not None:
            used[place] = None
            found += weight * quality
            cut = cut or begun
            typo = typo or quality == TYPO_QUALITY
            right += quality == 1.0
    if not used:
        return None
    weights = written.weights
    if weights is None:
        weights = written.weights = tuple(map(words.weight_of, written.slots))
    asked, answered = sum(weights), sum(weights[place] for place in used)
    cover, asked_cover = found / total, answered / asked if asked else 0.0
    if asked_cover > 0.999 and (cover < 0.999 or cut) and not typo:
        return _cut_hit(known, written, cover, cut)
    exact = right == len(known.slots) == len(written.slots)
    score = min(cover, asked_cover)
    told = " ".join(written.slots[place][0] for place in used)
    if exact:
        return _exact_hit(words, known, written, list(used), told)
    if typo and right < 2:
        score = min(score, TYPO_SCORE)
    if score < 0.5:
        return None
    return NameHit(known.owner, min(score, OTHERWISE_SCORE), False, cut, told)


def _exact_hit(
    words: Words, known: KnownName, written: NameWords, order: list[int], told: str
) -> NameHit:
    """A name of which every word is there, and none besides."""
    otherwise = (
        _lacks_more(known, written)
        or _is_damaged(known, written)
        or says_otherwise(
            known.name,
            written,
            order,
            lambda: words.is_only_of(known),
            lambda: words.has_own_words(known),
            lambda: words.stands_anywhere(known),
        )
    )
    score = OTHERWISE_SCORE if otherwise else 1.0
    bare = not written.forms
    return NameHit(known.owner, score, True, False, told, sure=not otherwise, bare=bare)


def _cut_hit(
    known: KnownName, written: NameWords, cover: float, cut: bool
) -> NameHit | None:
    """A name whose end (or a word) is missing counts if enough of it is there.

    It is sure only where a field ends: Berg is not the beginning of Bergman.
    """
    whole, words = written.whole, " ".join(ways[0] for ways in written.slots)
    share = len(whole) / len(known.name.whole)
    begun = known.name.whole.startswith(whole)
    if cut and begun and share < CUT_SHARE:
        return None
    if share >= CUT_SHARE and begun:
        sure = written.at_limit and (cut or written.ends_blank)
        sure = sure and _goes_on(known, written)
        sure = sure and (len(whole) >= LONG_PERSON or not is_person(known))
        score = max(cover, 0.9) if sure else min(cover, OTHERWISE_SCORE)
        return NameHit(known.owner, score, False, True, words, sure=sure)
    if share >= CUT_SHARE and cover > 0.8:
        sure = written.at_limit and cut and _goes_on(known, written)
        score = max(cover, 0.9) if sure else min(cover, OTHERWISE_SCORE)
        return NameHit(known.owner, score, False, True, words, sure=sure)
    if cover >= 0.5:
        return NameHit(known.owner, min(cover, 0.75), False, True, words)
    return None


def _goes_on(known: KnownName, written: NameWords) -> bool:
    """Whether a name may be the beginning of another; none that ends in its form."""
    if written.words[-1:] and written.words[-1] in known.name.forms:
        return False
    return not written.forms or written.forms <= known.name.forms


def _lacks_more(known: KnownName, written: NameWords) -> bool:
    """Whether a name ends in letters that begin no legal form of it, where no field
    ends."""
    end = written.lacks_end
    if not end or written.at_limit:
        return False
    return not any(form.startswith(end) for form in known.name.words)


def is_person(known: KnownName) -> bool:
    """Whether a name may be a person's: Martin is no Martinez whose end was cut."""
    name = known.name
    if name.forms or name.joint or len(name.slots) >= LONG_NAME:
        return False
    return len(name.main) == len(name.slots)


def _is_damaged(known: KnownName, written: NameWords) -> bool:
    """Whether a word of a person, or all of a name, is right only if a system dropped
    letters of it."""
    is_told = known.name.forms and len(known.name.main) > 1
    return not is_told and any(
        not known.damaged.isdisjoint(ways) for ways in written.slots
    )
