"""Knows the formats. A new one is a module in any package here with a `FORMAT`."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ...sentences import _
from .discovery import offered_in
from .holding import check_amounts
from .memory import bounded
from .model import Statement, StatementError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of statement file.

    recognise: whether the bytes are such a file, from their content alone; it
        must be quick and never raise.
    read: the statements in them; it raises nothing but StatementError.
    rank: formats are asked by ascending rank; those with a sure mark first,
        those that accept nearly anything (as CSV does) last.
    asks_date_order: `read` takes the order of dates that a person chose, as third.
    asks_signs: it takes what a person said of its signs, as `signs`.
    asks_currency: it takes the account's currency, as `currency`: what its amounts
        mean may depend on it.
    table: what its columns mean is up to the bank, so a description tells more.
    """

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[..., list[Statement]]
    rank: int = 50
    asks_date_order: bool = False
    asks_signs: bool = False
    asks_currency: bool = False
    table: bool = False


@cache
def formats() -> tuple[Format, ...]:
    """Every format of `statement_formats`, in the order in which they are asked."""
    return tuple(offered_in(__name__.rsplit(".", 2)[0]))


def recognise(data: bytes) -> Format | None:
    """The format of a file by its content, None where it is none that is known."""
    return next((each for each in formats() if each.recognise(data)), None)


def is_table(data: bytes) -> bool:
    """Whether a description is what the file needs: a table, or nothing known."""
    found = recognise(data)
    return found is None or found.table


@bounded
def read(
    data: bytes,
    filename: str,
    date_order: str = "",
    currency: str = "",
    signs: str = "",
) -> list[Statement]:
    """The statements of a bank's file, of whatever format it is.

    The content decides, not the name, which only serves the messages.

    date_order: "dmy", "mdy" or "ymd", what a person answered to DateOrderUndecided.
    currency: the code of the account's, where it is known: without it "500,000" is
        refused where nothing else tells what it is.
    signs: "written" where a positive amount is money in, "turned" where it is money
        out, what a person answered to SignsUndecided; a file that proves its signs is
        read as it proves.
    Raises StatementError with a sentence for the user; then nothing may be imported.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise StatementError(
            _(
                "The file “%(filename)s” is empty. Download it from the bank again.",
                filename=filename,
            )
        )
    found = recognise(data)
    if found:
        options = {}
        if date_order and found.asks_date_order:
            options["date_order"] = date_order
        if currency and found.asks_currency:
            options["currency"] = currency
        if signs and found.asks_signs:
            options["signs"] = signs
        # An archive says where its own files are wrong: they came by here.
        statements = found.read(data, filename, **options)
        return check_amounts(statements, found.name, filename)
    raise StatementError(
        _(
            "The file “%(filename)s” is not in a known statement format "
            "(%(formats)s). Choose one of them when you download it from the bank.",
            filename=filename,
            formats=tuple(each.name for each in formats()),
        )
    )
