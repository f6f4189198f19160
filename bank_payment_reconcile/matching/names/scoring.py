"""How well a written name is a known one: its words weighed, each by how rare it is."""

from __future__ import annotations

from typing import Protocol

from .comparison import TYPO_QUALITY, NameHit, best_word, like_word
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
    used: list[int] = []
    cut = typo = False
    right = 0
    theirs, places = written.slots, written.places
    weighed = known.weighed
    if weighed is None:
        weighed = known.weighed = _weighed(words, known)
    for word, slot, weight in weighed:
        total += weight
        place: int | None
        if places is None or not word:
            place, quality, begun = best_word(slot, theirs, used, fuzzy)
        else:
            # most words are written in one way, once
            place = places.get(word)
            if place is not None and place not in used:
                used.append(place)
                found += weight
                right += 1
                continue
            if not fuzzy or len(used) == len(theirs):
                continue
            place, quality, begun = like_word(slot, theirs, used)
        if place is not None:
            used.append(place)
            found += weight * quality
            cut = cut or begun
            typo = typo or quality == TYPO_QUALITY
            right += quality == 1.0
    if not used:
        return None
    told = written.weights
    if told is None:
        told = written.weights = tuple(map(words.weight_of, theirs))
        written.weight = sum(told)
    asked, answered = written.weight, told[used[0]]
    if len(used) > 1:
        answered = sum([told[place] for place in used])
    cover, asked_cover = found / total, answered / asked if asked else 0.0
    if asked_cover > 0.999 and (cover < 0.999 or cut) and not typo:
        return _cut_hit(known, written, cover, cut)
    if right == len(weighed) == len(theirs):
        return _exact_hit(words, known, written, used, _words_at(written, used))
    score = cover if cover < asked_cover else asked_cover
    if typo and right < 2:
        score = min(score, TYPO_SCORE)
    if score < 0.5:
        return None
    score = min(score, OTHERWISE_SCORE)
    return NameHit(known.owner, score, False, cut, _words_at(written, used))


def _weighed(
    words: Words, known: KnownName
) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    return tuple(
        [
            (slot[0] if len(slot) == 1 else "", slot, words.weight(slot[0]))
            for slot in known.slots
        ]
    )


def _words_at(written: NameWords, places: list[int]) -> str:
    slots = written.slots
    return " ".join([slots[place][0] for place in places])


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
    if not known.damaged:
        return False
    is_told = known.name.forms and len(known.name.main) > 1
    return not is_told and any(
        not known.damaged.isdisjoint(ways) for ways in written.slots
    )
