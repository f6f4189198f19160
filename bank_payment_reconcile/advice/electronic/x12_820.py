"""ANSI X12 820: the remittance advice of a customer in America.

What was paid, what was owed and what is taken for early payment stand in one segment
(RMR); an adjustment behind it (ADX) explains the gap between them and is not taken off
again. One that stands alone is an item of its own; which sign it has depends on the
release, so that the payment's total decides.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from ...sentences import _
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError, Row
from ..shared.registry import AdviceFormat
from .segments import Segment, x12_segments
from .x12_items import RemittedItem, X12Adjustment, to_adjustment, to_amount, to_rows

#: Up to this release a positive adjustment lowers the payment, later ones raise it.
_OLD_RELEASE = 3050
_CURRENT = 4010
_MARK = re.compile(r"ISA[^A-Za-z0-9]|(?:GS|ST)([^A-Za-z0-9\s])")
_SET = re.compile(r"ST([^A-Za-z0-9\s])820\1")
#: Where a segment begins in the text of a payment by ACH, of which the ends of
#: segments may be lost.
_BEGINS = re.compile(r"[\\~]|\s(?=(?:RMR|REF|DTM|ADX|ENT|NTE|SE)\*)|(?<=.)(?=RMR\*)")
#: More segments than any bank line has room for.
_MOST_ADDENDA = 2000
#: References that tell the payment.
_MARKS = ("TN", "CK", "EF", "RE", "PY")


def recognise(document: AdviceDocument) -> bool:
    """Whether it is an X12 interchange with a payment order or remittance advice, or
    the message without its envelope."""
    start = document.start
    return bool(_MARK.match(start) and _SET.search(start))


def read(document: AdviceDocument) -> list[Advice]:
    """One advice for each 820 of the interchange."""
    release, found = _CURRENT, []
    payment = _Payment()
    for segment in x12_segments(document.text):
        if segment.tag == "GS":
            digits = re.sub(r"\D", "", segment.get(8))[:6]
            release = int(digits) if digits else release
        elif segment.tag == "ST":
            payment = _Payment()
        elif segment.tag == "SE":
            found.append(payment.advice(raises=release > _OLD_RELEASE))
            payment = _Payment()
        payment.take(segment)
    # Of a message that was cut off before its end.
    found.append(payment.advice(raises=release > _OLD_RELEASE))
    found = [advice for advice in found if advice.rows]
    if not found:
        raise AdviceError(
            _(
                "The 820 message in “%(filename)s” names no document (RMR): ask the "
                "sender for the whole message.",
                filename=document.filename,
            )
        )
    return found


def rows_in_text(text: str, total: Decimal | None = None) -> list[Row]:
    """The documents that a payer named in the addenda of a bank line's own text.

    total: of the bank line, which tells what adjustments do.
    """
    begin = text.find("RMR*")
    if begin < 0:
        return []
    payment = _Payment()
    pieces = _BEGINS.split(text[begin:], maxsplit=_MOST_ADDENDA)[:_MOST_ADDENDA]
    for number, piece in enumerate(filter(None, map(str.strip, pieces)), 1):
        tag, *cells = piece.split("*")
        try:
            payment.take(Segment(tag, tuple((each,) for each in cells), number))
        except AdviceError:
            # Cut off by the bank: the others tell what they tell.
            continue
    rows = to_rows(payment.items, total, raises=True)
    return [row for row in rows if row.gross and row.references or row.net]


class _Payment:
    """Reads one 820: segments below a document are of it."""

    def __init__(self) -> None:
        self.said = Advice(kind="remittance", source="x12", currency="USD")
        self.marks: list[str] = []
        self.items: list[RemittedItem | X12Adjustment] = []
        self.last: RemittedItem | None = None

    def take(self, segment: Segment) -> None:
        """What a segment says; raises AdviceError where an amount is none."""
        if take := getattr(self, f"_take_{segment.tag.lower()}", None):
            take(segment)

    def advice(self, raises: bool) -> Advice:
        """What all of them say.

        raises: a positive adjustment raises the payment in this release.
        """
        said = self.said
        said.rows = to_rows(self.items, said.total, raises)
        said.marks = tuple(filter(None, dict.fromkeys([said.number, *self.marks])))
        return said

    def _take_bpr(self, segment: Segment) -> None:
        self.said.total = to_amount(segment, 2)
        self.said.date = _to_date(segment.get(16)) or self.said.date

    def _take_trn(self, segment: Segment) -> None:
        self.said.number = self.said.number or segment.get(2)
        self.marks.append(segment.get(2))

    def _take_cur(self, segment: Segment) -> None:
        self.said.currency = segment.get(2).upper() or self.said.currency

    def _take_n1(self, segment: Segment) -> None:
        if segment.get(1) == "PR" and not self.said.sender:
            self.said.sender = segment.get(2)

    def _take_ref(self, segment: Segment) -> None:
        qualifier, reference = segment.get(1).upper(), segment.get(2)
        if self.last is not None:
            self.last.refer(qualifier, reference)
        elif qualifier in _MARKS and not self.items:
            self.marks.append(reference)

    def _take_dtm(self, segment: Segment) -> None:
        day = _to_date(segment.get(2))
        if day and self.last is not None:
            self.last.days.setdefault(segment.get(1), day)
        elif not self.items:
            self.said.date = self.said.date or day

    def _take_ent(self, _segment: Segment) -> None:
        self.last = None

    def _take_rmr(self, segment: Segment) -> None:
        self.last = RemittedItem(segment)
        self.items.append(self.last)

    _take_rmt = _take_rmr

    def _take_adx(self, segment: Segment) -> None:
        adjustment = to_adjustment(segment)
        if self.last is None:
            self.items.append(adjustment)
        else:
            self.last.adjustments.append(adjustment)


def _to_date(raw: str) -> date | None:
    for pattern, length in (("%Y%m%d", 8), ("%y%m%d", 6)):
        if len(raw) == length and raw.isdigit():
            try:
                return datetime.strptime(raw, pattern).date()
            except ValueError:
                return None
    return None


FORMAT = AdviceFormat("x12", recognise, read, rank=10)
