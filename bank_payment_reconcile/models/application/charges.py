"""What the bank's file says was deducted from a payment, and where it is booked.

The fee has its own row, and the item is settled with what was paid. Who has no account
for it finds the one that Odoo's own reconciliation model for bank fees names, to be
looked at.
"""

from odoo import Command, fields, models


class AccountBankStatementLine(models.Model):
    """The charges that came off a payment."""

    _inherit = "account.bank.statement.line"

    bank_charges_amount = fields.Monetary(
        string="Charges",
        currency_field="bank_transaction_currency_id",
        readonly=True,
        copy=False,
        help="What the bank's file says came off the payment before it was booked, in "
        "the currency of the transaction: negative where the bank kept it. Charges "
        "that the bank books by themselves are none.",
    )
    bank_charges_unclear = fields.Char(
        string="Charges in Other Currencies",
        readonly=True,
        copy=False,
        help="Charges that the bank's file names in a currency for which it tells no "
        "rate.",
    )

    # -------------------------------------------------------------------------
    # Rows
    # -------------------------------------------------------------------------

    def _bank_get_open_charges(self):
        """The charges that no row has yet; 0 where nothing was deducted, or a part of
        the money was used by somebody else."""
        self.ensure_one()
        charges = self._bank_get_charges_to_match()
        return 0.0 if charges and self._bank_get_charges_rows() else charges

    def _bank_get_charges_to_match(self):
        """What the matcher counts as deducted: not of what is left of a payment of
        which somebody used a part."""
        if not self.bank_charges_amount:
            return 0.0
        amount = self._bank_get_amount_to_match()
        compare = self.bank_transaction_currency_id.compare_amounts
        is_whole = not compare(amount, self.bank_transaction_amount)
        return self.bank_charges_amount if is_whole else 0.0

    def _bank_get_charges_rows(self):
        account = self.journal_id._bank_get_charges_account()
        return self.application_ids.filtered(
            lambda a: not a.move_line_id and account and a.account_id == account
        )

    def _bank_prepare_charges_row(self, account=None):
        """Values of the row for what the bank's file says was deducted.

        :param account: the bank's, where many are prepared.
        """
        self.ensure_one()
        journal = self.journal_id
        return {
            "account_id": (account or journal._bank_get_charges_account()).id,
            "tax_ids": [Command.set(journal.bank_fee_tax_ids.ids)],
            "label": self.env._("Bank charges"),
        }


class AccountJournal(models.Model):
    """The account that takes what the bank deducts."""

    _inherit = "account.journal"

    def _bank_get_charges_account(self):
        """The journal's account for bank fees, else that of Odoo's own model for them;
        none where there is neither."""
        self.ensure_one()
        if self.bank_fee_account_id:
            return self.bank_fee_account_id
        for company in reversed(self.company_id.sudo().parent_ids):
            model = self.env.ref(
                f"account.{company.id}_bank_fees_reco", raise_if_not_found=False
            )
            if account := model and model.sudo().line_ids.account_id[:1]:
                return account.sudo(False)
        return self.env["account.account"]
