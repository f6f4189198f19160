"""Differences of rates that no item carries, and the accounts that settings name."""

from odoo import models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    """Books what exchange rates leave over, on the accounts that settings name."""

    _inherit = "account.bank.statement.line"

    def _bank_prepare_rate_difference(self, balance):
        """A loss or gain by rates that no item carries, on Odoo's accounts.

        :param balance: in company currency, a debit is a loss.
        :return: counterparts: none for a difference of zero.
        """
        company = self.company_id
        balance = company.currency_id.round(balance)
        if company.currency_id.is_zero(balance):
            return []
        account = self._bank_get_company_account(
            company,
            "expense_currency_exchange_account_id"
            if balance > 0
            else "income_currency_exchange_account_id",
        )
        values = {
            "name": self.env._("Exchange difference"),
            "account_id": account.id,
            "partner_id": self.partner_id.id,
            "currency_id": company.currency_id.id,
            "amount_currency": balance,
            "balance": balance,
        }
        return [(self.env["account.move.line"], values)]

    def _bank_get_company_account(self, company, setting):
        """An account that the settings of a company name; a branch without one uses
        that of its parent.

        :param setting: name of the field of `res.company`.
        :raises UserError: none of them names one.
        """
        for owner in reversed(company.sudo().parent_ids):
            if account := owner[setting]:
                return account.sudo(False)
        label = self.env["res.company"].fields_get([setting], ["string"])
        raise UserError(
            self.env._(
                "%(company)s has no account for %(setting)s: choose one in the "
                "accounting settings.",
                company=company.sudo().display_name,
                setting=label[setting]["string"],
            )
        )
