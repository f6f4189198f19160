"""What the README marks in its first ten minutes: labels, and what is typed or read."""

import re
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
_HEADING = "The first ten minutes\n====="
_STEP = re.compile(r"^(\d+)\. ", re.MULTILINE)
_IMAGE = re.compile(r"^ {3,4}\.\. image::.*\n(?: {6,}.*\n)+", re.MULTILINE)
_MARKED = re.compile(r"``(.+?)``|\*(.+?)\*")
_NUMBER = re.compile(r"\d+")


def read_steps(text):
    """Return the marked words of each step, in the order of the text.

    Args:
        text: the README.

    Returns:
        {number of the step: [word]}.
    """
    chapter = text.partition(_HEADING)[2]
    # A paragraph that is not indented ends the list
    body = re.split(r"\n\n(?=Printing )", chapter)[0]
    pieces = _STEP.split(_IMAGE.sub("", body))[1:]
    return {
        int(number): [
            " ".join((literal or label).split())
            for literal, label in _MARKED.findall(piece)
        ]
        for number, piece in zip(pieces[::2], pieces[1::2], strict=True)
    }


class English:
    """The page as the README writes it."""

    code = "en_US"

    def labels(self, label):
        """Return what may stand on the page for a label of the README."""
        return [label]

    def figure(self, figure):
        """Return a figure of the README as the page writes it."""
        return figure

    def choose(self, english, _other):
        """Return what is typed: the README gives both where they differ."""
        return english


class Translated(English):
    """The page in another language; figures with a point for thousands.

    What a module does not translate stands there in English.

    Args:
        code: of the language, as `de_DE`.
        folders: of the modules whose translations the pages show.
    """

    def __init__(self, code, folders):
        self.code = code
        self._texts = {}
        for folder in folders:
            path = folder / "i18n" / f"{code.partition('_')[0]}.po"
            for entry in polib.pofile(str(path)) if path.exists() else ():
                if entry.msgstr and not entry.obsolete:
                    self._texts.setdefault(entry.msgid, []).append(entry.msgstr)

    def labels(self, label):
        number = _NUMBER.search(label)
        template = label.replace(number[0], "%s", 1) if number else label
        texts = self._texts.get(label, []) + [
            text.replace("%s", number[0]) if number else text
            for text in self._texts.get(template, [])
        ]
        return [*dict.fromkeys(texts), label]

    def figure(self, figure):
        return figure.translate(str.maketrans(",.", ".,"))

    def choose(self, _english, other):
        return other
