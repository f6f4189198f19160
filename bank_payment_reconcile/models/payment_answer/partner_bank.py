"""Accounts of partners of which a bank said that they are wrong."""

from odoo import fields, models

from ..record.rights import needs


class ResPartnerBank(models.Model):
    """An account that a bank refused is not paid to before a person has looked at it."""

    _inherit = "res.partner.bank"

    bank_refused_reason = fields.Char(
        string="Refused by the Bank",
        readonly=True,
        copy=False,
        tracking=True,
        help="Why a payment did not reach this account, as the bank says.",
    )
    bank_refused_on = fields.Date(string="Refused On", readonly=True, copy=False)

    def write(self, vals):
        # EXTENDS: what was said of another number is not said of this one.
        numbers = {account: account.sanitized_acc_number for account in self}
        result = super().write(vals)
        changed = self.filtered(
            lambda account: (
                account.sudo().bank_refused_on
                and account.sanitized_acc_number != numbers[account]
            )
        )
        if "acc_number" in vals and changed:
            changed.sudo()._bank_clear_refusal()
        return result

    def _bank_note_refusal(self, reason):
        """Keep payments off these accounts until a person looked at them.

        :param reason: of the bank, in words.
        """
        self.sudo().write(
            {
                "bank_refused_reason": reason,
                "bank_refused_on": fields.Date.context_today(self),
            }
        )

    def _bank_clear_refusal(self):
        self.write({"bank_refused_reason": False, "bank_refused_on": False})

    @needs("write")
    def action_bank_confirm_account(self):
        """Say that an account is right, whatever the bank said of it."""
        self.sudo()._bank_clear_refusal()
