"""CAMT's charges (Chrgs), in all its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lxml import etree

from ..shared.charges import proven, settled
from ..shared.model import Charge, Transaction
from .fields import CamtFields, parse_amount
from .original import is_net
from .returns import charge_beside, others_of

_INCLUDED = {"true": True, "1": True, "false": False, "0": False}
#: Who bears them alone; it is not us who is paid by the debtor, or pays the creditor.
_OTHERS_ALONE = {True: "DEBT", False: "CRED"}
_BEFORE = ("AmtDtls.TxAmt.Amt", "AmtDtls.InstdAmt.Amt")


def charges_of(element: etree._Element) -> list[Charge]:
    """The charges that an entry or a detail of it tells.

    Until version .02 each Chrgs is one; since then they are its records (Rcrd), and
    what the total has beyond them is tax. Some banks give the total only.
    """
    told = list(element.iterchildren("{*}Chrgs"))
    if not told:
        return []
    charges = [
        charge
        for each in told
        for record in (list(each.iterchildren("{*}Rcrd")) or [each])
        for charge in _charge(record)
    ]
    totals = [
        total
        for each in told
        if (total := _amount(each.find("{*}TtlChrgsAndTaxAmt"))) is not None
    ]
    return [*charges, *_beyond(charges, totals)]


def _charge(record: etree._Element) -> Iterator[Charge]:
    found = _amount(record.find("{*}Amt"))
    if found is None:
        return
    amount, currency = found
    side = (record.findtext("{*}CdtDbtInd") or "").strip().upper()
    included = (record.findtext("{*}ChrgInclInd") or "").strip().lower()
    yield Charge(
        amount if side == "CRDT" else -amount, currency, _INCLUDED.get(included)
    )


def _amount(element: etree._Element | None) -> tuple[Decimal, str] | None:
    if element is None:
        return None
    amount = parse_amount((element.text or "").strip())
    return None if amount is None else (amount, element.get("Ccy", "").strip().upper())


def _beyond(
    charges: list[Charge], totals: list[tuple[Decimal, str]]
) -> Iterator[Charge]:
    """What the total is more than the charges, where all of them are of one kind."""
    if not totals:
        return
    total, currency = max(totals)
    alike = {(each.currency, each.is_deducted) for each in charges}
    if not charges:
        yield Charge(-total, currency)
    elif len(alike) == 1 and charges[0].currency == currency:
        rest = total + sum(each.amount for each in charges)
        if rest > 0:
            yield Charge(-rest, currency, charges[0].is_deducted)


def whole(entry: list[Charge], details: list[list[Charge]]) -> list[Charge]:
    """The charges of an entry that is one transaction: what it tells again of its
    details is the same."""
    below = [charge for charges in details for charge in charges]
    return below if len(details) == 1 and below else entry or below


def kept(charges: Iterable[Charge], currency: str) -> Decimal:
    """What may have come off, in the account's currency, negative."""
    return sum(
        (
            each.amount
            for each in charges
            if each.is_deducted is not False and each.currency in ("", currency)
        ),
        Decimal(0),
    )


def set_charges(
    transaction: Transaction,
    charges: list[Charge],
    told: tuple[CamtFields, ...],
    currency: str,
) -> None:
    """The charges that came off the amount, or may have.

    told: the transaction's detail and its entry. currency: the account's.
    """
    if transaction.returned:
        charges = charges or charge_beside(transaction.amount, told, currency)
    if not charges:
        return
    amount = transaction.amount
    originals = [
        before
        for fields in told
        for name in _BEFORE
        if fields.get(f"{name}.@Ccy").upper() == currency
        and (before := parse_amount(fields.get(name))) is not None
    ]
    if transaction.returned:
        originals += others_of(told[0], amount, currency)
    is_deducted = proven(amount, kept(charges, currency), originals)
    if is_deducted is None and _is_borne_by_others(amount, told):
        is_deducted = False
    transaction.charges = settled(charges, is_deducted)
    if transaction.charges and transaction.original_amount is not None:
        before = amount - kept(transaction.charges, currency)
        transaction.original_is_net = is_net(transaction, before, told)


def _is_borne_by_others(amount: Decimal, told: tuple[CamtFields, ...]) -> bool:
    bearers = {
        bearer.upper()
        for fields in told
        for name in ("Chrgs.Br", "Chrgs.Rcrd.Br")
        for bearer in fields.all(name)
    }
    return bearers == {_OTHERS_ALONE[amount > 0]}
