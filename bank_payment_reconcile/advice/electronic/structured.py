"""Structured remittance of ISO 20022: with the payment in the bank's own message, or
sent apart (remt.001).
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ...sentences import _
from ...statement_formats import RemittedDocument, Transaction, read_remittances
from ...statement_formats import read as read_statements
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError, Row
from ..shared.registry import AdviceFormat

ZERO = Decimal(0)
#: What may stand before the first document of a message.
_BANK_MESSAGES = ("camt.052", "camt.053", "camt.054")


def of_documents(
    documents: Iterable[RemittedDocument],
    currency: str = "",
    sender: str = "",
    number: str = "",
    day: date | None = None,
    total: Decimal | None = None,
) -> Advice | None:
    """The advice that a payment's own documents are.

    number: an id that the bank's line has, too. total: what was paid, where that is
        known. Nothing where they tell no amounts, or those of another currency: they
    explain no payment.
    """
    documents = list(documents)
    currencies = {currency, *(each.currency for each in documents)} - {""}
    if not any(map(_owed, documents)) or len(currencies) > 1:
        return None
    rows = [_to_row(each, at) for at, each in enumerate(documents, 1)]
    return Advice(
        kind="remittance",
        source="camt",
        currency=next(iter(currencies), ""),
        sender=sender,
        number=number,
        marks=(number,) if number else (),
        date=day,
        total=total,
        rows=_turned(_completed(rows, total), total),
    )


def _completed(rows: list[Row], total: Decimal | None) -> list[Row]:
    """The rows, with the rest of the payment on the one that tells no amount."""
    lacking = [at for at, row in enumerate(rows) if not row.gross]
    if total is not None and len(lacking) == 1:
        rest = abs(total) - sum((row.net for row in rows), ZERO)
        rows[lacking[0]] = replace(rows[lacking[0]], gross=rest)
    return rows


def _turned(rows: list[Row], total: Decimal | None) -> list[Row]:
    """The rows of money that went out: what was paid of an invoice lowers the line."""
    net = sum((row.net for row in rows), ZERO)
    if total is None or total >= 0 or net <= 0:
        return rows
    return [
        replace(
            row,
            gross=-row.gross,
            discount=-row.discount,
            deduction=-row.deduction,
        )
        for row in rows
    ]


def of_transaction(transaction: Transaction, currency: str) -> Advice | None:
    """The advice that a bank's transaction carries itself; nothing where it is no more
    than a number.

    currency: of the account; the documents may be in that of the order.
    """
    total, ordered = transaction.amount, transaction.original_amount
    told = {each.currency for each in transaction.documents}
    if ordered is not None and told == {transaction.original_currency}:
        currency = transaction.original_currency
        total = abs(ordered) if total >= 0 else -abs(ordered)
    return of_documents(
        transaction.documents,
        currency=currency,
        sender=transaction.partner_name,
        number=transaction.end_to_end_id,
        day=transaction.date,
        total=total,
    )


def explains(documents: Iterable[RemittedDocument]) -> bool:
    """Whether documents say more of a payment than one number: several of them, or
    what was taken off."""
    documents = list(documents)
    if not any(map(_owed, documents)):
        return False
    return len(documents) > 1 or any(map(_is_changed, documents))


def _is_changed(document: RemittedDocument) -> bool:
    """Whether something else than what is owed is paid of it."""
    due, remitted = document.due, document.remitted
    return (
        bool(document.discount or document.adjustments)
        or document.kind == "credit_note"
        or bool(due and (document.credit or remitted not in (None, due)))
    )


def _owed(document: RemittedDocument) -> Decimal:
    """What a document is about, without its sign."""
    off = document.discount - sum((a.amount for a in document.adjustments), ZERO)
    for amount in (
        document.credit if document.kind == "credit_note" else document.due,
        document.due,
        None if document.remitted is None else document.remitted + off,
        document.credit,
    ):
        if amount:
            return abs(amount)
    return ZERO


def _to_row(document: RemittedDocument, at: int) -> Row:
    sign = -1 if document.kind == "credit_note" else 1
    gross = sign * _owed(document)
    discount = -sign * abs(document.discount) or ZERO
    adjusted = sum((each.amount for each in document.adjustments), ZERO)
    words = [word for each in document.adjustments for word in (each.reason, each.text)]
    if document.credit and document.due and sign > 0:
        adjusted -= abs(document.credit)
        words.append("credit note")
    if document.remitted is not None:
        # What was paid is what was paid; the adjustments say why it is less.
        adjusted = sign * abs(document.remitted) - gross - discount
    codes = [each.reason for each in document.adjustments]
    kinds = {"credit_note": "credit_note"}
    return Row(
        kind=kinds.get(document.kind, "invoice"),
        gross=gross,
        discount=discount,
        deduction=adjusted,
        reason=" ".join(filter(None, words)) if adjusted else "",
        reason_code=" ".join(filter(None, codes)) if adjusted else "",
        numbers=document.numbers,
        date=document.day,
        line=at,
        key=f"{at}:{document.numbers[0]}",
    )


# -- Messages


def recognise_bank(document: AdviceDocument) -> bool:
    """Whether it is a bank's message in which payments name their documents."""
    start = document.start
    return any(name in start for name in _BANK_MESSAGES) and (
        "RfrdDocInf" in document.text or "RfrdDocAmt" in document.text
    )


def read_bank(document: AdviceDocument) -> list[Advice]:
    """One advice for each payment that names its documents with their amounts."""
    found = []
    for statement in read_statements(document.data, document.filename):
        for transaction in statement.transactions:
            advice = of_transaction(transaction, statement.currency)
            if advice and explains(transaction.documents):
                found.append(advice)
    if not found:
        raise AdviceError(
            _(
                "No payment in “%(filename)s” says of which documents it is made: "
                "import it as a statement.",
                filename=document.filename,
            )
        )
    return found


def recognise_apart(document: AdviceDocument) -> bool:
    """Whether it is a remittance that was sent apart from its payment."""
    return "remt.001" in document.start[:2000]


def read_apart(document: AdviceDocument) -> list[Advice]:
    """One advice for each remittance."""
    found = []
    for told in read_remittances(document.data, document.filename):
        advice = of_documents(
            told.documents,
            currency=told.currency,
            sender=told.sender,
            number=told.end_to_end_id,
            day=told.day,
            total=told.amount,
        )
        if advice:
            advice.marks = tuple(filter(None, (told.end_to_end_id, told.number)))
            found.append(advice)
    if not found:
        raise AdviceError(
            _(
                "The remittance advice in “%(filename)s” names no document with an "
                "amount: ask the sender for the whole message.",
                filename=document.filename,
            )
        )
    return found


FORMAT = AdviceFormat("camt", recognise_bank, read_bank, rank=10, is_statement_too=True)
