"""One CAMT entry: the transaction, or the transactions, that it books."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from lxml import etree

from ...sentences import _
from ..shared.identifiers import given
from ..shared.model import Charge, RemittedDocument, Transaction
from .charges import charges_of, set_charges, whole
from .documents import documents_of
from .fields import (
    CamtFieldError,
    CamtFields,
    CamtPaths,
    join_texts,
    parse_amount,
    parse_date,
)
from .ids import bank_id_of, batch_id_of, order_ids_of
from .original import set_original
from .parts import detail_amounts, returned_amounts
from .party import set_counterparty
from .returns import is_reversal, returned

_SIGNS = {"CRDT": 1, "DBIT": -1}
_OLD_REFERENCE = "RmtInf.Strd.CdtrRefInf.CdtrRef"


@dataclass(slots=True)
class CamtContext:
    """What an entry needs to know of its statement."""

    paths: CamtPaths
    account: str
    currency: str
    #: For entries that tell no date of their own.
    day: date | None
    #: A report or notification (camt.052, camt.054), no statement.
    is_report: bool = False
    #: The bank gives its reversals the side of what they reverse.
    turns_reversals: bool = False


@dataclass(slots=True)
class CamtEntry:
    """An entry's own fields, and those of its details one by one."""

    fields: CamtFields
    details: list[CamtFields]
    amount: Decimal
    currency: str
    day: date
    #: The reference of the order that was booked as one, if the bank tells it, and all
    #: that it tells of it.
    batch: str
    batches: list[str]
    #: What the bank charged for the entry, and for each of its details.
    charges: list[Charge]
    detail_charges: list[list[Charge]]
    #: The documents that each of its details names in fields of their own.
    documents: list[tuple[RemittedDocument, ...]]


def is_booked(fields: CamtFields) -> bool:
    """Whether an entry has moved the account; one without a status has."""
    status = fields.get("Sts", "Sts.Cd", "Sts.Prtry").upper()
    return status in ("", "BOOK", "BOOKED")


def read_entry(
    element: etree._Element, fields: CamtFields, context: CamtContext
) -> CamtEntry:
    """An entry with its details, of which the amount is positive for money in.

    fields: the entry's own, without those of its details.
    Raises CamtFieldError where amount, side or date are missing or wrong.
    """
    amount = _required_amount(fields)
    sign = _SIGNS.get(fields.get("CdtDbtInd").upper())
    if sign is None:
        raise CamtFieldError(_("it does not state credit or debit (CdtDbtInd)"))
    day = _day(fields) or context.day
    if day is None:
        raise CamtFieldError(_("the date (%(field)s) is missing", field="BookgDt"))
    if context.turns_reversals and is_reversal(fields):
        sign = -sign
    details = list(_details(element))
    return CamtEntry(
        fields=fields,
        details=[CamtFields.of(each, context.paths) for each in details],
        amount=sign * amount,
        currency=fields.get("Amt.@Ccy").upper() or context.currency,
        day=day,
        batch=next(iter(batches := _batches(element)), ""),
        batches=batches,
        charges=charges_of(element),
        detail_charges=[charges_of(each) for each in details],
        documents=[documents_of(each) for each in details],
    )


def _batches(element: etree._Element) -> list[str]:
    """What the entry tells of the order that was booked as one, the block first."""
    found = [
        element.findtext(f"{{*}}NtryDtls/{{*}}Btch/{{*}}{name}")
        for name in ("PmtInfId", "MsgId")
    ]
    return [each.strip() for each in found if each and each.strip()]


def _required_amount(fields: CamtFields) -> Decimal:
    raw = fields.get("Amt")
    if not raw:
        raise CamtFieldError(_("the amount (%(field)s) is missing", field="Amt"))
    amount = parse_amount(raw)
    if amount is None:
        raise CamtFieldError(_("the amount “%(text)s” is not a number", text=raw[:40]))
    return amount


def _day(fields: CamtFields) -> date | None:
    for name in ("BookgDt", "ValDt"):
        raw = fields.get(f"{name}.Dt", f"{name}.DtTm")
        if raw:
            day = parse_date(raw)
            if day is None:
                raise CamtFieldError(
                    _(
                        "the date “%(text)s” (%(field)s) is not a valid date",
                        text=raw[:40],
                        field=name,
                    )
                )
            return day
    return None


def _details(element: etree._Element) -> Iterator[etree._Element]:
    """They stand in NtryDtls, in version 001.01 in the entry itself."""
    for group in (element, *element.iterchildren("{*}NtryDtls")):
        yield from group.iterchildren("{*}TxDtls")


def to_transactions(entry: CamtEntry, context: CamtContext) -> list[Transaction]:
    """One transaction per detail where their amounts make up the entry, else one.

    Of payments that come back together what the bank charged for all of them is one
    more.
    """
    if len(entry.details) > 1:
        amounts, charged = _parts(entry)
        if amounts:
            found = [
                _transaction(entry, detail, amount, context, charges)
                for detail, amount, charges in zip(
                    entry.details, amounts, entry.detail_charges, strict=True
                )
            ]
            for transaction, documents in zip(found, entry.documents, strict=True):
                transaction.documents = documents
            if charged:
                rest = _transaction(entry, CamtFields(), charged, context, [])
                # No order of ours is a charge.
                rest.order_ids = ()
                found.append(rest)
            return found
    transaction = _transaction(entry, _common(entry), entry.amount, context)
    transaction.documents = tuple(chain.from_iterable(entry.documents))
    return [transaction]


def _parts(entry: CamtEntry) -> tuple[list[Decimal], Decimal]:
    """The amounts of an entry's details, and what the entry has besides as a charge."""
    money = (entry.amount, entry.currency)
    amounts = detail_amounts(entry.details, entry.detail_charges, *money)
    if amounts or not all(returned(entry.fields, each) for each in entry.details):
        return amounts, Decimal(0)
    return returned_amounts(entry.details, entry.charges, *money)


def _common(entry: CamtEntry) -> CamtFields:
    """The only detail, or of several what they agree on and all their texts."""
    if len(entry.details) == 1:
        return entry.details[0]
    same = dict(entry.details[0].texts) if entry.details else {}
    for each in entry.details:
        same = {p: texts for p, texts in same.items() if each.texts.get(p) == texts}
    merged = dict(same)
    for number, detail in enumerate(entry.details, 1):
        for path, texts in detail.texts.items():
            if path in same:
                continue
            if path.startswith(("RmtInf.", "AddtlTxInf")):
                merged.setdefault(path, []).extend(texts)
            else:
                merged[f"{number}.{path}"] = texts
    return CamtFields(merged)


def _transaction(
    entry: CamtEntry,
    detail: CamtFields,
    amount: Decimal,
    context: CamtContext,
    charges: list[Charge] | None = None,
) -> Transaction:
    """charges: of the detail where it is one of several, None where it is the entry."""
    own = entry.fields
    parts = 1 if charges is None else len(entry.details)
    if charges is None:
        charges = whole(entry.charges, entry.detail_charges)
    paths = context.paths
    raw = own.raw(paths) | detail.raw(paths, "TxDtls")
    transaction = Transaction(
        date=entry.day,
        amount=amount,
        value_date=parse_date(own.get("ValDt.Dt", "ValDt.DtTm")),
        text=_text(own, detail),
        end_to_end_id=given(detail.get("Refs.EndToEndId")),
        mandate=given(detail.get("Refs.MndtId")),
        reference=given(detail.get("RmtInf.Strd.CdtrRefInf.Ref", _OLD_REFERENCE)),
        check_number=given(detail.get("Refs.ChqNb")),
        transaction_type=_type(detail) or _type(own),
        bank_id=bank_id_of(own, detail, parts),
        batch_id=batch_id_of(own, entry.details, entry.batch),
        batch_amount=entry.amount,
        is_part=parts > 1,
        order_ids=order_ids_of(detail, entry.batches),
        returned=returned(own, detail) if detail.texts or parts == 1 else None,
        raw=raw,
    )
    is_turned = is_reversal(own) or bool(transaction.returned)
    set_counterparty(transaction, detail, context.account, is_turned)
    set_original(transaction, (detail, own), entry.currency)
    set_charges(transaction, charges, (detail, own), entry.currency)
    return transaction


def _text(own: CamtFields, detail: CamtFields) -> str:
    """What the payer wrote, whole; where he wrote nothing, what the bank writes."""
    texts = [join_texts(detail.all("RmtInf.Ustrd"))]
    for name in (
        "RfrdDocInf.Nb",
        "RfrdDocInf.RfrdDocNb",
        "CdtrRefInf.Ref",
        "CdtrRefInf.CdtrRef",
        "AddtlRmtInf",
    ):
        texts += detail.all(f"RmtInf.Strd.{name}")
    said = " ".join(filter(None, texts))
    texts += [each for each in detail.all("RtrInf.AddtlInf") if each not in said]
    if not any(texts):
        texts = detail.all("AddtlTxInf")
    if not texts:
        texts = own.all("AddtlNtryInf")
    return " ".join(dict.fromkeys(filter(None, texts)))


def _type(fields: CamtFields) -> str:
    """Domain, family and subfamily, as `PMNT-RCDT-ESCT`; else the bank's own code."""
    names = ("Domn.Cd", "Domn.Fmly.Cd", "Domn.Fmly.SubFmlyCd")
    codes = [fields.get(f"BkTxCd.{name}") for name in names]
    return "-".join(filter(None, codes)) or fields.get("BkTxCd.Prtry.Cd")
