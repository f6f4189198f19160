"""Elements that all messages have: parties, addresses, accounts, banks, headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from ..blocks import Block
from ..charset import transliterate
from ..countries import decimals_of
from ..model import Account, Address, Batch, FileFormat, OrderParty, PaymentOrder
from ..sent import sent_address

PREFIX = "urn:iso:std:iso:20022:tech:xsd:"
#: Stands for a bank whose code is not known.
NOT_PROVIDED = "NOTPROVIDED"
_LINE, _STREET, _NUMBER, _CODE, _PLACE = 70, 70, 16, 16, 35


@dataclass(frozen=True, slots=True)
class Version:
    """What tells a version of a message from others.

    root: the element in the document; bic: the tag of a bank's code.
    is_dated: whether the day is an element of its own in the execution date.
    has_uetr: whether payments may have one.
    debtor_marker: whether SMNDA stands at the account, else at its bank.
    """

    root: str
    bic: str = "BICFI"
    is_dated: bool = True
    has_uetr: bool = True
    debtor_marker: bool = True


VERSIONS = {
    "pain.001.001.09": Version("CstmrCdtTrfInitn"),
    "pain.001.001.03": Version("CstmrCdtTrfInitn", "BIC", False, False),
    "pain.008.001.08": Version("CstmrDrctDbtInitn", is_dated=False),
    "pain.008.001.02": Version("CstmrDrctDbtInitn", "BIC", False, False, False),
}


class Document:
    """A message that is being written."""

    def __init__(self, batch: Batch, format: FileFormat) -> None:
        self.batch = batch
        self.format = format
        self.version = VERSIONS[format.name]
        namespace = PREFIX + format.name
        self._prefix = f"{{{namespace}}}"
        self.root = etree.Element(f"{self._prefix}Document", nsmap={None: namespace})
        self.message = self.add(self.root, self.version.root)

    def to_bytes(self) -> bytes:
        """The file: UTF-8, without byte order mark."""
        return etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", pretty_print=True
        )

    def add(
        self, parent: etree._Element, path: str, text: str | None = None
    ) -> etree._Element:
        """A new element, with those around it that the path names, and its text."""
        for tag in path.split("/"):
            parent = etree.SubElement(parent, self._prefix + tag)
        parent.text = text
        return parent

    def add_told(self, parent: etree._Element, path: str, text: str) -> None:
        """The same where there is a text."""
        if text:
            self.add(parent, path, text)

    def convert(self, text: str) -> str:
        """The text in the characters of the bank."""
        return transliterate(text, self.format)

    def add_header(self, total: Decimal) -> None:
        """The group header; total: the sum of all amounts."""
        header = self.add(self.message, "GrpHdr")
        self.add(header, "MsgId", self.batch.message_id)
        self.add(header, "CreDtTm", f"{self.batch.created_at:%Y-%m-%dT%H:%M:%S}")
        self.add(header, "NbOfTxs", str(len(self.batch.payments)))
        self.add(header, "CtrlSum", plain_sum(total))
        party = self.batch.initiating or self.batch.party
        element = self.add(header, "InitgPty")
        self.add(element, "Nm", self.convert(party.name))
        self._add_identification(element, party)

    def add_block_head(
        self, group: etree._Element, information_id: str, method: str, block: Block
    ) -> None:
        """What begins every block; method: TRF or DD."""
        self.add(group, "PmtInfId", information_id)
        self.add(group, "PmtMtd", method)
        if block.way.batch_booking is not None:
            self.add(group, "BtchBookg", str(block.way.batch_booking).lower())
        self.add(group, "NbOfTxs", str(len(block.sent)))
        self.add(group, "CtrlSum", plain_sum(block.total))

    def add_ids(self, element: etree._Element, payment: PaymentOrder) -> None:
        """By which the bank's answers name a payment."""
        ids = self.add(element, "PmtId")
        self.add_told(ids, "InstrId", payment.instruction_id)
        self.add(ids, "EndToEndId", payment.end_to_end_id)
        if self.version.has_uetr:
            self.add_told(ids, "UETR", payment.uetr)

    def add_party(
        self,
        parent: etree._Element,
        tag: str,
        name: str,
        party: OrderParty,
        address: Address | None,
    ) -> None:
        """A party; its name as it is sent, its address where one is sent."""
        element = self.add(parent, tag)
        self.add(element, "Nm", name)
        if address:
            self._add_address(element, address)
        self._add_identification(element, party)

    def add_own_party(self, parent: etree._Element, tag: str, needed: bool) -> None:
        """Whose account it is on our side; needed: whether the law wants to
        know where we live."""
        party = self.batch.party
        address = sent_address(party.address, self.format, needed)
        self.add_party(parent, tag, self.convert(party.name), party, address)

    def _add_identification(self, element: etree._Element, party: OrderParty) -> None:
        if party.identifier:
            kind = "OrgId" if party.is_company else "PrvtId"
            other = self.add(element, f"Id/{kind}/Othr")
            self.add(other, "Id", party.identifier)
            self.add_told(other, "Issr", self.convert(party.issuer)[:35].rstrip())

    def _add_address(self, parent: etree._Element, address: Address) -> None:
        element = self.add(parent, "PstlAdr")
        street, number = self.convert(address.street), self.convert(address.number)
        line = " ".join(filter(None, [street, number]))
        as_lines = self.format.address_mode == "hybrid"
        # Nothing may be said twice: "Rue de Paris" in Paris is no line.
        if not as_lines or self._is_said(line, address):
            self._add_part(element, "StrtNm", street, _STREET)
            self._add_part(element, "BldgNb", number, _NUMBER)
            line = ""
        self._add_part(element, "PstCd", self.convert(address.postal_code), _CODE)
        self.add(element, "TwnNm", self.convert(address.town))
        self._add_part(element, "CtrySubDvsn", self.convert(address.region), _PLACE)
        self.add(element, "Ctry", address.country)
        if as_lines:
            self._add_part(element, "AdrLine", line, _LINE)
            second = self.convert(address.second_line)
            if second != line and not self._is_said(second, address):
                self._add_part(element, "AdrLine", second, _LINE)

    def _add_part(
        self, parent: etree._Element, tag: str, text: str, longest: int
    ) -> None:
        """A part of an address; one that has no room is left out, never cut."""
        if len(text) <= longest:
            self.add_told(parent, tag, text)

    def _is_said(self, line: str, address: Address) -> bool:
        """Whether a line says again what has an element of its own."""
        told = (address.postal_code, address.town, address.region)
        return any(
            re.search(rf"\b{re.escape(self.convert(each))}\b", line, re.IGNORECASE)
            for each in told
            if each.strip()
        )

    def add_account(self, parent: etree._Element, tag: str, account: Account) -> None:
        """An account by its IBAN, or by the number it has instead."""
        self.add_number(self.add(parent, tag), account)

    def add_number(self, parent: etree._Element, account: Account) -> None:
        """The number of an account in its element."""
        self.add(parent, "Id/IBAN" if account.is_iban else "Id/Othr/Id", account.number)

    def add_own_account(self, parent: etree._Element, tag: str) -> None:
        """Our account, with its currency where it has one."""
        element = self.add(parent, tag)
        self.add_number(element, self.batch.account)
        self.add_told(element, "Ccy", self.batch.account.currency)

    def add_agent(
        self, parent: etree._Element, tag: str, account: Account, needed: bool
    ) -> None:
        """The bank of an account; needed: whether it stands there unknown, too."""
        if account.bic:
            self.add(parent, f"{tag}/FinInstnId/{self.version.bic}", account.bic)
        elif account.clearing:
            bank = self.add(parent, f"{tag}/FinInstnId")
            member = self.add(bank, "ClrSysMmbId")
            self.add_told(member, "ClrSysId/Cd", account.clearing_system)
            self.add(member, "MmbId", account.clearing)
            self.add_told(bank, "Nm", self.convert(account.bank_name)[:140].rstrip())
            address = account.bank_address
            if address.town and address.country:
                self._add_address(bank, address)
        elif needed:
            self.add(parent, f"{tag}/FinInstnId/Othr/Id", NOT_PROVIDED)

    def add_amount(
        self, parent: etree._Element, path: str, amount: Decimal, currency: str
    ) -> None:
        """An amount in all the decimals of its currency."""
        element = self.add(parent, path, plain_amount(amount, currency))
        element.set("Ccy", currency)


def plain_amount(amount: Decimal, currency: str) -> str:
    """The amount with a point and exactly the decimals of its currency."""
    return f"{amount.quantize(Decimal(1).scaleb(-decimals_of(currency))):f}"


def plain_sum(total: Decimal) -> str:
    """A control sum: with two decimals, or as many as it has."""
    least = total.quantize(Decimal("0.01"))
    return f"{least if least == total else total.normalize():f}"
