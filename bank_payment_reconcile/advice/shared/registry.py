"""Knows the formats of advices. A new one is a module here with a `FORMAT`."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ...sentences import _
from ...statement_formats import bounded, offered_in
from .document import AdviceDocument, AdviceOptions
from .model import Advice, AdviceError

#: The last rank of formats that nothing else is taken for.
SURE = 50


@dataclass(frozen=True, slots=True)
class AdviceFormat:
    """A kind of document that explains a payment.

    recognise: whether the document is one, from its content alone; it must be quick
        and never raise.
    read: the advices in it; it raises nothing but SentenceError.
    rank: formats are asked by ascending rank: messages with a sure mark 10, reports of
        providers 50, tables of customers 80, any text 90.
    is_statement_too: banks send such documents as statements, too.
    """

    name: str
    recognise: Callable[[AdviceDocument], bool]
    read: Callable[[AdviceDocument], list[Advice]]
    rank: int = 50
    is_statement_too: bool = False


@cache
def formats() -> tuple[AdviceFormat, ...]:
    """Every format of `advice`, in the order in which they are asked."""
    return tuple(offered_in(__name__.rsplit(".", 2)[0]))


def recognise(document: AdviceDocument) -> AdviceFormat | None:
    """The format of a document by its content, None where it is none that is known."""
    return next((each for each in formats() if each.recognise(document)), None)


def is_advice(data: bytes) -> str:
    """The name of the format of what is surely an advice and no statement: a message of
    that kind, or a report that a provider is known by; "" where it may be another."""
    if not data.strip():
        return ""
    found = recognise(AdviceDocument(data, "", AdviceOptions()))
    if found is None or found.rank > SURE or found.is_statement_too:
        return ""
    return found.name


def read(
    data: bytes, filename: str = "", zone: str = "UTC", date_order: str = ""
) -> list[Advice]:
    """The advices of a document, of whatever format it is: one for each payout or
    payment that it explains.

    filename: serves the messages alone. zone: IANA name of the one in which days are
        told. date_order: "dmy", "mdy" or "ymd" where a person said it.
    Raises SentenceError: what is wrong, where, what to do.
    """
    return _read(data, filename or "document", AdviceOptions(zone, date_order))


@bounded
def _read(data: bytes, filename: str, options: AdviceOptions) -> list[Advice]:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise AdviceError(
            _(
                "The file “%(filename)s” is empty. Download or attach it again.",
                filename=filename,
            )
        )
    document = AdviceDocument(data, filename, options)
    found = recognise(document)
    if found is None:
        raise AdviceError(
            _(
                "Nothing in “%(filename)s” shows what a payment is made of. Choose the "
                "provider's payout report or the customer's remittance advice, as CSV, "
                "XLSX, PDF with text, or the text of the mail.",
                filename=filename,
            )
        )
    return found.read(document)
