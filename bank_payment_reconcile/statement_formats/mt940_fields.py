"""The fields of SWIFT messages: tag, place and lines, whatever the envelope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Fields of MT940, MT941, MT942 and MT950; other tags are text of the one before.
TAGS = frozenset(
    "12 13 13D 20 21 25 25P 28 28C 34F 60 60F 60M 61 62 62F 62M 64 65 86 90C 90D "
    "NS".split()
)
OPENING = ("60F", "60M", "60")
CLOSING = ("62F", "62M", "62")

_TAG = re.compile(r"[ \t]{0,3}:([0-9]{2}[A-Z]?|NS) ?:(.*)", re.DOTALL)
# The text block ends with a hyphen; an envelope, or what is left of it, may follow.
_END = re.compile(r"[-\u00ad](?:\}.*|\u00e5.*|[A-Z]{3})?[ \t]*")
_BLOCK = re.compile(r"(?<=\{4:)(?=[^\n])")
# German banks send @@ for a line break.
_OLD_BREAK = re.compile(r"@@(?=:[0-9]{2}[A-Z]?:|-)")


@dataclass(slots=True)
class Field:
    tag: str
    #: Where it starts in the file, counted from 1.
    line: int
    lines: list[str]

    @property
    def first(self) -> str:
        return self.lines[0].strip()

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")


@dataclass(slots=True)
class Message:
    fields: list[Field] = field(default_factory=list)

    def get(self, *tags: str) -> Field | None:
        """The first field of one of these tags."""
        return next((each for each in self.fields if each.tag in tags), None)

    def all(self, *tags: str) -> list[Field]:
        return [each for each in self.fields if each.tag in tags]


def messages(text: str) -> list[Message]:
    """The messages of a file; each starts with :20:, or with :25: behind an end."""
    found: list[Message] = []
    closed = False
    for each in fields(text):
        starts = each.tag == "20" or (closed and each.tag in ("25", "25P"))
        if starts or not found:
            found.append(Message())
            closed = False
        found[-1].fields.append(each)
        closed = closed or each.tag in CLOSING
    return found


def fields(text: str) -> Iterator[Field]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _OLD_BREAK.sub("\n", _BLOCK.sub("\n", text))
    current: Field | None = None
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG.fullmatch(line)
        if match and match[1] in TAGS:
            if current:
                yield current
            current = Field(match[1], number, [match[2]])
        elif _END.fullmatch(line):
            if current:
                yield current
            current = None
        elif current:
            current.lines.append(line)
    if current:
        yield current
