"""Reads dates as banks write them, all of one file in the same order.

Whether `06/01` is June or January is decided from all dates of a file. What
stays undecidable is not guessed: a person has to choose.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ...sentences import Sentence, SentenceError, _

#: The orders of day, month and year, and how they are told to a person.
ORDERS = {
    "dmy": _("day/month/year"),
    "mdy": _("month/day/year"),
    "ymd": _("year/month/day"),
}
_TIME = re.compile(r"(?:[T ,]+|\s-\s)[0-9]{1,2}[:h][0-9]{2}.*$", re.DOTALL)
_SEPARATOR = r"\s*([./'\u2019 -])\s*"
_NUMBERS = re.compile(
    rf"([0-9]{{4}}|[0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}"
    r"([0-9]{4}|[0-9]{1,2})\.?"
)
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\.?,? )?([0-9]{1,2})[. /-]*([^\W\d]+)[. ,/'-]*([0-9]{4}|[0-9][0-9])"
)
_MONTH_FIRST = re.compile(
    r"([^\W\d]+)[. /-]*([0-9]{1,2})(?:st|nd|rd|th)?[. ,/'-]+([0-9]{4}|[0-9][0-9])"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[. /-]*([^\W\d]+)[. /-]*([0-9]{1,2})")
_CENTURY = 80
#: No payment was booked before or will be after.
EARLIEST, LATEST = 1900, 2200
_MAX_LENGTH = 60

# Starts of the months' names in the languages of the tables, without marks. The longer
# one goes first: "marr" is Finnish for November, "mar" is March nearly everywhere.
_MONTHS = {
    1: "jan gen ene ian jaa oca sty sij sau tam led ιαν янв яну јан січ",
    2: "feb fev veb vee sub lut uno vel vas hel φεβ фев феб лют",
    3: "mar mrt maa mae mrz bre ozu kov μαρ мар бер",
    4: "apr avr abr nis kwi dub tra bal huh απρ апр кві",
    5: "may mai mei maj mag kve svi geg tou μαι май мая мај тра",
    6: "jun juin giu iun juun haz cze cvn bir kes ιουν июн юни јун чер",
    7: "jul juil lug iul juul tem cvc lie hei ιουλ июл юли јул лип",
    8: "aug aou ago agu avg sie kol rugp rgp elo αυγ авг сер",
    9: "sep set eyl wrz zar ruj rugs rgs syy sze σεπ сен сеп вер",
    10: "oct okt ott out eki paz rij spa lok οκτ окт жов",
    11: "nov noi kas stu lap marr noe νοε ноя ное нов лис",
    12: "dec dez dic des det ara gru pro jou δεκ дек дец гру",
}
_MONTH_BY_START = {
    start: number for number, starts in _MONTHS.items() for start in starts.split()
}
# Whole names of which the start means another month elsewhere.
_MONTH_BY_NAME = {
    name: number
    for number, names in {
        6: "cerven cervna lipanj lipnja lipnj",
        7: "cervenec cervence lipiec lipca srpanj srpnja",
        8: "srpen srpna",
    }.items()
    for name in names.split()
}
_LETTERS = str.maketrans("łıøđ", "liod")
# Chinese, Japanese and Korean write what each number is behind it.
_EASTERN = re.compile(r"([0-9]{4})[年년]\s*([0-9]{1,2})[月월]\s*([0-9]{1,2})[日일]")
_WEEKDAY = re.compile(r"(?<=[0-9.]),\s*[^\W\d]+\.?$")


class DateError(SentenceError, ValueError):
    """A date that cannot be read; the message completes "the date “x” …"."""

    def of(self, raw: str) -> Sentence:
        """What is wrong, with the date as the file has it."""
        return _(
            "the date “%(text)s” %(problem)s", text=raw[:40], problem=self.sentence
        )


class Undecided(DateError):
    """A date that several orders fit."""


@dataclass(frozen=True, slots=True)
class _DateParts:
    """A date as written: either decided by itself, or three numbers."""

    day: date | None = None
    numbers: tuple[str, str, str] = ("", "", "")
    dots: bool = False
    new_century: bool = False


class DateReader:
    """Reads the dates of one file; `order` is given or found from the samples."""

    def __init__(self, samples: Iterable[str], order: str = "") -> None:
        """samples: all dates of the file, as written. order: of `ORDERS`, or ""."""
        self.orders = (order,) if order else _orders(samples)

    def read(self, raw: str) -> date:
        """The day; raises DateError where it is none, Undecided where it may be any of
        several."""
        parts = _parse(raw)
        if parts is None:
            raise DateError(_("is not a valid date"))
        if parts.day:
            return parts.day
        days = {_resolve(parts, order) for order in self.orders} - {None}
        if len(days) > 1:
            raise Undecided(_("can mean several days"))
        for day in days:
            if day is not None:
                return day
        if not self.orders:
            raise DateError(
                _("is written in another order than other dates in the file")
            )
        raise DateError(_("is not written as %(order)s", order=ORDERS[self.orders[0]]))


def looks_like_date(raw: str) -> bool:
    """Whether the text is a date in any order."""
    parts = _parse(raw)
    return parts is not None and (
        parts.day is not None or any(_resolve(parts, order) for order in ORDERS)
    )


def _orders(samples: Iterable[str]) -> tuple[str, ...]:
    """The orders in which every date is one; those out of doubt go first."""
    found = [each for each in map(_parse, samples) if each and not each.day]
    # What is no day in any order is a mistake of its own.
    distinct = [
        each
        for each in dict.fromkeys(found)
        if any(_resolve(each, order) for order in ORDERS)
    ]
    fitting = [
        order
        for order in ORDERS
        if all(_resolve(each, order) is not None for each in distinct)
    ]
    if len(fitting) < 2:
        return tuple(fitting)
    if "dmy" in fitting and any(each.dots for each in distinct):
        # No country writes month.day.year.
        return ("dmy",)
    if "ymd" in fitting and not _years_first(distinct):
        fitting.remove("ymd")
    return tuple(fitting)


def _years_first(found: list[_DateParts]) -> bool:
    """Whether the first numbers change less than the last ones, as years would."""
    first = {each.numbers[0] for each in found}
    last = {each.numbers[2] for each in found}
    return len(first) < len(last)


@lru_cache(maxsize=10_000)
def _parse(raw: str) -> _DateParts | None:
    text = raw.strip()
    if not text or len(text) > _MAX_LENGTH:
        return None
    text = _TIME.sub("", text).strip()
    text = _WEEKDAY.sub("", _EASTERN.sub(r"\1-\2-\3", text))
    if re.fullmatch("[0-9]{14}|[0-9]{12}", text):
        text = text[:8]
    match = _NUMBERS.fullmatch(text)
    if match:
        numbers = (match[1], match[3], match[5])
        if len(match[1]) == 4:
            day = _date(match[1], match[3], match[5])
            return _DateParts(day) if day else None
        apostrophe = match[4] in "'\u2019"
        return _DateParts(None, numbers, match[2] == ".", apostrophe)
    if re.fullmatch("[0-9]{8}|[0-9]{6}", text):
        return _compact(text)
    return _named(text)


def _compact(text: str) -> _DateParts | None:
    if len(text) == 6:
        return _DateParts(None, (text[:2], text[2:4], text[4:]))
    day = _date(text[:4], text[4:6], text[6:])
    return _DateParts(day) if day else _DateParts(None, (text[:2], text[2:4], text[4:]))


def _named(text: str) -> _DateParts | None:
    """With the month's name, which leaves no doubt."""
    for pattern, order in (
        (_DAY_FIRST, "dmy"),
        (_MONTH_FIRST, "mdy"),
        (_YEAR_FIRST, "ymd"),
    ):
        match = pattern.fullmatch(text)
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            month = _month(parts["m"])
            day = _date(parts["y"], str(month), parts["d"]) if month else None
            if day:
                return _DateParts(day)
    return None


def _month(name: str) -> int:
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    if plain in _MONTH_BY_NAME:
        return _MONTH_BY_NAME[plain]
    for length in (4, 3):
        if plain[:length] in _MONTH_BY_START:
            return _MONTH_BY_START[plain[:length]]
    return 0


def _resolve(parts: _DateParts, order: str) -> date | None:
    found = dict(zip(order, parts.numbers, strict=True))
    year = found["y"]
    if parts.new_century and len(year) < 3:
        year = str(2000 + int(year))
    return _date(year, found["m"], found["d"])


def _date(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) <= 2:
        number += 1900 if number >= _CENTURY else 2000
    try:
        found = date(number, int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= number <= LATEST else None
