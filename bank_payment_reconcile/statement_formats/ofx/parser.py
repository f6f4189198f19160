"""The only place that calls ofxparse.

Its parsing of statements and transactions asks its tags for nothing but `find`,
`findAll` and `contents`. So it is given the values that `normalise.py` mended, one
transaction after the other, and reads them. Its own way from bytes to tags is left
out: it loses data on real files and takes 22 s for 20,000 lines.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from ...sentences import _
from ..shared.model import StatementError
from ..shared.records import RecordError
from .normalise import MendedTransaction, Values

#: Nobody's account was booked on in other years: the digits are of something else.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class OfxTag:
    """A tag as ofxparse knows it: named tags below, or a text."""

    __slots__ = ("contents", "values")

    def __init__(self, values: Values, text: str = "") -> None:
        self.values = values
        self.contents = [text]

    def find(self, name: str) -> OfxTag | None:
        """The tag of that name, in small letters, below; None where it is empty."""
        value = self.values.get(name)
        if not value:
            return None
        return OfxTag({}, value) if isinstance(value, str) else OfxTag(value)

    def findAll(self, name: str) -> list[OfxTag]:  # noqa: N802, ofxparse's name
        """No lists of tags: transactions are parsed one by one."""
        return []


@cache
def _library() -> tuple[Any, Any]:
    """ofxparse's parser with our days, and its kind of a bank's account.

    Settings that ofxparse keeps on its class live on a class of ours, where no other
    user of the library changes them.
    """
    try:
        from ofxparse.ofxparse import AccountType, OfxParser
    except ImportError as error:
        raise StatementError(
            _(
                "%(kind)s files need the Python package %(package)s. Ask your "
                "administrator to install it (pip install %(package)s).",
                kind="OFX",
                package="ofxparse",
            )
        ) from error

    @lru_cache(maxsize=4096)
    def day(text: str) -> date | None:
        try:
            found = OfxParser.parseOfxDateTime.__func__(DayParser, text)
        except ValueError:
            return None
        return found.date() if found and _is_year(found.year) else None

    class DayParser(OfxParser):
        fail_fast = True
        custom_date_format = None

        @classmethod
        def parseOfxDateTime(cls, text: str) -> date | None:  # noqa: N802
            """The day; None where the calendar has none such. A file has few."""
            return day(text)

    return DayParser, AccountType


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def parse_day(mended: str) -> date | None:
    """The day of a date that `mend_date` gave; None where it is no day."""
    parser, _account_type = _library()
    return parser.parseOfxDateTime(mended) if mended else None


def parse_account(values: Values) -> Any:
    """ofxparse's account of a statement: `account_id` and `curdef`.

    Its `statement` has `start_date` and `end_date`, days or nothing; and where the file
    tells them `balance`, signed as of an account, and `balance_date`.
    """
    parser, account_type = _library()
    (account,) = parser.parseStmtrs([OfxTag(values)], account_type.Bank)
    return account


def parse_transaction(mended: MendedTransaction) -> Any:
    """ofxparse's transaction: `date`, a day; `amount`, positive for money in; `id`,
    `payee`, `memo`, `type`, `checknum`.

    Raises RecordError where it cannot be read. Parsed one by one, none can end among
    the entries that ofxparse discards.
    """
    parser, _account_type = _library()
    try:
        parsed = parser.parseTransaction(OfxTag(mended.values))
    except Exception as error:  # the library raises whatever it meets
        raise RecordError(
            _("the parser refuses it (%(reason)s)", reason=str(error))
        ) from error
    if parsed.date is None:
        raise RecordError(
            _(
                "the date “%(text)s” is not a valid date",
                text=mended.raw["DTPOSTED"][:40],
            )
        )
    return parsed
