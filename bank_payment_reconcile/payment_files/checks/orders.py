"""Whether the format carries what is ordered, and the scheme allows it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import _
from ..countries import EEA, SEPA, SWISS
from ..sent import Sent
from .context import RED, YELLOW, Checking, who

_CODE = re.compile("[A-Z0-9]{1,4}")
_UETR = re.compile(
    "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}"
)


def check_batch(checking: Checking) -> None:
    """Whether there is anything, and whether it is what the format is for."""
    batch, name = checking.batch, checking.format.name
    if not batch.payments:
        checking.add(
            RED, None, "empty", "payments", _("There is no payment: add one, or more.")
        )
    if checking.is_iso and (".008." in name) != (batch.kind == "debit"):
        checking.add(
            RED,
            None,
            "format_kind",
            "format",
            _(
                "The format %(format)s is not for direct debits: choose another one on "
                "the bank's card.",
                format=name,
            )
            if batch.kind == "debit"
            else _(
                "The format %(format)s is for direct debits only: choose another one "
                "on the bank's card.",
                format=name,
            ),
        )


def check(checking: Checking, sent: Sent) -> None:
    """The instrument, who bears the charges, and codes."""
    _check_instant(checking, sent)
    _check_charges(checking, sent)
    _check_scheme(checking, sent)
    _check_codes(checking, sent)


def _check_instant(checking: Checking, sent: Sent) -> None:
    payment = sent.payment
    if payment.priority != "instant":
        return
    if checking.batch.kind == "debit":
        checking.add(
            RED,
            sent,
            "instant_debit",
            "priority",
            _(
                "The direct debit of %(name)s cannot be instant: set its priority to "
                "normal.",
                name=who(payment),
            ),
        )
    elif not checking.format.instant_allowed:
        checking.add(
            RED,
            sent,
            "instant_not_allowed",
            "priority",
            _(
                "The bank takes no instant payments in files: set the priority of the "
                "payment to %(name)s to normal, or allow them on the bank's card.",
                name=who(payment),
            ),
        )
    if sent.way.scheme not in ("sepa", "swiss"):
        checking.add(
            RED,
            sent,
            "instant_currency",
            "currency",
            _(
                "The payment to %(name)s cannot be instant: that is for euros between "
                "accounts in SEPA, and for payments inside Switzerland.",
                name=who(payment),
            ),
        )


def _check_charges(checking: Checking, sent: Sent) -> None:
    payment, way = sent.payment, sent.way
    chosen = payment.charges
    if chosen not in ("", "SLEV", "SHAR", "DEBT", "CRED"):
        checking.add(
            RED,
            sent,
            "charges_unknown",
            "charges",
            _(
                "“%(code)s” does not say who bears the charges of the payment to "
                "%(name)s: choose one of those offered.",
                code=chosen,
                name=who(payment),
            ),
        )
    elif way.scheme == "sepa" and chosen not in ("", "SLEV"):
        checking.add(
            YELLOW,
            sent,
            "charges_sepa",
            "charges",
            _(
                "In SEPA both sides bear their own charges: what is chosen for the "
                "payment to %(name)s is not sent.",
                name=who(payment),
            ),
        )
    elif way.bearer in ("DEBT", "CRED") and {sent.country, checking.country} <= EEA:
        checking.add(
            YELLOW,
            sent,
            "charges_eea",
            "charges",
            _(
                "Charges inside the European Economic Area are shared: the bank may "
                "refuse the payment to %(name)s, for which others are chosen.",
                name=who(payment),
            ),
        )


def _check_scheme(checking: Checking, sent: Sent) -> None:
    payment, country = sent.payment, sent.country
    in_euros = payment.currency == "EUR"
    if checking.batch.kind == "debit" and not in_euros:
        checking.add(
            RED,
            sent,
            "debit_currency",
            "currency",
            _(
                "The direct debit of %(name)s is in %(currency)s: SEPA takes euros "
                "only.",
                name=who(payment),
                currency=payment.currency,
            ),
        )
    if checking.batch.kind == "debit" and country and country not in SEPA:
        checking.add(
            RED,
            sent,
            "not_sepa",
            "account",
            _(
                "The account of %(name)s is in %(country)s, outside SEPA: nothing can "
                "be debited there.",
                name=who(payment),
                country=country,
            ),
        )
    elif sent.way.scheme == "foreign" and in_euros and country not in SEPA | SWISS:
        checking.add(
            YELLOW,
            sent,
            "not_sepa",
            "account",
            _(
                "The payment to %(name)s leaves SEPA, to %(country)s: it goes apart "
                "from the others, and costs more.",
                name=who(payment),
                country=country or "?",
            ),
        )


def _check_codes(checking: Checking, sent: Sent) -> None:
    payment = sent.payment
    for field, code in (
        ("purpose", payment.purpose),
        ("category_purpose", payment.category_purpose),
    ):
        if code and not _CODE.fullmatch(code):
            checking.add(
                RED,
                sent,
                f"{field}_wrong",
                field,
                _(
                    "The purpose “%(code)s” of the payment to %(name)s is no code of "
                    "ISO 20022: it has four capital letters, as SALA.",
                    code=code,
                    name=who(payment),
                ),
            )
    if payment.uetr and not _UETR.fullmatch(payment.uetr):
        checking.add(
            RED,
            sent,
            "uetr_wrong",
            "uetr",
            _(
                "“%(id)s” of the payment to %(name)s is no UETR: leave it empty, or "
                "enter one of version 4 in small letters.",
                id=payment.uetr,
                name=who(payment),
            ),
        )
    _check_carried(checking, sent)


def _check_carried(checking: Checking, sent: Sent) -> None:
    """What the format has no room for."""
    payment, is_debit = sent.payment, checking.batch.kind == "debit"
    missing = []
    if payment.uetr and checking.format.name != "pain.001.001.09":
        missing.append(("uetr", _("the UETR")))
    if payment.regulatory and is_debit:
        missing.append(("regulatory", _("the report to the authorities")))
    if payment.priority == "urgent" and is_debit:
        missing.append(("priority", _("the priority")))
    for field, what in missing:
        checking.add(
            YELLOW,
            sent,
            "not_carried",
            field,
            _(
                "%(format)s does not carry %(what)s of the payment of %(name)s: it is "
                "not sent.",
                format=checking.format.name,
                what=what,
                name=who(payment),
            ),
        )
