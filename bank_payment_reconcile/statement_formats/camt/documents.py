"""The documents of a payment's structured remittance: each with its own amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import chain

from lxml import etree

from ..shared.identifiers import given
from ..shared.model import Adjustment, RemittedDocument
from .fields import parse_amount, parse_date
from .safe_xml import local_name

#: ISO 20022's types of documents -> kind.
_KINDS = {
    "CINV": "invoice",
    "CNFA": "credit_note",
    "CREN": "credit_note",
    "DEBN": "debit_note",
    "DNFA": "debit_note",
    "HIRI": "invoice",
    "INVS": "invoice",
    "MSIN": "invoice",
    "SBIN": "invoice",
}
#: What later versions call an amount by its code -> the element of earlier ones.
_AMOUNT_CODES = {
    "APDS": "DscntApldAmt",
    "CREN": "CdtNoteAmt",
    "DUPA": "DuePyblAmt",
    "REMI": "RmtdAmt",
    "STDS": "DscntApldAmt",
    "TAXS": "TaxAmt",
    "TMDS": "DscntApldAmt",
}
#: Codes that tell of an account rather than of the document.
_OF_ACCOUNT = {"CRTL", "ESCO", "MIDU", "OBAL", "PBAL", "PRIN", "SBAL"}
#: The same of words of the payer's own, of which the first that fits counts.
_AMOUNT_WORDS = (
    ("discount", "DscntApldAmt"),
    ("credit", "CdtNoteAmt"),
    ("tax", "TaxAmt"),
    ("remit", "RmtdAmt"),
    ("paid", "RmtdAmt"),
)


def documents_of(element: etree._Element) -> tuple[RemittedDocument, ...]:
    """What the structured remittance of a payment names, in its order.

    element: the details of a transaction, or of an order.
    """
    infos = element.iterfind("{*}RmtInf")
    return tuple(found for info in infos for found in documents_in(info))


def documents_in(info: etree._Element) -> tuple[RemittedDocument, ...]:
    """The same, of the remittance information itself."""
    blocks = info.iterfind("{*}Strd")
    return tuple(found for block in blocks if (found := _document(block)))


def _document(block: etree._Element) -> RemittedDocument | None:
    """One block: what is named in it shares its amounts; None where nothing is."""
    infos = block.findall("{*}RfrdDocInf")
    amounts = _Amounts(block.findall("{*}RfrdDocAmt"))
    numbers = [_text(info, "Nb") or _text(info, "RfrdDocNb") for info in infos]
    if amounts.found:
        # In the north the creditor's reference is all that names the document.
        numbers.append(_text(block, "CdtrRefInf/Ref"))
        numbers.append(_text(block, "CdtrRefInf/CdtrRef"))
    numbers = [number for number in numbers if given(number)]
    if not numbers:
        return None
    info = infos[0] if infos else etree.Element("RfrdDocInf")
    code = _text(info, "Tp/CdOrPrtry/Cd") or _text(info, "RfrdDocTp/Cd")
    return RemittedDocument(
        numbers=tuple(dict.fromkeys(numbers)),
        kind=_kind(code.upper(), amounts),
        day=_day(block, info),
        due=amounts.first("DuePyblAmt"),
        discount=amounts.sum("DscntApldAmt"),
        credit=amounts.first("CdtNoteAmt"),
        tax=amounts.sum("TaxAmt"),
        adjustments=amounts.adjustments(),
        remitted=amounts.first("RmtdAmt"),
        currency=amounts.currency,
    )


class _Amounts:
    """The amounts of a document, in whichever version's elements.

    The first version has an element for each amount, later ones have one with all of
    them, and the latest say by a code what each amount is.
    """

    def __init__(self, elements: list[etree._Element]) -> None:
        self.found: dict[str, list[Decimal]] = {}
        self.currency = ""
        self._adjusted: list[etree._Element] = []
        for child in chain.from_iterable(elements):
            name = local_name(child.tag)
            if name == "AdjstmntAmtAndRsn":
                self._adjusted.append(child)
                continue
            if name == "RmtAmtAndTp":
                name = _named(child)
            if name:
                self._add(name, child)

    def _add(self, name: str, child: etree._Element) -> None:
        """An amount that stands alone in older versions, and beside its type later."""
        inner = child.find("{*}Amt")
        element = child if inner is None else inner
        amount = parse_amount((element.text or "").strip())
        if amount is not None:
            self.found.setdefault(name, []).append(amount)
            self.currency = self.currency or (element.get("Ccy") or "").upper()

    def first(self, name: str) -> Decimal | None:
        """The amount of this name, None where there is none."""
        return next(iter(self.found.get(name, ())), None)

    def sum(self, name: str) -> Decimal:
        """All amounts of this name."""
        return sum(self.found.get(name, ()), Decimal(0))

    def adjustments(self) -> tuple[Adjustment, ...]:
        """What was taken off, and what a credit puts on it: a debit is to the account
        of whom the payment comes to."""
        found = []
        for each in self._adjusted:
            amount = parse_amount(_text(each, "Amt"))
            if amount:
                sign = 1 if _text(each, "CdtDbtInd").upper() == "CRDT" else -1
                reason, text = _text(each, "Rsn"), _text(each, "AddtlInf")
                found.append(Adjustment(sign * abs(amount), reason, text))
        return tuple(found)


def _named(element: etree._Element) -> str:
    """The element of earlier versions that an amount with a type is."""
    code = _text(element, "Tp/Cd").upper()
    if code in _OF_ACCOUNT:
        return ""
    words = _text(element, "Tp/Prtry").casefold()
    named = (name for word, name in _AMOUNT_WORDS if word in words)
    return _AMOUNT_CODES.get(code) or next(named, "DuePyblAmt")


def _kind(code: str, amounts: _Amounts) -> str:
    """A credit note by its type, else by amounts that are its and nothing owed."""
    if code in _KINDS:
        return _KINDS[code]
    if "CdtNoteAmt" in amounts.found and "DuePyblAmt" not in amounts.found:
        return "credit_note"
    return "other" if code else "invoice"


def _day(block: etree._Element, info: etree._Element) -> date | None:
    told = (
        _text(info, "RltdDt/Dt"),
        _text(info, "RltdDt"),
        _text(block, "RfrdDocRltdDt"),
    )
    return next((parse_date(each) for each in told if each), None)


def _text(element: etree._Element, path: str) -> str:
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return (element.findtext(steps) or "").strip()
