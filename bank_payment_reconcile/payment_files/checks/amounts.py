"""Whether an amount can be paid."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..countries import decimals_of
from ..sent import Sent
from .context import RED, Checking, who

#: Of one payment in SEPA.
SEPA_LIMIT = Decimal("999999999.99")
#: What ISO 20022 has digits for.
_DIGITS = 18


def check(checking: Checking, sent: Sent) -> None:
    """More than nothing, in the decimals of its currency, within the limits."""
    payment = sent.payment
    amount, currency = payment.amount, payment.currency
    if not re.fullmatch("[A-Z]{3}", currency):
        checking.add(
            RED,
            sent,
            "currency_missing",
            "currency",
            _(
                "The payment to %(name)s has no currency: choose one.",
                name=who(payment),
            ),
        )
    if not amount.is_finite() or amount <= 0:
        checking.add(
            RED,
            sent,
            "amount_not_positive",
            "amount",
            _(
                "The amount of the payment to %(name)s is %(amount)s: only amounts "
                "above zero are paid.",
                name=who(payment),
                amount=amount,
            ),
        )
        return
    _check_decimals(checking, sent)
    _check_limits(checking, sent)


def _check_decimals(checking: Checking, sent: Sent) -> None:
    payment = sent.payment
    places = decimals_of(payment.currency)
    if payment.amount != round(payment.amount, places):
        checking.add(
            RED,
            sent,
            "decimals",
            "amount",
            _(
                "%(amount)s %(currency)s to %(name)s has too many decimals, the "
                "currency has %(places)s: correct the amount.",
                amount=payment.amount,
                currency=payment.currency,
                name=who(payment),
                places=places,
            ),
        )


def _check_limits(checking: Checking, sent: Sent) -> None:
    payment, limit = sent.payment, checking.format.limit
    ours = checking.batch.account.currency or payment.currency
    if limit is not None and payment.currency == ours and payment.amount > limit:
        checking.add(
            RED,
            sent,
            "over_limit",
            "amount",
            _(
                "The payment of %(amount)s to %(name)s is over the limit of %(limit)s "
                "on the bank's card: pay less, or raise the limit.",
                amount=payment.amount,
                name=who(payment),
                limit=limit,
            ),
        )
    is_sepa = sent.way.scheme == "sepa" and checking.is_iso
    most = SEPA_LIMIT if is_sepa else Decimal(10) ** (_DIGITS - 5)
    if payment.amount > most:
        checking.add(
            RED,
            sent,
            "amount_too_large",
            "amount",
            _(
                "The amount of %(amount)s to %(name)s is above %(most)s, the most that "
                "a payment may have: split it.",
                amount=payment.amount,
                name=who(payment),
                most=most,
            ),
        )
