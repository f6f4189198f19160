"""Accounts of partners of which a bank said that they are wrong."""

from odoo import api, fields, models

from ..record.rights import needs


class ResPartnerBank(models.Model):
    """An account that a bank refused is not paid to before a person looked at it."""

    _inherit = "res.partner.bank"

    bank_refused_reason = fields.Char(
        string="Refused by the Bank",
        readonly=True,
        copy=False,
        tracking=True,
        help="Why a payment did not reach this account, as the bank says.",
    )
    bank_refused_on = fields.Date(string="Refused On", readonly=True, copy=False)
    bank_refused_number = fields.Char(
        string="Refused Number",
        readonly=True,
        copy=False,
        help="What was said of it is not said of another number.",
    )
    bank_is_refused = fields.Boolean(compute="_compute_bank_is_refused")

    @api.depends("bank_refused_on", "bank_refused_number", "sanitized_acc_number")
    def _compute_bank_is_refused(self):
        for account in self:
            account.bank_is_refused = bool(
                account.bank_refused_on
                and account.bank_refused_number == account.sanitized_acc_number
            )

    def _bank_note_refusal(self, reason):
        """Keep payments off these accounts until a person looked at them.

        :param reason: of the bank, in words.
        """
        today = fields.Date.context_today(self)
        for number, accounts in self.sudo().grouped("sanitized_acc_number").items():
            accounts.write(
                {
                    "bank_refused_reason": reason,
                    "bank_refused_on": today,
                    "bank_refused_number": number,
                }
            )

    @needs("write", "bank.payment.run")
    def action_bank_confirm_account(self):
        """Say that an account is right, whatever the bank said of it.

        That is for whoever pays, who need not keep contacts; whoever only keeps
        contacts does not have payments go out to it again.
        """
        self.sudo().write(
            {
                "bank_refused_reason": False,
                "bank_refused_on": False,
                "bank_refused_number": False,
            }
        )
