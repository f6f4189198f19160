from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..matching.model import Mapping as MatchingMapping


class BankTextMapping(models.Model):
    """A recurring text that tells by itself on which account the money belongs."""

    _name = "bank.text.mapping"
    _description = "Text-to-Account Mapping"
    _rec_name = "text"
    _order = "sequence, text, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    text = fields.Char(
        required=True,
        help="A line whose text contains these words is applied to the account. "
        "Upper and lower case count the same.",
    )
    debit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money In",
        check_company=True,
        help="The account that lines with a positive amount are applied to. "
        "Empty: the mapping is not used for money in.",
    )
    credit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money Out",
        check_company=True,
        help="The account that lines with a negative amount are applied to. "
        "Empty: the mapping is not used for money out.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        check_company=True,
        help="The partner that is set on the entry.",
    )
    review_required = fields.Boolean(
        help="A person has to look before what this mapping applied is posted "
        "automatically."
    )

    # One answer per text: a second mapping for the same words could only contradict.
    _text_unique = models.UniqueIndex(
        "(company_id, lower(btrim(text))) WHERE active",
        "There is a mapping for this text already.",
    )

    @api.constrains("text")
    def _check_text(self):
        for mapping in self:
            if len(mapping.text.strip()) < 3:
                raise ValidationError(
                    self.env._(
                        'The text "%s" is too short to tell one payment from '
                        "another: give at least three characters.",
                        mapping.text,
                    )
                )

    @api.constrains("text", "debit_account_id", "credit_account_id")
    def _check_account(self):
        for mapping in self:
            if not mapping.debit_account_id and not mapping.credit_account_id:
                raise ValidationError(
                    self.env._(
                        'The mapping "%s" has no account: set one for money in, '
                        "one for money out, or both.",
                        mapping.text,
                    )
                )

    # -------------------------------------------------------------------------
    # For the matcher
    # -------------------------------------------------------------------------

    @api.model
    def _get_mappings(self, company):
        """The mappings of a company and of the companies it is a branch of."""
        return self.search(Domain("company_id", "parent_of", company.ids))

    def _to_matching(self):
        return [
            MatchingMapping(
                key=mapping.id,
                text=mapping.text,
                account_in=mapping.debit_account_id.id or None,
                account_out=mapping.credit_account_id.id or None,
                partner=mapping.partner_id.id or None,
                review_required=mapping.review_required,
            )
            for mapping in self
        ]
