"""Reads XML of any size without holding it: one event after the other.

What parses a document must hold grows with its longest token, its depth and its names,
so each of them has an end that no honest workbook reaches. Everything else is held by
whoever listens, as far as it needs it.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from ...sentences import _
from ..shared.model import StatementError

_CHUNK = 1 << 16
#: Bytes of one tag or comment: they are held until they end.
_MAX_TOKEN = 1 << 20
#: Different names of tags and attributes, and their characters, which are kept.
_MAX_NAMES, _MAX_NAMES_LENGTH = 2_000, 200_000
_MAX_DEPTH = 200


class Listener:
    """Hears the tags and texts of a part.

    Names come with the prefix they have in the file: `local_name` takes it away.
    """

    __slots__ = ("depth",)

    def __init__(self) -> None:
        #: Of the tags that are open.
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        self.depth += 1

    def end(self, name: str) -> None:
        """A tag ends."""
        self.depth -= 1

    def text(self, data: str) -> None:
        """A piece of text, maybe not all of it."""


class PathListener(Listener):
    """A listener that knows where it is."""

    __slots__ = ("path",)

    def __init__(self) -> None:
        super().__init__()
        #: The local names of the tags that are open, as far as depth allows.
        self.path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins: the path grows."""
        self.depth += 1
        self.path.append(local_name(name))
        self.begin(attributes)

    def begin(self, attributes: dict[str, str]) -> None:
        """A tag begins: the last one of the path."""

    def end(self, name: str) -> None:
        """A tag ends: the path shrinks."""
        self.depth -= 1
        self.finish()
        self.path.pop()

    def finish(self) -> None:
        """A tag ends: the last one of the path."""


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def listen(stream: IO[bytes], listener: Listener, filename: str) -> Iterator[None]:
    """Tells the listener what stands in a part; comes back after each piece of it.

    Raises StatementError where the part is none that a spreadsheet program writes,
    expat.ExpatError where it is no XML.
    """
    names: dict[str, str] = {}
    parser = expat.ParserCreate(None, None, names)
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text

    def refuse(*_declared: object) -> None:
        raise StatementError(
            _(
                "The workbook “%(filename)s” declares entities, which a statement "
                "never does. Save it as XLSX or CSV again; nothing was imported.",
                filename=filename,
            )
        )

    parser.StartDoctypeDeclHandler = refuse
    fed = known = 0
    while piece := stream.read(_CHUNK):
        parser.Parse(piece, False)
        fed += len(piece)
        unused = fed - parser.CurrentByteIndex
        if unused > _MAX_TOKEN or listener.depth > _MAX_DEPTH:
            raise _unusual(filename)
        if len(names) != known:
            known = len(names)
            if known > _MAX_NAMES or sum(map(len, names)) > _MAX_NAMES_LENGTH:
                raise _unusual(filename)
        yield
    parser.Parse(b"", True)
    yield


def _unusual(filename: str) -> StatementError:
    return StatementError(
        _(
            "The workbook “%(filename)s” is not built as a spreadsheet program builds "
            "it (its tags are too long, too deep or have too many names). Save it as "
            "XLSX or CSV again; nothing was imported.",
            filename=filename,
        )
    )
