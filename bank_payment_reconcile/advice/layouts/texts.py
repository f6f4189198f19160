"""Advices as plain text: prints with columns, and what people write in a mail."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from ...sentences import _
from ..shared.document import AdviceDocument
from ..shared.model import ZERO, Advice, AdviceError
from ..shared.registry import AdviceFormat
from ..worded import vocabulary as words
from ..worded.heading import read_heading
from .assemble import assemble
from .listing import read_listing
from .mails import MailReader
from .prints import list_print

#: Characters that a text of a mail or a print has at most.
_MOST = 3_000_000
_MARKUP = ("<", "{", "[", "%PDF", "UNA", "UNB", "ISA*", ":20:", "{1:")


def recognise(document: AdviceDocument) -> bool:
    """Whether some line of it has the number of a document and an amount."""
    start = document.start
    if not start or start.startswith(_MARKUP):
        return False
    if _is_delimited(document):
        return False
    if list_print(start, "text") is not None:
        return True
    items, _outside = MailReader(start).read()
    return any(each.numbers and each.amounts for each in items)


def _is_delimited(document: AdviceDocument) -> bool:
    """Whether it is a table from its first line on: one that no other format knows is
    none of an advice, and its lines are no text."""
    for head in document.heads:
        widths = [len(row.cells) for row in head.rows]
        least = 4 if head.kind == "," else 3
        if len(widths) > 1 and widths[0] >= least and len(set(widths)) == 1:
            return True
    return False


def read(document: AdviceDocument) -> list[Advice]:
    """The advice that a text tells."""
    return read_text(document, document.text, "text")


def read_text(document: AdviceDocument, text: str, source: str) -> list[Advice]:
    """The advice in the text of a document; raises AdviceError where it has none that
    adds up."""
    if len(text) > _MOST:
        raise AdviceError(
            _(
                "“%(filename)s” has more text than an advice has. Import only the "
                "advice of one payment.",
                filename=document.filename or "document",
            )
        )
    listing = list_print(text, source)
    if listing is not None:
        # What looked like a header may be a line of prose.
        with suppress(AdviceError):
            return read_listing(listing, document)
    return _read_mail(document, text, source)


def _read_mail(document: AdviceDocument, text: str, source: str) -> list[Advice]:
    reader = MailReader(text)
    items, outside = reader.read()
    options = document.options
    mark = reader.amounts.decimal_mark
    order = options.date_order or ("dmy" if mark == "," else "")
    heading = read_heading(outside, options.zone, order, reader.amounts)
    lines = text.split("\n")
    everything = read_heading(lines, options.zone, order, reader.amounts)
    heading.currency = everything.currency
    counted = [each for each in items if not each.sum and each.amounts]
    if not any(each.numbers for each in counted):
        raise _nothing(document)
    [advice, *others] = assemble(source, items, heading)
    rows = [row for row in advice.rows if row.ignored is None]
    totals = _totals(items, heading.totals)
    agrees = bool(totals) or _tells_payment(text)
    if others or not agrees or not _agrees(advice, len(rows), totals):
        raise AdviceError(
            _(
                "The amounts in “%(filename)s” add up to %(net)s, which it does not "
                "tell as its total. Import the advice as a table, or correct the text.",
                filename=document.filename or "document",
                net=advice.net,
            )
        )
    return [advice]


def _totals(items: list, told: list[Decimal]) -> set[Decimal]:
    found = {abs(each) for item in items if item.sum for each in item.said}
    return found | {abs(each) for each in told}


def _agrees(advice: Advice, count: int, totals: set[Decimal]) -> bool:
    """Whether the rows are those of one payment: they add up to what is told, or one
    row stands alone and nothing else is told."""
    if advice.net == ZERO or advice.remarks:
        return False
    if abs(advice.net) in totals:
        return True
    return count == 1 and not totals


def _tells_payment(text: str) -> bool:
    told = words.tell(text[:500])
    return any(each.search(told) for each in (words.PAY, words.INVOICE, words.ADVICE))


def _nothing(document: AdviceDocument) -> AdviceError:
    return AdviceError(
        _(
            "“%(filename)s” names no document with its amount. Choose the advice that "
            "says which invoices are paid.",
            filename=document.filename or "document",
        )
    )


FORMAT = AdviceFormat("text", recognise, read, rank=90)
