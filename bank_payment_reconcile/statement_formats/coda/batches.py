"""CODA's batches: which movements are parts of one, and the transactions they make."""

from __future__ import annotations

from decimal import Decimal

from ..shared.charges import settled
from ..shared.identifiers import given
from ..shared.model import Charge, Transaction
from . import texts
from .records import CodaMovement
from .returns import DIRECT_DEBIT, returned

#: Which details make up a total: a customer's batch, or the bank's.
_PARTS = {"1": "5", "2": "67"}
_DETAILS = "56789"
#: Category of what was paid before charges.
_GROSS = "100"


def grouped(
    movements: list[CodaMovement],
) -> list[tuple[CodaMovement, list[CodaMovement]]]:
    """Every movement of the account with the details of it that follow.

    movements: of one statement, in the file's order.
    """
    found: list[tuple[CodaMovement, list[CodaMovement]]] = []
    for each in movements:
        if found and each.kind in _DETAILS and each.sequence == found[-1][0].sequence:
            found[-1][1].append(each)
        else:
            found.append((each, []))
    return found


def resolve(
    total: CodaMovement, details: list[CodaMovement], currency: str
) -> list[Transaction]:
    """One transaction, or one per part of a batch.

    Gross amounts and charges (details 8 and 9) belong to the one payment.

    total: what moved the account. details: of it. currency: the account's.
    """
    kinds = _PARTS.get(total.kind, "")
    parts = [each for each in details if each.kind in kinds]
    if parts and sum((e.amount for e in parts), Decimal(0)) == total.amount:
        found = []
        for number, part in enumerate(details):
            if part.kind in kinds:
                end = number + 1
                while end < len(details) and details[end].kind not in kinds:
                    end += 1
                below = details[number + 1 : end]
                found.append(_transaction(part, below, currency))
        for each in found:
            each.batch_id = given(total.bank_reference)
            each.batch_amount = total.amount
            each.is_part = len(found) > 1
        return found
    return [_transaction(total, details, currency)]


def _charges(movement: CodaMovement, details: list[CodaMovement]) -> tuple[Charge, ...]:
    """What the details of a movement have besides its gross amount, where they are all
    of it."""
    gross = [each for each in details if each.code[5:] == _GROSS]
    others = [each for each in details if each not in gross]
    whole = sum((each.amount for each in details), Decimal(0))
    if not gross or whole != movement.amount:
        return ()
    return settled([Charge(each.amount) for each in others], True)


def _transaction(
    movement: CodaMovement, details: list[CodaMovement], currency: str
) -> Transaction:
    transaction = Transaction(
        date=movement.entry_date,
        amount=movement.amount,
        value_date=movement.value_date,
        partner_name=movement.name,
        partner_account=given(movement.account),
        partner_bic=movement.bic,
        end_to_end_id=given(movement.customer_reference),
        transaction_type=movement.code.strip(),
        bank_id=given(movement.bank_reference),
        line=movement.number,
    )
    texts.fill(transaction, movement, currency)
    transaction.charges = _charges(movement, details)
    lines = list(movement.lines)
    for each in details:
        lines += each.lines
        if each.structure == "105":
            texts.fill_original(transaction, each.whole, currency)
        elif each.structure == DIRECT_DEBIT and not transaction.mandate:
            texts.fill_debit(transaction, each.whole)
    transaction.returned = returned(movement, details, transaction.text)
    transaction.raw = {"records": "\n".join(line.rstrip() for line in lines)}
    return transaction
