"""What is left over or missing: fees, write-offs, payments on account."""

from odoo import Command, models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _get_write_off_account(self, amount):
        """The journal's account for a write-off.

        :param amount: what the item loses, with the sign of what is open: money
            that does not come is a loss, money that need not go is a gain.
        """
        journal = self.journal_id
        account = (
            journal.bank_write_off_loss_account_id
            if amount > 0
            else journal.bank_write_off_gain_account_id
        )
        if not account:
            raise UserError(
                self.env._(
                    "Choose an account for the write-off, or set one for differences "
                    "on the journal %s.",
                    journal.display_name,
                )
            )
        return account

    # -------------------------------------------------------------------------
    # Bank fees
    # -------------------------------------------------------------------------

    def _prepare_fee_row(self, values):
        """Values of a row for a fee of the bank.

        Where the line has nothing left and one item is short, that is the fee: the
        item is applied in full and the row takes back what did not come.
        """
        journal, currency = self.journal_id, self.transaction_currency_id
        account = values.get("account_id") or journal.bank_fee_account_id.id
        if not account:
            raise UserError(
                self.env._(
                    "Choose an account for the fee, or set one for bank fees on the "
                    "journal %s.",
                    journal.display_name,
                )
            )
        values = {
            "label": self.env._("Bank fee"),
            "tax_ids": [Command.set(journal.bank_fee_tax_ids.ids)],
            **values,
            "account_id": account,
        }
        short = self._get_short_applications()
        if (
            values.get("amount") is None
            and currency.is_zero(self._get_amount_left())
            and len(short) == 1
        ):
            missing = self._take_whole(short)
            values["amount"] = -missing
        return values

    def _take_whole(self, application):
        """Let an application close its item; more than the line has until the row
        that takes back the difference follows.

        :return: what the amount grew by.
        """
        item = application.move_line_id
        held = sum(self._get_item_holders(item).values())
        whole = self._from_item_amount(item, item.amount_residual_currency - held)
        settled = application._get_settled_amount()
        missing = self.transaction_currency_id.round(whole - settled)
        application.write(
            {
                "amount": application.amount + missing,
                **application._prepare_manual(),
            }
        )
        return missing
