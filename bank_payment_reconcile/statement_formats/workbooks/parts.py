"""The parts of an XLSX workbook that are read, found by the role that they have.

A part's role is what its relationship says, never its name; parts without a role here
(pivot tables, pictures, comments, print settings) are never unpacked.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import posixpath
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from ...sentences import _
from ..shared.memory import spend
from ..shared.model import StatementError
from .xml_events import Listener, PathListener, listen

#: Bytes of the parts that are read together, once unpacked.
MAX_UNPACKED = 100_000_000
#: Sheets shrink to a twentieth; a bomb to less than a thousandth.
MAX_RATIO = 200
_HARMLESS = 1_000_000
_ENCRYPTED = 0x1
#: What the format allows. Others unpack as much as they like at once.
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What is kept of a sheet, of a relationship, of a number format besides its texts.
_ENTRY = 400
#: Bytes of a cell's style.
_STYLE = 64
#: Excel takes 255 characters; what comes behind says no more of what a day is.
_LONGEST_CODE = 1_000
_WORKBOOK = "xl/workbook.xml"
_TRUE = ("1", "true")


class WorkbookParts:
    """An archive's parts, of which only what is asked for is unpacked."""

    def __init__(self, archive: zipfile.ZipFile, size: int, filename: str) -> None:
        self.filename = filename
        self._archive = archive
        infos = archive.infolist()
        # Names that differ in nothing but case are the same to this format.
        self._infos = {each.filename.lower(): each for each in infos}
        unpacked = sum(each.file_size for each in infos)
        if unpacked > max(_HARMLESS, size * MAX_RATIO):
            raise self._beyond_measure(unpacked)
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def open(self, name: str) -> IO[bytes]:
        """The part's bytes, no more than it says that it has.

        Raises StatementError where they are too many or packed in an unusual way.
        """
        info = self._infos[name.lower()]
        self._read += info.file_size
        if self._read > MAX_UNPACKED:
            raise self._beyond_measure(self._read)
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _PACKED_AS:
            raise StatementError(
                _(
                    "The workbook “%(filename)s” is packed in an unusual way. Save it "
                    "as XLSX or CSV again; nothing was imported.",
                    filename=self.filename,
                )
            )
        return self._archive.open(info)

    def listen(self, name: str, listener: Listener) -> Iterator[None]:
        """Tells the listener what stands in a part; comes back after each piece."""
        with self.open(name) as stream:
            yield from listen(stream, listener, self.filename)

    def hear(self, name: str, listener: Listener) -> None:
        """Tells the listener all of a part."""
        for _piece in self.listen(name, listener):
            pass

    def _beyond_measure(self, unpacked: int) -> StatementError:
        return StatementError(
            _(
                "The workbook “%(filename)s” unpacks to %(size)s MB, which is too "
                "much for a statement. Save it as XLSX or CSV again; nothing was "
                "imported.",
                filename=self.filename,
                size=f"{unpacked / 1_000_000:.3g}",
            )
        )


@dataclass(slots=True)
class Book:
    """Where a workbook has what."""

    #: Titles and parts of its sheets, in their order.
    sheets: list[tuple[str, str]] = field(default_factory=list)
    texts: str = "xl/sharedStrings.xml"
    styles: str = "xl/styles.xml"
    #: Whether days are counted from 1904.
    from_1904: bool = False


def find_book(parts: WorkbookParts) -> Book:
    """The workbook by its relationships."""
    main = _WORKBOOK
    for kind, target in _relationships(parts, "").values():
        if kind == "officeDocument" and target in parts:
            main = target
    listener = _SheetList()
    parts.hear(main, listener)
    book = Book(from_1904=listener.from_1904)
    related = _relationships(parts, main)
    for kind, target in related.values():
        if kind == "sharedStrings":
            book.texts = target
        elif kind == "styles":
            book.styles = target
    for title, relation in listener.sheets:
        kind, target = related.get(relation, ("", ""))
        # A sheet of nothing but a chart is no table.
        if kind == "worksheet" and target in parts:
            book.sheets.append((title, target))
    return book


def _relationships(parts: WorkbookParts, part: str) -> dict[str, tuple[str, str]]:
    """What a part ("" for the whole) relates to: kind and part by identifier."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    listener = _Relationships(folder)
    if listed in parts:
        parts.hear(listed, listener)
    return listener.found


class _Relationships(PathListener):
    """Gathers what a part relates to, by identifier."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def begin(self, attributes: dict[str, str]) -> None:
        """Takes a relationship within the archive."""
        if self.path != ["Relationships", "Relationship"]:
            return
        if attributes.get("TargetMode") == "External":
            return
        name, target = attributes.get("Id", ""), attributes.get("Target", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        spend(_weigh(name, target, kind), "relationships")
        # A path out of the archive is a name that no part has.
        path = posixpath.normpath(posixpath.join("/", self._folder, target))
        self.found[name] = (kind, path.lstrip("/"))


class _SheetList(PathListener):
    """Gathers the sheets that a workbook lists."""

    def __init__(self) -> None:
        super().__init__()
        #: Titles of the sheets, with the identifiers of their relationships.
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def begin(self, attributes: dict[str, str]) -> None:
        """Takes a sheet, and from when days are counted."""
        if self.path == ["workbook", "sheets", "sheet"]:
            title = attributes.get("name", "")
            # Its prefix is what tells it from the sheet's own identifiers.
            names = [each for each in attributes if each.endswith(":id")]
            relation = attributes[names[0]] if names else ""
            spend(_weigh(title, relation), "sheets")
            self.sheets.append((title, relation))
        elif self.path == ["workbook", "workbookPr"]:
            self.from_1904 = attributes.get("date1904", "").lower() in _TRUE


def read_texts(parts: WorkbookParts, name: str, longest: int) -> list[str]:
    """The texts that cells share, in their order.

    name: of the part. longest: the most characters that one may have; StatementError is
    raised where one has more.
    """
    listener = SharedTexts(parts.filename, longest)
    if name in parts:
        for _piece in parts.listen(name, listener):
            spend(listener.weight, "texts")
            listener.weight = 0
    return listener.found


class SharedTexts(PathListener):
    """Gathers the texts of a part, without the marks of how they are pronounced."""

    _OF = ["sst", "si"]
    _WITHIN = (["sst", "si", "t"], ["sst", "si", "r", "t"])

    def __init__(self, filename: str, longest: int) -> None:
        super().__init__()
        self.found: list[str] = []
        #: Bytes of what was found since somebody asked.
        self.weight = 0
        self._filename, self._longest = filename, longest
        self._pieces: list[str] = []
        self._length = 0
        self._inside = False

    def begin(self, attributes: dict[str, str]) -> None:
        """Looks whether the tag holds a text that counts."""
        self._inside = self.depth > 2 and self.path in self._WITHIN

    def text(self, data: str) -> None:
        """Takes a piece of the text."""
        if self._inside:
            self._length += len(data)
            if self._length <= self._longest:
                self._pieces.append(data)

    def finish(self) -> None:
        """Takes the text where it is whole; raises StatementError where it is long."""
        self._inside = False
        if self.depth != 1 or self.path != self._OF:
            return
        if self._length > self._longest:
            raise StatementError(
                _(
                    "A text in the workbook “%(filename)s” has %(count)s characters, "
                    "more than %(limit)s. Save it as XLSX or CSV again; nothing was "
                    "imported.",
                    filename=self._filename,
                    count=self._length,
                    limit=self._longest,
                )
            )
        text = "".join(self._pieces).replace("x005F_", "")
        self.found.append(text)
        # Its place in the list, which is filled up to an eighth more, besides.
        self.weight += sys.getsizeof(text) + 16
        self._pieces.clear()
        self._length = 0


def number_formats(parts: WorkbookParts, name: str) -> list[int | str]:
    """For each style of a cell the code of its number format, or its number where it is
    one that every workbook has."""
    listener = _NumberFormats()
    if name in parts:
        for _piece in parts.listen(name, listener):
            spend(_STYLE * (len(listener.used) - listener.counted), "styles")
            listener.counted = len(listener.used)
    return [listener.codes.get(each, each) for each in listener.used]


class _NumberFormats(PathListener):
    """Gathers the number formats, and which of them each style uses."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[int, str] = {}
        self.used: list[int] = []
        #: How many of them were taken off the allowance.
        self.counted = 0

    def begin(self, attributes: dict[str, str]) -> None:
        """Takes a style or a number format."""
        if self.path == ["styleSheet", "cellXfs", "xf"]:
            self.used.append(int(attributes.get("numFmtId", 0)))
        elif self.path == ["styleSheet", "numFmts", "numFmt"]:
            code = attributes.get("formatCode", "")[:_LONGEST_CODE]
            spend(_weigh(code), "number formats")
            self.codes[int(attributes["numFmtId"])] = code


def _weigh(*texts: str) -> int:
    return _ENTRY + sum(map(sys.getsizeof, texts))
