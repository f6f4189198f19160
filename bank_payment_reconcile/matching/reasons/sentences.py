"""Sentences for the reasons of a proposal.

A reason is stored as data (kind and parameters) and shown as a sentence; Odoo
translates the templates. A plain number of minor units in a parameter is not part of
any sentence: the page shows amounts itself. One that a sentence says is `money`.
"""

# There is no environment here: Odoo translates when it shows the sentences.
# pylint: disable=prefer-env-translation

from __future__ import annotations

from .advised import ADVISED
from .beyond import SENTENCES_BEYOND
from .mapped import MAPPED
from .marking import _
from .money_sentences import MONEY

#: kind -> template
SENTENCES: dict[str, str] = {
    # who
    "partner_set": _("The partner was set on the line"),
    "account": _("The payer's account %(text)s is %(partner)s's"),
    "learned_account": _("The account %(text)s was assigned to %(partner)s before"),
    "account_shared": _("The account %(text)s belongs to %(count)s partners"),
    "learned_name": _("The payer “%(text)s” was assigned to %(partner)s before"),
    "name": _("The name “%(text)s” is %(partner)s's"),
    "name_address": _("Name, street and city are %(partner)s's"),
    "name_shared": _("The name “%(text)s” fits %(count)s partners"),
    "name_partly": _("The name “%(text)s” is partly %(partner)s's"),
    "name_alike": _("“%(text)s” resembles %(partner)s's name (%(percent)s of 100)"),
    "party_by_document": _("The document identifies the partner: %(partner)s"),
    "own_account": _("The payer's account %(text)s is our own"),
    "own_named": _("The text names our own “%(text)s”"),
    **SENTENCES_BEYOND,
    **ADVISED,
    # which documents
    "document": _("Document %(number)s named in the text (“%(words)s”)"),
    "reference": _("Structured reference %(words)s is document %(number)s's"),
    "check": _("Check number %(words)s is the one of payment %(number)s"),
    "payment_id": _("End-to-end id %(words)s is the one of payment %(number)s"),
    "collection": _("Collected by direct debit under the id %(words)s"),
    "payment_order": _("Paid by us under the id %(words)s"),
    "registered": _("The payment %(number)s was registered before"),
    "transfer_open": _(
        "Transfer between own accounts: %(number)s of %(date)s is still open"
    ),
    "transfer_line": _(
        "Transfer between own accounts: the line of %(number)s of %(date)s is its "
        "other side"
    ),
    "transfer_named": _("The text names the transfer %(number)s"),
    "transfer_rate": _(
        "The amount is the other bank's at a rate that differs by %(percent)s per cent "
        "from the rate of the day"
    ),
    # how much
    "amount_equal": _("The amount is equal to what is open"),
    "amount_sum": _("The amount is equal to the sum of %(count)s documents"),
    "amount_discount": _("The amount is what is open less the early-payment discount"),
    "amount_tolerance": _("The amount is within the tolerance"),
    "amount_fee": _("The amount is short by what a bank may have deducted"),
    "amount_part": _("The amount is a part of what is open"),
    "amount_over": _("The amount is more than what is open"),
    "amount_only": _("Only the amount points to the document"),
    "amount_count": _("%(count)s open entries of the partner have this amount"),
    "amount_tells": _(
        "Of the partners of this name only %(partner)s owes this amount, and no other "
        "open document has it"
    ),
    "slip": _(
        "“%(words)s” is taken for %(number)s: one figure differs, and no other open "
        "document has this amount"
    ),
    "all_due": _("The amount is equal to all that is due (%(count)s documents)"),
    "all_open": _("The amount is equal to all that is open (%(count)s documents)"),
    "sum": _("The amount is the sum of these %(count)s documents and of no others"),
    "net": _("The amount is equal to invoices less credit notes"),
    "credit_used": _("Credit note %(number)s is deducted"),
    "bill_set_off": _("Bill %(number)s is set off"),
    "invoice_set_off": _("Invoice %(number)s is set off"),
    "on_account_used": _("The amount on account from %(number)s is used"),
    "entry_used": _("Entry %(number)s is deducted"),
    "instalment": _(
        "Instalments of %(number)s fall due in order: the one due %(date)s is next"
    ),
    "only_item": _("It is the partner's only open document"),
    "on_account": _("The partner is certain and no document fits: payment on account"),
    # bank lines and our own bank entries
    "entry": _("Entry %(number)s"),
    "entry_number": _("Entry %(number)s named in the text (“%(words)s”)"),
    "entry_reference": _(
        "The text names “%(words)s”, which the entry %(number)s refers to"
    ),
    "entry_words": _("The text has the words of the entry %(number)s (“%(words)s”)"),
    "entry_cut": _("“%(words)s” is the beginning of the number %(number)s"),
    "entry_amount": _("The amount is equal to the entry's"),
    "entry_amount_only": _("Only the amount and the date point to the entry"),
    "same_day": _("On the same date"),
    "days_after": _("Days from the entry to the bank's line: %(count)s"),
    "days_before": _("Days from the bank's line to the entry: %(count)s"),
    "no_date": _("The bank gives no date"),
    "entries_sum": _("The amount is the sum of these %(count)s entries"),
    "lines_sum": _("%(count)s bank lines add up to the entry"),
    "held_named": _("All of them are named in the text"),
    "held_date": _("They are of one date"),
    "held_partner": _("They are of one partner"),
    "held_memo": _("They have one text"),
    "held_run": _("They are the payments of a run that the line names"),
    "held_rest": _("They are of a run that the line names"),
    "held_order": _("They were ordered with one file"),
    "alike": _("These %(count)s cannot be told apart: taken in their order"),
    # what decided
    "rule": _("Rule %(code)s decided"),
    "past_account": _(
        "Lines like this one were booked %(count)s times to %(account)s, last on "
        "%(date)s"
    ),
    "past_account_mostly": _(
        "%(count)s of the last %(total)s lines like this one were booked to "
        "%(account)s, last on %(date)s"
    ),
    "account_named": _("The text has the words of the account's name: %(account)s"),
    "passed_over": _(
        "Also considered, but with less evidence: %(count)s other answers"
    ),
    # why a person should look
    "review_rule": _("The rule asks for a review"),
    "ambiguous": _("%(count)s answers fit equally well"),
    "contested": _("%(count)s bank lines claim the same document with equal evidence"),
    "disputed": _("Other bank lines dispute what would fit"),
    "sets": _("%(count)s sets of entries or lines add up to the amount"),
    "entry_contested": _(
        "%(count)s bank lines claim the same entry with equal evidence"
    ),
    "entry_none": _("No entry within the days allowed (%(count)s) fits"),
    "entry_taken": _("Entry %(number)s, which would fit, fits another line better"),
    "entry_differs": _(
        "The amount differs from the entry %(number)s: it cannot be posted before "
        "the difference is explained"
    ),
    "check_differs": _(
        "The bank cleared check %(number)s with another amount than it was written for"
    ),
    "check_paid": _(
        "The bank paid check %(number)s already on %(date)s: ask it for the money back"
    ),
    "check_matched": _(
        "The bank shows check %(number)s twice: the line of %(date)s is matched with it"
    ),
    "check_void": _(
        "The bank paid check %(number)s, which is void since %(date)s: ask it for the "
        "money back"
    ),
    "check_closed": _(
        "The bank paid check %(number)s, which another entry has closed: look at its "
        "payment"
    ),
    "check_shown": _("The bank shows check %(number)s in another line, too"),
    "held_together": _("No number shows that they belong together"),
    "other_entry": _("The text names “%(words)s”, which is another entry"),
    "other_party": _(
        "The payer looks like %(partner)s, but the document is not theirs"
    ),
    "bare_number": _("“%(words)s” may be another number"),
    "unknown_document": _("The text names %(words)s, which is not open here"),
    "number_of_many": _(
        "So many open documents have the number %(words)s that it names none of them"
    ),
    "closed_later": _("%(number)s, which the text names, is dated %(date)s"),
    "closed_paid": _("%(number)s, which the text names, was paid on %(paid)s"),
    "closed_settled": _("%(number)s, which the text names, is settled"),
    "closed_draft": _("%(number)s, which the text names, is a draft"),
    "closed_cancelled": _("%(number)s, which the text names, is cancelled"),
    "closed_currency": _("%(number)s, which the text names, is open in %(currency)s"),
    "closed_company": _("%(number)s, which the text names, belongs to %(company)s"),
    "closed_held": _(
        "%(number)s, which the text names, is wholly taken by the bank line of %(held)s"
    ),
    "not_payable": _("The text names %(number)s, which this money does not pay"),
    "other_document": _("The text names %(words)s, which is another document"),
    "advance": _("“%(words)s” refers to what may not be invoiced yet"),
    "part_said": _("“%(words)s” refers to a part of what is owed"),
    "not_meant": _("“%(words)s” says that something named is not meant"),
    "taken_back": _(
        "“%(words)s” refers to what is cancelled, disputed, paid twice or given back"
    ),
    "withheld": _("“%(words)s” refers to tax that the payer kept"),
    "not_all_named": _("%(count)s of the documents named are not part of the sum"),
    "may_be_sum": _("Several usual prices together make this amount as well"),
    "may_be_accident": _("Among %(count)s open documents the sum may be an accident"),
    "earlier_instalment": _(
        "An earlier instalment of %(number)s, due %(date)s, is still open"
    ),
    "equal_outside": _("Another open document of the partner has the same amount"),
    "open_item": _("Open with %(partner)s, a likely payer (%(score)s of 100)"),
    "amount_differs": _("The amount differs from what is open"),
    "nothing_known": _("Neither the payer nor a document is recognised"),
    "nothing_fits": _("No open document fits the amount"),
    "left_over": _("A part of the money is left over"),
    "short": _("The amount is short of what is open"),
    "transfer_unproven": _(
        "Only the amount and the date suggest a transfer of our own: the payer's "
        "account is not known as ours"
    ),
    "transfer_alone": _(
        "Transfer between own accounts whose other side is not here yet"
    ),
    **MAPPED,
    # whether the amount is in its bounds
    "beyond_limit": _(
        "%(amount)s exceeds this bank's limit for automatic posting (%(limit)s)"
    ),
    "amount_unusual": _(
        "%(amount)s is unusual here: the last %(count)s payments were usually "
        "%(low)s to %(high)s"
    ),
    "amount_usual": _(
        "%(amount)s is usual here: the last %(count)s payments were usually %(low)s "
        "to %(high)s"
    ),
    # which check let it be posted without a person
    "no_limit": _("This bank has no limit for automatic posting"),
    "within_limit": _(
        "%(amount)s is within this bank's limit for automatic posting (%(limit)s)"
    ),
    "within_day_limit": _(
        "With %(amount)s it is within this bank's daily limit for automatic posting "
        "(%(limit)s)"
    ),
    "accepted_before": _("%(user)s accepted it before it was posted"),
    # whose account it is
    "payee_known": _(
        "The money goes to the account %(text)s, recorded for %(partner)s"
    ),
    "payee_learned": _(
        "The money goes to the account %(text)s, which a person applied to %(partner)s"
    ),
    "payee_mapped": _("The mapping holds for the account %(text)s"),
    "payee_by_mapping": _(
        "The bank gives no account, and a person mapped “%(words)s” for money out"
    ),
    "payee_registered": _(
        "A person registered the payment, and the bank gives no other account of its "
        "payee"
    ),
    "payee_own": _("The money goes between accounts of ours: %(text)s is one"),
    "payee_agrees": _("No account known to us contradicts the payee"),
    "payee_unchecked": _("This bank does not check whose account it is"),
    "payer_free": _("The payer's account %(text)s is not known as anybody else's"),
    "payer_not_told": _("The bank gives no account of the payer"),
    "payer_own": _("The account %(text)s is our own and not %(partner)s's"),
    "payer_other": _("The payer's account %(text)s is %(owner)s's, not %(partner)s's"),
    "payee_other": _(
        "The money goes to the account %(text)s, which is %(owner)s's and not "
        "%(partner)s's"
    ),
    "payee_differs": _(
        "The money goes to the account %(text)s, but other accounts are recorded for "
        "%(partner)s"
    ),
    "payee_unknown": _(
        "The money goes to the account %(text)s, which is not known as %(partner)s's"
    ),
    "payee_nobody": _(
        "The money goes to the account %(text)s, whose holder is not known"
    ),
    "payee_somebody": _(
        "The money goes to the account %(text)s, which is %(owner)s's, and what it is "
        "applied to names no partner"
    ),
    "payee_not_told": _(
        "The bank gives no account: only the text says that the money went to "
        "%(partner)s"
    ),
    "payee_bills_named": _(
        "The bank tells hardly any accounts: the bills of %(partner)s are named and "
        "paid to the cent, and nothing speaks against them"
    ),
    "payee_untrusted": _(
        "The money goes to the account %(text)s of %(partner)s, which is not trusted "
        "for money out and to which nobody has paid before"
    ),
    "payee_fresh": _(
        "The money goes to the account %(text)s, which is known as %(partner)s's only "
        "since %(date)s"
    ),
    "accounts_changed": _(
        "The holders of the accounts have changed since it was proposed"
    ),
    **MONEY,
}
#: Kinds that are said at posting, and again when it is posted again.
AT_POSTING = frozenset(
    {"no_limit", "within_limit", "within_day_limit", "accepted_before"}
)
