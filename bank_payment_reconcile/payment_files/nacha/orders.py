"""What a NACHA file says of us, of a payment, and of payments that stand together."""

from __future__ import annotations

from dataclasses import replace

from stdnum.us import rtn

from ..charset import transliterate
from ..model import Batch, FileFormat, PaymentOrder
from .records import addenda_of

#: What the payee's bank shows of a batch; the first is prescribed for wages.
PAYROLL, PAYMENTS, DEBITS = "PAYROLL", "PAYMENTS", "DEBITS"


def ascii_text(text: str, format: FileFormat) -> str:
    """The text in the characters of a NACHA file."""
    return transliterate(text, replace(format, charset="ascii"))


def entry_class(payment: PaymentOrder, format: FileFormat) -> str:
    """The standard entry class: of persons, of companies, of those with long texts."""
    if not payment.party.is_company:
        return "PPD"
    return "CTX" if len(addenda_of(remittance_text(payment, format))) > 1 else "CCD"


def remittance_text(payment: PaymentOrder, format: FileFormat) -> str:
    """Reference and text as one; these files have no reference of their own."""
    reference = ascii_text(payment.reference, format)
    text = ascii_text(payment.text, format)
    return text if reference in text else " ".join(filter(None, [reference, text]))


def company_id(batch: Batch) -> str:
    """The number under which the bank knows us, in ten characters: a 1 stands before
    that of the tax office. Empty where there is none that fits."""
    initiating = batch.initiating or batch.party
    given = initiating.identifier or batch.party.identifier
    compact = "".join(each for each in given.upper() if each.isalnum())
    if len(compact) == 9 and compact.isdigit():
        return f"1{compact}"
    return compact if len(compact) == 10 and compact.isascii() else ""


def origin(batch: Batch) -> str:
    """Who hands in the file: as the company, or as a bank by its own number."""
    made = company_id(batch)
    return f" {made[1:]}" if rtn.is_valid(made[1:]) else made


def description_of(batch: Batch, category_purpose: str) -> str:
    """What a batch is for, in ten characters."""
    if category_purpose == "SALA" and batch.kind == "transfer":
        return PAYROLL
    return DEBITS if batch.kind == "debit" else PAYMENTS


def entry_id(payment: PaymentOrder) -> str:
    """By what the answer names a payment, in 15 characters: of an id that is longer,
    those that tell it from others."""
    for identifier in (payment.end_to_end_id, payment.instruction_id):
        if identifier and len(identifier) <= 15:
            return identifier
    return (payment.end_to_end_id or payment.instruction_id)[-15:].strip()
