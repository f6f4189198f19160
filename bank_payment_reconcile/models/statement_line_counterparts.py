"""The entry lines that take the place of the suspense line."""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Counterparts
    # -------------------------------------------------------------------------

    def _prepare_counterparts(self):
        """Entry lines that replace the suspense line.

        :return: list of (item to reconcile with or empty, values of the line)
        """
        self.ensure_one()
        result = []
        for application in self.application_ids:
            result += self._prepare_application_counterparts(application)
        _liquidity, suspense, _other = self._seek_for_lines()
        company_currency = self.company_id.currency_id
        rounding = company_currency.round(
            suspense.balance - sum(vals["balance"] for _item, vals in result)
        )
        if not company_currency.is_zero(rounding):
            result += self._absorb_rounding(result, rounding)
        return result

    def _absorb_rounding(self, counterparts, rounding):
        """Let the entry balance in the company's currency, too.

        The last line in another currency takes what rounding leaves. Without one,
        every amount is what it is, and the rest is a difference of rates.

        :return: further counterparts.
        """
        company_currency = self.company_id.currency_id
        foreign = [
            vals
            for _item, vals in counterparts
            if vals["currency_id"] != company_currency.id
        ]
        if not foreign:
            return self._prepare_rate_difference(rounding)
        foreign[-1]["balance"] += rounding
        return []

    def _prepare_application_counterparts(self, application):
        """The lines of one application.

        The item's own line takes money, discount and write-off together; the lines
        that stand for discount and write-off follow with the other sign.
        """
        item = application.move_line_id
        changed = application.transfer_line_id and self._prepare_changed_transfer(
            application
        )
        if changed:
            return changed
        if not item:
            return self._prepare_taxed_counterparts(
                application, application.account_id, -application.amount
            )
        result = self._prepare_item_counterparts(application)
        zero = self.transaction_currency_id.is_zero
        if not zero(application.discount_amount):
            result += self._prepare_discount_counterparts(application)
        if not zero(application.write_off_amount):
            result += self._prepare_taxed_counterparts(
                application,
                application.write_off_account_id,
                application.write_off_amount,
            )
        return result

    def _prepare_item_counterparts(self, application):
        """The line that settles the item, in the item's currency.

        Its value is what the bank's money is worth; where the item was booked at
        another rate, the host books the difference when it reconciles. An item in
        the company's currency has but one value, so there the difference of rates
        stands beside it.
        """
        item = application.move_line_id
        balance = self._to_company_amount(-application._get_settled_amount())
        difference = 0.0
        if item.currency_id == self.company_id.currency_id:
            difference = balance + application.item_amount
            balance = -application.item_amount
        counterpart = {
            "name": application.label or item.move_id.name or self.payment_ref,
            "account_id": application.account_id.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": item.currency_id.id,
            "amount_currency": -application.item_amount,
            "balance": balance,
            # Open items carry no analytic distribution; saying so spares the host
            # the search for a distribution model, line by line.
            "analytic_distribution": False,
        }
        return [(item, counterpart), *self._prepare_rate_difference(difference)]

    def _prepare_rate_difference(self, balance):
        """A loss or gain by rates that no item carries, on the host's accounts.

        :param balance: in company currency, a debit is a loss.
        :return: counterparts: none for a difference of zero.
        """
        company = self.company_id
        balance = company.currency_id.round(balance)
        if company.currency_id.is_zero(balance):
            return []
        account = (
            company.expense_currency_exchange_account_id
            if balance > 0
            else company.income_currency_exchange_account_id
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
