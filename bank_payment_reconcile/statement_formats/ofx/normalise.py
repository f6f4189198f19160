"""From the bytes a bank sends to what ofxparse can read without loss.

ofxparse trips over encodings, headers, unclosed and empty tags and stray `<`
and `&` (`formats.md` C1 has the list). So the file is decoded and taken apart
here, and its structure is checked: a file that was cut is refused as a whole.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import _
from ..shared.encodings import decode
from .tags import Element, MarkupError, parse

#: Statements of bank accounts, of cards, and of the cash of securities accounts.
STATEMENTS = ("STMTRS", "CCSTMTRS", "INVSTMTRS")
TRANSACTION = "STMTTRN"
# What must be closed by the file itself, else some of it was cut off.
_MUST_CLOSE = frozenset(("OFX", "BANKTRANLIST", "INVTRANLIST", *STATEMENTS))
_HEADER_CHARSET = re.compile(rb"CHARSET\s*[:=]\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEADER_ENCODING = re.compile(rb"ENCODING\s*[:=]\s*[\"']?([\w-]+)", re.IGNORECASE)
_OPENING = re.compile(rb"<\s*OFX[\s>]|OFXHEADER", re.IGNORECASE)


def is_ofx(data: bytes) -> bool:
    """Whether the bytes are an OFX file (also QFX, QBO), by their content."""
    head = data[:20_000].replace(b"\x00", b"")
    return bool(_OPENING.search(head))


def to_text(data: bytes) -> str:
    """The file's text; line ends become plain newlines."""
    head = data[:4096]
    head = head[: head.upper().find(b"<OFX>")] if b"<OFX>" in head.upper() else head
    declared = ""
    for pattern in (_HEADER_CHARSET, _HEADER_ENCODING):
        match = pattern.search(head)
        if match and not declared and match[1].upper() != b"NONE":
            declared = match[1].decode("ascii", "replace")
    return decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")


def to_elements(text: str) -> Element:
    """The file's elements; MarkupError where it is cut or damaged."""
    root = parse(text)
    files = list(root.walk("OFX"))
    if not files:
        raise MarkupError(_("the tag %(tag)s is missing", tag="<OFX>"), 0)
    closing_names = {
        name.upper() for name in re.findall(r"</([A-Za-z][A-Za-z0-9_.]*)>", text)
    }
    # A record left open among closed ones means that a piece is missing there.
    must_close = _MUST_CLOSE | ({TRANSACTION} & closing_names)
    _check_closed(root, must_close)
    return root


def _check_closed(root: Element, must_close: frozenset[str]) -> None:
    waiting = [root]
    while waiting:
        for each in waiting.pop().children:
            if each.name in must_close and not each.closed:
                raise MarkupError(
                    _("the tag %(tag)s is not closed", tag=f"<{each.name}>"),
                    each.position,
                )
            if each.children:
                waiting.append(each)
