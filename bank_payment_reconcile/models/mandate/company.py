"""Under which identifier a company collects, and how early it tells its customers."""

from stdnum.eu import at_02
from stdnum.exceptions import ValidationError as NumberError

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Nobody announces a debit earlier.
MOST_DAYS = 60


class ResCompany(models.Model):
    """A creditor in the direct debit schemes."""

    _inherit = "res.company"

    bank_creditor_identifier = fields.Char(
        string="Creditor Identifier",
        tracking=True,
        help="Under which the banks know who collects, DE98ZZZ09999999999. Where it "
        "changes, the next debit of each mandate says so.",
    )
    bank_prenotification_days = fields.Integer(
        string="Days of Pre-Notification",
        default=14,
        tracking=True,
        help="How many days before a debit the customer is to be told its amount and "
        "day. 0: agreed otherwise, by the invoice for example.",
    )

    @api.constrains("bank_creditor_identifier")
    def _bank_check_creditor_identifier(self):
        for company in self.filtered("bank_creditor_identifier"):
            try:
                at_02.validate(company.bank_creditor_identifier)
            except NumberError as error:
                raise ValidationError(
                    self.env._(
                        '"%(identifier)s" is no creditor identifier: compare country, '
                        "check digits and number with what you were given.",
                        identifier=company.bank_creditor_identifier,
                    )
                ) from error

    @api.constrains("bank_prenotification_days")
    def _bank_check_prenotification_days(self):
        for company in self:
            if not 0 <= company.bank_prenotification_days <= MOST_DAYS:
                raise ValidationError(
                    self.env._(
                        "The days of pre-notification of %(company)s must be from 0 "
                        "to %(most)s.",
                        company=company.name,
                        most=MOST_DAYS,
                    )
                )

    def _bank_get_creditor_identifier(self):
        """As files write it; empty where there is none."""
        self.ensure_one()
        return at_02.compact(self.sudo().bank_creditor_identifier or "")


class ResConfigSettings(models.TransientModel):
    """The same, on the settings page."""

    _inherit = "res.config.settings"

    bank_creditor_identifier = fields.Char(
        related="company_id.bank_creditor_identifier", readonly=False
    )
    bank_prenotification_days = fields.Integer(
        related="company_id.bank_prenotification_days", readonly=False
    )
