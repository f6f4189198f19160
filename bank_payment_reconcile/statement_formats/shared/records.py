"""What the readers of record-based files share: lines, dates, amounts, identity."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from decimal import Decimal

from ...sentences import Param, Sentence, SentenceError, _
from .dates import EARLIEST, LATEST
from .identifiers import MIN_BANK_ID
from .memory import LINE, spend
from .model import StatementError, Transaction

# Two-digit years from here on are of the twentieth century.
_CENTURY = 80
_LINE_END = re.compile(r"\r\n|\r|\n")


class RecordError(SentenceError, ValueError):
    """A record that cannot be read; completes "line n … cannot be read: …"."""


class LineError(RecordError):
    """A record that cannot be read, with the number of its line."""

    def __init__(self, number: int, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.number = number


def split_lines(text: str) -> list[str]:
    """The lines. Form feeds and the like are text, unlike for str.splitlines."""
    spend(LINE * (text.count("\n") + text.count("\r")), "lines")
    return _LINE_END.split(text)


def split_records(text: str, width: int) -> list[str]:
    """The records of a fixed width, in characters; some banks send them in one block
    without line ends."""
    lines = split_lines(text)
    filled = [each for each in lines if each.strip()]
    if len(filled) == 1 and len(filled[0].rstrip()) > width:
        block = filled[0]
        spend(LINE * (len(block) // width), "records")
        return [block[at : at + width] for at in range(0, len(block), width)]
    return lines


def refusal(
    kind: str, filename: str, number: int, problem: Param, record: str = ""
) -> StatementError:
    """The error about one line of a file.

    kind: the format's name. number: of the line, from 1.
    problem: completes "… cannot be read: …".
    record: the code of the record that stands there.
    """
    place = _("Line %(line)s", line=number)
    if record:
        place = _("Line %(line)s (record %(record)s)", line=number, record=record)
    return StatementError(
        _(
            "%(place)s of the %(kind)s file “%(filename)s” cannot be read: "
            "%(problem)s. Correct it, or download the file from the bank again. "
            "Nothing was imported.",
            place=place,
            kind=kind,
            filename=filename,
            problem=problem,
        )
    )


def named_account(number: str) -> Param:
    """An account's number for a sentence, also where the file tells none."""
    return number[:40] or _("(no number)")


def short_date(raw: str, order: str) -> date:
    """A date of six digits.

    order: "ymd" or "dmy", as they stand. Raises RecordError where it is none.
    """
    parts = dict(zip(order, (raw[:2], raw[2:4], raw[4:6]), strict=True))
    if len(raw) != 6 or not (raw.isascii() and raw.isdigit()):
        raise RecordError(_("“%(text)s” is not a valid date", text=raw[:40]))
    year = int(parts["y"])
    year += 1900 if year >= _CENTURY else 2000
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError as error:
        raise RecordError(_("“%(text)s” is not a valid date", text=raw)) from error


def long_date(raw: str, order: str, written: str = "") -> date:
    """A date of eight digits, the year in four of them.

    order: "ymd" or "dmy", as they stand. written: what the file has in their place.
    Raises RecordError where it is none.
    """
    text = raw.strip()
    at = 0 if order == "ymd" else 4
    year, rest = text[at : at + 4], text[:at] + text[at + 4 :]
    month, day = (rest[:2], rest[2:]) if order == "ymd" else (rest[2:], rest[:2])
    wrong = _("“%(text)s” is not a valid date", text=(written or text)[:40])
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise RecordError(wrong)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise RecordError(wrong) from error
    if not EARLIEST <= found.year <= LATEST:
        raise RecordError(wrong)
    return found


def fixed_amount(raw: str, decimals: int) -> Decimal:
    """An amount without a sign, in digits alone.

    decimals: how many of them are decimals. Raises RecordError where it is none.
    """
    if not (raw.isascii() and raw.isdigit()) or len(raw) > 30:
        raise RecordError(_("the amount “%(text)s” is not a number", text=raw[:40]))
    return Decimal(int(raw)).scaleb(-decimals)


def squeeze(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(text.split())


def identify(transactions: list[Transaction]) -> None:
    """Makes identification, date and amount unique together.

    Where the bank gives none, a short one, or one twice, it is a hash of the bank's
    own record and a count among equal ones, so that the same file read again, or
    another one with the same day, gives the same identifications.
    """
    taken: set[tuple[str, date, Decimal]] = set()
    equal: Counter[str] = Counter()
    for each in transactions:
        own = each.bank_id
        repeated = (own, each.date, each.amount) in taken
        if len(own) < MIN_BANK_ID or repeated:
            raw = sorted(each.raw.items())
            content = hashlib.sha256(
                repr((own, each.date, each.amount, raw)).encode("utf-8", "replace")
            ).hexdigest()
            equal[content] += 1
            each.bank_id = f"{own or f'{each.date:%Y%m%d}'}-{content[:12]}"
            each.bank_id += f"-{equal[content]}" * (equal[content] > 1)
        taken.add((each.bank_id, each.date, each.amount))
