"""What is wrong with a description, said in sentences."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator

from ...sentences import Sentence, _, one_of
from ..shared.dates import ORDERS
from .fields import COLUMNS, CONSTANTS, DescriptionFields, TableKind

_MARKS = ("", ".", ",")
_MAX_LINES = 1_000
_MAX_WIDTH = 10_000


def problems(description: DescriptionFields) -> Iterator[Sentence]:
    """What is wrong, each completing "The statement format …"."""
    yield from _cutting_problems(description)
    yield from _line_problems(description)
    yield from _column_problems(description)
    yield from _value_problems(description)


def _cutting_problems(description: DescriptionFields) -> Iterator[Sentence]:
    kind, delimiter = description.kind, description.delimiter
    if kind not in list(TableKind):
        yield _(
            "has the unknown kind “%(kind)s”: choose %(kinds)s",
            kind=kind[:40],
            kinds=one_of([each.value for each in TableKind]),
        )
    if kind == TableKind.DELIMITED and len(delimiter) != 1:
        yield _("has no delimiter: enter the one character that separates columns")
    elif kind == TableKind.DELIMITED and delimiter in '\r\n"':
        yield _(
            "has a line end or quotation mark as delimiter: enter another character"
        )
    if kind == TableKind.FIXED and not description.widths:
        yield _(
            "has a fixed width but no column widths: enter the width of each column"
        )
    if any(not 0 < each <= _MAX_WIDTH for each in description.widths):
        yield _(
            "has a column width that is not between 1 and %(limit)s: correct it",
            limit=_MAX_WIDTH,
        )


def _line_problems(description: DescriptionFields) -> Iterator[Sentence]:
    for lines in (description.skip_lines, description.footer_lines):
        if not 0 <= lines <= _MAX_LINES:
            yield _(
                "skips %(count)s lines: enter a number from 0 to %(limit)s",
                count=lines,
                limit=_MAX_LINES,
            )


def _value_problems(description: DescriptionFields) -> Iterator[Sentence]:
    written = description.date_format
    if written and "%" not in written and written not in ORDERS:
        yield _(
            "has the unknown date format “%(format)s”: choose %(formats)s or a "
            "pattern such as %(pattern)s",
            format=written[:40],
            formats=tuple(ORDERS),
            pattern="%d.%m.%Y",
        )
    mark = description.decimal_mark
    if mark not in _MARKS:
        yield _("has a decimal separator other than point or comma: choose one of them")
    if mark and mark == description.thousands_mark:
        yield _(
            "has the same decimal separator and thousands separator: correct one of "
            "them"
        )
    for name in description.constants:
        if name not in CONSTANTS:
            yield _(
                "has a fixed value for “%(field)s”: only %(fields)s can have one",
                field=name[:40],
                fields=CONSTANTS,
            )


def _column_problems(description: DescriptionFields) -> Iterator[Sentence]:
    if description.date is None:
        yield _("has no column for the date: choose it")
    two = description.debit is not None or description.credit is not None
    if description.amount is None and not two:
        yield _(
            "has no column for the amount: choose it, or one for debit and one for "
            "credit"
        )
    if description.amount is not None and two:
        yield _(
            "has a column for the amount and others for debit or credit: choose either "
            "the one or the others"
        )
    if description.sign is not None and not (
        description.amount is not None and description.debit_words
    ):
        yield _(
            "has a column for the sign, but no amount or no word that means money out: "
            "enter both"
        )
    named = [getattr(description, name) for name in COLUMNS] + list(description.text)
    for each in named:
        if isinstance(each, int) and not 0 < each <= _MAX_WIDTH:
            yield _(
                "has a column at position %(position)s: count columns from 1",
                position=each,
            )
        if isinstance(each, str) and not description.has_header:
            yield _(
                "names the column “%(column)s” of a file without a header: enter its "
                "position from 1",
                column=each[:60],
            )
