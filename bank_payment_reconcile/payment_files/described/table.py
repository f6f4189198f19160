"""Writes rows as a layout describes them; what has no room is refused, never cut."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from ...sentences import Param, _
from ..countries import decimals_of
from ..model import PaymentFileError
from .layout import CONSTANT, Layout, LayoutColumn
from .rows import Value

_TIME = "%H%M%S"


def write_rows(
    rows: Iterable[Mapping[str, Value]],
    layout: Layout,
    values: Mapping[str, Value] | None = None,
) -> bytes:
    """The file's bytes.

    rows: what each row holds, by the keys that the columns name; a key that is missing
        is an empty value.
    values: of the file, which every row may hold.
    Raises PaymentFileError, which names row and column.
    """
    kept = list(rows)
    common = {**(values or {}), "count": len(kept), "total": _total(kept, layout)}
    # A total has the currency of what it is the sum of, where that is one.
    currencies = {str(row["currency"]) for row in kept if row.get("currency")}
    if len(currencies) == 1:
        common["currency"] = currencies.pop()
    table = []
    if layout.has_titles and layout.kind != "fixed":
        table.append([column.title for column in layout.rows])
    if layout.header:
        table.append(_cells(layout.header, common, layout, 0))
    for number, row in enumerate(kept, 1):
        each = {**common, **row, "row_number": number}
        table.append(_cells(layout.rows, each, layout, number))
    if layout.footer:
        table.append(_cells(layout.footer, common, layout, 0))
    return _encode(table, layout)


def _total(rows: list[Mapping[str, Value]], layout: Layout) -> Decimal:
    amounts = (row.get(layout.total_of) for row in rows)
    return sum((each for each in amounts if isinstance(each, Decimal)), Decimal(0))


def _cells(
    columns: tuple[LayoutColumn, ...],
    row: Mapping[str, Value],
    layout: Layout,
    number: int,
) -> list[str]:
    return [_cell(column, row, layout, number) for column in columns]


def _cell(
    column: LayoutColumn, row: Mapping[str, Value], layout: Layout, number: int
) -> str:
    value = column.text if column.source == CONSTANT else row.get(column.source, "")
    try:
        text = _text(value, column, row, layout)
    except (ValueError, ArithmeticError):
        raise _refusal(
            column, number, str(value), _("does not fit its format")
        ) from None
    width = column.width
    if layout.kind == "fixed" and width < 1:
        raise PaymentFileError(
            _(
                "The column %(column)s of the layout has no width: enter it, a file of "
                "fixed width needs one.",
                column=column.title or column.source,
            )
        )
    if not width:
        return text
    if len(text) > width:
        raise _refusal(column, number, text, _("is longer than %(width)s", width=width))
    return _filled(text, column)


def _filled(text: str, column: LayoutColumn) -> str:
    fill = column.fill or " "
    if column.align != "right":
        return text.ljust(column.width, fill)
    # A sign stands before the zeros.
    if fill == "0" and text.startswith("-"):
        return "-" + text[1:].rjust(column.width - 1, fill)
    return text.rjust(column.width, fill)


def _text(
    value: Value | None, column: LayoutColumn, row: Mapping[str, Value], layout: Layout
) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _amount(value, column, row, layout)
    if isinstance(value, datetime | date):
        return value.strftime(column.date_format or layout.date_format)
    if isinstance(value, time):
        return value.strftime(column.date_format or _TIME)
    return " ".join(str(value).split())


def _amount(
    value: Decimal, column: LayoutColumn, row: Mapping[str, Value], layout: Layout
) -> str:
    """Exactly: an amount that the decimals do not hold is refused."""
    places = column.decimals
    if places is None:
        places = decimals_of(str(row.get("currency", "")))
    rounded = value.quantize(Decimal(1).scaleb(-places))
    if rounded != value:
        raise ValueError(value)
    mark = layout.decimal_mark if column.decimal_mark is None else column.decimal_mark
    return f"{rounded:f}".replace(".", mark)


def _encode(table: list[list[str]], layout: Layout) -> bytes:
    stream = io.StringIO()
    if layout.kind == "fixed":
        for cells in table:
            stream.write("".join(cells) + layout.line_end)
    else:
        writer = csv.writer(
            stream, delimiter=layout.delimiter or ";", lineterminator=layout.line_end
        )
        writer.writerows(table)
    try:
        return stream.getvalue().encode(layout.encoding)
    except LookupError:
        raise PaymentFileError(
            _(
                "The character set “%(encoding)s” of the layout is not known: choose "
                "utf-8 or windows-1252.",
                encoding=layout.encoding,
            )
        ) from None
    except UnicodeEncodeError as error:
        raise PaymentFileError(
            _(
                "The characters “%(characters)s” are not in the character set "
                "“%(encoding)s” of the layout: choose utf-8, or fewer characters on "
                "the bank's card.",
                characters=error.object[error.start : error.end],
                encoding=layout.encoding,
            )
        ) from None


def _refusal(
    column: LayoutColumn, number: int, value: str, problem: Param
) -> PaymentFileError:
    """What of a row has no room."""
    name = column.title or column.source
    if not number:
        return PaymentFileError(
            _(
                "“%(value)s” in the column %(column)s of the first or last row "
                "%(problem)s: change the layout.",
                value=value[:70],
                column=name,
                problem=problem,
            )
        )
    return PaymentFileError(
        _(
            "“%(value)s” in the column %(column)s of row %(row)s %(problem)s: shorten "
            "it, or change the layout.",
            value=value[:70],
            column=name,
            row=number,
            problem=problem,
        )
    )
