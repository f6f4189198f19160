"""A name, taken apart as its words are compared: a known one, or a written one.

Most of what may be asked of a name is asked of few: it is found out when it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.kept import kept
from ..text.name_words import BUSINESS_WORDS, TITLES
from ..text.normalise import damaged, fold, spellings, with_umlauts
from ..text.vocabulary import CONNECTORS, NAME_LIMITS
from .spelling import in_order
from .words import (
    AND_WORDS,
    ends_within,
    glued,
    initials,
    is_cut_form,
    is_joint,
    is_spoken_joint,
    legal_forms,
    letters_of,
    may_be_cut,
    name_words,
    particles,
    telling_plain,
    telling_words,
    words_in,
)

#: More words of a name are not compared.
WORD_LIMIT = 12
#: Little words inside a longer name are written or not, as it comes.
LONG_NAME = 3
_DOTS = re.compile("[äöüÄÖÜ]")
_NONE: frozenset[str] = frozenset()
#: Spellings of each word of a name that matters, in order; a word twice is there twice.
Slots = tuple[tuple[str, ...], ...]


class NameWords:
    """A name as its words are compared, a known one or a written one.

    slots: spellings of each word that matters, in order.
    words: all of them in order, folded. full: those glued, legal forms among them.
    weights: what each word of the slots tells among the names it is compared with,
        once it is known. weight: what they tell together.
    lacks_end: what was taken off its end as the beginning of a legal form.
    """

    def __init__(
        self, text: str, written: Sequence[str], slots: Slots | None = None
    ) -> None:
        """text: the name. written: its words as they are written in it."""
        self.text = text
        self._written = written
        self.words = tuple([fold(word) for word in written])
        self.full = "".join(self.words)
        self.slots = slots_of(telling_words(written)) if slots is None else slots
        self.weights: tuple[float, ...] | None = None
        self.weight = 0.0
        self.lacks_end = ""

    @kept
    def places(self) -> dict[str, int] | None:
        """Where its words of the slots stand; None where one is written in more ways
        than one, or twice."""
        found = {ways[0]: place for place, ways in enumerate(self.slots)}
        if len(found) < len(self.slots) or any(len(ways) > 1 for ways in self.slots):
            return None
        return found

    @property
    def main(self) -> tuple[str, ...]:
        """The words that are its own, and not of many businesses."""
        own = tuple(ways[0] for ways in self.slots if ways[0] not in BUSINESS_WORDS)
        return own or tuple(ways[0] for ways in self.slots)

    @kept
    def whole(self) -> str:
        """All words but legal forms glued, as a cut is measured on the whole."""
        return glued(self._written) or "".join(self.words)

    @kept
    def form_order(self) -> tuple[str, ...]:
        """Its legal forms as they stand in it."""
        return legal_forms(self._written, self.words)

    @kept
    def forms(self) -> frozenset[str]:
        """Its legal forms."""
        return frozenset(self.form_order) if self.form_order else _NONE

    @kept
    def titles(self) -> frozenset[str]:
        """Titles of a person's name."""
        return TITLES.intersection(self.words)

    @property
    def titled(self) -> tuple[str, ...]:
        """The words behind titles that stand within it, and at neither end."""
        if not self.titles:
            return ()
        inside = enumerate(self.words[1:-1], 2)
        return tuple(self.words[at] for at, word in inside if word in TITLES)

    @property
    def initials(self) -> tuple[tuple[str, str], ...]:
        """Initials, each with the word before it."""
        return initials(self.text)

    @kept
    def particles(self) -> tuple[str, ...]:
        """Little words of a family's name."""
        return particles(self.words)

    @property
    def umlauts(self) -> frozenset[str]:
        """Words with ä, ö, ü as they are written with AE, OE, UE."""
        if self.text.isascii():
            return _NONE
        return frozenset(way for w in self._written if (way := with_umlauts(w)))

    @property
    def dotted(self) -> frozenset[str]:
        """Words with ä, ö, ü as they are written with A, O, U."""
        if self.text.isascii():
            return _NONE
        return frozenset(fold(word) for word in self._written if _DOTS.search(word))

    @property
    def joint(self) -> bool:
        """Whether it is two names in one, whose order tells them apart."""
        return is_joint(self.text)

    @kept
    def is_spoken_joint(self) -> bool:
        """Whether it says so by a word."""
        return not AND_WORDS.isdisjoint(self.words) and is_spoken_joint(self.text)

    @property
    def is_plain(self) -> bool:
        """Letters with dots are written without them, in a name of small letters."""
        return self.text.isascii() and self.text != self.text.upper()

    @property
    def is_ascii(self) -> bool:
        """Whether it has no letters but the English ones."""
        return self.text.isascii()

    @property
    def has_sign(self) -> bool:
        """Whether it has a sign for "and"."""
        return "&" in self.text or "+" in self.text

    @property
    def is_torn(self) -> bool:
        """Whether it begins with "&" or a little word, so that its beginning stands
        behind."""
        if self.text.lstrip()[:1] in ("&", "+"):
            return True
        return bool(self.words) and self.words[0] in CONNECTORS

    @kept
    def at_limit(self) -> bool:
        """Whether it is as long as a field, so that it may go on."""
        return may_be_cut(self.text)

    @kept
    def ends_blank(self) -> bool:
        """Whether it ends in a blank, or within a phrase."""
        return self.text[-1:] == " " or ends_within(self.text)

    @property
    def lacks_form(self) -> bool:
        """Whether it ends where a legal form may have gone on: within a phrase, behind
        "& Co", or, in capitals as of systems with short fields, where a field does."""
        if self.ends_blank or self.words[-1:] == ("CO",):
            return True
        at_end = self.at_limit or len(self.text) + 1 in NAME_LIMITS
        return at_end and self.text.isupper()


class KnownName:
    """A name we know: whose, and its words.

    damaged: its words as a system leaves them that drops letters.
    weighed: of each word of the slots the word, where it is written in one way, its
        spellings, and what it tells among all names; once it is asked for.
    """

    __slots__ = ("_full", "_name", "damaged", "owner", "slots", "text", "weighed")

    def __init__(self, owner: int, text: str) -> None:
        """A partner's name, to be found by written ones."""
        self.owner = owner
        self.text = text
        self._full: str | None = None
        self._name: NameWords | None = None
        self.damaged = _NONE
        self.weighed: tuple[tuple[str, tuple[str, ...], float], ...] | None = None
        if text.isascii():
            words = words_in(text.upper())
            self._full = "".join(words)
            told = telling_plain(words)
            self.slots: Slots = tuple([(word,) for word in told[:WORD_LIMIT]])
        else:
            told = telling_words(words_in(text))
            self.slots = slots_of(told)
            self._set_damaged(told)

    @property
    def name(self) -> NameWords:
        """What is compared once a few names are left."""
        if self._name is None:
            self._name = NameWords(self.text, words_in(self.text), self.slots)
        return self._name

    @property
    def full(self) -> str:
        """All its words folded and glued, legal forms among them."""
        if self._full is None:
            self._full = letters_of(self.text)
        return self._full

    @property
    def ordered(self) -> str:
        """Its words in alphabetical order."""
        return in_order(map(fold, words_in(self.text)))

    def _set_damaged(self, told: Sequence[str]) -> None:
        left = [damaged(word) for word in told[:WORD_LIMIT]]
        self.slots = tuple(
            (*slot, way) if way and way not in slot else slot
            for slot, way in zip(self.slots, left, strict=False)
        )
        self.damaged = frozenset(
            way
            for word, way in zip(told, left, strict=False)
            if way and way not in spellings(word)
        )


def written_name(text: str) -> NameWords:
    """A name as a bank wrote it: the beginning of a legal form at its end is none."""
    words = name_words(text)
    if len(words) < 2 or not is_cut_form(fold(words[-1])) or _is_joined(text):
        return NameWords(text, words)
    written = NameWords(text, words[:-1])
    written.full += fold(words[-1])
    written.ends_blank, written.lacks_end = True, fold(words[-1])
    return written


def _is_joined(text: str) -> bool:
    """Whether the last word of a name is a part of the one before: "Berg-Fo"."""
    return "-" in text.rpartition(" ")[2]


def slots_of(told: Sequence[str]) -> Slots:
    """Spellings of the telling words of a name."""
    return tuple([ways for ways in map(spellings, told[:WORD_LIMIT]) if ways[0]])
