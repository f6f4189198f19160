"""Whether a mandate allows a debit."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections import Counter

from ...sentences import Sentence, _
from ..charset import is_identifier, transliterate
from ..countries import SEPA_WITHOUT_DEBITS
from ..model import Mandate
from ..number_tables import at_02
from ..sent import NAME, Sent
from .context import RED, YELLOW, Checking, who

_IDENTIFIER = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
_SEQUENCES = ("FRST", "RCUR", "FNAL", "OOFF")


def check_batch(checking: Checking) -> None:
    """Our creditor identifier, and one-off mandates that are used twice."""
    batch = checking.batch
    if batch.kind != "debit":
        return
    if not is_creditor_identifier(batch.party.creditor_identifier):
        checking.add(
            RED,
            None,
            "creditor_identifier",
            "creditor_identifier",
            _(
                "Your creditor identifier “%(id)s” is missing or has wrong check "
                "digits: enter it as your bank gave it.",
                id=batch.party.creditor_identifier,
            ),
        )
    used = Counter(
        each.mandate.reference.lower()
        for each in batch.payments
        if each.mandate and each.mandate.sequence == "OOFF"
    )
    for payment in batch.payments:
        mandate = payment.mandate
        if mandate and used[mandate.reference.lower()] > 1:
            checking.add(
                RED,
                payment,
                "mandate_one_off",
                "mandate",
                _(
                    "The mandate %(mandate)s of %(name)s is for one debit and stands "
                    "in this file more than once: keep one.",
                    mandate=mandate.reference,
                    name=who(payment),
                ),
            )


def is_creditor_identifier(identifier: str) -> bool:
    """Whether it has the form and the check digits of a creditor identifier."""
    return bool(_IDENTIFIER.fullmatch(identifier)) and at_02.is_valid(identifier)


def check(checking: Checking, sent: Sent) -> None:
    """The mandate of one debit."""
    payment = sent.payment
    mandate, name = payment.mandate, who(payment)
    if mandate is None:
        sentence = _(
            "%(name)s has given no mandate: enter it before the debit.", name=name
        )
        checking.add(RED, sent, "mandate_missing", "mandate", sentence)
        return
    for code, sentence in [
        *_form_faults(mandate, name),
        *_date_faults(checking, sent, mandate),
        *_scheme_faults(sent, mandate),
        *_amendment_faults(checking, sent, mandate),
    ]:
        checking.add(RED, sent, code, "mandate", sentence)
    if mandate.sequence in ("FRST", "OOFF") and mandate.original_reference:
        sentence = _(
            "The mandate %(mandate)s of %(name)s is amended and collected for the "
            "first time at once: check it.",
            mandate=mandate.reference,
            name=name,
        )
        checking.add(YELLOW, sent, "mandate_amended_first", "mandate", sentence)


def _form_faults(mandate: Mandate, name: str) -> list[tuple[str, Sentence]]:
    found = []
    for reference in filter(None, [mandate.reference, mandate.original_reference]):
        if not is_identifier(reference):
            sentence = _(
                "The mandate reference “%(mandate)s” of %(name)s has characters that "
                "no bank takes, or more than 35: correct it.",
                mandate=reference,
                name=name,
            )
            found.append(("mandate_reference", sentence))
    if not mandate.reference:
        sentence = _(
            "The mandate of %(name)s has no reference: enter the one that was signed.",
            name=name,
        )
        found.append(("mandate_reference", sentence))
    return found


def _date_faults(
    checking: Checking, sent: Sent, mandate: Mandate
) -> list[tuple[str, Sentence]]:
    last = min(checking.batch.today, sent.payment.execution_date)
    if mandate.signed_on <= last:
        return []
    sentence = _(
        "The mandate %(mandate)s of %(name)s is signed on %(day)s, later than it is "
        "used: correct the date.",
        mandate=mandate.reference,
        name=who(sent.payment),
        day=mandate.signed_on,
    )
    return [("mandate_signature", sentence)]


def _scheme_faults(sent: Sent, mandate: Mandate) -> list[tuple[str, Sentence]]:
    found = []
    name = who(sent.payment)
    if mandate.scheme not in ("CORE", "B2B") or mandate.sequence not in _SEQUENCES:
        sentence = _(
            "The mandate %(mandate)s of %(name)s has no scheme or no sequence that "
            "SEPA knows: choose CORE or B2B, and how often it is used.",
            mandate=mandate.reference,
            name=name,
        )
        found.append(("mandate_scheme", sentence))
    if mandate.scheme == "B2B" and not sent.payment.party.is_company:
        sentence = _(
            "%(name)s is a person, and the mandate %(mandate)s is for companies only "
            "(B2B): get one of the scheme CORE.",
            name=name,
            mandate=mandate.reference,
        )
        found.append(("mandate_b2b", sentence))
    if sent.country in SEPA_WITHOUT_DEBITS:
        sentence = _(
            "Banks in %(country)s take no SEPA direct debits, and %(name)s has the "
            "account there: ask for another one.",
            country=sent.country,
            name=name,
        )
        found.append(("no_debits", sentence))
    return found


def _amendment_faults(
    checking: Checking, sent: Sent, mandate: Mandate
) -> list[tuple[str, Sentence]]:
    payment = sent.payment
    identifier = mandate.original_creditor_identifier
    long_name = len(transliterate(mandate.original_creditor_name, checking.format))
    same = (
        payment.account.number == mandate.original_account
        or mandate.reference == mandate.original_reference != ""
        or identifier == checking.batch.party.creditor_identifier != ""
    )
    wrong = (identifier and not is_creditor_identifier(identifier)) or long_name > NAME
    if not same and not wrong:
        return []
    sentence = _(
        "What the mandate %(mandate)s of %(name)s was before is the same as now, or "
        "wrong: correct it.",
        mandate=mandate.reference,
        name=who(payment),
    )
    return [("mandate_amendment", sentence)]
