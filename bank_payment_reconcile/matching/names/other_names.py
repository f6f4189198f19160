"""Names of the same words that are of two all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..text.name_words import GIVEN_NAMES, TRADES
from ..text.normalise import fold
from ..text.vocabulary import LEGAL_FORMS
from .known import LONG_NAME, NameWords

#: What is asked of the other names only where it decides.
Told = Callable[[], bool]


def says_otherwise(
    known: NameWords,
    written: NameWords,
    order: Sequence[int],
    is_unique: Told,
    has_own_words: Told,
    stands_anywhere: Told,
) -> bool:
    """Whether names of the same words are of two all the same.

    order: places of the known name's words in the written one.
    is_unique: tells whether nobody else has all words of the known name, and
        has_own_words whether nobody else has any of them, and stands_anywhere whether
        each of them begins and ends names of others.
    """
    if _other_form(known, written, is_unique, has_own_words):
        return True
    if known.titles != written.titles or _other_initials(known, written):
        return True
    if known.titled != written.titled and (known.titled or written.titled):
        # the doctor's wife is not the doctor who is a wife
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
    is_short = len(known.slots) < LONG_NAME or not (mine or theirs)
    if known.particles != written.particles and is_short:
        return True
    if list(order) == sorted(order) or _is_rotated(known, written):
        return False
    if mine and theirs or len(order) == 2 and (known.joint or written.joint):
        # Berg Dahl AS is not Dahl Berg AS
        return True
    if len(order) == 2 and _is_either(known, stands_anywhere):
        # Vincent Thierry is not Thierry Vincent
        return True
    return not _is_turned(order)


def _other_form(
    known: NameWords, written: NameWords, is_unique: Told, has_own_words: Told
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
        return not (theirs < mine and written.lacks_form)
    if mine == theirs:
        return False
    if not is_unique() or theirs == {"CO"}:
        # nobody adds "& Co." to a name that has none
        return True
    if len(known.slots) > 1 and known.has_sign and written.has_sign:
        # "Berg & Sohn": no person's name
        return False
    words = {ways[0] for ways in known.slots}
    if len(words) > 1 and words & TRADES:
        # "Transporte Berg": no person's name
        return False
    if len(known.main) == 1:
        # "Berg" may be any Berg, and so may "Berg Group", unless a field ended there
        return len(words) == 1 or bool(theirs) or not written.lacks_form
    if len(known.slots) >= LONG_NAME:
        return False
    if written.at_limit and not theirs:
        return False
    if any(ways[0] in GIVEN_NAMES for ways in known.slots):
        # Anna Berg is not Anna Berg Ltd
        return True
    # Berg Dahl and Berg Dahl KG may be two where there are other Bergs and Dahls
    return not has_own_words()


def _other_initials(known: NameWords, written: NameWords) -> bool:
    """Whether an initial makes another person of a name of the same words."""
    if known.initials == written.initials:
        return False
    if known.forms and written.forms:
        return False
    one, two = known.initials, written.initials
    if known.is_ascii or written.is_ascii:
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


def _is_either(known: NameWords, stands_anywhere: Told) -> bool:
    """Whether each word of a person's name may be the given one, so that the order
    tells which."""
    if known.forms or len(known.main) < 2:
        return False
    given = [any(way in GIVEN_NAMES for way in ways) for ways in known.slots]
    return all(given) or not any(given) and stands_anywhere()


def _is_turned(order: Sequence[int]) -> bool:
    """Whether the end of a name was put first, as banks put surnames."""
    turns = sum(one > two for one, two in zip(order, order[1:], strict=False))
    return turns <= 1 and order[-1] < order[0]
