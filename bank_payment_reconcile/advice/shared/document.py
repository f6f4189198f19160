"""A document as its formats see it: bytes, text, JSON, or the first rows of a table."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from ...statement_formats import is_workbook, spend, to_text
from .grid import Head, heads_of_text, heads_of_workbook, read_grid, unwrap

#: What stands in no text: of a picture, an archive, a PDF.
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 20_000
#: Bytes of a value of JSON.
_VALUE = 90


@dataclass(frozen=True)
class AdviceOptions:
    """What a person or a setting adds to a document.

    zone: the IANA name of the zone in which days are told.
    date_order: "dmy", "mdy" or "ymd" where a person said it, else "".
    """

    zone: str = "UTC"
    date_order: str = ""


class AdviceDocument:
    """A document; what is made of it is made once, and only where a format asks."""

    def __init__(
        self, data: bytes, filename: str = "", options: AdviceOptions = AdviceOptions()
    ) -> None:
        self.data, self.filename, self.options = data, filename, options

    @cached_property
    def is_text(self) -> bool:
        """Whether the bytes are text in any encoding."""
        head = self.data[:_HEAD]
        if head.lstrip().startswith(_MAGIC):
            return False
        wide = head.startswith(_WIDE) or b"\x00" in head
        return wide or not _BINARY.search(head)

    @cached_property
    def is_workbook(self) -> bool:
        """Whether the bytes are an XLSX workbook."""
        return is_workbook(self.data)

    @cached_property
    def text(self) -> str:
        """The text with plain newlines, "" of what is none. Where a spreadsheet put
        each line of a table into one cell, the lines."""
        return unwrap(to_text(self.data)) if self.is_text else ""

    @cached_property
    def start(self) -> str:
        """The first few thousand characters, in which a mark of a format stands."""
        return self.text[:_HEAD].lstrip()

    @cached_property
    def json(self) -> Any:
        """What stands in it as JSON, numbers as Decimal; None where it is none."""
        if not self.start.startswith(("{", "[")):
            return None
        count = sum(self.text.count(each) for each in "[{,")
        spend(_VALUE * count, "values")
        try:
            return json.loads(self.text, parse_float=Decimal)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """The first rows of it as a table: of each sheet, or by each delimiter that it
        may have, the likeliest first."""
        if self.is_workbook:
            return heads_of_workbook(self.data, self.filename)
        if self.start.startswith(("<", "{")):
            return ()
        return heads_of_text(self.text, self.filename)

    def grid(self, head: Head) -> list[Any]:
        """All rows that tell anything of the table of which that is the head.

        Raises StatementError where it is damaged or too large.
        """
        return read_grid(self.data, self.text, self.filename, head)
