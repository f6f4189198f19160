"""How often lines have to be booked alike for more to follow from it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from .past_booking import get_words


class ResCompany(models.Model):
    """How often is often."""

    _inherit = "res.company"

    bank_past_bound = fields.Integer(
        string="Booked Alike",
        default=3,
        help="How many times lines must have been booked alike, without an exception, "
        "for one click to make a mapping of it, and for what the history tells to be "
        "taken along with the rest.",
        tracking=True,
    )

    @api.constrains("bank_past_bound")
    def _bank_check_past_bound(self):
        for company in self:
            # Once is a single payment, from which nothing follows.
            if company.bank_past_bound < 2:
                raise ValidationError(
                    self.env._(
                        "%s: lines must have been booked alike at least twice, since "
                        "one payment tells nothing of the next.",
                        company.name,
                    )
                )


class ResConfigSettings(models.TransientModel):
    """The same, on the settings page."""

    _inherit = "res.config.settings"

    bank_past_bound = fields.Integer(
        related="company_id.bank_past_bound", readonly=False
    )


class BankTextMapping(models.Model):
    """Mappings of what was booked before."""

    _inherit = "bank.text.mapping"

    @api.model
    def _prepare_past_mapping(self, words, booking, is_in, company, partner=None):
        """Values of a mapping that books as was booked before.

        :param booking: `Booking`
        """
        field = "debit_account_id" if is_in else "credit_account_id"
        return {
            "text": words,
            field: booking.account,
            "partner_id": partner or False,
            "company_id": company.id,
        }

    @api.model
    def _may_map(self, booking):
        """Whether a mapping can say all of a booking."""
        return not booking.taxes and not booking.analytic


class AccountBankStatementLine(models.Model):
    """Tells whether the past of a line would do for a mapping."""

    _inherit = "account.bank.statement.line"

    def _bank_is_mappable(self, past):
        """Whether one click makes a mapping of a `PastAccount`."""
        self.ensure_one()
        Mapping = self.env["bank.text.mapping"]
        return bool(
            past.is_always
            and past.count >= self.company_id.bank_past_bound
            and Mapping.has_access("create")
            and Mapping._may_map(past.booking)
            and (words := self._bank_get_past_words(past))
            and (
                not Mapping._is_known(words, self.company_id)
                or self._bank_get_past_offer(words, past)
            )
        )

    def _bank_get_past_offer(self, words, past):
        """The mapping that was offered of the same, and is neither used nor refused."""
        field = "debit_account_id" if self.amount > 0 else "credit_account_id"
        return self.env["bank.text.mapping"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("active", "=", False)
            & Domain("is_offered", "=", True)
            & Domain("text", "=ilike", words.replace("%", r"\%").replace("_", r"\_"))
            & Domain(field, "=", past.booking.account),
            limit=1,
        )

    def _bank_get_past_words(self, past):
        """The words that a line and those of its past have in common."""
        lines = self | self.sudo().browse(past.lines)
        return get_words(lines.mapped("payment_ref"))
