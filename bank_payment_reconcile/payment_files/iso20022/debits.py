"""Writes direct debits as pain.008."""

from __future__ import annotations

from lxml import etree

from ..blocks import Block
from ..model import Account, Mandate
from ..sent import Sent, needs_address
from .elements import Document
from .transfers import add_remittance

#: Says of an amended mandate that the debtor's account is another, without its number.
ANOTHER_ACCOUNT = "SMNDA"


def add_debits(document: Document, block: Block, information_id: str) -> None:
    """A block with its debits; information_id: its own."""
    group = document.add(document.message, "PmtInf")
    _add_head(document, group, block, information_id)
    for sent in block.sent:
        _add_debit(document, group, sent)


def _add_head(
    document: Document, group: etree._Element, block: Block, information_id: str
) -> None:
    batch, way = document.batch, block.way
    document.add_block_head(group, information_id, "DD", block)
    kind = document.add(group, "PmtTpInf")
    document.add(kind, "SvcLvl/Cd", way.service)
    document.add(kind, "LclInstrm/Cd", way.instrument)
    document.add(kind, "SeqTp", block.sequence)
    document.add_told(kind, "CtgyPurp/Cd", block.category_purpose)
    document.add(group, "ReqdColltnDt", block.execution_date.isoformat())
    needed = any(needs_address(way, each.country, batch) for each in block.sent)
    document.add_own_party(group, "Cdtr", needed)
    document.add_own_account(group, "CdtrAcct")
    document.add_agent(group, "CdtrAgt", batch.account, needed=True)
    document.add(group, "ChrgBr", way.bearer)
    _add_scheme_id(document, group, "CdtrSchmeId", batch.party.creditor_identifier)


def _add_scheme_id(
    document: Document,
    parent: etree._Element,
    tag: str,
    identifier: str,
    name: str = "",
) -> None:
    element = document.add(parent, tag)
    document.add_told(element, "Nm", document.convert(name))
    if identifier:
        other = document.add(element, "Id/PrvtId/Othr")
        document.add(other, "Id", identifier)
        document.add(other, "SchmeNm/Prtry", "SEPA")


def _add_debit(document: Document, group: etree._Element, sent: Sent) -> None:
    payment, account = sent.payment, sent.payment.account
    element = document.add(group, "DrctDbtTxInf")
    document.add_ids(element, payment)
    document.add_amount(element, "InstdAmt", payment.amount, payment.currency)
    if payment.mandate:
        _add_mandate(document, element, payment.mandate)
    document.add_agent(element, "DbtrAgt", account, needed=True)
    document.add_party(element, "Dbtr", sent.name, payment.party, sent.address)
    document.add_account(element, "DbtrAcct", account)
    document.add_told(element, "Purp/Cd", payment.purpose)
    add_remittance(document, element, sent)


def _add_mandate(document: Document, element: etree._Element, mandate: Mandate) -> None:
    related = document.add(element, "DrctDbtTx/MndtRltdInf")
    document.add(related, "MndtId", mandate.reference)
    document.add(related, "DtOfSgntr", mandate.signed_on.isoformat())
    has_creditor = (
        mandate.original_creditor_identifier or mandate.original_creditor_name
    )
    if has_creditor or mandate.original_reference or mandate.original_account:
        document.add(related, "AmdmntInd", "true")
        details = document.add(related, "AmdmntInfDtls")
        document.add_told(details, "OrgnlMndtId", mandate.original_reference)
        if has_creditor:
            _add_scheme_id(
                document,
                details,
                "OrgnlCdtrSchmeId",
                mandate.original_creditor_identifier,
                mandate.original_creditor_name,
            )
        _add_original_account(document, details, mandate.original_account)


def _add_original_account(
    document: Document, details: etree._Element, number: str
) -> None:
    if number == ANOTHER_ACCOUNT and not document.version.debtor_marker:
        document.add(details, "OrgnlDbtrAgt/FinInstnId/Othr/Id", number)
    elif number:
        account = Account(number, is_iban=number != ANOTHER_ACCOUNT)
        document.add_account(details, "OrgnlDbtrAcct", account)
