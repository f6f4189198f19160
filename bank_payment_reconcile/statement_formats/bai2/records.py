"""BAI2's records: from lines with continuations to fields."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.records import (
    LineError,
    RecordError,
    fixed_amount,
    short_date,
    split_lines,
)

_CODES = r"(?:01|02|03|16|49|88|98|99)"
_START = re.compile(rf"\s*({_CODES})\s*,(.*)", re.DOTALL)
# Some systems put several records on one line.
_NEXT = re.compile(rf"/\s+(?={_CODES},)")
# Blocks without any line end have no blank between records either.
_NEXT_IN_BLOCK = re.compile(rf"/\s*(?={_CODES},)")


@dataclass(slots=True)
class Bai2Record:
    """A record with its continuations (88), each a piece of its own."""

    code: str
    number: int
    pieces: list[str]


@dataclass(slots=True)
class Bai2Funds:
    """When money becomes available."""

    value_date: date | None = None
    raw: str = ""


def to_records(text: str) -> list[Bai2Record]:
    """The records; RecordError(line, problem) where a line belongs to none."""
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
    if match and match[1] != "88":
        found.append(Bai2Record(match[1], number, [body]))
    elif not found or (not match and (closed or found[-1].code != "16")):
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
    """The amount with its decimals implied; None where the field is empty."""
    if not raw:
        return None
    digits = raw[1:] if raw[0] in "+-" else raw
    value = fixed_amount(digits, decimals)
    return -value if raw[0] == "-" else value


def read_funds(fields: Bai2Fields, decimals: int) -> Bai2Funds:
    """The funds type and the fields it brings with it."""
    kind = fields.take(1)[0].strip().upper()
    if kind == "V":
        day, time = (each.strip() for each in fields.take(2))
        value_date = short_date(day[2:] if len(day) == 8 else day, "ymd")
        return Bai2Funds(value_date, f"V,{day},{time}")
    if kind == "S":
        amounts = fields.take(3)
    elif kind == "D":
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
    elif kind in ("", "Z", "0", "1", "2"):
        return Bai2Funds(raw=kind)
    else:
        raise RecordError(_("“%(text)s” is not a funds type", text=kind[:20]))
    for amount in amounts:
        read_amount(amount.strip(), decimals)
    return Bai2Funds(raw=",".join([kind, *amounts]))
