"""The balances of a CAMT statement: which of them opens it, which closes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from .fields import CamtFields, CamtPaths, parse_amount, parse_date

_OPENING = ("OPBD", "PRCD")
_CLOSING = ("CLBD",)
#: Booked so far: closes an intraday report or a page, opens the next.
_INTERIM = "ITBD"


@dataclass(slots=True)
class CamtBalance:
    """A booked balance; positive when the bank owes the account's owner."""

    code: str
    amount: Decimal
    currency: str
    day: date | None
    #: Whether the bank wrote credit or debit.
    signed: bool


def read_balances(element: etree._Element, paths: CamtPaths) -> list[CamtBalance]:
    """The balances of a statement whose amounts can be read, in the file's order."""
    found = []
    for each in element.iterchildren("{*}Bal"):
        fields = CamtFields.of(each, paths)
        amount = parse_amount(fields.get("Amt"))
        if amount is None:
            continue
        side = fields.get("CdtDbtInd").upper()
        found.append(
            CamtBalance(
                code=fields.get("Tp.CdOrPrtry.Cd", "Tp.Cd").upper(),
                amount=-amount if side == "DBIT" else amount,
                currency=fields.get("Amt.@Ccy").upper(),
                day=parse_date(fields.get("Dt.Dt", "Dt.DtTm", "Dt")),
                signed=side in ("CRDT", "DBIT") or not amount,
            )
        )
    return found


def opening_and_closing(
    balances: list[CamtBalance], currency: str, others: bool
) -> tuple[CamtBalance | None, CamtBalance | None]:
    """The booked balances before the first and after the last entry.

    A file that spans several days may have a pair for each of them.

    :param others: whether a balance in another currency may stand for a missing
        one, since the account has but one currency.
    """
    own = [each for each in balances if each.currency in ("", currency)]
    opening, closing = _pair(own)
    if others and None in (opening, closing):
        any_opening, any_closing = _pair(balances)
        opening, closing = opening or any_opening, closing or any_closing
    return opening, closing


def _pair(own: list[CamtBalance]) -> tuple[CamtBalance | None, CamtBalance | None]:
    interim = [each for each in own if each.code == _INTERIM]
    opening = closing = None
    for code in _OPENING:
        opening = opening or _earliest([each for each in own if each.code == code])
    for code in _CLOSING:
        closing = _latest([each for each in own if each.code == code])
    if interim and opening is None and (closing is not None or len(interim) > 1):
        opening = _earliest(interim)
    if interim and closing is None:
        closing = _latest(interim)
    return opening, closing


def _earliest(balances: list[CamtBalance]) -> CamtBalance | None:
    return min(balances, key=lambda each: each.day or date.max, default=None)


def _latest(balances: list[CamtBalance]) -> CamtBalance | None:
    """The last one, also in the file's order, of the last day."""
    return max(reversed(balances), key=lambda each: each.day or date.min, default=None)
