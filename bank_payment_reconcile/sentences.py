"""Sentences for the user, made where no database is: they are translated later.

A reader or a feed says what is wrong by a `Sentence`: the English template, which is
its code, and what to fill in. The models translate the template into the language of
the user; `str` renders the English.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Union

#: What fills a placeholder: another sentence, text of the file, a number, a day, or
#: several of them, which are shown as a list with commas.
Param = Union["Sentence", str, int, Decimal, date, tuple["Param", ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one, that is not translated yet."""

    template: str
    params: tuple[tuple[str, Param], ...] = ()

    def __str__(self) -> str:
        return self.render(lambda template: template)

    def render(self, translate: Callable[[str], str], decimal_point: str = ".") -> str:
        """The whole sentence on one line.

        translate: gives a template, with its placeholders, in another language.
        decimal_point: of amounts in that language. Days are written year first, which
            no language takes for another day.
        """

        def show(value: Param) -> str:
            if isinstance(value, Sentence):
                return value.render(translate, decimal_point)
            if isinstance(value, tuple):
                return ", ".join(map(show, value))
            if isinstance(value, Decimal):
                return f"{value:f}".replace(".", decimal_point)
            return value.isoformat() if isinstance(value, date) else str(value)

        text = translate(self.template)
        if self.params:
            text %= {name: show(value) for name, value in self.params}
        # What it quotes may have line ends.
        return " ".join(text.split())


def _(template: str, /, **params: Param) -> Sentence:
    """A sentence. Odoo's tools find its template by the name of this function."""
    return Sentence(template, tuple(params.items()))


def one_of(choices: Sequence[Param]) -> Param:
    """Several things of which one is to be chosen: "a, b or c"."""
    *first, last = choices
    return _("%(first)s or %(last)s", first=tuple(first), last=last) if first else last


class SentenceError(Exception):
    """An error that tells the user, by a sentence or a part of one, what is wrong.

    sentence: a plain text is in the user's language already.
    """

    def __init__(self, sentence: Sentence | str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return " ".join(str(self.sentence).split())
