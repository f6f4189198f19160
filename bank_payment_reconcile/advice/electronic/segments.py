"""Messages cut into segments and elements, as EDIFACT and X12 set them."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass

from ...sentences import _
from ...statement_formats import spend
from ..shared.model import AdviceError

#: More segments than any customer's advice has.
MAX_SEGMENTS = 500_000
#: Separators of EDIFACT where no UNA tells others: component, element, decimal mark,
#: release, reserved, end of segment.
_DEFAULT_UNA = ":+.? '"
#: Elements of an ISA, its tag among them; the last tells the other separators.
_ISA_ELEMENTS = 17
_ISA_LENGTH = 106
#: The first segment where somebody left the envelope away.
_BARE = re.compile(r"(GS|ST)([^A-Za-z0-9\s])")
#: Bytes of a segment, and of an element or component of it.
_SEGMENT, _ELEMENT = 400, 120


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: its tag, and its elements with their components.

    number: where it stands, from 1.
    """

    tag: str
    elements: tuple[tuple[str, ...], ...]
    number: int

    def get(self, element: int, component: int = 0) -> str:
        """An element by its number as the standard counts, from 1; "" where it is not
        given."""
        if element > len(self.elements):
            return ""
        parts = self.elements[element - 1]
        return parts[component].strip() if component < len(parts) else ""


def edifact_segments(text: str) -> tuple[list[Segment], str]:
    """The segments of an EDIFACT interchange, and its decimal mark.

    Raises AdviceError where there are too many.
    """
    text = text.lstrip()
    una = _DEFAULT_UNA
    if text.startswith("UNA") and len(text) > 9:
        una, text = text[3:9], text[9:]
    component, element, mark, release, _reserved, end = una
    if release == " ":
        release = ""
    if end not in text:
        # Somebody put each segment on a line instead.
        end = "\n"
    elif end not in "\r\n":
        # Lines are the mail's or the disk's, wherever they break.
        text = text.replace("\r", "").replace("\n", "")
    _spend(text, component, element)
    segments = []
    for number, raw in enumerate(_split(text, end, release), 1):
        _count(number)
        cells = [
            tuple(_unescape(each, release) for each in _split(cell, component, release))
            for cell in _split(raw.strip("\r\n "), element, release)
        ]
        if cells and cells[0] and cells[0][0]:
            tag = cells[0][0].strip().upper()
            segments.append(Segment(tag, tuple(cells[1:]), number))
    return segments, mark


def x12_segments(text: str) -> list[Segment]:
    """The segments of an X12 interchange; its first segment tells the separators.

    Raises AdviceError where there are too many, or it is cut off.
    """
    text = text.lstrip()
    element, component, end = _x12_separators(text)
    if end not in "\r\n":
        text = text.replace("\r", "").replace("\n", "")
    _spend(text, component, element)
    segments = []
    for number, raw in enumerate(text.split(end), 1):
        _count(number)
        cells = raw.strip("\r\n ").split(element)
        if cells[0]:
            segments.append(
                Segment(
                    cells[0].strip().upper(),
                    tuple(tuple(cell.split(component)) for cell in cells[1:]),
                    number,
                )
            )
    return segments


def _x12_separators(text: str) -> tuple[str, str, str]:
    """Of elements, of components, and the end of a segment.

    They stand at fixed places, unless a mail or an editor took blanks away: so they
    are found by counting elements.
    """
    if bare := _BARE.match(text):
        element = bare[2]
        told = re.search(r"[^\w\s.,:/-]|\n", text.replace(element, ""))
        return element, "\x1f", told[0] if told else "\n"
    if len(text) > 3:
        cells = text[: 2 * _ISA_LENGTH].split(text[3], _ISA_ELEMENTS - 1)
        if len(cells) == _ISA_ELEMENTS and len(cells[-1]) > 1:
            return text[3], cells[-1][0], cells[-1][1]
    raise AdviceError(
        _(
            "The X12 message is cut off within its first segment (ISA): ask the "
            "sender for the whole message."
        )
    )


def _spend(text: str, component: str, element: str) -> None:
    spend(_ELEMENT * (text.count(component) + text.count(element)), "records")


def _count(number: int) -> None:
    spend(_SEGMENT, "records")
    if number > MAX_SEGMENTS:
        raise AdviceError(
            _(
                "The message has more than %(limit)s segments: ask the sender to split "
                "it.",
                limit=MAX_SEGMENTS,
            )
        )


def _split(text: str, separator: str, release: str) -> list[str]:
    """Split where no release character stands before the separator."""
    pieces = text.split(separator)
    if not release or release not in text:
        return pieces
    found: list[str] = []
    open_pieces: list[str] = []
    for piece in pieces:
        open_pieces.append(piece)
        escaped = len(piece) - len(piece.rstrip(release))
        if escaped % 2 == 0:
            found.append(separator.join(open_pieces))
            open_pieces = []
    if open_pieces:
        found.append(separator.join(open_pieces))
    return found


def _unescape(text: str, release: str) -> str:
    if not release or release not in text:
        return text
    result, at = [], 0
    while at < len(text):
        if text[at] == release and at + 1 < len(text):
            at += 1
        result.append(text[at])
        at += 1
    return "".join(result)
