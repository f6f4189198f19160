"""What the matcher looks at, as a company sets it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """How partners are recognised, and the rate difference of transfers."""

    _inherit = "res.company"

    bank_name_matching = fields.Selection(
        [
            ("fuzzy", "Rare words, spelling mistakes allowed"),
            ("exact", "The words as they are written, in any order"),
            ("off", "Not by name"),
        ],
        string="Recognise Partners by Name",
        default="fuzzy",
        help="How the name the bank gives is compared with the partners' names. "
        "Accounts and documents identify a partner in any case.",
        tracking=True,
    )
    bank_match_receivable = fields.Boolean(
        string="Match Receivables",
        default=True,
        help="Customer invoices and credit notes are proposed for bank lines.",
        tracking=True,
    )
    bank_match_payable = fields.Boolean(
        string="Match Payables",
        default=True,
        help="Vendor bills and refunds are proposed for bank lines.",
        tracking=True,
    )
    bank_match_payments = fields.Boolean(
        string="Match Registered Payments",
        default=True,
        help="Payments and checks registered before are proposed for bank lines.",
        tracking=True,
    )
    bank_transfer_rate_percent = fields.Float(
        string="Rate Difference of Transfers",
        default=3.0,
        help="By how many per cent the rate at which a bank changed money between two "
        "banks of yours in different currencies may differ from the rate of the day "
        "for the two lines to be proposed as one transfer. 0 proposes none. A document "
        "in another currency that a payment names may differ by as much: the rest is "
        "an exchange difference.",
        tracking=True,
    )
    bank_later_days = fields.Integer(
        string="Invoices Dated After the Payment",
        default=14,
        help="A document that a payment names may be dated so many days after the "
        "payment to be proposed for it, for review. 0 proposes none.",
        tracking=True,
    )

    # -- What the list for applying by hand leaves out
    bank_hide_customer_items = fields.Boolean(
        string="Hide Customers' Items",
        help="Customers' invoices and credit notes are not listed when a payment is "
        "applied by hand.",
        tracking=True,
    )
    bank_hide_vendor_items = fields.Boolean(
        string="Hide Vendors' Items",
        help="Vendors' bills and refunds are not listed when a payment is applied by "
        "hand.",
        tracking=True,
    )
    bank_hide_payments = fields.Boolean(
        string="Hide Registered Payments",
        help="Registered payments and checks are not listed among the items when a "
        "payment is applied by hand.",
        tracking=True,
    )

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS base: a branch uses the formats of its parent, and sees no file of it.
        companies = super().create(vals_list)
        if parents := companies.parent_id:
            self.env["bank.statement.format"].sudo().with_context(
                active_test=False
            ).search([("company_id", "parent_of", parents.ids)]).write(
                {"sample": False, "sample_filename": False}
            )
        return companies

    @api.constrains("bank_transfer_rate_percent")
    def _bank_check_transfer_rate_percent(self):
        for company in self:
            # At 100 any amount would do.
            if not 0 <= company.bank_transfer_rate_percent < 100:
                raise ValidationError(
                    self.env._(
                        "The rate difference of transfers of %s must be at least 0 "
                        "and below 100 percent.",
                        company.name,
                    )
                )

    @api.constrains("bank_later_days")
    def _bank_check_later_days(self):
        for company in self:
            if not 0 <= company.bank_later_days <= 366:
                raise ValidationError(
                    self.env._(
                        "The days by which an invoice of %s may be dated after its "
                        "payment must be from 0 to 366.",
                        company.name,
                    )
                )


class ResConfigSettings(models.TransientModel):
    """The same, on the settings page."""

    _inherit = "res.config.settings"

    bank_name_matching = fields.Selection(
        related="company_id.bank_name_matching", readonly=False
    )
    bank_match_receivable = fields.Boolean(
        related="company_id.bank_match_receivable", readonly=False
    )
    bank_match_payable = fields.Boolean(
        related="company_id.bank_match_payable", readonly=False
    )
    bank_match_payments = fields.Boolean(
        related="company_id.bank_match_payments", readonly=False
    )
    bank_transfer_rate_percent = fields.Float(
        related="company_id.bank_transfer_rate_percent", readonly=False
    )
    bank_later_days = fields.Integer(
        related="company_id.bank_later_days", readonly=False
    )
    bank_hide_customer_items = fields.Boolean(
        related="company_id.bank_hide_customer_items", readonly=False
    )
    bank_hide_vendor_items = fields.Boolean(
        related="company_id.bank_hide_vendor_items", readonly=False
    )
    bank_hide_payments = fields.Boolean(
        related="company_id.bank_hide_payments", readonly=False
    )
