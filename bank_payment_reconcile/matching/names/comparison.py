"""What a written name has in common with a known one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from ..text.name_words import BUSINESS_WORDS, TITLES
from ..text.normalise import damaged, fold, spellings, with_umlauts
from ..text.vocabulary import CONNECTORS, NAME_LIMITS
from .spelling import in_order
from .words import (
    ends_within,
    glued,
    initials,
    is_cut_form,
    is_joint,
    is_spoken_joint,
    legal_forms,
    may_be_cut,
    name_words,
    particles,
    telling_words,
)

#: Similarity at which two words are one word mistyped.
TYPO = 84.0
#: What a mistyped word counts of a right one.
TYPO_QUALITY = 0.93
#: And an initial of a whole one.
INITIAL_QUALITY = 0.5
#: More words of a written name are not compared.
WORD_LIMIT = 12
_DOTS = re.compile("[äöüÄÖÜ]")
#: Little words inside a longer name are written or not, as it comes.
LONG_NAME = 3


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: whose, how well (0..1), and whether nothing was missing.

    exact: every word of both is in the other. cut: the end is missing.
    sure: it is this name and no similar one: exact, and neither legal form, order nor
        little words say otherwise, or cut where the systems' fields end.
    likeness: of the whole names with their legal forms, in percent.
    spelled: found by its letters only, no word of it is right.
    bare: written without a legal form, so that any company of these words is meant.
    """

    owner: int
    score: float
    exact: bool
    cut: bool
    words: str
    likeness: float = 0.0
    spelled: bool = False
    sure: bool = False
    bare: bool = False

    def rivals(self, best: NameHit) -> bool:
        """Whether it is meant as well as one whose name is written in full."""
        return self.sure or self.exact and self.bare and best.bare


@dataclass(slots=True)
class NameWords:
    """A name as its words are compared, a known one or a written one."""

    #: Spellings of each word that matters, in order; a word twice is there twice.
    slots: tuple[tuple[str, ...], ...]
    #: The words that are its own, and not of many businesses.
    main: tuple[str, ...]
    #: All words but legal forms glued, as a cut is measured on the whole.
    whole: str
    #: The same with legal forms.
    full: str
    #: All words in order, folded.
    words: tuple[str, ...]
    forms: frozenset[str]
    form_order: tuple[str, ...]
    #: Titles, initials and little words of a person's name.
    titles: frozenset[str]
    initials: tuple[tuple[str, str], ...]
    particles: tuple[str, ...]
    #: Words with ä, ö, ü as they are written with AE, OE, UE; and with A, O, U.
    umlauts: frozenset[str]
    dotted: frozenset[str]
    #: Whether it is two names in one, whose order tells them apart; and whether it says
    #: so by a word.
    joint: bool
    is_spoken_joint: bool
    #: Letters with dots that are written without them, in a name of small letters.
    is_plain: bool
    is_ascii: bool
    #: Whether it has a sign for "and".
    has_sign: bool
    #: Whether it begins with "&" or a little word, so that its beginning stands behind.
    is_torn: bool
    #: Whether it is as long as a field, so that it may go on, and ends in a blank.
    at_limit: bool
    ends_blank: bool
    #: Whether it is a field less the blank with which it ended.
    is_cut_at_blank: bool


@dataclass(slots=True)
class KnownName:
    """A name we know: whose, its words, and the words in alphabetical order."""

    owner: int
    name: NameWords
    ordered: str
    #: Its words as a system leaves them that drops letters.
    damaged: frozenset[str]

    @property
    def slots(self) -> tuple[tuple[str, ...], ...]:
        """Spellings of each word that matters, in order."""
        return self.name.slots


def known_name(owner: int, text: str) -> KnownName:
    """A partner's name, to be found by written ones."""
    words = name_words(text)
    folded = [fold(word) for word in words]
    name = _named(text, words, folded)
    if text.isascii():
        return KnownName(owner, name, in_order(folded), frozenset())
    left = [damaged(word) for word in telling_words(words)[:WORD_LIMIT]]
    name.slots = tuple(
        (*slot, way) if way and way not in slot else slot
        for slot, way in zip(name.slots, left, strict=False)
    )
    lost = frozenset(
        way
        for word, way in zip(telling_words(words), left, strict=False)
        if way and way not in spellings(word)
    )
    return KnownName(owner, name, in_order(folded), lost)


def written_name(text: str) -> NameWords:
    """A name as a bank wrote it: the beginning of a legal form at its end is none."""
    words = name_words(text)
    folded = [fold(word) for word in words]
    full = "".join(folded)
    torn = False
    if len(words) > 1 and is_cut_form(folded[-1]):
        words.pop()
        torn = True
        folded.pop()
    written = _named(text, words, folded)
    written.full = full
    written.ends_blank = written.ends_blank or torn
    return written


def _named(text: str, words: Sequence[str], folded: Sequence[str]) -> NameWords:
    told = (spellings(word) for word in telling_words(words)[:WORD_LIMIT])
    slots = tuple(ways for ways in told if ways[0])
    full = "".join(folded)
    forms = legal_forms(words)
    own = tuple(ways[0] for ways in slots if ways[0] not in BUSINESS_WORDS)
    return NameWords(
        slots=slots,
        main=own or tuple(ways[0] for ways in slots),
        whole=glued(words) or full,
        full=full,
        words=tuple(folded),
        forms=frozenset(forms),
        form_order=forms,
        titles=frozenset(word for word in folded if word in TITLES),
        initials=initials(text),
        particles=particles(folded),
        umlauts=frozenset(way for word in words if (way := with_umlauts(word))),
        dotted=frozenset(fold(word) for word in words if _DOTS.search(word)),
        joint=is_joint(text),
        is_spoken_joint=is_spoken_joint(text),
        is_plain=text.isascii() and text != text.upper(),
        is_ascii=text.isascii(),
        has_sign="&" in text or "+" in text,
        is_torn=text.lstrip()[:1] in ("&", "+")
        or bool(folded)
        and folded[0] in CONNECTORS,
        at_limit=may_be_cut(text),
        is_cut_at_blank=len(text) + 1 in NAME_LIMITS,
        ends_blank=text[-1:] == " " or ends_within(text),
    )


def raised(hit: NameHit, letters: NameHit | None) -> NameHit:
    """A hit by words, with the score of its letters where that is higher."""
    if letters is None or letters.score <= hit.score:
        return hit
    return replace(hit, score=letters.score)


def hit_order(hit: NameHit) -> tuple[bool, float, bool, float, int]:
    """Sort key: the best first."""
    return (not hit.sure, -hit.score, not hit.exact, -hit.likeness, hit.owner)


def best_word(
    slot: tuple[str, ...],
    words: Sequence[tuple[str, ...]],
    used: Collection[int],
    fuzzy: bool,
) -> tuple[int | None, float, bool]:
    """The place of the written word that stands for a word of a name, how well it
    does, and whether it is only its beginning."""
    for place, ways in enumerate(words):
        if place in used:
            continue
        if ways[0] in slot or len(ways) > 1 and any(way in slot for way in ways):
            return place, 1.0, False
    if not fuzzy:
        return None, 0.0, False
    for place, ways in enumerate(words):
        word = ways[0]
        if place in used:
            continue
        if len(word) < 2:
            if slot[0].startswith(word) and place < len(words) - 1:
                return place, INITIAL_QUALITY, False
            continue
        if slot[0].startswith(word) and place == len(words) - 1:
            return place, len(word) / len(slot[0]), True
        if len(word) >= 4 and any(_is_mistyped(s, word) for s in slot):
            return place, TYPO_QUALITY, False
    return None, 0.0, False


def _is_mistyped(word: str, written: str) -> bool:
    """Whether two words are so alike as one mistyped; ever too unlike in length
    for most, which is seen without a comparison."""
    one, two = len(word), len(written)
    if 200 * min(one, two) < TYPO * (one + two):
        return False
    return ratio(word, written) >= TYPO
