"""Sentences of the answers beyond the items of one partner: several partners, what is
returned, what is not posted yet, runs of payments.
"""

# There is no environment here: Odoo translates when it shows the sentences.
# pylint: disable=prefer-env-translation

from __future__ import annotations

from .marking import _

#: kind -> template
SENTENCES_BEYOND: dict[str, str] = {
    # several partners
    "several_partners": _("It pays documents of %(count)s partners: %(partners)s"),
    "one_group": _("They belong to one commercial group: %(partners)s"),
    "account_of_all": _("The payer's account %(text)s is known as each of theirs"),
    "no_group": _(
        "One pays for several: %(partners)s belong to no common group, and the payer's "
        "account is not known as each of theirs"
    ),
    "of_group": _(
        "%(number)s is of %(partner)s, another company of the same commercial group"
    ),
    # runs of payments
    "run": _(
        "The text names the run %(run)s (“%(words)s”), whose registered payments "
        "(%(count)s) are the amount"
    ),
    "run_members": _(
        "The %(count)s registered payments that the text names (“%(words)s”) are the "
        "amount"
    ),
    "run_day": _(
        "The %(count)s payments registered on %(date)s with one payment method are the "
        "amount"
    ),
    "run_single": _(
        "The text names the run %(run)s (“%(words)s”): one of its payments has this "
        "amount"
    ),
    "run_sum": _(
        "The payments of the run %(run)s that the bank has not shown (%(count)s) are "
        "the amount"
    ),
    "amount_ordered": _("The amount is what the payment %(number)s was ordered with"),
    "block_payment": _(
        "The line names the payment %(number)s of the run %(run)s (“%(words)s”): the "
        "amount is what that was ordered with"
    ),
    "block_payment_part": _(
        "The payment was booked together with others of its run: check that the bank "
        "has not shown it before"
    ),
    "block_payment_named": _(
        "The line names the payment %(number)s of the run %(run)s (“%(words)s”), "
        "booked together with others: check that it is not that payment"
    ),
    "run_unnamed": _("Only the sum points to these payments"),
    "run_rejected": _(
        "It is the amount without %(numbers)s: the bank may have rejected it"
    ),
    # what is not posted, or not yet
    "dated_later": _("%(number)s is dated %(date)s, after the payment"),
    "draft_fits": _(
        "The draft %(number)s of %(partner)s has this amount: post it to apply the "
        "payment to it"
    ),
    # what comes back
    "comes_back": _(
        "The bank's words say that a payment comes back, and this is no payment"
    ),
    "returns": _(
        "It returns the payment of %(date)s (%(number)s, %(partner)s): what that paid "
        "is owed again"
    ),
    "returns_several": _(
        "It returns %(count)s payments together (%(numbers)s): what they paid is owed "
        "again"
    ),
    "returns_one_of": _(
        "It returns one of %(count)s payments of this amount, the latest of them of "
        "%(date)s (%(number)s, %(partner)s): what that paid is owed again"
    ),
}
