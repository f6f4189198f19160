"""How often lines have to be booked alike for more to follow from it."""

import re

from odoo import Command, api, fields, models
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

        :param booking: `Booking`; with its tax and analytic, where it has some.
        """
        values = {
            "text": words,
            "look_in": "text",
            "direction": "in" if is_in else "out",
            "partner_id": partner or False,
            "company_id": company.id,
        }
        if booking.taxes or booking.analytic:
            row = {
                "account_id": booking.account,
                "tax_ids": [Command.set(booking.taxes)],
                "analytic_distribution": booking.distribution,
            }
            return {**values, "row_ids": [Command.create(row)]}
        field = "debit_account_id" if is_in else "credit_account_id"
        return {**values, field: booking.account}

    @api.model
    def _is_mapped(self, words, is_in, company):
        """Whether a mapping holds for these words in this direction, or was refused."""
        known = self.with_context(active_test=False).search(
            Domain("company_id", "parent_of", company.ids)
            & Domain("text", "=ilike", _escape(words))
        )
        return any(is_in in mapping._get_directions() for mapping in known)

    def _get_directions(self):
        """For which money this has an answer: a list, True is money in."""
        self.ensure_one()
        return [
            is_in
            for is_in, direction, field in (
                (True, "in", "debit_account_id"),
                (False, "out", "credit_account_id"),
            )
            if self.direction in ("both", direction) and (self.row_ids or self[field])
        ]


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
            and (words := self._bank_get_past_title(past))
            and (
                not Mapping._is_mapped(words, self.amount > 0, self.company_id)
                or self._bank_get_past_offer(words, past)
            )
        )

    def _bank_get_past_offer(self, words, past):
        """The mapping that was offered of the same, and is neither used nor refused."""
        field = "debit_account_id" if self.amount > 0 else "credit_account_id"
        if past.booking.taxes or past.booking.analytic:
            return self.env["bank.text.mapping"]
        return self.env["bank.text.mapping"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("active", "=", False)
            & Domain("is_offered", "=", True)
            & Domain("text", "=ilike", _escape(words))
            & Domain(field, "=", past.booking.account),
            limit=1,
        )

    def _bank_get_past_words(self, past):
        """The words that a line and those of its past have in common."""
        lines = self | self.sudo().browse(past.lines)
        return get_words(lines.mapped("payment_ref"))

    def _bank_get_past_title(self, past):
        """What a mapping of a `PastAccount` is called: its words; where each payment
        has others, the payer, whose account the mapping asks for."""
        words = self._bank_get_past_words(past)
        if not words and self.account_number and past.kind in ("both", "account"):
            return self.partner_name or self.account_number
        return words


def _escape(words):
    """Words as they are, in a pattern."""
    return re.sub(r"([\\%_])", r"\\\1", words)
