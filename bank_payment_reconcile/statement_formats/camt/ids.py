"""By which ids a CAMT entry, or a detail of it, is known."""

from __future__ import annotations

import re

from ..shared.identifiers import bank_id, given
from .fields import CamtFields

# A short NtryRef numbers a file's entries; Swiss banks write the account there.
_ENTRY_NUMBER = re.compile(r".{0,9}|[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def order_ids_of(detail: CamtFields, batches: list[str]) -> tuple[str, ...]:
    """Ids of the order: of the instruction, of the block and of the message."""
    names = ("InstrId", "PmtInfId", "MsgId")
    found = [detail.get(f"Refs.{name}") for name in names]
    return tuple(dict.fromkeys(filter(None, map(given, [*found, *batches]))))


def bank_id_of(own: CamtFields, detail: CamtFields, parts: int) -> str:
    """The detail's where it is one of several, since the entry's is not its own."""
    entry, detail_id = own.get("AcctSvcrRef"), detail.get("Refs.AcctSvcrRef")
    # As our own files tell one that is too long for the others.
    entry = entry or detail.get("SplmtryData.Envlp.BankId")
    number = own.get("NtryRef")
    number = "" if _ENTRY_NUMBER.fullmatch(number) else number
    if parts == 1:
        return bank_id(entry, detail_id, number)
    return bank_id(detail_id, detail.get("Refs.TxId"), entry, number)


def batch_id_of(own: CamtFields, details: list[CamtFields], batch: str) -> str:
    """The booking's own, by which its details in a camt.054 and its total in a
    camt.053 are known as the same money."""
    payments = {each.get("Refs.PmtInfId") for each in details}
    common = payments.pop() if len(payments) == 1 else ""
    number = own.get("NtryRef")
    number = "" if _ENTRY_NUMBER.fullmatch(number) else number
    return bank_id(own.get("AcctSvcrRef"), number, batch, common)
