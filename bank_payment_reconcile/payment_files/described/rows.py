"""Payments as rows, and what a file says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal

from ..charset import transliterate
from ..model import Batch, FileFormat, PaymentOrder
from ..sent import prepare

#: What a column may hold: text, an amount, a day, an hour, a number that is counted.
Value = str | Decimal | date | time | int


def payment_rows(batch: Batch, format: FileFormat) -> Iterator[dict[str, Value]]:
    """The payments, texts in the characters of the bank."""
    for payment in batch.payments:
        sent = prepare(payment, batch, format)
        remittance = sent.remittance
        reference = remittance.reference.value if remittance.reference else ""
        row = {
            **_order_values(payment),
            "payee": sent.name,
            # A table has room for both.
            "text": transliterate(payment.text, format)
            if reference
            else remittance.text,
            "reference": reference,
        }
        for key in ("street", "number", "postal_code", "town", "region", "second_line"):
            value = getattr(payment.party.address, key)
            row[key] = transliterate(value, format)
        yield row


def _order_values(payment: PaymentOrder) -> dict[str, Value]:
    account = payment.account
    return {
        "account": account.number,
        "bic": account.bic,
        "clearing": account.clearing,
        "bank_name": account.bank_name,
        "account_kind": account.kind,
        "country": payment.party.address.country,
        "amount": payment.amount,
        "currency": payment.currency,
        "date": payment.execution_date,
        "end_to_end_id": payment.end_to_end_id,
        "instruction_id": payment.instruction_id,
        "information_id": payment.information_id,
        "purpose": payment.purpose,
        "priority": payment.priority,
        "charges": payment.charges,
        "mandate": payment.mandate.reference if payment.mandate else "",
    }


def file_values(batch: Batch, format: FileFormat) -> Mapping[str, Value]:
    """What every row of a file may hold, its first and last one, too."""
    party = batch.party
    initiating = batch.initiating or party
    return {
        "own_account": batch.account.number,
        "own_name": transliterate(party.name, format),
        "own_identifier": initiating.identifier or party.identifier,
        "own_bic": batch.account.bic,
        "own_clearing": batch.account.clearing,
        "own_currency": batch.account.currency,
        "message_id": batch.message_id,
        "file_date": batch.created_at.date(),
        "file_time": batch.created_at.time(),
    }
