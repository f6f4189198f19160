"""Whether accounts and banks exist in the form they are told."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from functools import lru_cache

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.no import kontonr
from stdnum.us import rtn

from ...sentences import Sentence, _
from ..charset import is_identifier
from ..countries import BANKS_ELSEWHERE, CLEARING_CODES, SEPA
from ..model import Account
from ..number_tables import iban
from ..sent import Sent
from .context import RED, YELLOW, Checking, who

_IBAN = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}")
_BIC = re.compile("[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?")


def check_own(checking: Checking) -> None:
    """The account that pays, or is paid."""
    account = checking.batch.account
    if not account.number:
        sentence = _("Your account has no number: enter it on the bank's card.")
        checking.add(RED, None, "own_account_missing", "own_account", sentence)
        return
    for level, code, sentence in _number_findings(account, checking.country, _("you")):
        checking.add(level, None, f"own_{code}", "own_account", sentence)
    for code, sentence in _bank_findings(account, _("you")):
        checking.add(RED, None, f"own_{code}", "own_account", sentence)


def check(checking: Checking, sent: Sent) -> None:
    """The other account: there, right, and with the bank where the way needs it."""
    payment = sent.payment
    account, name = payment.account, who(payment)
    if not account.number:
        checking.add(
            RED,
            sent,
            "account_missing",
            "account",
            _(
                "%(name)s has no bank account: enter one, and choose it in the "
                "payment.",
                name=name,
            ),
        )
        return
    for level, code, sentence in _number_findings(account, sent.country, name):
        checking.add(level, sent, code, "account", sentence)
    for code, sentence in _bank_findings(account, name):
        checking.add(RED, sent, code, "account", sentence)
    if account.number == checking.batch.account.number:
        checking.add(
            RED,
            sent,
            "account_own",
            "account",
            _(
                "The account of %(name)s is the one that the file is for: choose "
                "another.",
                name=name,
            ),
        )
    if checking.is_iso:
        _check_form(checking, sent)
        _check_bank(checking, sent)


def _check_form(checking: Checking, sent: Sent) -> None:
    """SEPA knows accounts by their IBANs only."""
    account, currency = sent.payment.account, sent.payment.currency
    is_debit = checking.batch.kind == "debit"
    in_sepa = currency == "EUR" and {sent.country, checking.country} - {""} <= SEPA
    if (is_debit or in_sepa) and not account.is_iban:
        checking.add(
            RED,
            sent,
            "account_not_iban",
            "account",
            _(
                "The account %(account)s of %(name)s is no IBAN, which payments in "
                "euros need: enter the IBAN.",
                account=account.number,
                name=who(sent.payment),
            ),
        )


def _check_bank(checking: Checking, sent: Sent) -> None:
    """Who outside SEPA has the account, and whether bank and IBAN are of one
    country."""
    payment, way = sent.payment, sent.way
    account, name = payment.account, who(payment)
    may_lack = way.scheme == "sepa" or (way.scheme != "foreign" and account.is_iban)
    if not may_lack and not (account.bic or account.clearing):
        checking.add(
            RED,
            sent,
            "bank_missing",
            "account",
            _(
                "The bank of %(name)s is not told: outside SEPA a payment needs its "
                "BIC, or its national code and name.",
                name=name,
            ),
        )
    elif not account.bic and account.clearing and not account.bank_name.strip():
        if way.scheme == "foreign":
            checking.add(
                RED,
                sent,
                "bank_name_missing",
                "account",
                _(
                    "The bank of %(name)s has a national code but no name: enter the "
                    "name, which payments abroad need besides.",
                    name=name,
                ),
            )
    country = account.bic[4:6]
    if country and account.is_iban and country != sent.country:
        if country not in BANKS_ELSEWHERE.get(sent.country, ()):
            checking.add(
                YELLOW,
                sent,
                "bic_country",
                "account",
                _(
                    "The BIC %(bic)s of %(name)s is of another country than the IBAN "
                    "%(account)s: check both.",
                    bic=account.bic,
                    name=name,
                    account=account.number,
                ),
            )


def _number_findings(
    account: Account, country: str, name: str | Sentence
) -> list[tuple[str, str, Sentence]]:
    """Level, code and sentence of what is wrong with a number."""
    number = account.number
    if account.is_iban:
        return _iban_findings(number, name)
    if len(number) > 34 or not is_identifier(number):
        sentence = _(
            "The account “%(account)s” of %(name)s has characters that no bank takes, "
            "or more than 34: correct it.",
            account=number,
            name=name,
        )
        return [(RED, "account_wrong", sentence)]
    if country == "NO" and len(number) == 11 and not kontonr.is_valid(number):
        return [(RED, "account_check_digits", _wrong_digits(number, name))]
    return []


def _iban_findings(
    number: str, name: str | Sentence
) -> list[tuple[str, str, Sentence]]:
    if not _IBAN.fullmatch(number):
        sentence = _(
            "The account %(account)s of %(name)s has not the form of an IBAN: correct "
            "it.",
            account=number,
            name=name,
        )
        return [(RED, "iban_form", sentence)]
    fault = _iban_fault(number)
    if fault == "country":
        sentence = _(
            "The account %(account)s of %(name)s is of a country that is not known to "
            "have IBANs: check it.",
            account=number,
            name=name,
        )
        return [(YELLOW, "iban_country", sentence)]
    if fault == "bank":
        sentence = _(
            "The account %(account)s of %(name)s is of a bank that is not on the list "
            "of its country: check it.",
            account=number,
            name=name,
        )
        return [(YELLOW, "iban_bank", sentence)]
    if fault:
        return [(RED, "account_check_digits", _wrong_digits(number, name))]
    return []


@lru_cache(maxsize=50_000)
def _iban_fault(number: str) -> str:
    """What is wrong with an IBAN, empty where nothing is: digits, or that the lists at
    hand have no such bank or country; lists grow old, so that is no error."""
    if iban.is_valid(number):
        return ""
    try:
        iban.validate(number, check_country=False)
    except InvalidComponent:
        return "country"
    except ValidationError:
        return "digits"
    try:
        iban.validate(number)
    except InvalidComponent:
        return "bank"
    except ValidationError:
        return "digits"
    return ""


def _wrong_digits(number: str, name: str | Sentence) -> Sentence:
    return _(
        "The account %(account)s of %(name)s has a wrong length or wrong check digits: "
        "correct it.",
        account=number,
        name=name,
    )


def _bank_findings(
    account: Account, name: str | Sentence
) -> list[tuple[str, Sentence]]:
    """Code and sentence of what is wrong with BIC and national code."""
    found = []
    if account.bic and not _BIC.fullmatch(account.bic):
        sentence = _(
            "The BIC “%(bic)s” of %(name)s is wrong: it has 8 or 11 capital letters "
            "and digits, as ABNANL2A.",
            bic=account.bic,
            name=name,
        )
        found.append(("bic_wrong", sentence))
    if account.clearing and not is_clearing(account):
        sentence = _(
            "The bank's national code “%(code)s” of %(name)s is wrong: correct it.",
            code=account.clearing,
            name=name,
        )
        found.append(("clearing_wrong", sentence))
    return found


def is_clearing(account: Account) -> bool:
    """Whether the bank's national code has the form of its system, and its check
    digit."""
    system, code = account.clearing_system, account.clearing
    if system == "USABA":
        return len(code) == 9 and rtn.is_valid(code)
    pattern = CLEARING_CODES.get(system)
    return bool(pattern.fullmatch(code)) if pattern else is_identifier(code)
