"""Turns a file's bytes into text, whatever the file says about its encoding."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python's other codecs are no character sets of banks, and some are slow.
_CHARACTER_SETS = re.compile(
    r"(iso-?8859-?\d+|cp\d+|koi8-[rut]|mac[-_]\w+|big5\w*|gb\w+|shift_jis\w*"
    r"|euc[-_]\w+|utf-?(8|16)\w*|tis-?620|hp-roman8|ptcp154)"
)


def decode(data: bytes, declared: str = "") -> str:
    """The text: by byte order mark, as UTF-8, as declared, as Windows-1252.

    declared: the name of the character set that the file tells, "" where it tells none.

    UTF-8 goes before the declaration, because banks declare 1252 or ASCII and
    write UTF-8, while text of another encoding is hardly ever valid UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    for encoding in ("utf-8", character_set(declared), "cp1252"):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    # cp1252 leaves five bytes undefined; a lost character is no lost payment.
    return data.decode("cp1252", "replace")


def character_set(declared: str) -> str:
    """Python's name of a declared character set, "" where there is none."""
    name = declared.strip().strip("\"'").lower()
    if name in ("", "none", "usascii", "us-ascii", "ascii", "unicode"):
        return ""
    for candidate in (name, f"cp{name}", f"iso-{name}", name.replace("windows-", "cp")):
        try:
            found = codecs.lookup(candidate).name
        except (LookupError, ValueError):
            continue
        if _CHARACTER_SETS.fullmatch(found):
            return found
    return ""


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of its start is zero."""
    head = data[:200]
    if len(head) < 4:
        return ""
    if head[1::2].count(0) > len(head) * 0.4 and not head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > len(head) * 0.4 and not head[1::2].count(0):
        return "utf-16-be"
    return ""
