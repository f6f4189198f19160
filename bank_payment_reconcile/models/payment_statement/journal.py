"""What is done with payments that come back, as the bank's card says."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class AccountJournal(models.Model):
    """Charges of returns, and what comes next."""

    _inherit = "account.journal"

    bank_return_product_id = fields.Many2one(
        "product.product",
        string="Product for Returns",
        check_company=True,
        ondelete="restrict",
        tracking=True,
        help="What invoices for the charges of returns are written with: its account "
        "and taxes. Empty: the account of the sales journal, without taxes.",
    )
    bank_post_returns = fields.Boolean(
        string="Returns Without Review",
        tracking=True,
        help="A payment that comes back and is named by its id needs no review.",
    )
    bank_return_step = fields.Selection(
        [
            ("collect", "Collect once again"),
            ("remind", "Remind somebody"),
            ("write", "Write to the customer"),
        ],
        string="After a Return",
        tracking=True,
        help="Collect: where the reason lets hope, a draft collection is made on the "
        "day; what comes back again is somebody's to look at. Remind: an activity on "
        "the invoice. Write: an e-mail to the customer.",
    )
    bank_return_days = fields.Integer(
        string="Days After a Return",
        default=7,
        tracking=True,
        help="So many days after it came back a debit is collected again, or somebody "
        "is reminded of it.",
    )

    @api.constrains("bank_return_days")
    def _bank_check_return_days(self):
        for journal in self:
            if journal.bank_return_days < 0:
                raise ValidationError(
                    self.env._(
                        "The days after a return on %s cannot be negative.",
                        journal.display_name,
                    )
                )
