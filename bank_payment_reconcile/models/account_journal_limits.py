"""How much a bank posts without a person."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class AccountJournal(models.Model):
    _inherit = "account.journal"

    bank_post_limit = fields.Float(
        string="Review Above",
        digits=(16, 2),
        tracking=True,
        help="A line of more than this, in or out, in the bank account's currency, is "
        "for review whatever fits it, and not posted without a person. 0: no limit.",
    )
    bank_post_day_limit = fields.Float(
        string="Posted on One Day up to",
        digits=(16, 2),
        tracking=True,
        help="The most that the scheduled action posts on one day, in the currency of "
        "the bank account: money in and money out added up without their signs. What a "
        "person accepted or posts does not count, nor what was undone. What is beyond "
        "it waits for the next day. 0: no limit.",
    )

    @api.constrains("bank_post_limit", "bank_post_day_limit")
    def _check_bank_limits(self):
        for journal in self:
            if journal.bank_post_limit < 0 or journal.bank_post_day_limit < 0:
                raise ValidationError(
                    self.env._(
                        "A limit for posting without a person on %s is negative: give "
                        "an amount above zero, or 0 for no limit.",
                        journal.display_name,
                    )
                )
