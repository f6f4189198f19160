"""The dates of a table that is read by its description."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from datetime import date, datetime

from ...sentences import _, one_of
from ..shared.dates import EARLIEST, LATEST, ORDERS, DateError, DateReader, Undecided
from ..shared.model import DateOrderUndecided
from ..shared.records import RecordError
from .columns import TableColumns
from .rows import TableRow


class RowDates:
    """Reads the dates of a table's rows, all of them written in the same manner."""

    def __init__(
        self, rows: list[TableRow], columns: TableColumns, filename: str, wanted: str
    ) -> None:
        """wanted: the order of dates or a pattern, as descriptions have it; "" where
        it is to be found out."""
        self._rows = rows
        self._columns = columns
        self._filename = filename
        self._pattern = wanted if "%" in wanted else ""
        samples = (
            str(cell)
            for row in rows
            for name in ("date", "value_date")
            if isinstance(cell := columns.cell(row, name), str)
        )
        order = "" if self._pattern else wanted
        self._reader = DateReader(() if self._pattern else samples, order)

    def read(self, row: TableRow, name: str) -> date:
        """The day in a column of a row.

        Raises RecordError where it is none, DateOrderUndecided where it may be several.
        """
        raw = self._columns.cell(row, name)
        if raw == "":
            raise RecordError(_("it has no date"))
        day = raw if isinstance(raw, date) else self._written(str(raw), row)
        if not EARLIEST <= day.year <= LATEST:
            raise RecordError(
                _(
                    "the date “%(text)s” is not between %(first)s and %(last)s",
                    text=str(raw)[:40],
                    first=EARLIEST,
                    last=LATEST,
                )
            )
        return day

    def _written(self, text: str, row: TableRow) -> date:
        try:
            if self._pattern:
                return datetime.strptime(text, self._pattern).date()
            return self._reader.read(text)
        except Undecided as error:
            raise self._undecided(text, row) from error
        except DateError as error:
            raise RecordError(error.of(text)) from error
        except ValueError as error:
            raise RecordError(
                _(
                    "the date “%(text)s” is not written as %(pattern)s",
                    text=text[:40],
                    pattern=self._pattern,
                )
            ) from error

    def _undecided(self, text: str, row: TableRow) -> DateOrderUndecided:
        orders = self._reader.orders
        return DateOrderUndecided(
            _(
                "The dates in the file “%(filename)s” can be %(orders)s (such as "
                "“%(text)s” in line %(line)s), and no other date in the file shows "
                "which. Choose the order of its dates under Bank > Configuration > "
                "Statement Formats, or download a longer period.",
                filename=self._filename,
                orders=one_of([ORDERS[each] for each in orders]),
                text=text[:40],
                line=row.number,
            ),
            orders,
            tuple(self._columns.string(each, "date") for each in self._rows[:3]),
        )
