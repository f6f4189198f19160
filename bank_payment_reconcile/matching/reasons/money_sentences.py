"""Sentences for reasons that speak of charges and of other currencies."""

# There is no environment here: Odoo translates when it shows the sentences.
# pylint: disable=prefer-env-translation

from __future__ import annotations


def _(sentence: str) -> str:
    """Marks a sentence for Odoo's translation tools, which look for this name."""
    return sentence


#: kind -> template
MONEY: dict[str, str] = {
    # charges
    "charges": _("The bank's file says that charges of %(amount)s were deducted"),
    "charges_apart": _(
        "The bank's file names charges of %(amount)s, and the amount fits without them"
    ),
    "charges_unused": _(
        "The bank's file names charges of %(amount)s, which do not explain the amount"
    ),
    "charges_unclear": _(
        "The bank's file names charges of %(text)s, whose amount in this currency is "
        "not known"
    ),
    "charges_high": _(
        "The charges of %(amount)s are more than %(percent)s per cent of the payment"
    ),
    "charges_back": _("The bank's file says that charges of %(amount)s came back"),
    "charges_no_account": _(
        "This bank has no account for fees: choose one on its journal"
    ),
    # other currencies
    "foreign_bank": _("%(open)s are open, at the bank's rate %(worth)s"),
    "foreign_day": _("%(open)s are open, at the rate of the day %(worth)s"),
    "foreign_difference": _(
        "The amount differs from that by %(percent)s per cent: an exchange difference"
    ),
    "foreign_beyond": _(
        "The amount differs by %(percent)s per cent from what is open, more than a "
        "rate explains"
    ),
    "foreign_rate_far": _(
        "The bank's rate differs by %(percent)s per cent from the rate of the day"
    ),
    "foreign_discount_unsure": _(
        "The amount may be that after discount or that without, at another rate"
    ),
    "foreign_no_rate": _("There is no exchange rate for %(currency)s on that day"),
}
