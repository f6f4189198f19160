"""EDIFACT REMADV: the remittance advice of a customer, of any release.

Amounts have no sign: the type of document turns it. What is taken off is told twice,
by its amount and by the adjustment that explains it, and counts once: what was remitted
is what was paid.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from ...sentences import Sentence, _
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError, Row
from ..shared.registry import AdviceFormat
from .codes import (
    EDIFACT_DISCOUNTS,
    EDIFACT_KINDS,
    EDIFACT_NUMBERS,
    EDIFACT_ORDERS,
    EDIFACT_REASONS,
    told,
    with_words,
)
from .segments import Segment, edifact_segments

_MARK = re.compile(r"(?:UNA.{6}\s*)?UN[BH][^A-Za-z0-9]", re.S)
_DUE, _REMITTED, _DISCOUNT = ("9", "39", "77", "86", "98"), ("12",), ("52",)
_PAID_ON, _ISSUED = ("138", "203", "209", "148"), ("137",)
#: Of the document itself, rather than of when it is due.
_DOCUMENT_DATES = ("171", "137", "3")
_FORMATS = {"102": "%Y%m%d", "101": "%y%m%d", "203": "%Y%m%d%H%M", "2": "%d%m%y"}
ZERO = Decimal(0)


@dataclass(slots=True)
class _Adjustment:
    code: str
    amount: Decimal | None = None
    reference: str = ""
    text: str = ""

    @property
    def is_discount(self) -> bool:
        """Whether it is less for having been paid early."""
        return self.code in EDIFACT_DISCOUNTS


@dataclass(slots=True)
class _Document:
    """What stands below one DOC segment."""

    segment: Segment
    amounts: dict[str, Decimal] = field(default_factory=dict)
    adjustments: list[_Adjustment] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """That of the document, else the first that is told."""
        told = [self.days[code] for code in _DOCUMENT_DATES if code in self.days]
        return next(iter([*told, *self.days.values()]), None)


def recognise(document: AdviceDocument) -> bool:
    """Whether it is an EDIFACT interchange with a remittance advice."""
    start = document.start
    return bool(_MARK.match(start)) and "REMADV" in start.upper()


def read(document: AdviceDocument) -> list[Advice]:
    """One advice for each message of the interchange."""
    segments, mark = edifact_segments(document.text)
    messages: list[list[Segment]] = []
    for segment in segments:
        if segment.tag == "UNH":
            messages.append([])
        if messages:
            messages[-1].append(segment)
    found = [
        _Message(mark).read(each)
        for each in messages
        if each[0].get(2).upper() == "REMADV"
    ]
    found = [advice for advice in found if advice.rows]
    if not found:
        raise AdviceError(
            _(
                "The REMADV message in “%(filename)s” names no document (DOC): ask the "
                "sender for the whole message.",
                filename=document.filename,
            )
        )
    return found


class _Message:
    """Reads one message; segments below a DOC are of that document, and below an AJT
    of that adjustment."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.advice = Advice(kind="remittance", source="edifact")
        self.documents: list[_Document] = []
        self.is_summary = self.is_detail = False
        self.issued: date | None = None
        self.marks: list[str] = []

    def read(self, segments: list[Segment]) -> Advice:
        for segment in segments:
            if take := getattr(self, f"_take_{segment.tag.lower()}", None):
                take(segment)
        advice = self.advice
        advice.rows = [_to_row(each) for each in self.documents]
        advice.date = advice.date or self.issued
        advice.marks = tuple(filter(None, dict.fromkeys([advice.number, *self.marks])))
        return advice

    @property
    def _adjustment(self) -> _Adjustment | None:
        if self.is_summary or not self.documents:
            return None
        found = self.documents[-1].adjustments
        return found[-1] if found else None

    def _take_bgm(self, segment: Segment) -> None:
        self.advice.number = segment.get(2)

    def _take_uns(self, _segment: Segment) -> None:
        self.is_summary = True

    def _take_dtm(self, segment: Segment) -> None:
        kind, raw = segment.get(1), segment.get(1, 1)
        day = _to_date(raw, segment.get(1, 2))
        if self.documents and not self.is_summary:
            if day and not self.is_detail:
                self.documents[-1].days.setdefault(kind, day)
        elif kind in _PAID_ON:
            self.advice.date = self.advice.date or day
        elif kind in _ISSUED:
            self.issued = day

    def _take_rff(self, segment: Segment) -> None:
        kind, number = segment.get(1), segment.get(1, 1)
        if adjustment := self._adjustment:
            adjustment.reference = number
        elif self.documents and not self.is_summary:
            document = self.documents[-1]
            if kind in EDIFACT_NUMBERS:
                document.references.append(number)
            elif kind in EDIFACT_ORDERS:
                document.orders.append(number)
        else:
            self.marks.append(number)

    def _take_nad(self, segment: Segment) -> None:
        if segment.get(1) == "PR" and not self.documents:
            self.advice.sender = segment.get(4) or segment.get(3) or segment.get(2)

    def _take_cux(self, segment: Segment) -> None:
        self.advice.currency = segment.get(1, 1).upper()

    def _take_doc(self, segment: Segment) -> None:
        self.is_summary = self.is_detail = False
        self.documents.append(_Document(segment))

    def _take_dli(self, _segment: Segment) -> None:
        """Lines of a document: their sums are its amounts already."""
        self.is_detail = True

    def _take_moa(self, segment: Segment) -> None:
        kind = segment.get(1)
        amount = self._to_amount(segment)
        currency = segment.get(1, 2).upper()
        if currency and not self.advice.currency:
            self.advice.currency = currency
        if amount is None:
            return
        if self.is_detail and not self.is_summary:
            return
        adjustment = self._adjustment
        if adjustment and adjustment.amount is None:
            adjustment.amount = abs(amount)
        elif self.documents and not self.is_summary:
            self.documents[-1].amounts.setdefault(kind, amount)
        elif kind in _REMITTED or (kind in _DUE and self.advice.total is None):
            self.advice.total = amount

    def _take_ajt(self, segment: Segment) -> None:
        if self.documents and not (self.is_summary or self.is_detail):
            self.documents[-1].adjustments.append(_Adjustment(segment.get(1)))

    def _take_ftx(self, segment: Segment) -> None:
        if adjustment := self._adjustment:
            words = [each for cell in segment.elements[3:] for each in cell]
            adjustment.text = " ".join(filter(None, words))

    def _to_amount(self, segment: Segment) -> Decimal | None:
        raw = segment.get(1, 1)
        if not raw:
            return None
        try:
            # None has thousands marked, so that either mark is the decimal one.
            amount = Decimal(raw.replace(self.mark, ".").replace(",", "."))
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or abs(amount) >= 10**15:
            raise AdviceError(
                _(
                    "The amount “%(amount)s” in segment %(number)s is not a number: "
                    "ask the sender for the message again.",
                    amount=raw[:40],
                    number=segment.number,
                )
            )
        return amount


def _to_row(document: _Document) -> Row:
    """One document, its amounts with the sign of what they do to the payment."""
    kind = EDIFACT_KINDS.get(document.segment.get(1), "invoice")
    due, remitted = _first(document, _DUE), _first(document, _REMITTED)
    others = [
        each for each in document.adjustments if each.code not in EDIFACT_DISCOUNTS
    ]
    granted = [each for each in document.adjustments if each.code in EDIFACT_DISCOUNTS]
    discount = abs(_first(document, _DISCOUNT) or _sum(granted))
    if kind == "invoice" and min(due or ZERO, remitted or ZERO) < 0:
        kind = "credit_note"
    # Credit notes come with their sign and without.
    sign = -1 if kind == "credit_note" else 1
    due, remitted = (each if each is None else abs(each) for each in (due, remitted))
    if due is None:
        due = (remitted or ZERO) + discount + _sum(others)
    if remitted is None:
        remitted = due - discount - _sum(others)
    number = document.segment.get(2)
    return Row(
        kind=kind,
        gross=sign * due,
        discount=-sign * discount or ZERO,
        # What explains it says why, and the gap itself how much.
        deduction=-sign * (due - discount - remitted) or ZERO,
        reason=_reasons(others),
        reason_code=" ".join(each.code for each in others),
        numbers=_unique([number, *document.references]),
        orders=_unique(document.orders),
        text=" ".join(each.reference for each in others if each.reference),
        date=document.day,
        line=document.segment.number,
        key=f"{document.segment.number}:{number}",
    )


def _first(document: _Document, codes: tuple[str, ...]) -> Decimal | None:
    """The amount by the first code that the document has."""
    return next(
        (document.amounts[each] for each in codes if each in document.amounts), None
    )


def _sum(adjustments: list[_Adjustment]) -> Decimal:
    return sum((each.amount or ZERO for each in adjustments), ZERO)


def _unique(references: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, references)))


def _reasons(adjustments: list[_Adjustment]) -> Sentence | str:
    """Why less was paid; each reason with its amount where there are several."""
    return told(
        [
            with_words(
                EDIFACT_REASONS.get(each.code, ""),
                each.text,
                each.amount if len(adjustments) > 1 and each.amount else "",
            )
            for each in adjustments
        ]
    )


def _to_date(raw: str, code: str) -> date | None:
    pattern = _FORMATS.get(code, "%Y%m%d")
    try:
        return datetime.strptime(raw[: 12 if code == "203" else 8], pattern).date()
    except ValueError:
        return None


FORMAT = AdviceFormat("edifact", recognise, read, rank=10)
