"""Sentences for what an advice says of a line: a payout's report, a remittance."""

# There is no environment here: Odoo translates when it shows the sentences.
# pylint: disable=prefer-env-translation

from __future__ import annotations

from .marking import _

#: kind -> template
ADVISED: dict[str, str] = {
    # of the whole line
    "advice": _("%(advice)s explains it in %(count)s rows"),
    "advice_one": _("%(advice)s explains it in one row"),
    "advice_named": _("The text names %(advice)s"),
    "advice_sender": _("Amount, day and sender are those of %(advice)s"),
    "advice_amount": _(
        "Only amount and day are those of %(advice)s: check that it is this payment"
    ),
    "advice_person": _("A person chose %(advice)s for it"),
    "advice_bank": _("The bank's own message tells these documents with their amounts"),
    "advice_difference": _(
        "The rows come to %(rows)s: %(difference)s of the line is not explained"
    ),
    "advice_no_fee_account": _(
        "%(provider)s kept fees of %(amount)s: set an account for them on the provider "
        "or the bank"
    ),
    "advice_no_clearing": _(
        "%(amount)s concerns %(provider)s and us: set a clearing account on the "
        "provider"
    ),
    "advice_tax": _(
        "The fees contain %(tax)s of tax by the report, and %(other)s by the taxes of "
        "%(provider)s"
    ),
    "advice_open": _("Row %(row)s (%(called)s, %(amount)s) may be %(numbers)s: choose"),
    # of a row
    "advice_row": _("Row %(row)s of %(advice)s: %(number)s, %(amount)s"),
    "advice_row_less": _(
        "Row %(row)s of %(advice)s: %(number)s, %(amount)s less %(discount)s discount"
    ),
    "advice_row_deducted": _(
        "Row %(row)s of %(advice)s: %(number)s, %(amount)s less %(deduction)s "
        "(%(reason)s), which stays open"
    ),
    "advice_row_both": _(
        "Row %(row)s of %(advice)s: %(number)s, %(amount)s less %(discount)s discount "
        "and less %(deduction)s (%(reason)s), which stays open"
    ),
    "advice_discount_late": _(
        "%(number)s grants no such discount: check whether it is granted"
    ),
    "advice_guessed": _(
        "The row names “%(called)s”: only the amount and whose it is point to "
        "%(number)s"
    ),
    "advice_shortened": _("The row names “%(called)s”, the end of %(number)s"),
    "advice_other_amount": _("%(number)s has %(open)s open"),
    "advice_other_partner": _("%(number)s is of %(partner)s, who did not send it"),
    "advice_fee": _("%(advice)s: the fee of one row"),
    "advice_fees": _("%(advice)s: fees of %(count)s rows"),
    "advice_missing": _(
        "Row %(row)s of %(advice)s: no open item is called “%(called)s”, so "
        "%(amount)s stays on account"
    ),
    "advice_taken_off": _(
        "Row %(row)s of %(advice)s: %(off)s is taken off (%(reason)s) and stays open "
        "on account"
    ),
    "advice_taken": _(
        "%(numbers)s has nothing left: it is paid, or applied to another payment"
    ),
    "advice_may_be": _("It may be %(numbers)s"),
    "advice_dispute": _(
        "Row %(row)s of %(advice)s: the payment of “%(called)s” was taken back, so "
        "%(amount)s is owed again"
    ),
    "advice_provider": _("Row %(row)s of %(advice)s: %(called)s, %(amount)s"),
    "advice_parts": _("Other bank lines show %(amount)s of %(advice)s"),
    "advice_part": _("A part of %(advice)s, which %(line)s explains"),
}
