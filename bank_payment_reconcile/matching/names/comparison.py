"""What a written name has in common with a known one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from ..text.name_words import BUSINESS_WORDS, TITLES
from ..text.normalise import damaged, fold, spellings, with_umlauts
from ..text.vocabulary import CONNECTORS, LEGAL_FORMS, NAME_LIMITS
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


def says_otherwise(
    known: NameWords,
    written: NameWords,
    order: Sequence[int],
    is_unique: Callable[[], bool],
) -> bool:
    """Whether names of the same words are of two all the same.

    order: places of the known name's words in the written one.
    is_unique: tells whether nobody else has all words of the known name.
    """
    if _other_form(known, written, is_unique):
        return True
    if known.titles != written.titles or _other_initials(known, written):
        return True
    mine, theirs = known.forms, written.forms
    if not mine and any(
        not any(way in slot for slot in known.slots) for way in written.umlauts
    ):
        # who writes "Köhler" is not Kohler
        return True
    if written.is_plain and len(known.slots) < LONG_NAME:
        # nor is Kohler who is known as Köhler; a system that has no dots has no small
        # letters either, or writes OE
        if _has_lost_dots(known, written):
            return True
    if known.is_spoken_joint != written.is_spoken_joint and len(known.slots) < 3:
        if not (known.has_sign or written.has_sign):
            return True
    if known.particles != written.particles and len(known.slots) < LONG_NAME:
        return True
    if list(order) == sorted(order) or _is_rotated(known, written):
        return False
    if mine and theirs or len(order) == 2 and (known.joint or written.joint):
        # Berg Dahl AS is not Dahl Berg AS
        return True
    return not _is_turned(order)


def _other_form(
    known: NameWords, written: NameWords, is_unique: Callable[[], bool]
) -> bool:
    """Whether the legal forms make two of names of the same words.

    What is written without its form may be any of these words; a form that is known
    without, a company that is no customer.
    """
    mine, theirs = known.forms, written.forms
    if mine and theirs:
        if mine == theirs:
            return len(mine) > 1 and known.form_order != written.form_order
        # "Berg GmbH &" goes on, Berg GmbH is not Berg GmbH & Co. KG
        goes_on = written.at_limit or written.ends_blank or written.is_cut_at_blank
        return not (theirs < mine and goes_on)
    if mine == theirs:
        return False
    if not is_unique():
        return True
    is_business = any(ways[0] in BUSINESS_WORDS for ways in known.slots)
    if len(known.slots) > 1 and (is_business or known.joint and written.joint):
        # "Berg & Sohn", "Transporte Berg": no person's name
        return False
    if len(known.main) == 1:
        # "Berg" may be any Berg
        return True
    if len(known.slots) >= LONG_NAME:
        return False
    if written.at_limit and not theirs:
        return False
    # Anna Berg is not Anna Berg Ltd, nor are Berg Dahl and Berg Dahl KG one
    return True


def _other_initials(known: NameWords, written: NameWords) -> bool:
    """Whether an initial makes another person of a name of the same words."""
    if known.initials == written.initials:
        return False
    if known.forms and written.forms:
        return False
    one, two = known.initials, written.initials
    if not (known.is_ascii or written.is_ascii):
        pass
    else:
        one, two = (tuple((fold(c), w) for c, w in name) for name in (one, two))
    if len(known.slots) < 2:
        one, two = (tuple((c, "") for c, _ in name) for name in (one, two))
    return one != two


def _has_lost_dots(known: NameWords, written: NameWords) -> bool:
    """Whether a word known with dots is written with the bare letters."""
    return any(ways[0] in known.dotted for ways in written.slots)


def _is_rotated(known: NameWords, written: NameWords) -> bool:
    """Whether a name was turned around, legal form and all: "Berg AS Dahl" and
    "& Sohn Meyer" are no names of their own."""
    one, two = known.words, written.words
    moved = bool(known.forms) and one[-1] != two[-1]
    if not (known.forms and written.forms):
        one, two = (tuple(w for w in n if w not in LEGAL_FORMS) for n in (one, two))
        moved = False
    if len(one) != len(two) or not (written.is_torn or moved):
        return False
    return any(one[at:] + one[:at] == two for at in range(1, len(one)))


def _is_turned(order: Sequence[int]) -> bool:
    """Whether the end of a name was put first, as banks put surnames."""
    turns = sum(one > two for one, two in zip(order, order[1:], strict=False))
    return turns <= 1 and order[-1] < order[0]


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
