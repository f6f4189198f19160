"""What a bank's journal says about differences: write-offs and bank fees."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: No account outside the balance can take a difference.
ON_BALANCE = [("account_type", "!=", "off_balance")]


class AccountJournal(models.Model):
    _inherit = "account.journal"

    bank_write_off_loss_account_id = fields.Many2one(
        "account.account",
        string="Write-off Loss Account",
        check_company=True,
        # What the journal refuses to be without is not deleted under it.
        ondelete="restrict",
        domain=ON_BALANCE,
        help="Takes what customers pay too little and we pay too much.",
        tracking=True,
    )
    bank_write_off_gain_account_id = fields.Many2one(
        "account.account",
        string="Write-off Gain Account",
        check_company=True,
        ondelete="restrict",
        domain=ON_BALANCE,
        help="Takes what customers pay too much and we pay too little.",
        tracking=True,
    )
    bank_write_off_amount = fields.Float(
        string="Write off up to",
        digits=(16, 2),
        help="The most that is written off on a payment, in the currency of the "
        "bank account. With a percentage as well, the smaller counts. 0: no limit of "
        "this kind; without either, nothing is written off.",
        tracking=True,
    )
    bank_write_off_percent = fields.Float(
        string="Write off up to Percentage",
        digits=(16, 2),
        help="The most that is written off on a payment, in percent of what was due.",
        tracking=True,
    )
    bank_write_off_automatically = fields.Boolean(
        string="Propose Write-offs",
        help="The automatic application closes differences within these limits, too.",
        tracking=True,
    )
    bank_fee_amount = fields.Float(
        string="Fixed Bank Fee",
        digits=(16, 2),
        help="A bank that keeps this amount of every payment: a payment that names "
        "its document and is short by exactly this gets a row for the fee, and the "
        "document is closed. 0: no such fee.",
        tracking=True,
    )
    bank_fee_account_id = fields.Many2one(
        "account.account",
        check_company=True,
        domain=ON_BALANCE,
        ondelete="restrict",
        tracking=True,
    )
    bank_fee_tax_ids = fields.Many2many(
        "account.tax",
        "account_journal_bank_fee_tax_rel",
        string="Bank Fee Taxes",
        check_company=True,
        help="Taxes that the bank's fee contains.",
        tracking=True,
    )

    @api.constrains("bank_write_off_amount", "bank_write_off_percent")
    def _check_bank_write_off(self):
        for journal in self:
            percent = journal.bank_write_off_percent
            if journal.bank_write_off_amount < 0 or not 0 <= percent <= 50:
                raise ValidationError(
                    self.env._(
                        "Write off up to an amount of zero or more and 0 to 50 percent "
                        "on %s.",
                        journal.display_name,
                    )
                )

    @api.constrains(
        "bank_write_off_loss_account_id",
        "bank_write_off_gain_account_id",
        "bank_fee_account_id",
        "default_account_id",
        "suspense_account_id",
    )
    def _check_bank_difference_no_bank(self):
        for company, journals in self.grouped("company_id").items():
            journals._get_difference_accounts()._check_no_bank_account(company)

    def _get_difference_accounts(self):
        """The accounts that these banks name for write-offs and fees."""
        return (
            self.bank_write_off_loss_account_id
            | self.bank_write_off_gain_account_id
            | self.bank_fee_account_id
        )

    @api.constrains(
        "bank_write_off_automatically",
        "bank_write_off_loss_account_id",
        "bank_write_off_gain_account_id",
        "bank_fee_amount",
        "bank_fee_account_id",
    )
    def _check_bank_difference_accounts(self):
        for journal in self:
            if journal.bank_write_off_automatically and not (
                journal.bank_write_off_loss_account_id
                and journal.bank_write_off_gain_account_id
            ):
                raise ValidationError(
                    self.env._(
                        "Set the accounts for loss and gain on %s before write-offs "
                        "are proposed.",
                        journal.display_name,
                    )
                )
            if journal.bank_fee_amount < 0:
                raise ValidationError(
                    self.env._(
                        "The fixed bank fee of %s is negative: enter what the bank "
                        "keeps.",
                        journal.display_name,
                    )
                )
            if journal.bank_fee_amount and not journal.bank_fee_account_id:
                raise ValidationError(
                    self.env._(
                        "Set the account for bank fees on %s, too.",
                        journal.display_name,
                    )
                )
