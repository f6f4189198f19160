"""Reads OFX markup, SGML or XML, into elements, in one pass.

OFX 1 leaves most tags open, OFX 2 is XML, and banks write everything between.
Nothing here knows about payments; `reader.py` does.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from sys import intern

from ...sentences import Sentence, SentenceError, _
from ..shared.memory import ELEMENT, spend

AGGREGATES = frozenset(
    """OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 CREDITCARDMSGSRSV1
    INVSTMTMSGSRSV1 STMTTRNRS CCSTMTTRNRS INVSTMTTRNRS STMTRS CCSTMTRS INVSTMTRS
    BANKACCTFROM CCACCTFROM INVACCTFROM BANKACCTTO CCACCTTO INVACCTTO BANKTRANLIST
    BANKTRANLISTP INVTRANLIST INVBANKTRAN STMTTRN STMTTRNP LEDGERBAL AVAILBAL BALLIST
    BAL""".split()
)
# Aggregates in the standard that some banks fill with text instead.
_AGGREGATES_OR_TEXT = frozenset(["PAYEE", "CURRENCY", "ORIGCURRENCY"])
_LEAVES = frozenset(
    """CODE SEVERITY MESSAGE DTSERVER LANGUAGE ORG FID INTU.BID TRNUID CURDEF BANKID
    BRANCHID ACCTID ACCTTYPE ACCTKEY BROKERID DTSTART DTEND TRNTYPE DTPOSTED DTUSER
    DTAVAIL TRNAMT FITID CORRECTFITID CORRECTACTION SRVRTID CHECKNUM REFNUM SIC PAYEEID
    NAME EXTDNAME MEMO CURRATE CURSYM BALAMT DTASOF DESC VALUE BALTYPE ADDR1 ADDR2 ADDR3
    CITY STATE POSTALCODE COUNTRY PHONE INV401KSOURCE VALUEDATE""".split()
)
_KNOWN = AGGREGATES | _AGGREGATES_OR_TEXT | _LEAVES
_FREE_TEXT = frozenset(
    "NAME EXTDNAME MEMO MESSAGE ORG DESC ADDR1 ADDR2 ADDR3 CITY PAYEE".split()
)
_MAX_DEPTH = 60
_TAG = re.compile(
    r"<(?:(?P<cdata>!\[CDATA\[)|(?P<comment>!--)|(?P<instruction>\?)|(?P<other>![A-Za-z])"
    r"|(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9_.]*)(?P<rest>(?:\s[^<>]*|/)?)>)"
)
#: The end of a tag that was never opened, as a misspelt one.
_STRAY_END = re.compile(r"(?:\s*</[A-Za-z][A-Za-z0-9_.]*>)+$")
_ENDS = {"cdata": "]]>", "comment": "-->", "instruction": ">", "other": ">"}
# Only with its semicolon: `R&copy` is no copyright sign.
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z0-9]{1,31}));")
# What no text has; a run of it is one blank.
_CONTROL = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\n"
)


class OfxMarkupError(SentenceError, ValueError):
    """Markup that cannot be read; `position` is the place in the text, from 0."""

    def __init__(self, problem: Sentence, position: int) -> None:
        super().__init__(problem)
        self.position = position


class OfxElement:
    """A tag: with `text` a leaf, else an aggregate with `children`."""

    __slots__ = ("children", "closed", "name", "position", "text")

    def __init__(self, name: str, position: int) -> None:
        #: In capitals.
        self.name = name
        #: Where it begins in the text, from 0.
        self.position = position
        self.text = ""
        self.children: list[OfxElement] | tuple[()] = ()
        #: Whether the file closes it itself.
        self.closed = False

    def child(self, name: str) -> OfxElement | None:
        """The first child of that name."""
        return next((each for each in self.children if each.name == name), None)

    def value(self, *path: str) -> str:
        """Text of the first leaf at that path that has any, else ""."""
        for each in self.children:
            if each.name == path[0]:
                found = each.value(*path[1:]) if path[1:] else each.text
                if found:
                    return found
        return ""

    def walk(self, *names: str) -> Iterator[OfxElement]:
        """Descendants of those names, in the file's order, not inside each other."""
        waiting = [iter(self.children)]
        while waiting:
            each = next(waiting[-1], None)
            if each is None:
                waiting.pop()
            elif each.name in names:
                yield each
            elif each.children:
                waiting.append(iter(each.children))

    def leaves(self) -> Iterator[tuple[str, str]]:
        """Every leaf below as (dotted name, text), in the file's order."""
        for each in self.children:
            if each.children:
                for name, text in each.leaves():
                    yield f"{each.name}.{name}", text
            elif each.text:
                yield each.name, each.text


def _resolve(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 else " "


def _clean(text: str) -> str:
    """The text without control characters, however many: no list is made of them."""
    if text.isprintable():
        return text
    text = text.translate(_CONTROL)
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text.replace("\n", " ").strip()


def parse(text: str) -> OfxElement:
    """The elements of the text below one unnamed root; raises OfxMarkupError."""
    spend(ELEMENT * (text.count("<") - text.count("</")), "tags")
    return _OfxTreeBuilder(text).build()


class _OfxTreeBuilder:
    """Builds the elements of a text, tag by tag."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = OfxElement("", 0)
        self.stack = [self.root]
        self.leaf: OfxElement | None = None
        self.parts: list[str] = []
        self.closing_names = {
            name.upper() for name in re.findall(r"</([A-Za-z][A-Za-z0-9_.]*)", text)
        }
        #: Kinds of `<!…>` whose end is nowhere further on: searched only once.
        self.endless: set[str] = set()

    def build(self) -> OfxElement:
        """The root; raises OfxMarkupError."""
        text, position = self.text, 0
        while match := _TAG.search(text, position):
            self._text(text[position : match.start()])
            position = match.end()
            kind = match.lastgroup
            if kind in _ENDS:
                position = self._special(kind, match)
            elif not self._tag(match):
                self._text(intern(match[0]))
        self._text(text[position:])
        self._end_leaf()
        return self.root

    def _text(self, raw: str) -> None:
        if self.leaf is not None and raw:
            self.parts.append(_ENTITY.sub(_resolve, raw) if "&" in raw else raw)

    def _special(self, kind: str, match: re.Match[str]) -> int:
        """Skips a comment or instruction, takes CDATA as it stands."""
        end = -1
        if kind not in self.endless:
            end = self.text.find(_ENDS[kind], match.end())
        if end < 0:
            self.endless.add(kind)
            if kind == "cdata":
                raise OfxMarkupError(_("a CDATA section does not end"), match.start())
            # One string, however often it stands there.
            self._text(intern(match[0]))
            return match.end()
        if kind == "cdata" and self.leaf is not None:
            self.parts.append(self.text[match.end() : end])
        return end + len(_ENDS[kind])

    def _tag(self, match: re.Match[str]) -> bool:
        """Takes a tag; False where it is no tag but part of a text."""
        # One string for every tag of a name: files have hundreds of thousands.
        name, rest = intern(match["name"].upper()), match["rest"].strip()
        if rest not in ("", "/") and "=" not in rest:
            return False
        if name not in _KNOWN and self._is_text(match):
            return False
        if match["close"]:
            self._close(name)
        else:
            self._open(name, match.start())
            if rest.endswith("/"):
                self._close(name)
        return True

    def _is_text(self, match: re.Match[str]) -> bool:
        """Whether an unknown tag is a word in brackets, as in `Smith <home>`."""
        if self.leaf is None or self.leaf.name not in _FREE_TEXT:
            return False
        before = "".join(self.parts[-3:])
        if before.strip() and "\n" not in before[len(before.rstrip()) :]:
            return True
        ahead = self.text[match.end() : match.end() + 400].partition("\n")[0].upper()
        return f"</{self.leaf.name}>" in ahead

    def _open(self, name: str, position: int) -> None:
        if self.leaf is not None:
            self._leaf_or_aggregate(self.leaf)
        element = OfxElement(name, position)
        if name in AGGREGATES:
            if name in ("OFX", "STMTTRN") and self.stack[-1].name == name:
                self.stack.pop()
            self._push(element)
        else:
            self._add(element)
            self.leaf, self.parts = element, []

    def _leaf_or_aggregate(self, leaf: OfxElement) -> None:
        """A tag without text before the next tag may turn out an aggregate."""
        name = leaf.name
        blank = not "".join(self.parts).strip()
        unknown = name not in _KNOWN and name in self.closing_names
        self._end_leaf()
        if blank and (name in _AGGREGATES_OR_TEXT or unknown):
            del self.stack[-1].children[-1]
            self._push(leaf)

    def _push(self, element: OfxElement) -> None:
        if len(self.stack) >= _MAX_DEPTH:
            raise OfxMarkupError(_("its tags are nested too deeply"), element.position)
        self._add(element)
        self.stack.append(element)

    def _add(self, element: OfxElement) -> None:
        parent = self.stack[-1]
        # Most elements are leaves, which need no list.
        if isinstance(parent.children, tuple):
            parent.children = []
        parent.children.append(element)

    def _close(self, name: str) -> None:
        leaf = self.leaf
        self._end_leaf()
        if leaf is not None and leaf.name == name:
            leaf.closed = True
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].name == name:
                self.stack[depth].closed = True
                del self.stack[depth:]
                return

    def _end_leaf(self) -> None:
        if self.leaf is not None:
            text = _STRAY_END.sub("", "".join(self.parts).strip())
            self.leaf.text = _clean(text)
            self.leaf, self.parts = None, []
