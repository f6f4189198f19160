"""Field :61: (statement line) and the balances, as SWIFT lays them out."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...sentences import SentenceError, _

_AMOUNT = r"[0-9][0-9.]*(?:,[0-9]*)?"
_LINE = re.compile(
    r"(?P<value>[0-9]{6})"
    r"(?P<entry>[0-9]{4}|[ ]{4})?[ ]?"
    r"(?P<mark>E?[CD]|R[CD])"
    # Third letter of the currency code; HSBC and others write a blank, too.
    r"(?P<funds>[A-Z])?[ ]?"
    rf"(?P<amount>{_AMOUNT})"
    # Some German banks write a blank before returned items.
    r"(?:[ ](?=NRTI))?(?P<type>[A-Z][A-Z0-9 ]{3})?"
    r"(?P<reference>.*?)"
    r"(?://(?P<bank_reference>.*))?"
)
_BALANCE = re.compile(
    rf"(?P<mark>[CD])(?P<day>[0-9]{{6}})(?P<currency>[A-Z]{{3}})(?P<amount>{_AMOUNT})"
)
_SIGNS = {"C": 1, "D": -1, "RC": -1, "RD": 1}
_MAX_AMOUNT = 40


class Mt940FieldError(SentenceError, ValueError):
    """A field that cannot be read; completes "… cannot be read: …"."""


@dataclass(slots=True)
class Mt940Line:
    """What :61: says; the amount is positive for money in."""

    value_date: date
    entry_date: date
    amount: Decimal
    #: Expected only: the bank will book it later (MT942).
    expected: bool
    #: Whether it takes an earlier entry back.
    reversal: bool
    #: SWIFT's code of the kind of transaction, as NTRF.
    type: str
    #: Of the account's owner, and of the bank.
    reference: str
    bank_reference: str
    #: Supplementary details, the lines below the first.
    details: list[str]


@dataclass(slots=True)
class Mt940Balance:
    """A balance; positive when the bank owes the account's owner."""

    amount: Decimal
    currency: str
    day: date | None


def read_line(lines: list[str]) -> Mt940Line:
    """The lines of a field :61:; raises Mt940FieldError where it is not laid out so."""
    head, *details = [each.strip() for each in lines]
    if details and _is_torn(head):
        # A few banks break the line before the amount.
        head, details = head + details[0], details[1:]
    match = _LINE.fullmatch(head)
    if not match:
        raise Mt940FieldError(
            _("“%(text)s” is not a date, a mark and an amount", text=head[:60])
        )
    value_date = parse_date(match["value"])
    if value_date is None:
        raise Mt940FieldError(
            _("the date “%(text)s” is not a valid date (YYMMDD)", text=match["value"])
        )
    mark = match["mark"]
    return Mt940Line(
        value_date=value_date,
        entry_date=_entry_date(match["entry"] or "", value_date),
        amount=_SIGNS[mark.removeprefix("E")] * parse_amount(match["amount"]),
        expected=mark.startswith("E"),
        reversal=mark.startswith("R"),
        type=(match["type"] or "").strip(),
        reference=match["reference"].strip(),
        bank_reference=(match["bank_reference"] or "").strip(),
        details=[each for each in details if each],
    )


def _is_torn(head: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{6}(?:[0-9]{4})?(?:R?[CD])[A-Z]?", head))


def read_balance(text: str) -> Mt940Balance:
    """The text of a balance; raises Mt940FieldError where it is not laid out so."""
    match = _BALANCE.fullmatch(text.strip())
    if not match:
        raise Mt940FieldError(
            _(
                "“%(text)s” is not a mark, a date, a currency and an amount",
                text=text[:40],
            )
        )
    sign = _SIGNS[match["mark"]]
    day = parse_date(match["day"])
    return Mt940Balance(sign * parse_amount(match["amount"]), match["currency"], day)


def parse_amount(raw: str) -> Decimal:
    """An amount with decimal comma, without a sign.

    A point only groups, or stands before one or two decimals. Raises Mt940FieldError.
    """
    whole, comma, fraction = raw.partition(",")
    if not comma and re.fullmatch(r"[0-9]+\.[0-9]{1,2}", raw):
        whole, _point, fraction = raw.partition(".")
    elif "." in whole and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", whole):
        raise Mt940FieldError(_("the amount “%(text)s” is not a number", text=raw[:40]))
    elif "." in whole and not comma:
        raise Mt940FieldError(
            _("the amount “%(text)s” has no decimal comma", text=raw[:40])
        )
    if len(raw) > _MAX_AMOUNT:
        raise Mt940FieldError(_("the amount “%(text)s” is too long", text=raw[:40]))
    return Decimal(f"{whole.replace('.', '')}.{fraction}" if fraction else _int(whole))


def _int(whole: str) -> str:
    return whole.replace(".", "")


def parse_date(raw: str) -> date | None:
    """YYMMDD; the 30th of February, which interest knows, is its last day."""
    if not re.fullmatch("[0-9]{6}", raw):
        return None
    year, month, day = int(raw[:2]), int(raw[2:4]), int(raw[4:])
    year += 2000 if year < 80 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _entry_date(raw: str, value_date: date) -> date:
    """MMDD in the year that is nearest to the value date."""
    if not raw.strip():
        return value_date
    found = []
    for year in (value_date.year - 1, value_date.year, value_date.year + 1):
        day = parse_date(f"{year % 100:02}{raw}")
        if day is None:
            raise Mt940FieldError(
                _("the entry date “%(text)s” is not a valid date (MMDD)", text=raw)
            )
        found.append(day)
    return min(found, key=lambda day: abs((day - value_date).days))
