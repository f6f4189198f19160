"""Payments that come back, in OFX: it has no code for them, so the bank's words say
so, at the beginning of the name or of the memo."""

from __future__ import annotations

from ..returns import codes, words
from ..shared.model import ReturnReason

#: Types of what is no payment of ours or to us: fees, interest, what was bought.
_OTHERS = frozenset(["FEE", "SRVCHG", "INT", "DIV", "POS", "ATM", "CASH", "HOLD"])


def returned(kind: str, name: str, memo: str) -> ReturnReason | None:
    """Why a transaction comes back; None where nothing says that it does.

    kind: TRNTYPE. name, memo: as the bank writes them.
    """
    if kind.upper() in _OTHERS:
        return None
    if not (words.opens_with_return(name) or words.opens_with_return(memo)):
        return None
    return codes.reason(codes.find_code(memo, name), "", "return")
