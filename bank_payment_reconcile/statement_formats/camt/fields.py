"""Every leaf of a CAMT element under its path, in one pass."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from decimal import Decimal

from lxml import etree

from ...sentences import SentenceError, _
from .safe_xml import local_name

_AMOUNT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+|[0-9]+,[0-9]{1,2})")
_DATE = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")
_MAX_AMOUNT = 40
# The standard nests some ten levels below an entry.
_MAX_DEPTH = 50


class CamtFieldError(SentenceError, ValueError):
    """What cannot be read of an entry or statement; completes "entry n …: …"."""


class CamtPaths:
    """Joins names to paths; each path is one string, however often it occurs."""

    def __init__(self) -> None:
        self._below: dict[str, dict[str, str]] = {}

    def below(self, path: str) -> dict[str, str]:
        """The known paths of what stands below a path, by tag."""
        return self._below.setdefault(path, {})

    def join(self, path: str, tag: str) -> str:
        """The path of a tag, with its namespace or without, below a path."""
        name = local_name(tag)
        found = f"{path}.{name}" if path else name
        self.below(path)[tag] = found
        return found

    def attribute(self, path: str, name: str) -> str:
        """The path of an attribute of what stands at a path."""
        key = f"@{name}"
        return self.below(path).get(key) or self.join(path, key)


class CamtFields:
    """The leaves of an element: texts by path, as `RltdPties.Dbtr.Nm`.

    An attribute is `path.@name`. A path that occurs several times has several
    texts, in the file's order.
    """

    __slots__ = ("texts",)

    def __init__(self, texts: dict[str, list[str]] | None = None) -> None:
        self.texts: dict[str, list[str]] = {} if texts is None else texts

    @classmethod
    def of(
        cls, element: etree._Element, paths: CamtPaths, without: Container[str] = ()
    ) -> CamtFields:
        """Those below an element.

        without: names of children of the element that are left out.
        Raises CamtFieldError where its tags are nested too deeply.
        """
        fields = cls()
        fields._add_below(element, "", paths, without, 0)
        return fields

    def _add_below(
        self,
        element: etree._Element,
        path: str,
        paths: CamtPaths,
        without: Container[str],
        depth: int,
    ) -> None:
        if depth > _MAX_DEPTH:
            raise CamtFieldError(_("its tags are nested too deeply"))
        known, texts = paths.below(path), self.texts
        for child in element:
            tag = child.tag
            found = known.get(tag) or paths.join(path, tag)
            if without and found in without:
                continue
            if len(child):
                self._add_below(child, found, paths, (), depth + 1)
                continue
            text = (child.text or "").strip()
            if not text:
                continue
            if "\n" in text or "\r" in text:
                # Where the writer of the XML broke a line, not the payer.
                text = " ".join(text.split())
            if found in texts:
                texts[found].append(text)
            else:
                texts[found] = [text]
            for name, value in child.items():
                attribute = paths.attribute(found, local_name(name))
                texts.setdefault(attribute, []).append(value)

    def get(self, *paths: str) -> str:
        """The first text of the first path there is, else ""."""
        texts = self.texts
        for path in paths:
            if path in texts:
                return texts[path][0]
        return ""

    def all(self, path: str) -> list[str]:
        """All texts of a path, in the file's order."""
        return self.texts.get(path, [])

    def raw(self, paths: CamtPaths, prefix: str = "") -> dict[str, str]:
        """One text per path, for a transaction's `raw`; `prefix` goes before each."""
        known = paths.below(prefix)
        return {
            known.get(path) or paths.join(prefix, path): join_texts(texts)
            if len(texts) > 1
            else texts[0]
            for path, texts in self.texts.items()
        }


def join_texts(texts: list[str]) -> str:
    """One text of several; a full one of 140 characters goes on in the next."""
    joined, full = "", True
    for text in texts:
        joined += text if full else f" {text}"
        full = len(text) == 140
    return joined


def parse_amount(raw: str) -> Decimal | None:
    """The amount, exactly, with the sign it has in the text; None where it is none."""
    if not raw or len(raw) > _MAX_AMOUNT or not _AMOUNT.fullmatch(raw):
        return None
    return Decimal(raw.replace(",", "."))


def parse_date(raw: str) -> date | None:
    """The day as written; time and zone never move it to another one."""
    match = _DATE.match(raw)
    if not match:
        return None
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None
