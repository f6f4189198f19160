"""The lines of a report: cells by their roles, as amounts, days and texts."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from ...sentences import _
from ...statement_formats import (
    CODES,
    AmountError,
    Cell,
    TableRow,
    currency_decimals,
    plain,
)
from ..shared.days import WrittenDays
from ..shared.document import AdviceDocument
from ..shared.model import AdviceError
from ..shared.numbers import WrittenAmounts
from ..shared.words import fold, folded, has_word
from .header import ReportHeader
from .report import LOWERING, Report

_MONEY = (
    "gross",
    "credit",
    "debit",
    "fee",
    "tax",
    "net",
    "original",
    "original_debit",
    "cash",
    "payout_total",
)
#: Different words for types that are kept.
_MOST_KINDS = 5_000
_DAYS = ("date", "payout_date")
#: First words of a line that adds up those before it.
_TOTALS = folded(
    "total|totals|grand total|sum|subtotal|gesamt|gesamtsumme|summe|zwischensumme"
    "|totaal|subtotaal|totale|totaux|suma|razem|somma|i alt|summa|yhteensa|celkem"
)


class ReportTable:
    """A report with its header and its lines."""

    def __init__(
        self,
        report: Report,
        document: AdviceDocument,
        header: ReportHeader,
        rows: list[TableRow],
    ) -> None:
        """rows: all of the document, the header and what stands above it among them."""
        self.report, self.document, self.header = report, document, header
        self._kinds: dict[tuple[str, ...], str] = {}
        self.before = [row for row in rows if row.number < header.line]
        self.lines = [
            ReportLine(self, row)
            for row in rows
            if row.number > header.line and not self._is_header(row)
        ]

    def _is_header(self, row: TableRow) -> bool:
        """Whether the header stands there once more, as after a page."""
        names = tuple(fold(plain(each)) for each in row.cells)
        return names == self.header.names

    def cells(self, roles: tuple[str, ...]) -> Iterator[Cell]:
        """What stands in the columns of these roles."""
        places = [at for role in roles for at in self.header.columns.get(role, ())]
        for line in self.lines:
            for at in places:
                if at < len(line.row.cells):
                    yield line.row.cells[at]

    @cached_property
    def amounts(self) -> WrittenAmounts:
        """Reads its amounts."""
        return WrittenAmounts(self.cells(_MONEY))

    @cached_property
    def days(self) -> WrittenDays:
        """Reads its days."""
        options = self.document.options
        days = WrittenDays(self.cells(_DAYS), options.zone, options.date_order)
        days.choose(self._usual_order())
        return days

    def _usual_order(self) -> str:
        """The order of dates of which nothing but the zone tells where it was made."""
        zones = {fold(each.text("zone")) for each in self.lines[:50]} - {""}
        american = folded("pst|pdt|est|edt|cst|cdt|mst|mdt|akst|hst")
        if zones and all(
            each in american
            or each.startswith(("america", "us "))
            or "us canada" in each
            for each in zones
        ):
            return "mdy"
        return "dmy" if zones and not self.report.order else self.report.order

    @cached_property
    def is_signed(self) -> bool:
        """Whether amounts that lower the payout have a minus."""
        lines = (line for line in self.lines if line.lowers)
        return any((line.amount("gross") or 0) < 0 for line in lines)

    def kind_of(self, *texts: str) -> str:
        """As the report's; the same words are looked up once."""
        if texts not in self._kinds:
            if len(self._kinds) > _MOST_KINDS:
                self._kinds.clear()
            self._kinds[texts] = self.report.kind_of(*texts)
        return self._kinds[texts]

    def told_above(self, words: str) -> str:
        """What stands beside one of these words above the header; "" for nothing."""
        wanted = folded(words)
        for row in self.before:
            filled = [plain(each).strip() for each in row.cells if plain(each).strip()]
            for at, each in enumerate(filled):
                name, _colon, behind = each.partition(":")
                if fold(name) in wanted:
                    if behind.strip():
                        return behind.strip()
                    return filled[at + 1] if at + 1 < len(filled) else ""
        return ""

    @property
    def has_days_undecided(self) -> bool:
        """Whether its days can be read in several ways."""
        undecided = self.days.is_undecided
        return len(self.days.orders) > 1 and any(map(undecided, self.cells(_DAYS)))


class ReportLine:
    """A line of a report."""

    __slots__ = ("row", "table")

    def __init__(self, table: ReportTable, row: TableRow) -> None:
        self.table, self.row = table, row

    @property
    def number(self) -> int:
        """Its line in the file."""
        return self.row.number

    def has(self, role: str) -> bool:
        """Whether the report has a column of this role."""
        return self.table.header.has(role)

    def cell(self, at: int) -> Cell:
        """What stands in a column; "" beyond the last one."""
        return self.row.cells[at] if at < len(self.row.cells) else ""

    def first(self, role: str) -> Cell:
        """What stands in the first column of this role that has anything."""
        for at in self.table.header.columns.get(role, ()):
            cell = self.cell(at)
            if not isinstance(cell, str) or cell.strip():
                return cell
        return ""

    def text(self, role: str) -> str:
        """The same as text, an integer without decimals."""
        return _shown(self.first(role))

    def texts(self, role: str) -> tuple[str, ...]:
        """What stands in all columns of this role, each once."""
        places = self.table.header.columns.get(role, ())
        found = (_shown(self.cell(at)) for at in places)
        return tuple(dict.fromkeys(each for each in found if each))

    def amount(self, role: str) -> Decimal | None:
        """The amount in the first column of this role that has one, in the currency's
        main unit, signed as written; None where there is none."""
        return self._amount(self.first(role))

    def total(self, role: str) -> Decimal:
        """All amounts of this role together."""
        places = self.table.header.columns.get(role, ())
        return sum(
            (self._amount(self.cell(at)) or Decimal(0) for at in places), Decimal(0)
        )

    def _amount(self, cell: Cell) -> Decimal | None:
        try:
            value = self.table.amounts.read(cell)
        except AmountError as error:
            raise AdviceError(
                _(
                    "Line %(line)s of the %(provider)s report “%(filename)s” cannot be "
                    "read: %(problem)s. Download the report again.",
                    line=self.number,
                    provider=self.table.report.sender,
                    filename=self.table.document.filename,
                    problem=error.of(plain(cell)),
                )
            ) from error
        if value is not None and self.table.report.in_minor_units:
            value = value.scaleb(-currency_decimals(self.currency or "EUR"))
        return value

    @property
    def currency(self) -> str:
        """The code of the currency of its amounts; "" where it names none."""
        return code_of(self.text("currency"))

    @property
    def kind(self) -> str:
        """What the words for its type tell; "" where they tell nothing."""
        return self._kind.lstrip("-")

    @property
    def lowers(self) -> bool:
        """Whether a line of its kind lowers the payout."""
        return self._kind.startswith("-") or self._kind in LOWERING

    @property
    def _kind(self) -> str:
        return self.table.kind_of(*self.texts("type"))

    @property
    def state(self) -> str:
        """What the words for its status mean: "", "ignored" or "pending"."""
        for text in self.texts("status"):
            found = self.table.report.states.get(fold(text), "")
            if found:
                return found
        return ""

    def day(self, role: str = "date") -> date | None:
        """The day in the zone that was asked for."""
        columns = self.table.header.columns.get(role, ())
        for at in columns:
            cell = self.cell(at)
            if isinstance(cell, str) and not cell.strip():
                continue
            name = self.table.header.names[at]
            zone = "UTC" if name.endswith(" utc") else self._zone
            return self.table.days.may_read(cell, zone, self.text("clock"))
        return None

    def written_day(self, role: str) -> date | None:
        """The day as it is written: a payout has its day from the provider."""
        return self.table.days.as_written(self.first(role))

    @property
    def _zone(self) -> str:
        return self.text("zone") or self.table.report.zone

    @property
    def is_blank(self) -> bool:
        """Whether it has no amount at all."""
        places = [
            at for role in _MONEY for at in self.table.header.columns.get(role, ())
        ]
        return not any(_shown(self.cell(at)) for at in places)

    @property
    def is_total(self) -> bool:
        """Whether it adds up the lines before it."""
        filled = [each for each in map(_shown, self.row.cells) if each]
        if not filled or self.text("id"):
            return False
        return fold(filled[0]).rstrip(" 0123456789") in _TOTALS or (
            has_word(filled[0], _TOTALS) and len(filled[0]) < 40 and len(filled) < 8
        )


def code_of(text: str) -> str:
    """The code of a currency in capitals, "" where it is none."""
    code = text.strip().upper()[:3]
    return code if code in CODES else ""


def _shown(cell: Cell) -> str:
    text = plain(cell).strip()
    if isinstance(cell, Decimal) and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text
