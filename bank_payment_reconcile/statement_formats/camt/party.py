"""The other side of a CAMT transaction: name, address, account, bank."""

from __future__ import annotations

import re
from functools import cache

from ..shared.identifiers import given
from ..shared.model import Transaction
from .fields import CamtFields

_TOWN = re.compile(r"(?:[A-Z]{1,3}[- ])?[0-9]{3,6}(?: ?[A-Z]{2})? +(\D.*)")
_ACCOUNT = ("IBAN", "Othr.Id", "BBAN", "PrtryAcct.Id", "UPIC")
_ADDRESS = ("Dept", "SubDept", "StrtNm", "BldgNb", "BldgNm", "Flr", "PstBx", "Room")
_TOWN_PARTS = ("PstCd", "TwnNm", "TwnLctnNm", "DstrctNm", "CtrySubDvsn", "Ctry")


def account_number(fields: CamtFields, prefix: str) -> str:
    """The IBAN of the account at a path, else its number; "" where there is none."""
    return fields.get(*_account_paths(prefix))


# The paths are the same for every entry, so they are put together once.


@cache
def _account_paths(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}.Id.{each}" for each in _ACCOUNT)


@cache
def _parties(role: str) -> tuple[str, ...]:
    """Where a role's party stands in the versions; the ultimate one goes first."""
    return tuple(
        f"RltdPties.{name}{choice}"
        for name in (f"Ultmt{role}", role)
        for choice in ("", ".Pty", ".Agt.FinInstnId")
    )


@cache
def _names(role: str) -> tuple[str, ...]:
    return tuple(f"{party}.Nm" for party in _parties(role))


@cache
def _below(path: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{path}.{name}" for name in names)


def set_counterparty(
    transaction: Transaction, fields: CamtFields, own_account: str, returned: bool
) -> None:
    """Whoever paid money in, or got money out.

    In returned payments the parties keep the roles of the original payment, so
    that money in is from its creditor. An account of our own is never the other
    side while the other role tells another one.

    fields: of the detail. own_account: the statement's. returned: whether the payment
    came back.
    """
    roles = ["Dbtr", "Cdtr"] if transaction.amount > 0 else ["Cdtr", "Dbtr"]
    accounts = {role: account_number(fields, f"RltdPties.{role}Acct") for role in roles}
    ours = [role for role in roles if own_account and accounts[role] == own_account]
    if len(ours) == 1:
        role = next(each for each in roles if each not in ours)
    else:
        role = roles[1] if returned and _is_told(fields, roles[1]) else roles[0]
    transaction.partner_account = accounts[role]
    agent = f"RltdAgts.{role}Agt.FinInstnId"
    transaction.partner_bic = fields.get(f"{agent}.BICFI", f"{agent}.BIC")
    named = _named(fields, role)
    transaction.partner_name = given(fields.get(f"{named}.Nm"))
    _set_address(transaction, fields, f"{named}.PstlAdr")


def _named(fields: CamtFields, role: str) -> str:
    """The path of the party whose name is told, else of the role itself."""
    for party, name in zip(_parties(role), _names(role), strict=True):
        if given(fields.get(name)):
            return party
    return f"RltdPties.{role}"


def _is_told(fields: CamtFields, role: str) -> bool:
    account = account_number(fields, f"RltdPties.{role}Acct")
    return bool(account or any(given(fields.get(name)) for name in _names(role)))


def _set_address(transaction: Transaction, fields: CamtFields, address: str) -> None:
    # Most tell none, and what follows asks for each of its parts.
    if not any(path.startswith(address) for path in fields.texts):
        return
    lines = fields.all(f"{address}.AdrLine")
    street = _parts(fields, address, _ADDRESS)
    town = _parts(fields, address, _TOWN_PARTS)
    country = fields.get(f"{address}.Ctry")
    whole = [street, *lines, town] if town != country else [street, *lines, country]
    transaction.partner_address = ", ".join(filter(None, whole))
    transaction.partner_street = street
    transaction.partner_city = fields.get(f"{address}.TwnNm")
    towns = [match[1] for match in map(_TOWN.fullmatch, lines) if match]
    if not transaction.partner_street and lines and not _TOWN.fullmatch(lines[0]):
        transaction.partner_street = lines[0]
    if not transaction.partner_city and towns:
        transaction.partner_city = towns[-1]


def _parts(fields: CamtFields, address: str, names: tuple[str, ...]) -> str:
    return " ".join(filter(None, map(fields.get, _below(address, names))))
