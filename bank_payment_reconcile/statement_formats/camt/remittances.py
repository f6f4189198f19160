"""Remittances that a payer sends apart from the payment (remt.001)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from ..shared.identifiers import given
from ..shared.memory import bounded
from ..shared.model import RemittedDocument
from .documents import documents_in
from .fields import parse_amount, parse_date
from .safe_xml import parse


@dataclass(frozen=True, slots=True)
class SentRemittance:
    """One payment's documents, and by what the payment is known.

    amount: what is paid, None where it does not tell.
    """

    documents: tuple[RemittedDocument, ...]
    sender: str = ""
    number: str = ""
    end_to_end_id: str = ""
    day: date | None = None
    amount: Decimal | None = None
    currency: str = ""


@bounded
def read_remittances(data: bytes, filename: str) -> list[SentRemittance]:
    """The remittances of a remt.001.

    Raises StatementError where it is no whole XML.
    """
    root = parse(data, filename, "remt.001")
    sender = _find(root, "InitgPty/Nm") or _find(root, "Dbtr/Nm")
    return [
        _remittance(block, sender)
        for block in root.iter("{*}RmtInf")
        if block.find("{*}Strd") is not None
    ]


def _remittance(block: etree._Element, sender: str) -> SentRemittance:
    payment = block.find("{*}OrgnlPmtInf")
    if payment is None:
        payment = etree.Element("OrgnlPmtInf")
    amount = payment.find(".//{*}InstdAmt")
    if amount is None:
        amount = payment.find(".//{*}Amt[@Ccy]")
    return SentRemittance(
        documents=documents_in(block),
        sender=_find(payment, "Dbtr/Nm") or _find(payment, "Dbtr/Pty/Nm") or sender,
        number=given(_find(block, "RmtId")),
        end_to_end_id=given(_find(payment, "EndToEndId")),
        day=parse_date(
            _find(payment, "ReqdExctnDt/Dt")
            or _find(payment, "ReqdExctnDt")
            or _find(payment, "IntrBkSttlmDt")
        ),
        amount=None if amount is None else parse_amount((amount.text or "").strip()),
        currency="" if amount is None else (amount.get("Ccy") or "").upper(),
    )


def _find(element: etree._Element, path: str) -> str:
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return (element.findtext(f".//{steps}") or "").strip()
