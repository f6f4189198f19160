"""Payments in another currency: the payment, what converts it, and its fee are one.

The provider books the payment in its currency, takes it out of there and puts what it
gave for it into the account's. The last of these is what the payout has; gross and fee
are spread by that rate, and the fee takes what rounding leaves.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from ...sentences import _
from ...statement_formats import currency_decimals
from ..shared.model import ZERO
from .entry import FEES, ReportEntry
from .table import ReportTable

#: So many steps a chain of references may have.
_MOST_STEPS = 4


def join_conversions(
    _table: ReportTable, entries: list[ReportEntry]
) -> list[ReportEntry]:
    """The entries, each payment with its conversion in the currency into which it was
    converted; conversions that belong to no payment stay as they are."""
    by_id = {each.id: each for each in reversed(entries) if each.id}
    moments = _by_moment(entries)
    conversions: dict[int, list[ReportEntry]] = defaultdict(list)
    fees: dict[int, list[ReportEntry]] = defaultdict(list)
    roots: dict[int, ReportEntry] = {}
    for entry in entries:
        if entry.row.ignored is not None or entry.row.kind not in ("conversion", *FEES):
            continue
        root = _root(entry, by_id)
        if root is None and entry.row.kind == "conversion":
            root = _of_the_moment(entry, moments)
        if root is not None:
            roots[id(root)] = root
            kept = conversions if entry.row.kind == "conversion" else fees
            kept[id(root)].append(entry)
    for key, converted in conversions.items():
        _join(roots[key], converted, fees[key])
    return entries


def _root(entry: ReportEntry, by_id: dict[str, ReportEntry]) -> ReportEntry | None:
    """The payment to which an entry refers, also by another conversion."""
    for _step in range(_MOST_STEPS):
        found = by_id.get(entry.parent)
        if found is None or found is entry or found.row.ignored is not None:
            return None
        if found.row.kind not in ("conversion", "payout", *FEES):
            return found
        entry = found
    return None


def _moment(entry: ReportEntry) -> str:
    date, clock = entry.line.text("date"), entry.line.text("clock")
    return f"{date} {clock}" if clock or ":" in date else ""


def _by_moment(
    entries: list[ReportEntry],
) -> dict[tuple[str, str, Decimal], ReportEntry | None]:
    """Payments by time, currency and amount; None where there are two."""
    found: dict[tuple[str, str, Decimal], ReportEntry | None] = {}
    for entry in entries:
        moment = _moment(entry)
        if moment and entry.row.kind not in ("conversion", "payout", *FEES):
            key = (moment, entry.currency, entry.amount)
            found[key] = None if key in found else entry
    return found


def _of_the_moment(
    entry: ReportEntry, moments: dict[tuple[str, str, Decimal], ReportEntry | None]
) -> ReportEntry | None:
    """The payment of the same second that a conversion takes out; only that side."""
    if entry.parent:
        return None
    return moments.get((_moment(entry), entry.currency, -entry.amount))


def _join(
    root: ReportEntry, converted: list[ReportEntry], fees: list[ReportEntry]
) -> None:
    """Converts a payment, where all of it went into one other currency."""
    own = [each for each in converted if each.currency == root.currency]
    others = [each for each in converted if each.currency != root.currency]
    fees = [each for each in fees if each.currency == root.currency]
    out = sum((each.amount for each in own), ZERO)
    into = sum((each.amount for each in others), ZERO)
    taken = root.amount
    if out != -taken:
        taken += sum((each.amount for each in fees), ZERO)
    else:
        fees = []
    if not own or len({each.currency for each in others}) != 1 or not taken:
        return
    if out != -taken:
        return
    currency = others[0].currency
    rate = into / taken
    gross = _rounded(root.row.gross * rate, currency)
    root.change(
        original_amount=root.row.gross,
        original_currency=root.currency,
        gross=gross,
        fee=into - gross,
    )
    root.currency = currency
    for each in (*own, *others, *fees):
        each.ignore(_("part of line %(line)s", line=root.row.line))


def _rounded(amount: Decimal, currency: str) -> Decimal:
    unit = Decimal(1).scaleb(-currency_decimals(currency or "EUR"))
    return amount.quantize(unit, ROUND_HALF_UP)
