"""Payments that come back, as CAMT tells them: by the information on the return, by
the transaction code of ISO 20022 or of the bank, or as the reversal of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..returns import codes, german
from ..returns.subfamilies import SUBFAMILIES
from ..shared.model import Charge, ReturnReason
from .fields import CamtFields, join_texts, parse_amount

_PAYMENTS = "PMNT"
#: A reversal of these gives no payment back but what the bank took or paid itself.
_OF_THE_BANK = frozenset(
    "CHRG COMM COME COMI COMT FEES INTR TAXE RIMB ADJT NTAV".split()
)
_BEFORE = ("AmtDtls.TxAmt.Amt", "AmtDtls.InstdAmt.Amt")


def is_reversal(own: CamtFields) -> bool:
    """Whether an entry takes an earlier one back."""
    return own.get("RvslInd").lower() in ("true", "1")


def returned(own: CamtFields, detail: CamtFields) -> ReturnReason | None:
    """Why a transaction comes back; None where it does not.

    own: of the entry. detail: of what is one transaction of it.
    """
    is_told = any(path.startswith("RtrInf.") for path in detail.texts)
    subfamilies = [*_subfamilies(detail), *_subfamilies(own)]
    known = [each for each in subfamilies if each in SUBFAMILIES]
    national = _national(detail) or _national(own)
    if not (is_told or known or national or _is_reversed_payment(own, subfamilies)):
        return None
    text = join_texts(detail.all("RtrInf.AddtlInf"))
    code = detail.get("RtrInf.Rsn.Cd", "RtrInf.Rsn.Prtry").strip()
    code = german.REASONS.get(code, code) if national else code
    code = code or (national.code if national else "")
    if not codes.is_code(code):
        said = (text, *detail.all("AddtlTxInf"), *own.all("AddtlNtryInf"))
        code = codes.find_code(*said, *detail.all("RmtInf.Ustrd")) or code
    kind = SUBFAMILIES[known[0]] if known else national.kind if national else ""
    return codes.reason(code, text, kind)


def _subfamilies(fields: CamtFields) -> Iterator[str]:
    if fields.get("BkTxCd.Domn.Cd").upper() == _PAYMENTS:
        yield fields.get("BkTxCd.Domn.Fmly.SubFmlyCd").upper()


def _national(fields: CamtFields) -> german.GermanReturn | None:
    code = fields.get("BkTxCd.Prtry.Cd")
    return (
        german.of_proprietary(code, fields.get("BkTxCd.Prtry.Issr")) if code else None
    )


def _is_reversed_payment(own: CamtFields, subfamilies: list[str]) -> bool:
    return (
        is_reversal(own)
        and bool(subfamilies)
        and not _OF_THE_BANK.intersection(subfamilies)
    )


def charge_beside(
    amount: Decimal, told: tuple[CamtFields, ...], currency: str
) -> list[Charge]:
    """What the bank charged for a payment that comes back, by what the payment was.

    amount: of the transaction. told: its detail and its entry. currency: the account's.
    """
    before = [
        found
        for fields in told
        for name in _BEFORE
        if fields.get(f"{name}.@Ccy").upper() == currency
        and (found := parse_amount(fields.get(name)))
    ]
    for gross in [*before, *others_of(told[0], amount, currency)]:
        charge = amount - gross.copy_sign(amount)
        if charge < 0:
            return [Charge(charge, currency, True)]
    return []


def others_of(detail: CamtFields, amount: Decimal, currency: str) -> list[Decimal]:
    """The amount that a detail tells of its own, where it is not the transaction's.

    amount: of the transaction. currency: the account's.
    """
    found = parse_amount(detail.get("Amt"))
    if not found or detail.get("Amt.@Ccy").upper() not in ("", currency):
        return []
    return [found] if found != abs(amount) else []
