"""Payments that come back, in the concepts of Spanish banks."""

from __future__ import annotations

from ..shared.model import ReturnReason
from . import codes, words

#: Common concept "devoluciones e impagados".
RETURNS = "14"


def returned(code: str, text: str) -> ReturnReason | None:
    """Why a transaction comes back; None where it does not.

    code: its common concept, and the bank's own behind it. text: what the bank writes.
    """
    if code[:2] != RETURNS or words.is_charge(text):
        return None
    return codes.reason(codes.find_code(text), "", "return")
