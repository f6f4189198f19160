"""Parses XML that nobody vouches for: no DTD, no entities, no network, bounded."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from lxml import etree

from ...sentences import _
from ..shared.encodings import decode
from ..shared.memory import TAG, spend
from ..shared.model import StatementError

#: More tags than any account's statement has; a tree takes about 100 bytes a tag.
MAX_TAGS = 10_000_000

_DECLARATION = re.compile(r"\s*<\?xml\b([^>]{0,200}?)\?>")
_ENCODING = re.compile(r"""encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_BINARY_DECLARATION = re.compile(rb"<\?xml\b[^>]{0,200}?\?>")
# Characters XML does not allow; where banks write them, they are waste.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(data: bytes, filename: str, kind: str) -> etree._Element:
    """The root element; StatementError where the XML is broken or unsafe.

    :param kind: the format's name, for the sentence.
    """
    text = to_text(data)
    position = text.find("<!DOCTYPE")
    if position >= 0:
        line = text.count("\n", 0, position) + 1
        raise StatementError(
            _(
                "The %(kind)s file “%(filename)s” has a document type declaration in "
                "line %(line)s, which banks do not write and which may be harmful. "
                "Download the file from the website of the bank.",
                kind=kind,
                filename=filename,
                line=line,
            )
        )
    if text.count("<") > MAX_TAGS:
        raise StatementError(
            _(
                "The %(kind)s file “%(filename)s” has more than %(limit)s tags. "
                "Download a shorter period.",
                kind=kind,
                filename=filename,
                limit=MAX_TAGS,
            )
        )
    # Half of them close another one; attributes take as much as tags.
    spend(TAG * (text.count("<") + text.count("=")), "tags")
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise StatementError(
            _(
                "The %(kind)s file “%(filename)s” is cut off or damaged in line "
                "%(line)s (%(reason)s). Download it from the bank again; nothing was "
                "imported.",
                kind=kind,
                filename=filename,
                line=line,
                reason=_reason(error),
            )
        ) from error


def to_text(data: bytes) -> str:
    """The file's text without the XML declaration, which the decoding made untrue."""
    declared = _BINARY_DECLARATION.search(data[:400])
    encoding = _ENCODING.search(declared[0].decode("latin-1")) if declared else None
    text = decode(data, encoding[1] if encoding else "").lstrip("\ufeff")
    match = _DECLARATION.match(text)
    if match:
        # Its line breaks stay, for the line numbers in the messages.
        text = "\n" * match[0].count("\n") + text[match.end() :]
    return _FORBIDDEN.sub(" ", text)


def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


def _reason(error: etree.XMLSyntaxError) -> str:
    message = re.sub(
        r", line \d+, column \d+.*", "", error.msg or "not XML", flags=re.S
    )
    return " ".join(message.split())[:120]
