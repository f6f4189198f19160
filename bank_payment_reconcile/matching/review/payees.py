"""Whether the account that a bank line tells is that of whom the money is for.

A text is written by a stranger, so it may propose; but money goes out without a person
only to an account that is known as the payee's. Where a bank tells no accounts there is
none to judge: then the bills that our own text names may do (`Claim.needs_no_account`).
Money comes in from whomever, but not from an account that is known to be somebody
else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from ..books.known_accounts import Owner, is_same_account
from ..books.ledger import Ledger
from ..model import Key, Line, Mapping, Reason
from ..text.normalise import account_key
from .judgement import Judgement

#: Kinds of the reasons that ask for a person.
PAYEE_CAUTIONS = frozenset(
    {
        "payer_own",
        "payer_other",
        "payee_unknown",
        "payee_differs",
        "payee_other",
        "payee_nobody",
        "payee_somebody",
        "payee_not_told",
        "payee_fresh",
        "payee_untrusted",
        "accounts_changed",
    }
)
#: Kinds of all reasons that are found here, for whoever judges again.
PAYEE_KINDS = PAYEE_CAUTIONS | {
    "payee_known",
    "payee_learned",
    "payee_mapped",
    "payee_by_mapping",
    "payee_registered",
    "payee_bills_named",
    "payee_own",
    "payee_agrees",
    "payee_unchecked",
    "payer_free",
    "payer_not_told",
}


class Claim(NamedTuple):
    """Whose the money of a line is by an answer.

    partners: of everything it is applied to; None for what is nobody's.
    mapping: the mapping that decided. is_registered: a person registered or ordered
        these payments before. is_own: it moves between two accounts of ours.
    needs_no_account: the bank tells hardly any account, and all else is certain: see
        `proposals/without_account.py`.
    """

    partners: frozenset[Key | None]
    mapping: Mapping | None = None
    is_registered: bool = False
    is_own: bool = False
    needs_no_account: bool = False


def whose_account(ledger: Ledger, line: Line, claim: Claim) -> list[Judgement]:
    """What the account on a bank line says of an answer; never nothing.

    ledger: its settings say what is asked (`Settings.payee_check`), and how long an
    account is new (`Settings.new_account_days`).
    """
    told = account_key(line.partner_account)
    if claim.is_own or _is_to_ourselves(ledger, told, claim):
        return [_own_money(ledger, line, told)]
    if line.amount > 0:
        return list(_money_in(ledger, line, told, claim))
    return list(_money_out(ledger, line, told, claim))


def _pass(kind: str, **params: object) -> Judgement:
    return Judgement(Reason(kind, params), False)


def _caution(kind: str, **params: object) -> Judgement:
    return Judgement(Reason(kind, params), True)


def _own_money(ledger: Ledger, line: Line, told: str) -> Judgement:
    """Of a transfer: only the account proves that the money stays with us."""
    if _is_own(ledger, told):
        return _pass("payee_own", text=line.partner_account)
    return _caution("transfer_unproven")


def _is_to_ourselves(ledger: Ledger, told: str, claim: Claim) -> bool:
    """Whether it is of a transfer that was registered, and the account proves it."""
    ours = ledger.own_partner
    return ours is not None and claim.partners == {ours} and _is_own(ledger, told)


def _is_own(ledger: Ledger, told: str) -> bool:
    return told in ledger.own_accounts and told != ledger.bank_account


def _is_mapped(told: str, claim: Claim) -> bool:
    """Whether a person wrote the account on the mapping that decided."""
    mapping = claim.mapping
    return mapping is not None and told in map(account_key, mapping.accounts)


def _order(ledger: Ledger, claim: Claim) -> list[Key | None]:
    return sorted(claim.partners, key=lambda key: ledger.partner_name(key))


def _money_in(
    ledger: Ledger, line: Line, told: str, claim: Claim
) -> Iterator[Judgement]:
    if ledger.settings.payee_check == "off":
        yield _pass("payee_unchecked")
    elif not told:
        yield _pass("payer_not_told")
    elif _is_mapped(told, claim):
        yield _pass("payee_mapped", text=line.partner_account)
    else:
        yield from _strangers(ledger, line, told, claim, "payer") or [
            _pass("payer_free", text=line.partner_account)
        ]


def _strangers(
    ledger: Ledger, line: Line, told: str, claim: Claim, side: str
) -> list[Judgement]:
    """The cautions for an account that is somebody else's, or ours.

    side: "payer" or "payee". What is nobody's may come from anybody.
    """
    found = []
    for partner in _order(ledger, claim):
        if partner is None or ledger.known_accounts.noted(told, partner):
            continue
        if side == "payer" and _is_of_group(ledger, told, partner, claim):
            continue
        params = {"text": line.partner_account, "partner": ledger.partner_name(partner)}
        if any(is_same_account(told, own) for own in ledger.own_accounts):
            found.append(_caution("payer_own", **params))
        elif others := ledger.known_accounts.others(told, partner):
            owner = others[0].name or ledger.partner_name(others[0].partner)
            found.append(_caution(f"{side}_other", owner=owner, **params))
    return found


def _is_of_group(ledger: Ledger, told: str, partner: Key, claim: Claim) -> bool:
    """Whether the account is that of another whose documents it pays as well, and who
    is of the same commercial group: a mother pays for her daughter."""
    return any(
        ledger.is_one_group((partner, other))
        and ledger.known_accounts.noted(told, other)
        for other in claim.partners
        if other is not None
    )


def _money_out(
    ledger: Ledger, line: Line, told: str, claim: Claim
) -> Iterator[Judgement]:
    check = ledger.settings.payee_check
    if check == "off":
        yield _pass("payee_unchecked")
    elif not claim.partners:
        yield _pass("payee_registered")
    for partner in _order(ledger, claim):
        owner = ledger.known_accounts.noted(told, partner) if told else None
        if owner and (owner.is_trusted or not _is_mapped(told, claim)):
            yield from _known(ledger, line, owner, asked=check != "off")
        elif check == "contradicting":
            yield _contradicting(ledger, line, told, partner, claim)
        elif check == "known":
            yield _unknown(ledger, line, told, partner, claim)


def _known(
    ledger: Ledger, line: Line, owner: Owner, asked: bool
) -> Iterator[Judgement]:
    """Of an account that is known as the payee's: it passes, unless that is news.

    One that was noted after the payment is news as well: it was known to nobody then.
    """
    params = {
        "text": line.partner_account,
        "partner": owner.name or ledger.partner_name(owner.partner),
    }
    days = ledger.settings.new_account_days
    if days and owner.since and owner.since > line.date - timedelta(days=days):
        yield _caution("payee_fresh", date=owner.since.isoformat(), **params)
    elif not owner.is_trusted and ledger.settings.payee_check == "known":
        # who noted it may have been a mail, and who pays from it whoever likes
        yield _caution("payee_untrusted", **params)
    elif asked:
        yield _pass("payee_learned" if owner.is_learned else "payee_known", **params)


def _contradicting(
    ledger: Ledger, line: Line, told: str, partner: Key | None, claim: Claim
) -> Judgement:
    """Where only a contradiction is asked for: another account is known."""
    if _is_mapped(told, claim):
        return _pass("payee_mapped", text=line.partner_account)
    params = {"text": line.partner_account, "partner": ledger.partner_name(partner)}
    if told and partner is not None:
        if others := ledger.known_accounts.others(told, partner):
            owner = others[0].name or ledger.partner_name(others[0].partner)
            return _caution("payee_other", owner=owner, **params)
        if ledger.known_accounts.has_any(partner):
            return _caution("payee_differs", **params)
    return _pass("payee_agrees")


def _unknown(
    ledger: Ledger, line: Line, told: str, partner: Key | None, claim: Claim
) -> Judgement:
    """Of money that leaves to where nobody knows: what else may let it pass."""
    params = {"text": line.partner_account, "partner": ledger.partner_name(partner)}
    if not told:
        if claim.is_registered:
            return _pass("payee_registered")
        if claim.mapping is not None:
            # a person gave the mapping its bounds, which say how much may go
            return _pass("payee_by_mapping", words=claim.mapping.text.strip())
        if claim.needs_no_account and partner is not None:
            return _pass("payee_bills_named", partner=params["partner"])
        return _caution("payee_not_told", partner=params["partner"])
    if _is_mapped(told, claim):
        return _pass("payee_mapped", text=line.partner_account)
    if partner is None and _is_own(ledger, told):
        return _pass("payee_own", text=line.partner_account)
    if others := ledger.known_accounts.others(told, partner):
        params["owner"] = others[0].name or ledger.partner_name(others[0].partner)
        if partner is None:
            del params["partner"]
            return _caution("payee_somebody", **params)
        return _caution("payee_other", **params)
    if partner is None:
        return _caution("payee_nobody", text=line.partner_account)
    if ledger.known_accounts.has_any(partner):
        return _caution("payee_differs", **params)
    return _caution("payee_unknown", **params)
