"""What a bank's lines are asked before they are posted without a person: to whose
account the money went.
"""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class AccountJournal(models.Model):
    """To whose account money may leave without a review."""

    _inherit = "account.journal"

    bank_payee_check = fields.Selection(
        [
            ("known", "Only to accounts known as the payee's"),
            ("contradicting", "Unless a known account contradicts"),
            ("off", "Without checking whose account it is"),
        ],
        string="Money Out Without Review",
        default="known",
        tracking=True,
        help="The bank's text is written by strangers, who may name a bill of yours. "
        "Known: money out needs a review unless the bank tells an account that is "
        "noted with the partner, or to which a person applied a payment before; what "
        "you registered passes where the bank tells no account. Contradicts: only "
        "where other accounts are noted with the partner, or the account is somebody "
        "else's. With both, money in from somebody else's account needs a review, too.",
    )
    bank_new_account_days = fields.Integer(
        string="New Accounts",
        default=14,
        tracking=True,
        help="Money out to an account that is noted with the partner, or was changed, "
        "in so many days before the payment needs a review: a changed account is what "
        "swindlers ask for. 0: it needs none.",
    )

    bank_return_charge = fields.Selection(
        [
            ("none", "Leave them to me"),
            ("expense", "Expense of ours"),
            ("item", "Open item of the customer"),
            ("invoice", "Invoice to the customer"),
        ],
        string="Charges of Returns Are",
        default="expense",
        tracking=True,
        help="What the bank takes for a direct debit that comes back: our expense, or "
        "owed by the customer beside the invoice, or our expense and on a draft "
        "invoice to the customer.",
    )
    bank_return_charge_limit = fields.Float(
        string="Charges of a Return",
        digits=(16, 2),
        default=25.0,
        tracking=True,
        help="A payment that comes back and is named by its id may be more by so much "
        "than it was, in the currency of the bank account: the bank has added its "
        "charges without its file saying so. 0: none.",
    )

    @api.constrains("bank_return_charge_limit")
    def _bank_check_return_charge_limit(self):
        for journal in self:
            if journal.bank_return_charge_limit < 0:
                raise ValidationError(
                    self.env._(
                        "The charges of a return on %s cannot be negative: enter what "
                        "the bank takes at the most.",
                        journal.display_name,
                    )
                )

    @api.constrains("bank_new_account_days")
    def _bank_check_new_account_days(self):
        for journal in self:
            if journal.bank_new_account_days < 0:
                raise ValidationError(
                    self.env._(
                        "The days for which an account counts as new on %s cannot be "
                        "negative: enter 0 to review none for being new.",
                        journal.display_name,
                    )
                )
