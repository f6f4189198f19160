"""Sentences for the reasons of a proposal.

A reason is stored as data (kind and parameters) and shown as a sentence; the
host translates the templates. Amounts in parameters are minor units and are not
part of any sentence: the page shows amounts itself.
"""

from __future__ import annotations

from .model import Reason

#: kind -> template
SENTENCES: dict[str, str] = {
    # who
    "partner_set": "The partner was set on the line",
    "account": "The payer's account %(text)s is %(partner)s's",
    "learned_account": "The account %(text)s was assigned to %(partner)s before",
    "account_shared": "The account %(text)s belongs to %(count)s partners",
    "learned_name": "The payer “%(text)s” was assigned to %(partner)s before",
    "name": "The name “%(text)s” is %(partner)s's",
    "name_address": "Name, street and city are %(partner)s's",
    "name_shared": "The name “%(text)s” fits %(count)s partners",
    "name_partly": "The name “%(text)s” is in part %(partner)s's",
    "party_by_document": "The document tells the partner: %(partner)s",
    # which documents
    "document": "Document %(number)s named in the text (“%(words)s”)",
    "reference": "Structured reference %(words)s is document %(number)s's",
    "check": "Check number %(words)s is that of payment %(number)s",
    "payment_id": "End-to-end id %(words)s is that of payment %(number)s",
    "collection": "Collected by direct debit under the id %(words)s",
    "registered": "The payment %(number)s was registered before",
    # how much
    "amount_equal": "The amount is equal to what is open",
    "amount_sum": "The amount is equal to the sum of %(count)s documents",
    "amount_discount": "The amount is what is open less the early-payment discount",
    "amount_tolerance": "The amount is within the tolerance",
    "amount_fee": "The amount is short by what a bank may have deducted",
    "amount_part": "The amount is a part of what is open",
    "amount_over": "The amount is more than what is open",
    "amount_only": "Only the amount tells the document",
    "amount_count": "%(count)s open entries of the partner have this amount",
    "all_due": "The amount is equal to all that is due (%(count)s documents)",
    "all_open": "The amount is equal to all that is open (%(count)s documents)",
    "sum": "The amount is the sum of these %(count)s documents and of no others",
    "net": "The amount is equal to invoices less credit notes",
    "credit_used": "Credit note %(number)s is deducted",
    "only_item": "It is the partner's only open document",
    "on_account": "The partner is certain and no document fits: payment on account",
    # what decided
    "rule": "Rule %(code)s decided",
    "mapping": "The text contains “%(text)s”, which is mapped to an account",
    "passed_over": "Also considered, but with less evidence: %(count)s other answers",
    # why a person should look
    "review_rule": "The rule asks for a review",
    "ambiguous": "%(count)s answers fit equally well",
    "contested": "%(count)s bank lines claim the same document with equal evidence",
    "disputed": "Other bank lines dispute what would fit",
    "other_party": "The payer looks like %(partner)s, whose document this is not",
    "bare_number": "“%(words)s” may be another number",
    "unknown_document": "The text names %(words)s, which is not open here",
    "other_document": "The text names %(words)s, which is another document",
    "not_all_named": "%(count)s of the documents named are not part of the sum",
    "may_be_accident": "Among %(count)s open documents the sum may be an accident",
    "equal_outside": "Another open document of the partner has the same amount",
    "amount_differs": "The amount differs from what is open",
    "nothing_fits": "No open document fits the amount",
    "left_over": "A part of the money is left over",
    "short": "The amount is short of what is open",
    "mapping_in_word": "The mapped text is only a part of a word here",
}


def text(reason: Reason) -> str:
    """The English sentence of a reason; its kind where it has none."""
    template = SENTENCES.get(reason.kind)
    return template % reason.params if template else reason.kind
