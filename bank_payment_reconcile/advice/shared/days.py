"""Days of one document: dates with or without a time, a zone, or as a spreadsheet's
number; a time with a zone is told as the day that it is in the zone asked for."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from ...statement_formats import Cell, DateError, DateReader, Undecided

_TIME = re.compile(
    r"(?:[T ,]+|\s-\s)([0-9]{1,2})(?:[:h]|(?<=20[0-9]{2}\s[0-9]{2})\.)([0-9]{2})"
    r"(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-\u2212])([0-9]{1,2}):?([0-9]{2})?")
_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "ist": 1, "west": 1, "cet": 1,
    "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3, "gst": 4,
    "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "art": -3, "brt": -3, "adt": -3, "ast": -4, "edt": -4,
    "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
    "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
#: Day 0 of spreadsheets, and the numbers that are days of this century and the last.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(29_000, 75_000)
#: Seconds since 1970 that are of this century.
_SECONDS = range(946_684_800, 4_102_444_800)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")


class WrittenDays:
    """Reads the dates of a document as days in the zone that was asked for."""

    def __init__(self, samples: Iterable[Cell], zone: str, order: str = "") -> None:
        """samples: its dates as they are written.

        zone: IANA name of the one in which days are told; UTC where it is none.
        order: "dmy", "mdy", "ymd" where it is known, else "": found from the samples.
        """
        written = [split(each)[0] for each in samples if isinstance(each, str)]
        self._written = [each for each in written if each]
        self._reader = DateReader(self._written, order)
        self._zone = zone_of(zone) or timezone.utc

    @property
    def orders(self) -> tuple[str, ...]:
        """Those that all dates fit, the likeliest first; several where none tells."""
        return self._reader.orders

    def choose(self, order: str) -> None:
        """Takes one order where the dates fit several and this is one of them."""
        if len(self.orders) > 1 and order in self.orders:
            self._reader = DateReader(self._written, order)

    def read(self, cell: Cell | None, source: str = "", clock: str = "") -> date | None:
        """The day; None of an empty cell.

        source: the zone of the time where the text itself names none: IANA, letters as
            CEST, or an offset; "" where nothing tells: then the day stays as written.
        clock: the time, where it stands in a cell of its own.
        Raises DateError where it is no date, Undecided where it may be several.
        """
        if isinstance(cell, date):
            return cell
        serial = from_serial(cell) or self._from_seconds(cell)
        if serial:
            return serial
        text = str(cell or "").strip()
        if not text:
            return None
        written, moment, zone = split(text if not clock else f"{text} {clock}")
        day = self._reader.read(written)
        origin = zone_of(zone) or zone_of(source)
        if moment is None or origin is None:
            return day
        try:
            local = datetime.combine(day, moment, origin)
            return local.astimezone(self._zone).date()
        except (OverflowError, ValueError):
            return day

    def _from_seconds(self, cell: Cell | None) -> date | None:
        """The day of a moment that is told as seconds since 1970."""
        if not isinstance(cell, Decimal) or int(cell) not in _SECONDS:
            return None
        return datetime.fromtimestamp(int(cell), self._zone).date()

    def as_written(self, cell: Cell | None) -> date | None:
        """The day as it stands there, in whatever zone; None where it is none."""
        if isinstance(cell, str):
            cell = split(cell)[0]
        return self.may_read(cell)

    def is_undecided(self, cell: Cell | None) -> bool:
        """Whether it is a date that may be several days."""
        try:
            self.read(split(cell)[0] if isinstance(cell, str) else cell)
        except DateError as error:
            return isinstance(error, Undecided)
        return False

    def may_read(
        self, cell: Cell | None, source: str = "", clock: str = ""
    ) -> date | None:
        """The day, None also where it is none or undecided."""
        try:
            return self.read(cell, source, clock)
        except DateError:
            return None


@lru_cache(maxsize=10_000)
def split(text: str) -> tuple[str, time | None, str]:
    """What is the day of a text, its time, and the name or offset of its zone."""
    text = text.strip()[:80]
    match = _TIME.search(text)
    if not match:
        return text, None, ""
    hour, minute, second = (int(each or 0) for each in match.group(1, 2, 3))
    if match[4]:
        hour = hour % 12 + 12 * match[4].lower().startswith("p")
    try:
        return text[: match.start()].strip(), time(hour, minute, second), match[5]
    except ValueError:
        return text, None, ""


@lru_cache(maxsize=1_000)
def zone_of(name: str) -> tzinfo | None:
    """The zone of a name, of letters or of an offset; None where it is none."""
    text = name.strip().strip("()")
    if not text:
        return None
    match = _OFFSET.fullmatch(text)
    if match:
        span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(span if match[1] == "+" else -span) if span.days < 1 else None
    if text.casefold() in _HOURS:
        return timezone(timedelta(hours=_HOURS[text.casefold()]))
    try:
        return ZoneInfo(text)
    except Exception:  # whatever no name of a zone makes the library raise
        return None


def from_serial(cell: Cell | None) -> date | None:
    """The day of a spreadsheet's number, None where it is none that may be one."""
    if isinstance(cell, str):
        match = _SERIAL.fullmatch(cell.strip())
        if not match:
            return None
        number = int(match[1])
    elif isinstance(cell, Decimal):
        number = int(cell)
    else:
        return None
    return _EPOCH + timedelta(days=number) if number in _SERIALS else None
