"""What an 820 says of documents, as rows: open items, and what adjusts them."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from ...sentences import Param, Sentence, _
from ..shared.model import AdviceError, Row
from .codes import (
    X12_DISCOUNT,
    X12_KINDS,
    X12_NUMBERS,
    X12_ORDERS,
    X12_REASONS,
    told,
    with_words,
)
from .segments import Segment

ZERO = Decimal(0)
_MOST = 10**15
#: Kinds that lower a payment, whichever sign they are written with.
_LOWERING = frozenset(X12_KINDS.values())
#: Elements of what was paid, owed, taken for paying early, and of a reason with its
#: amount. RMT is what older releases have.
_ELEMENTS = {"RMR": (4, 5, 6, 7, 8), "RMT": (3, 4, 7, 9, 8)}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a payer may have meant what the standard, or the payer, leaves open.

    explains: adjustments behind a document say why less was paid than is owed, where
        nothing tells what is owed; else they are items of their own.
    raises: a positive adjustment raises the payment.
    turns: credit notes with positive amounts lower it.
    """

    explains: bool = True
    raises: bool = True
    turns: bool = True


@dataclass(frozen=True, slots=True)
class X12Adjustment:
    """ADX: an amount as it is written, and why."""

    amount: Decimal
    code: str
    qualifier: str
    reference: str
    line: int

    @property
    def reason(self) -> Sentence | str:
        """Its code in words."""
        return reason_of(self.code)

    def effect(self, reading: Reading) -> Decimal:
        """What it does to the payment."""
        return self.amount if reading.raises else -self.amount


@dataclass(slots=True)
class RemittedItem:
    """RMR: a document, with what stands below it."""

    segment: Segment
    adjustments: list[X12Adjustment] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    amounts: tuple[Decimal | None, ...] = ()

    def __post_init__(self) -> None:
        """Raises AdviceError where an amount is none."""
        paid, owed, taken, _code, adjusted = _ELEMENTS[self.segment.tag]
        self.amounts = tuple(
            to_amount(self.segment, each) for each in (paid, owed, taken, adjusted)
        )
        number = self.segment.get(2)
        is_order = self.segment.get(1).upper() in X12_ORDERS
        (self.orders if is_order else self.numbers).append(number)

    @property
    def kind(self) -> str:
        """The kind of row that its qualifier says."""
        return X12_KINDS.get(self.segment.get(1).upper(), "invoice")

    @property
    def has_amount(self) -> bool:
        """Whether it tells what was paid or owed."""
        return any(each is not None for each in self.amounts[:2])

    def refer(self, qualifier: str, reference: str) -> None:
        """REF below it."""
        if qualifier in X12_ORDERS:
            self.orders.append(reference)
        elif qualifier in X12_NUMBERS:
            self.numbers.append(reference)

    @property
    def day(self) -> date | None:
        """That of the document, else the first that is told."""
        return self.days.get("003") or next(iter(self.days.values()), None)


def to_adjustment(segment: Segment) -> X12Adjustment:
    """ADX; raises AdviceError where its amount is none."""
    return X12Adjustment(
        to_amount(segment, 1) or ZERO,
        segment.get(2),
        segment.get(3).upper(),
        segment.get(4),
        segment.number,
    )


def to_rows(
    items: list[RemittedItem | X12Adjustment], total: Decimal | None, raises: bool
) -> list[Row]:
    """The rows as they were most likely meant: in the manner that makes the payment's
    total, else as the standard has it.

    raises: a positive adjustment raises the payment in this release.
    """
    first: list[Row] | None = None
    for reading in _readings(items, raises):
        rows = [row for item in items for row in _rows_of(item, reading)]
        if total is None or sum((row.net for row in rows), ZERO) == total:
            return rows
        first = rows if first is None else first
    rows = first or []
    lacking = [at for at, row in enumerate(rows) if not (row.gross or row.deduction)]
    if len(lacking) == 1 and total is not None and _lacks_one(items):
        rest = total - sum((row.net for row in rows), ZERO)
        rows[lacking[0]] = replace(rows[lacking[0]], gross=rest)
    return rows


def _lacks_one(items: list[RemittedItem | X12Adjustment]) -> bool:
    """Whether one document alone comes without any amount: the rest is its."""
    documents = [each for each in items if isinstance(each, RemittedItem)]
    return sum(not each.has_amount for each in documents) == 1


def _readings(
    items: list[RemittedItem | X12Adjustment], raises: bool
) -> Iterator[Reading]:
    """What is to be tried, the standard's first, and only what makes a difference."""
    documents = [each for each in items if isinstance(each, RemittedItem)]
    adjusted = [each for each in documents if each.adjustments]
    turns = any(each.kind in _LOWERING for each in documents)
    signs = bool(adjusted) or len(documents) < len(items)
    explains = any(each.amounts[1] is None for each in adjusted)
    for turn in (True, False) if turns else (True,):
        for sign in (raises, not raises) if signs else (raises,):
            for each in (True, False) if explains else (True,):
                yield Reading(each, sign, turn)


def _rows_of(item: RemittedItem | X12Adjustment, reading: Reading) -> list[Row]:
    """The row of a document, and those of adjustments that do not explain it."""
    if isinstance(item, X12Adjustment):
        return [_to_deduction(item, reading)]
    kind, sign, paid, owed = _signed(item, reading)
    discount = abs(item.amounts[2] or ZERO)
    own = [each for each in item.adjustments if not _is_told(each, discount)]
    off = -sign * discount or ZERO
    if owed is None:
        explaining = own if reading.explains else []
        lowered = sum((each.effect(reading) for each in explaining), ZERO)
        lowered -= sign * abs(item.amounts[3] or ZERO)
        owed = (paid or ZERO) - off - lowered
    gap = (owed + off if paid is None else paid) - owed - off
    alone, explaining = ([], own) if gap else (own, [])
    if gap and not discount and _are_discounts(explaining):
        off, gap, explaining = gap, ZERO, []
    row = Row(
        kind=kind,
        gross=owed,
        discount=off,
        deduction=gap,
        reason=_reasons(item, explaining),
        reason_code=_codes(item, explaining),
        numbers=_unique(item.numbers),
        orders=_unique(item.orders),
        date=item.day,
        line=item.segment.number,
        key=f"{item.segment.number}:{item.segment.get(2)}",
    )
    return [row, *(_to_deduction(each, reading) for each in alone)]


def _signed(
    item: RemittedItem, reading: Reading
) -> tuple[str, int, Decimal | None, Decimal | None]:
    """Kind and sign of a document, what was paid and what is owed."""
    paid, owed = item.amounts[:2]
    kind = item.kind
    sign = -1 if min(paid or ZERO, owed or ZERO) < 0 else 1
    if kind in _LOWERING and sign > 0 and reading.turns:
        sign = -1
        paid, owed = (None if each is None else -each for each in (paid, owed))
    if sign < 0 and kind == "invoice":
        kind = "credit_note"
    return kind, sign, paid, owed


def _is_told(adjustment: X12Adjustment, discount: Decimal) -> bool:
    """Whether it repeats the discount that the document has already."""
    return adjustment.code == X12_DISCOUNT and abs(adjustment.amount) == discount


def _are_discounts(adjustments: list[X12Adjustment]) -> bool:
    codes = {each.code for each in adjustments}
    return codes == {X12_DISCOUNT}


def _to_deduction(adjustment: X12Adjustment, reading: Reading) -> Row:
    """An adjustment that is an item of its own."""
    reference = adjustment.reference
    is_number = adjustment.qualifier in X12_NUMBERS
    return Row(
        kind="deduction",
        gross=adjustment.effect(reading),
        reason=adjustment.reason,
        reason_code=adjustment.code,
        numbers=(reference,) if reference and is_number else (),
        text="" if is_number else reference,
        line=adjustment.line,
        key=f"{adjustment.line}:{reference}",
    )


def _reasons(item: RemittedItem, adjustments: list[X12Adjustment]) -> Sentence | str:
    """Why less was paid; each reason with its amount where there are several."""
    reasons: list[Param] = [reason_of(item.segment.get(_ELEMENTS[item.segment.tag][3]))]
    if item.segment.tag == "RMT":
        reasons.append(item.segment.get(10))
    for each in adjustments:
        amount = abs(each.amount) if len(adjustments) > 1 else ""
        reasons.append(with_words(each.reason, each.reference, amount))
    return told(reasons)


def _codes(item: RemittedItem, adjustments: list[X12Adjustment]) -> str:
    own = item.segment.get(_ELEMENTS[item.segment.tag][3])
    return " ".join(filter(None, [own, *(each.code for each in adjustments)]))


def _unique(references: list[str]) -> tuple[str, ...]:
    """Each once. Where the records of a payment were joined, a blank may stand where
    one ended."""
    found = []
    for each in references:
        found += ["".join(each.split()), each]
    return tuple(dict.fromkeys(filter(None, found)))


def reason_of(code: str) -> Sentence | str:
    """A reason in words, "" of a code that says nothing to anybody else."""
    return X12_REASONS.get(code.zfill(2), "") if code else ""


def to_amount(segment: Segment, element: int) -> Decimal | None:
    """The amount of an element, None where it is empty; raises AdviceError."""
    raw = "".join(segment.get(element).split())
    if not raw:
        return None
    try:
        amount = Decimal(raw)
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or abs(amount) >= _MOST:
        raise AdviceError(
            _(
                "The amount “%(amount)s” in segment %(number)s is not a number: ask "
                "the sender for the message again.",
                amount=raw[:40],
                number=segment.number,
            )
        )
    return amount
