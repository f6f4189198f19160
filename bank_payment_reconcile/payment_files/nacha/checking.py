"""Whether a NACHA file carries what is ordered."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from decimal import Decimal

from ...sentences import Sentence, _
from ..charset import has_letters
from ..checks.context import RED, YELLOW, Checking, who
from ..sent import Sent
from .orders import ascii_text, company_id, remittance_text
from .records import ACCOUNT, ADDENDA, ADDENDA_TEXT, CTX_NAME, NAME, addenda_of

#: Of one payment, and of one that is executed on the same day.
_LIMIT, _SAME_DAY_LIMIT = Decimal("99999999.99"), Decimal(1_000_000)


def check_own(checking: Checking) -> None:
    """Our bank's number and ours, without which the file has no header."""
    batch = checking.batch
    account = batch.account
    if account.clearing_system != "USABA" or not account.clearing:
        sentence = _(
            "Your bank's routing number is missing: enter the nine digits as the "
            "clearing number of your account."
        )
        checking.add(RED, None, "own_routing_missing", "own_account", sentence)
    if not company_id(batch):
        sentence = _(
            "The number under which your bank knows you is missing or has not nine or "
            "ten characters: enter it on the bank's card."
        )
        checking.add(RED, None, "own_identifier", "own_name", sentence)
    if not has_letters(ascii_text(batch.party.name, checking.format)):
        sentence = _("Your name has no Latin letters: enter one that has them.")
        checking.add(RED, None, "own_name_lost", "own_name", sentence)
    modifier = batch.file_modifier
    if len(modifier) != 1 or not (modifier.isascii() and modifier.isalnum()):
        sentence = _(
            "“%(modifier)s” does not tell this file from others of the day: a capital "
            "letter or a digit does.",
            modifier=modifier,
        )
        checking.add(RED, None, "file_modifier", "message_id", sentence)
    total = sum((each.amount for each in batch.payments), Decimal(0))
    if total >= 10**10:
        sentence = _("The file is above 9,999,999,999.99 dollars: split it.")
        checking.add(RED, None, "total_too_large", "amount", sentence)


def check_entry(checking: Checking, sent: Sent) -> None:
    """One payment: currency, account, name, text, amount."""
    for level, code, field, sentence in [
        *_account_faults(sent),
        *_name_faults(checking, sent),
        *_text_faults(checking, sent),
        *_amount_faults(checking, sent),
    ]:
        checking.add(level, sent, code, field, sentence)


def _account_faults(sent: Sent) -> list[tuple[str, str, str, Sentence]]:
    account, name = sent.payment.account, who(sent.payment)
    found = []
    if account.clearing_system != "USABA" or not account.clearing:
        sentence = _(
            "The routing number of the bank of %(name)s is missing: enter its nine "
            "digits.",
            name=name,
        )
        found.append((RED, "routing_missing", "account", sentence))
    if len(account.number) > ACCOUNT:
        sentence = _(
            "The account %(account)s of %(name)s has more than 17 characters, for "
            "which the file has no room: correct it.",
            account=account.number,
            name=name,
        )
        found.append((RED, "account_long", "account", sentence))
    if account.kind not in ("checking", "savings"):
        sentence = _(
            "The account of %(name)s is neither for checking nor for savings: choose.",
            name=name,
        )
        found.append((RED, "account_kind", "account", sentence))
    return found


def _name_faults(
    checking: Checking, sent: Sent
) -> list[tuple[str, str, str, Sentence]]:
    payment = sent.payment
    name = ascii_text(payment.party.name, checking.format)
    if not has_letters(name):
        sentence = _(
            "The name of %(name)s is missing, or has no Latin letters: enter it.",
            name=who(payment),
        )
        return [(RED, "name_missing", "party", sentence)]
    room = CTX_NAME if sent.way.instrument == "CTX" else NAME
    shown = name[:room].rstrip()
    if shown == " ".join(payment.party.name.split()):
        return []
    sentence = _(
        "The name %(name)s is sent as “%(sent)s”: the file has room for %(room)s "
        "characters.",
        name=payment.party.name,
        sent=shown,
        room=room,
    )
    return [(YELLOW, "name_converted", "party", sentence)]


def _text_faults(
    checking: Checking, sent: Sent
) -> list[tuple[str, str, str, Sentence]]:
    text = remittance_text(sent.payment, checking.format)
    most = ADDENDA[sent.way.instrument]
    if len(addenda_of(text)) <= most:
        return []
    sentence = _(
        "The text for %(name)s has %(count)s characters, the file has room for "
        "%(room)s: shorten it, nothing is cut.",
        name=who(sent.payment),
        count=len(text),
        room=most * ADDENDA_TEXT,
    )
    return [(RED, "text_long", "text", sentence)]


def _amount_faults(
    checking: Checking, sent: Sent
) -> list[tuple[str, str, str, Sentence]]:
    payment, name = sent.payment, who(sent.payment)
    found = []
    if payment.currency != "USD":
        sentence = _(
            "The payment to %(name)s is in %(currency)s: the file takes dollars only.",
            name=name,
            currency=payment.currency,
        )
        found.append((RED, "nacha_currency", "currency", sentence))
    is_same_day = payment.execution_date == checking.batch.today
    most = _SAME_DAY_LIMIT if is_same_day else _LIMIT
    if payment.amount > most:
        sentence = _(
            "The amount of %(amount)s to %(name)s is above %(most)s, the most that a "
            "payment of this day may have: split it, or choose a later day.",
            amount=payment.amount,
            name=name,
            most=most,
        )
        found.append((RED, "amount_too_large", "amount", sentence))
    if payment.priority == "instant":
        sentence = _(
            "The payment to %(name)s cannot be instant in this file: set its priority "
            "to normal.",
            name=name,
        )
        found.append((RED, "instant_not_allowed", "priority", sentence))
    return found
