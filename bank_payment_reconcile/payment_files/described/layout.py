"""How a described file looks."""

from __future__ import annotations

from dataclasses import dataclass

#: What stands in a column without a value of its own.
CONSTANT = "constant"
#: Values that the writer counts itself.
COUNTED = ("row_number", "count", "total")


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """What stands where in a row.

    source: key of the row, or of the file's values; `row_number`, `count` and `total`
        are counted; `constant` is the text.
    text: what always stands there.
    title: the column's name in the first line of a delimited file.
    width: in characters; 0 in a delimited file: as long as the value is.
    align: left or right; fill: what fills the width.
    decimals: of an amount; None: those of its currency.
    decimal_mark: of an amount, the layout's where None; "" writes the smallest units.
    date_format: of `strftime`; empty: the layout's.
    """

    source: str
    text: str = ""
    title: str = ""
    width: int = 0
    align: str = "left"
    fill: str = " "
    decimals: int | None = None
    decimal_mark: str | None = None
    date_format: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A described file.

    rows: the columns of each row; header, footer: of a row before and behind all
        others, none where empty; they may hold the file's values, count and total.
    kind: delimited or fixed.
    total_of: key of the rows whose sum is the total.
    has_titles: whether the first line names the columns.
    """

    rows: tuple[LayoutColumn, ...]
    header: tuple[LayoutColumn, ...] = ()
    footer: tuple[LayoutColumn, ...] = ()
    kind: str = "delimited"
    delimiter: str = ";"
    has_titles: bool = False
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    decimal_mark: str = "."
    date_format: str = "%Y-%m-%d"
    total_of: str = "amount"
