"""The character set of a table that does not show it, by what its header says then."""

from __future__ import annotations

import re

from ..described.rows import delimited_rows
from ..shared.model import StatementError
from .naming import DELIMITERS, HEADER_ROWS, known

#: Where a file shows no other: those of the West, of Central Europe, Cyrillic, Turkish,
#: Greek, Baltic, Hebrew, Arabic, Japanese, Chinese, Korean, Thai.
_ENCODINGS = (
    "cp1252",
    "cp1250",
    "iso-8859-2",
    "cp852",
    "cp1251",
    "koi8-r",
    "cp866",
    "cp1254",
    "cp1253",
    "cp1257",
    "cp1255",
    "cp1256",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "cp874",
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD_BYTES = 20_000
_SIGNS_IN_WORDS = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f\u2019\u00b4\u00b0\u00a0\u20ac\u2013\u2026]"
    r"|[^\w\s\x00-\x7f\u2019\u2018\u201c\u201e\u00ab\u00a0\u20ac\u2013](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[\u00b9\u00b2\u00b3\u00bc-\u00be\u00aa\u00ba](?=[^\W\d_])"
)


def find_encoding(data: bytes, filename: str) -> str:
    """The character set in which the header has the most names that are known, and
    words have the fewest signs; "" where the file shows its own, or no other one tells
    more."""
    head = data[:_HEAD_BYTES]
    if not head.isascii() and not _shows_encoding(head):
        head = head[: head.rfind(b"\n") + 1] or head
        counts = {
            each: (_named_in(head, each, filename), -_signs_in(head, each))
            for each in _ENCODINGS
        }
        best = max(_ENCODINGS, key=lambda each: counts[each])
        if counts[best] > counts[_ENCODINGS[0]]:
            return best
    return ""


def _shows_encoding(head: bytes) -> bool:
    if head.startswith(_MARKS) or b"\x00" in head:
        return True
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character that the end of the head cuts is no mistake.
        return error.start > len(head) - 4
    return True


def _signs_in(head: bytes, encoding: str) -> int:
    """How many signs that are no letters stand in words."""
    text = head.decode(encoding, "replace")
    return len(_SIGNS_IN_WORDS.findall(text)) + 2 * text.count("\ufffd")


def _named_in(head: bytes, encoding: str, filename: str) -> int:
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError:
        if encoding != _ENCODINGS[0]:
            return 0
        text = head.decode(encoding, "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = "\n".join(text.split("\n")[:HEADER_ROWS])
    try:
        return max(
            (
                known(row)
                for delimiter in DELIMITERS
                if delimiter in lines
                for row in delimited_rows(lines, delimiter, filename)
            ),
            default=0,
        )
    except StatementError:
        return 0
