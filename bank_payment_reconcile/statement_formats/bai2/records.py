"""BAI2's records: from lines with continuations to fields."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.enumeration import Code
from ..shared.records import (
    LineError,
    RecordError,
    fixed_amount,
    short_date,
    split_lines,
)


class Bai2Code(Code):
    """What a record is, by its first field."""

    FILE = "01"
    GROUP = "02"
    ACCOUNT = "03"
    TRANSACTION = "16"
    #: Goes on with the record before it.
    CONTINUATION = "88"
    ACCOUNT_END = "49"
    GROUP_END = "98"
    FILE_END = "99"


class Bai2FundsType(Code):
    """When the money of a record becomes available, and what fields tell it."""

    #: A date and a time follow.
    VALUE_DATED = "V"
    #: Amounts at once, after one day, and later follow.
    SPLIT = "S"
    #: So many pairs of days and amounts follow.
    DISTRIBUTED = "D"


#: Types that no field follows: not told, unknown, at once, after one day, after two.
_BARE_FUNDS = ("", "Z", "0", "1", "2")
_CODES = f"(?:{'|'.join(each.value for each in Bai2Code)})"
# Bound once: looking a member up takes longer than the rest of a record.
_CONTINUATION = Bai2Code.CONTINUATION.value
_TRANSACTION = Bai2Code.TRANSACTION.value
# Bound once: looking a member up takes longer than the rest of a record.
_VALUE_DATED = Bai2FundsType.VALUE_DATED.value
_SPLIT = Bai2FundsType.SPLIT.value
_DISTRIBUTED = Bai2FundsType.DISTRIBUTED.value
_START = re.compile(rf"\s*({_CODES})\s*,(.*)", re.DOTALL)
# Some systems put several records on one line.
_NEXT = re.compile(rf"/\s+(?={_CODES},)")
# Blocks without any line end have no blank between records either.
_NEXT_IN_BLOCK = re.compile(rf"/\s*(?={_CODES},)")


@dataclass(slots=True)
class Bai2Record:
    """A record with its continuations, each a piece of its own."""

    #: A value of `Bai2Code`.
    code: str
    #: The line of the file in which it begins, from 1.
    number: int
    #: What stands behind the code, of each line.
    pieces: list[str]


@dataclass(slots=True)
class Bai2Funds:
    """When money becomes available."""

    #: The day; None where several are told, or none.
    value_date: date | None = None
    #: The fields as the bank wrote them.
    raw: str = ""


def to_records(text: str) -> list[Bai2Record]:
    """The records of a file's text; raises LineError where a line belongs to none."""
    lines = split_lines(text.lstrip("\ufeff"))
    divider = _NEXT if len([each for each in lines if each.strip()]) > 1 else None
    found: list[Bai2Record] = []
    closed = True
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t\x00\x1a\f"):
            continue
        for part in (divider or _NEXT_IN_BLOCK).split(line):
            closed = _add(found, number, part, closed)
    return found


def _add(found: list[Bai2Record], number: int, part: str, closed: bool) -> bool:
    """Adds a physical record; returns whether it ends with its mark."""
    match = _START.match(part)
    body = (match[2] if match else part).rstrip()
    ends = body.endswith("/")
    body = body[:-1] if ends else body
    if match and match[1] != _CONTINUATION:
        found.append(Bai2Record(match[1], number, [body]))
    elif not found or (not match and (closed or found[-1].code != _TRANSACTION)):
        if match:
            raise LineError(number, _("it continues a record that is not in the file"))
        raise LineError(number, _("it does not start with a record code"))
    else:
        found[-1].pieces.append(body)
    return ends


@dataclass(slots=True)
class Bai2Fields:
    """Hands out the fields of a record one after the other."""

    record: Bai2Record
    _piece: int = 0
    _position: int = 0
    _taken: list[str] = field(default_factory=list)

    def done(self) -> bool:
        """Whether no field is left."""
        while self._piece < len(self.record.pieces):
            if self._position <= len(self.record.pieces[self._piece]):
                return False
            self._piece, self._position = self._piece + 1, 0
        return True

    def take(self, count: int) -> list[str]:
        """The next fields; those that a record leaves out at its end are empty."""
        return [self._next() for _number in range(count)]

    def rest(self) -> list[str]:
        """The text, one piece per line, commas and all."""
        if self.done():
            return []
        first = self.record.pieces[self._piece][self._position :]
        return [first, *self.record.pieces[self._piece + 1 :]]

    def _next(self) -> str:
        if self.done():
            return ""
        piece = self.record.pieces[self._piece]
        end = piece.find(",", self._position)
        end = len(piece) if end < 0 else end
        value = piece[self._position : end]
        self._position = end + 1
        return value


def read_amount(raw: str, decimals: int) -> Decimal | None:
    """The amount, signed as written; None where the field is empty.

    decimals: how many of its digits are decimals, which the file does not mark.
    Raises RecordError where it is no number.
    """
    if not raw:
        return None
    digits = raw[1:] if raw[0] in "+-" else raw
    value = fixed_amount(digits, decimals)
    return -value if raw[0] == "-" else value


def read_funds(fields: Bai2Fields, decimals: int) -> Bai2Funds:
    """Takes the funds type and the fields it brings with it.

    decimals: of the account's currency.
    Raises RecordError where they are not written so.
    """
    kind = fields.take(1)[0].strip().upper()
    if kind == _VALUE_DATED:
        day, time = (each.strip() for each in fields.take(2))
        value_date = short_date(day[2:] if len(day) == 8 else day, "ymd")
        return Bai2Funds(value_date, f"V,{day},{time}")
    if kind == _SPLIT:
        amounts = fields.take(3)
    elif kind == _DISTRIBUTED:
        count = fields.take(1)[0].strip()
        if not re.fullmatch("[0-9]{1,3}", count):
            raise RecordError(
                _(
                    "“%(text)s” is not a number of distributions",
                    text=count[:20],
                )
            )
        amounts = []
        for _number in range(int(count)):
            days, amount = fields.take(2)
            amounts.append(amount)
            fixed_amount(days.strip() or "0", 0)
    elif kind in _BARE_FUNDS:
        return Bai2Funds(raw=kind)
    else:
        raise RecordError(_("“%(text)s” is not a funds type", text=kind[:20]))
    for amount in amounts:
        read_amount(amount.strip(), decimals)
    return Bai2Funds(raw=",".join([kind, *amounts]))
