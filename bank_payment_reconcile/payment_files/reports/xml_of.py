"""Parses XML that nobody vouches for: no DTD, no entities, no network, bounded."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from lxml import etree

from ...sentences import _
from ..model import PaymentFileError

#: Ten thousand payments with all that can be said of them take a tenth.
MAX_TAGS = 3_000_000
MAX_BYTES = 200_000_000

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]{0,150}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
#: What banks declare; others would be asked for by whoever wants to harm.
_DECLARED = {"iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii"}


def parse(data: bytes, filename: str) -> etree._Element:
    """An element around all that stands in the file, which may be several documents.

    Raises PaymentFileError where the XML is broken or unsafe.
    """
    _check_size(len(data), MAX_BYTES, filename, _("bytes"))
    # Its line breaks stay, for the line numbers in the messages.
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), decode(data))
    position = text.find("<!DOCTYPE")
    if position >= 0:
        raise PaymentFileError(
            _(
                "The bank's answer “%(filename)s” has a document type declaration in "
                "line %(line)s, which banks do not write and which may be harmful. "
                "Download the file from the website of the bank.",
                filename=filename,
                line=text.count("\n", 0, position) + 1,
            )
        )
    # Attributes take as much as tags; half of the tags close another one.
    _check_size(text.count("<") + text.count("="), MAX_TAGS, filename, _("tags"))
    try:
        return etree.fromstring(f"<file>{text}</file>".encode(), _parser())
    except etree.XMLSyntaxError as error:
        raise PaymentFileError(
            _(
                "The bank's answer “%(filename)s” is cut off or damaged in line "
                "%(line)s (%(reason)s). Download it from the bank again; nothing was "
                "changed.",
                filename=filename,
                line=error.lineno or 1,
                reason=_reason(error),
            )
        ) from error


def decode(data: bytes) -> str:
    """The file's text, by its mark or declaration; without what XML forbids."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    declared = _ENCODING.search(data[:400])
    if not encoding and declared:
        told = declared[1].decode().lower()
        encoding = told if told in _DECLARED else ""
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode("windows-1252", "replace")
    return _FORBIDDEN.sub(" ", text.lstrip("\ufeff"))


def _check_size(size: int, limit: int, filename: str, unit: object) -> None:
    if size > limit:
        raise PaymentFileError(
            _(
                "The bank's answer “%(filename)s” has more than %(limit)s %(unit)s, "
                "which no answer has. Download the file from the website of the bank.",
                filename=filename,
                limit=limit,
                unit=unit,
            )
        )


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
    message = re.sub(r", line \d+, column.*", "", error.msg or "not XML", flags=re.S)
    return " ".join(message.split())[:120]
