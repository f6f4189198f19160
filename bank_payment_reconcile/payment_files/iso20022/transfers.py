"""Writes credit transfers as pain.001."""

from __future__ import annotations

from lxml import etree

from ..blocks import Block
from ..charset import split_text
from ..countries import EEA
from ..model import PaymentOrder
from ..references import StructuredReference
from ..sent import Sent, needs_address
from .elements import Document

_REGULATORY = 35


def add_transfers(document: Document, block: Block, information_id: str) -> None:
    """A block with its payments; information_id: its own."""
    group = document.add(document.message, "PmtInf")
    _add_head(document, group, block, information_id)
    for sent in block.sent:
        _add_transfer(document, group, sent)


def _add_head(
    document: Document, group: etree._Element, block: Block, information_id: str
) -> None:
    batch, way = document.batch, block.way
    document.add_block_head(group, information_id, "TRF", block)
    _add_kind(document, group, block)
    day = block.execution_date.isoformat()
    path = "ReqdExctnDt/Dt" if document.version.is_dated else "ReqdExctnDt"
    document.add(group, path, day)
    needed = any(
        each.country not in EEA or needs_address(way, each.country, batch)
        for each in block.sent
    )
    document.add_own_party(group, "Dbtr", needed)
    document.add_own_account(group, "DbtrAcct")
    document.add_agent(group, "DbtrAgt", batch.account, needed=True)
    document.add_told(group, "ChrgBr", way.bearer)


def _add_kind(document: Document, group: etree._Element, block: Block) -> None:
    way = block.way
    told = {
        "InstrPrty": way.urgency,
        "SvcLvl/Cd": way.service,
        "LclInstrm/Cd": way.instrument,
        "CtgyPurp/Cd": block.category_purpose,
    }
    if any(told.values()):
        element = document.add(group, "PmtTpInf")
        for path, code in told.items():
            document.add_told(element, path, code)


def _add_transfer(document: Document, group: etree._Element, sent: Sent) -> None:
    payment, account = sent.payment, sent.payment.account
    element = document.add(group, "CdtTrfTxInf")
    document.add_ids(element, payment)
    document.add_amount(element, "Amt/InstdAmt", payment.amount, payment.currency)
    # Inside Switzerland the IBAN alone tells the bank.
    if sent.way.scheme != "swiss" or not account.is_iban:
        needed = document.format.agent_placeholder
        document.add_agent(element, "CdtrAgt", account, needed)
    document.add_party(element, "Cdtr", sent.name, payment.party, sent.address)
    document.add_account(element, "CdtrAcct", account)
    document.add_told(element, "Purp/Cd", payment.purpose)
    _add_regulatory(document, element, payment, sent.country)
    add_remittance(document, element, sent)


def _add_regulatory(
    document: Document, element: etree._Element, payment: PaymentOrder, country: str
) -> None:
    """What the payee's country wants to know, in as many parts as it takes."""
    text = document.convert(payment.regulatory)
    if text:
        details = document.add(element, "RgltryRptg/Dtls")
        document.add_told(details, "Ctry", country)
        for part in split_text(text, _REGULATORY):
            document.add(details, "Inf", part)


def add_remittance(document: Document, element: etree._Element, sent: Sent) -> None:
    """What the payee is told: a text, or a reference that his books read."""
    remittance = sent.remittance
    if remittance.reference:
        structured = document.add(element, "RmtInf/Strd")
        _add_reference(document, structured, remittance.reference)
        document.add_told(structured, "AddtlRmtInf", remittance.text)
    else:
        document.add_told(element, "RmtInf/Ustrd", remittance.text)


def _add_reference(
    document: Document, structured: etree._Element, reference: StructuredReference
) -> None:
    information = document.add(structured, "CdtrRefInf")
    kind = document.add(information, "Tp")
    if reference.code:
        document.add(kind, "CdOrPrtry/Cd", reference.code)
    else:
        document.add(kind, "CdOrPrtry/Prtry", reference.kind.upper())
    document.add_told(kind, "Issr", reference.issuer)
    document.add(information, "Ref", reference.value)
