"""Payments that come back, as CODA tells them: by the operation, and for SEPA direct
debits by the type of R-transaction and its reason in the structured communication."""

from __future__ import annotations

from ..returns import codes
from ..shared.model import ReturnReason
from .records import CodaMovement

DIRECT_DEBIT = "127"
#: Families and operations of what comes back: transfers that could not be executed,
#: circular checks and postal orders that nobody cashed; checks and vouchers unpaid or
#: reversed; direct debits unpaid, reimbursed and reversed; drafts claimed back, unpaid
#: or irregular; foreign checks and drafts.
OPERATIONS = {
    "0154": "return",
    "0160": "return",
    "0162": "return",
    "0254": "return",
    "0307": "return",
    "0309": "return",
    "0338": "return",
    "0360": "reverse",
    "0362": "reverse",
    "0503": "return",
    "0505": "",
    "0554": "",
    "0556": "return",
    "0558": "reverse",
    "0705": "return",
    "0707": "return",
    "0739": "return",
    "4307": "return",
    "4362": "reverse",
    "4705": "return",
    "4707": "return",
}
#: Categories of the payment itself, net and gross; others are charges and interest.
_PAYMENT = ("000", "100")
#: Types of R-transactions; the fifth is a cancellation.
_KINDS = {"1": "reject", "2": "return", "3": "refund", "4": "reverse", "5": ""}
#: What an older field says where there is no code: no reason is told, or the debtor
#: disagrees. Technical reasons, and those of his account, are shown as they are.
_REASONS = {"2": "MS03", "3": "MS02"}
_PAID = ("", "0")


def returned(
    movement: CodaMovement, details: list[CodaMovement], text: str
) -> ReturnReason | None:
    """Why a movement comes back; None where it does not.

    details: of it. text: what was read of its communications.
    """
    told = next((each for each in (movement, *details) if _is_debit(each)), None)
    whole = told.whole if told else ""
    why, kind, code = whole[8:9].strip(), whole[141:142].strip(), whole[142:146].strip()
    operation = movement.code[1:5]
    is_told = why not in _PAID or kind not in _PAID
    if not is_told:
        if operation not in OPERATIONS or movement.code[5:8] not in _PAYMENT:
            return None
    why = "" if why in _PAID else _REASONS.get(why, why)
    code = code if codes.is_code(code) else codes.find_code(text) or why
    return codes.reason(code, "", _KINDS.get(kind) or OPERATIONS.get(operation, ""))


def _is_debit(movement: CodaMovement) -> bool:
    return movement.structure == DIRECT_DEBIT
