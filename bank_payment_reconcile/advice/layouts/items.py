"""Rows of a table as they are written, before signs and kinds are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...statement_formats import CODES, Cell, plain, spend
from ..shared.days import WrittenDays
from ..shared.numbers import WrittenAmounts, is_amount
from ..worded.columns import NUMBERS, AdviceColumns
from ..worded.naming import (
    has_sign,
    is_for_terms,
    kind_of_words,
    numbers_of_cell,
    sum_of_words,
)

_WEIGHT = 2_000


@dataclass(slots=True)
class AdviceLine:
    """A line of a document as cells, and as text.

    columns: those of the header above it. raw: the line of a print as it is.
    """

    number: int
    cells: list[Cell]
    columns: AdviceColumns
    raw: str = ""

    @property
    def text(self) -> str:
        """All that it says."""
        return self.raw or "  ".join(
            filter(None, (plain(each).strip() for each in self.cells))
        )


@dataclass(slots=True)
class AdviceItem:
    """What a line says, its amounts with the signs that are written there.

    sum: "total" or "subtotal" where it is one. kind: told by a word, else "".
    said: every amount in it, for totals that stand under no column.
    """

    line: int
    sum: str = ""
    kind: str = ""
    gross: Decimal | None = None
    discount: Decimal | None = None
    deduction: Decimal | None = None
    fee: Decimal | None = None
    fee_tax: Decimal | None = None
    net: Decimal | None = None
    numbers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()
    their_number: str = ""
    reason: str = ""
    reason_code: str = ""
    text: str = ""
    name: str = ""
    email: str = ""
    type: str = ""
    date: date | None = None
    paid: date | None = None
    currency: str = ""
    payout: str = ""
    marks: tuple[str, ...] = ()
    said: list[Decimal] = field(default_factory=list)

    @property
    def amounts(self) -> list[Decimal]:
        """Its amounts that may count."""
        found = (self.gross, self.discount, self.deduction, self.net)
        return [each for each in found if each is not None]


class ItemReader:
    """Reads the lines of one document."""

    def __init__(
        self, lines: list[AdviceLine], currency: str, zone: str, order: str
    ) -> None:
        amounts: list[Cell] = []
        days: list[Cell] = []
        for line in lines:
            amounts += _cells(line, line.columns.numeric)
            days += _cells(line, line.columns.at("date", "paid", "due"))
        self.amounts = WrittenAmounts(amounts, currency)
        self.days = WrittenDays(days, zone, order)
        if self.amounts.decimal_mark == ",":
            # Nobody who writes so has the month first.
            self.days.choose("dmy")

    def read(self, line: AdviceLine) -> AdviceItem:
        """What the line says."""
        spend(_WEIGHT, "records")
        item = AdviceItem(line.number)
        self._read_amounts(item, line)
        _read_words(item, line)
        if item.sum:
            found = (self.amounts.may_read(each) for each in line.cells)
            item.said = [each for each in found if each is not None]
        for role in ("date", "paid"):
            for cell in _cells(line, line.columns.at(role)):
                day = self.days.may_read(cell)
                if day and getattr(item, role) is None:
                    setattr(item, role, day)
        return item

    def _read_amounts(self, item: AdviceItem, line: AdviceLine) -> None:
        columns = line.columns
        for role in ("gross", "net", "deduction", "fee", "fee_tax"):
            setattr(item, role, self._sum(line, role))
        taken = self._sum(line, "discount?")
        item.discount = self._sum(line, "discount")
        if taken is not None:
            item.discount = taken
        if columns.has("debit", "credit") and item.gross is None:
            debit, credit = self._sum(line, "debit"), self._sum(line, "credit")
            if debit is not None or credit is not None:
                item.gross = abs(credit or 0) - abs(debit or 0)  # type: ignore[assignment]
        self._settle_tax(item, line)

    def _settle_tax(self, item: AdviceItem, line: AdviceLine) -> None:
        """A net amount without the tax is no amount that is paid."""
        tax, untaxed = self._sum(line, "tax"), self._sum(line, "untaxed")
        if item.gross is not None and item.net is not None and tax:
            if item.net + abs(tax) == item.gross or item.net + tax == item.gross:
                item.net = None
        if item.gross is None and item.net is None and untaxed is not None:
            item.gross = untaxed + (tax or 0)

    def _sum(self, line: AdviceLine, role: str) -> Decimal | None:
        """What stands in all columns of a role together; None where nothing does."""
        found = [
            self.amounts.may_read(cell) for cell in _cells(line, line.columns.at(role))
        ]
        told = [each for each in found if each is not None]
        return sum(told, Decimal(0)) if told else None


def _cells(line: AdviceLine, places: Iterable[int]) -> list[Cell]:
    return [line.cells[at] for at in places if at < len(line.cells)]


def _words(line: AdviceLine, *roles: str) -> list[str]:
    return [
        text
        for cell in _cells(line, line.columns.at(*roles))
        if (text := plain(cell).strip())
    ]


def _read_words(item: AdviceItem, line: AdviceLine) -> None:
    columns = line.columns
    item.reason = " ".join(_words(line, "reason"))[:200]
    item.reason_code = " ".join(_words(line, "code"))[:40]
    item.text = " ".join(_words(line, "text"))[:500]
    item.type = " ".join(_words(line, "type"))[:80]
    item.name = " ".join(_words(line, "name"))[:120]
    item.email = next(iter(_words(line, "email")), "")[:120]
    item.orders = _numbers(line, "order")
    item.transactions = tuple(_words(line, "transaction"))[:4]
    item.payout = next(iter(_words(line, "payout")), "")[:80]
    item.marks = tuple(_words(line, "mark"))[:2]
    codes = [each.upper() for each in _words(line, "currency")]
    item.currency = next((each for each in codes if each in CODES), "")
    _read_numbers(item, line)
    label = " ".join(
        text
        for at, cell in enumerate(line.cells)
        if columns.roles[at : at + 1] not in (("reason",), ("currency",))
        and not is_amount(text := plain(cell).strip())
    )
    if not item.numbers or sum_of_words(" ".join(_words(line, *NUMBERS))):
        item.sum = sum_of_words(label)
    item.kind = kind_of_words(item.type) if item.type else ""
    named = " ".join(_words(line, *NUMBERS, "text"))
    item.kind = item.kind or kind_of_words(named)
    if not item.kind and not is_for_terms(item.reason):
        found = kind_of_words(item.reason)
        item.kind = found if found == "credit_note" else ""
    is_named = item.numbers or item.orders or item.transactions
    if not (item.reason or is_named or item.sum):
        item.reason = _reason(line)


def _reason(line: AdviceLine) -> str:
    """What stands in a line without a number of ours where that should be."""
    found = [
        text
        for text in _words(line, *NUMBERS, "text", "type")
        if not is_amount(text) and not text.isdigit()
    ]
    return " ".join(found)[:200]


def _numbers(line: AdviceLine, *roles: str) -> tuple[str, ...]:
    found = [name for text in _words(line, *roles) for name in numbers_of_cell(text)]
    return tuple(dict.fromkeys(found))


def _read_numbers(item: AdviceItem, line: AdviceLine) -> None:
    """Which numbers are ours: a header that says so decides; else all may be."""
    columns = line.columns
    if columns.has("ours"):
        item.numbers = _numbers(line, "ours")
        others = _numbers(line, "theirs", "document", "reference", "invoice")
        item.their_number = next(iter(others), "")
        return
    neutral = [role for role in NUMBERS[:-1] if columns.has(role)]
    if not neutral:
        item.numbers = _numbers(line, "theirs")
        return
    item.their_number = next(iter(_numbers(line, "theirs")), "")
    found = [
        (rank, name)
        for rank, role in enumerate(neutral)
        for name in _numbers(line, role)
    ]
    # A number of digits alone is likelier the one by which they know it.
    if "invoice" not in neutral:
        found.sort(key=lambda each: not has_sign(each[1]))
    item.numbers = tuple(dict.fromkeys(name for _rank, name in found))
