"""A table from wherever it was read: its rows, and what is around them."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ...sentences import _
from ...statement_formats import plain
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError
from ..worded import vocabulary as words
from ..worded.heading import read_heading
from .assemble import assemble
from .items import AdviceItem, AdviceLine, ItemReader
from .payouts import assemble_payouts

_CENTS = re.compile(r"[0-9][.,][0-9]{2}(?![0-9])")
_MOST_REASON = 200


@dataclass(slots=True)
class Listing:
    """lines: of the table, without its headers. outside: what else the document says.

    is_loose: lines that are not of the table may lie between its rows.
    """

    source: str
    lines: list[AdviceLine] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    is_loose: bool = False


def read_listing(listing: Listing, document: AdviceDocument) -> list[Advice]:
    """The advices of a table; raises AdviceError where it has no row with an amount."""
    columns = listing.lines[0].columns if listing.lines else None
    if columns is None:
        raise _without_rows(document)
    options = document.options
    reader = ItemReader(
        listing.lines, columns.currency, options.zone, options.date_order
    )
    items = _items(listing, reader)
    if not any(each.amounts and not each.sum for each in items):
        raise _without_rows(document)
    known = reader.days.orders
    order = options.date_order or (known[0] if len(known) == 1 else "")
    if not order and reader.amounts.decimal_mark == ",":
        order = "dmy"
    heading = read_heading(listing.outside, options.zone, order, reader.amounts)
    heading.currency = columns.currency or heading.currency
    if columns.is_payout:
        found = assemble_payouts(items, heading, columns.layout, columns.has("payout"))
        for each in found:
            each.source = listing.source
        return found
    may_be_either = columns.has("discount?")
    return assemble(listing.source, items, heading, columns.layout, may_be_either)


def _without_rows(document: AdviceDocument) -> AdviceError:
    return AdviceError(
        _(
            "“%(filename)s” has the header of an advice and no row with an amount. Ask "
            "the sender for the whole document.",
            filename=document.filename or "document",
        )
    )


def _items(listing: Listing, reader: ItemReader) -> list[AdviceItem]:
    found: list[AdviceItem] = []
    last: AdviceItem | None = None
    for line in listing.lines:
        item = reader.read(line)
        if _is_item(item, line, listing.is_loose):
            found.append(item)
            last = None if item.sum else item
        elif last and line.number <= last.line + 2 and _continues(line, listing):
            _add_reason(last, " ".join(line.text.split()))
        else:
            listing.outside.append(line.text)
            last = None
    return found


def _is_item(item: AdviceItem, line: AdviceLine, is_loose: bool) -> bool:
    """Whether a line is a row: it has an amount, and something that tells of what."""
    if item.sum:
        return bool(item.said)
    has_amount = bool(item.amounts) or item.fee is not None
    if not has_amount:
        return False
    if item.numbers or item.orders or item.transactions or item.type:
        return True
    if line.columns.is_payout:
        return True
    if is_loose and words.PAGE.search(words.tell(line.text)):
        return False
    is_money = any(
        isinstance(each, Decimal) or _CENTS.search(plain(each)) for each in line.cells
    )
    return bool(item.reason or item.text or item.their_number) and (
        is_money or not is_loose
    )


def _continues(line: AdviceLine, listing: Listing) -> bool:
    """Whether a line without an amount says more about the row above it."""
    if not any(map(str.isalpha, line.text)) or len(line.text) > _MOST_REASON:
        return False
    if not listing.is_loose:
        return True
    filled = [at for at, each in enumerate(line.cells) if plain(each).strip()]
    beside = line.columns.at("reason", "text")
    return bool(filled) and (filled[0] > 0 or filled[0] in beside)


def _add_reason(item: AdviceItem, text: str) -> None:
    if text not in item.reason:
        item.reason = f"{item.reason} {text}".strip()[:_MOST_REASON]
