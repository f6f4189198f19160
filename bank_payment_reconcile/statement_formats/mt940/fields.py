"""The fields of SWIFT messages: tag, place and lines, whatever the envelope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Fields of MT940, MT941, MT942 and MT950; other tags are text of the one before.
TAGS = {
    tag: tag
    for tag in (
        "12 13 13D 20 21 25 25P 28 28C 34F 60 60F 60M 61 62 62F 62M 64 65 86 90C 90D NS"
    ).split()
}
OPENING = ("60F", "60M", "60")
CLOSING = ("62F", "62M", "62")

#: What is read of a field; the standard knows six lines of 65 characters.
_MAX_TEXT = 20_000

_TAG = rf"[ \t]{{0,3}}:(?P<tag>{'|'.join(sorted(TAGS, key=len, reverse=True))}) ?:"
# The text block ends with a hyphen; an envelope, or what is left of it, may follow.
_END = r"[-\u00ad](?:\}.*|\u00e5.*|[A-Z]{3})?[ \t]*$"
_MARK = re.compile(f"^(?:{_TAG}|{_END})", re.MULTILINE)
# German banks send @@ for a line break.
_OLD_BREAK = re.compile(r"@@(?=:[0-9]{2}[A-Z]?:|-)")


@dataclass(slots=True)
class Mt940Field:
    """A field of a message."""

    #: Between the colons: 61, 60F, ….
    tag: str
    #: Where it starts in the file, counted from 1.
    line: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines of its text, as far as that is read."""
        return self.text[:_MAX_TEXT].split("\n")

    @property
    def first(self) -> str:
        """The first line of its text, which is all of most fields."""
        return self.text.partition("\n")[0].strip()


@dataclass(slots=True)
class Mt940Message:
    """A message: one page of a statement."""

    fields: list[Mt940Field] = field(default_factory=list)

    def get(self, *tags: str) -> Mt940Field | None:
        """The first field of one of these tags."""
        return next((each for each in self.fields if each.tag in tags), None)

    def all(self, *tags: str) -> list[Mt940Field]:
        """The fields of these tags, in the file's order."""
        return [each for each in self.fields if each.tag in tags]


def messages(text: str) -> list[Mt940Message]:
    """The messages of a file; each starts with :20:, or with :25: behind an end."""
    found: list[Mt940Message] = []
    closed = False
    for each in fields(to_lines(text)):
        starts = each.tag == "20" or (closed and each.tag in ("25", "25P"))
        if starts or not found:
            found.append(Mt940Message())
            closed = False
        found[-1].fields.append(each)
        closed = closed or each.tag in CLOSING
    return found


def to_lines(text: str) -> str:
    """The text with line breaks alike, and one behind every block's start."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "@@" in text:
        text = _OLD_BREAK.sub("\n", text)
    return text.replace("{4:", "{4:\n").replace("{4:\n\n", "{4:\n")


def fields(text: str) -> Iterator[Mt940Field]:
    """The fields of a text as `to_lines` gives it; other tags are passed over."""
    tag, start, line = "", 0, 1
    counted = 0
    for match in _MARK.finditer(text):
        if tag:
            yield Mt940Field(tag, line, text[start : match.start()].strip("\n"))
        line += text.count("\n", counted, match.start())
        counted = match.start()
        tag, start = TAGS.get(match["tag"], ""), match.end()
    if tag:
        yield Mt940Field(tag, line, text[start:].strip("\n"))
