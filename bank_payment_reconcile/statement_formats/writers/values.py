"""What the writers share: values as files hold them, and the periods of statements."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ..shared.amounts import currency_decimals
from ..shared.model import Statement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def clean(text: str) -> str:
    """The text without control characters, every run of blanks as one."""
    return " ".join(_CONTROL.sub(" ", text).split())


def plain_amount(amount: Decimal, currency: str) -> str:
    """The amount with at least the decimals of its currency, signed, never rounded.

    currency: its code of ISO 4217; "" counts as one of two decimals.
    """
    decimals = currency_decimals(currency) if currency else 2
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -exponent < decimals:
        amount = amount.quantize(Decimal(1).scaleb(-decimals))
    return f"{amount:f}"


def compact(account: str) -> str:
    """An account's number without blanks."""
    return "".join(account.split()).upper()


def is_iban(account: str) -> bool:
    """Whether a number without blanks has the form of an IBAN."""
    return bool(_IBAN.fullmatch(account))


def period(statement: Statement) -> tuple[date, date]:
    """The first and the last day of a statement."""
    days = [each.date for each in statement.transactions]
    last = statement.date or max(days, default=date.today())
    return min([*days, last]), max([*days, last])


def closing(statement: Statement) -> Decimal | None:
    """The closing balance; where it is not told, what the opening one leads to.

    None where neither is told.
    """
    if statement.balance_end is not None or statement.balance_start is None:
        return statement.balance_end
    total = sum((each.amount for each in statement.transactions), Decimal(0))
    return statement.balance_start + total
