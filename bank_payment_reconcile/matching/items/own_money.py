"""What tells that the money of a line is our own."""

from __future__ import annotations

from ..books.known_accounts import ACCOUNT_END_LENGTH, is_same_account
from ..books.transfer_names import TELLING_LENGTH
from ..books.view import View
from ..evidence.line import Evidence
from ..model import Transfer
from ..text.normalise import account_key, compact


def is_own_money(view: View, evidence: Evidence) -> bool:
    """Whether the counterparty's account is one of our others: the proof."""
    payer = counterparty(evidence)
    ledger = view.ledger
    return payer in ledger.own_accounts and payer != ledger.bank_account


def is_strangers(view: View, evidence: Evidence, payer: str) -> bool:
    """Whether somebody else is known to be the counterparty."""
    if evidence.party.level == "fully":
        return True
    owners = view.ledger.accounts
    return bool(payer) and payer in owners


def tells_of_us(view: View, transfer: Transfer) -> bool:
    """Whether the other bank's line in another currency names us or this bank."""
    if not transfer.foreign:
        return False
    ledger = view.ledger
    theirs = account_key(transfer.counterparty)
    if theirs and ledger.bank_account and is_same_account(theirs, ledger.bank_account):
        return True
    text = compact(transfer.text)
    bank = ledger.bank_account
    if len(bank) >= ACCOUNT_END_LENGTH and bank in text:
        return True
    return any(
        len(folded) >= TELLING_LENGTH and folded in text
        for _name, folded in ledger.own_names
    )


def counterparty(evidence: Evidence) -> str:
    """The account of the other side, as it is compared; "" where none is told."""
    return account_key(evidence.line.partner_account)


def own_words(view: View, evidence: Evidence) -> str:
    """Our own account or our own name in the line's text, "" where it has none."""
    ledger, line = view.ledger, evidence.line
    for account in evidence.text.accounts:
        if account in ledger.own_accounts and account != ledger.bank_account:
            return account
    text = compact(f"{line.partner_name} {line.text}")
    bank = ledger.bank_account
    for account in sorted(ledger.own_accounts):
        if account != bank and len(account) >= ACCOUNT_END_LENGTH and account in text:
            return account
    for name, folded in ledger.own_names:
        if len(folded) >= TELLING_LENGTH and folded in text:
            return name
    return ""
