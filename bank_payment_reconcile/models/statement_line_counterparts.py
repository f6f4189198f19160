"""The entry lines that take the place of the suspense line."""

from odoo import models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Counterparts
    # -------------------------------------------------------------------------

    def _prepare_counterparts(self):
        """Entry lines that replace the suspense line.

        :return: list of (item to reconcile with or empty, values of the line)
        :raises UserError: what is applied is not what the suspense line holds, an
            account is missing that an amount belongs on.
        """
        self.ensure_one()
        result = []
        for application in self.application_ids:
            result += self._prepare_application_counterparts(application)
        _liquidity, suspense, _other = self._seek_for_lines()
        self._check_distributed(-suspense.amount_currency)
        company_currency = self.company_id.currency_id
        rounding = company_currency.round(
            suspense.balance - sum(vals["balance"] for _item, vals in result)
        )
        if not company_currency.is_zero(rounding):
            result += self._absorb_rounding(result, rounding)
        return result

    def _check_distributed(self, held):
        """Refuse to post what the applications do not come to, whatever was stored
        as difference when they were made.

        :param held: what there is to distribute, money in positive, in the currency
            of the transaction.
        """
        currency = self.transaction_currency_id
        applied = sum(self.application_ids.mapped("amount"))
        rest = currency.round(held - applied)
        if currency.is_zero(rest):
            return
        raise UserError(
            self.env._(
                "%(applied)s is applied and %(held)s is to be distributed: apply or "
                "transfer the difference of %(rest)s.",
                applied=currency.format(currency.round(applied)),
                held=currency.format(held),
                rest=currency.format(rest),
            )
        )

    def _absorb_rounding(self, counterparts, rounding):
        """Let the entry balance in the company's currency, too.

        The largest line in another currency takes what rounding leaves. Without one,
        every amount is what it is, and the rest is a difference of rates.

        :param rounding: what the counterparts lack, in company currency.
        :return: further counterparts.
        :raises UserError: it is more than rounding can leave.
        """
        company_currency = self.company_id.currency_id
        limit = self._get_rounding_limit()
        if company_currency.compare_amounts(abs(rounding), limit) > 0:
            total = sum(vals["balance"] for _item, vals in counterparts)
            raise UserError(
                self.env._(
                    "What is applied comes to %(applied)s and the entry has %(held)s "
                    "to distribute: %(rest)s is more than the rounding of a currency, "
                    "remove what is applied and apply it again.",
                    applied=company_currency.format(-total),
                    held=company_currency.format(-total - rounding),
                    rest=company_currency.format(abs(rounding)),
                )
            )
        foreign = [
            vals
            for _item, vals in counterparts
            if vals["currency_id"] != company_currency.id
        ]
        if not foreign:
            return self._prepare_rate_difference(rounding)
        largest = max(foreign, key=lambda vals: abs(vals["balance"]))
        largest["balance"] = company_currency.round(largest["balance"] + rounding)
        return []

    def _get_rounding_limit(self):
        """The most that rounding can leave over, in company currency.

        Each amount that is converted is off by half a unit at the most. Money in the
        company's own currency is not converted, whatever currency the items have.
        """
        currency = self.company_id.currency_id
        if self.transaction_currency_id == currency:
            return 0.0
        is_zero = self.transaction_currency_id.is_zero
        converted = sum(
            not is_zero(amount)
            for application in self.application_ids
            for amount in (
                application._get_settled_amount(),
                application.discount_amount,
                application.write_off_amount,
            )
        )
        return converted // 2 * currency.rounding

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
                application,
                self._check_account(application, application.account_id),
                -application.amount,
            )
        result = self._prepare_item_counterparts(application)
        zero = self.transaction_currency_id.is_zero
        if not zero(application.discount_amount):
            result += self._prepare_discount_counterparts(application)
        if not zero(application.write_off_amount):
            result += self._prepare_taxed_counterparts(
                application,
                self._check_account(application, application.write_off_account_id),
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
            # As the item is now, not as it was when it was applied.
            "account_id": item.account_id.id,
            "partner_id": item.partner_id.id or self.partner_id.id,
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
        account = self._get_company_account(
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

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _check_account(self, application, account):
        """The account itself.

        :raises UserError: it was deleted after it had been chosen.
        """
        if account:
            return account
        raise UserError(
            self.env._(
                "The account of %(amount)s applied here is gone: remove the row and "
                "add it again with another account.",
                amount=application.currency_id.format(
                    application.write_off_amount or application.amount
                ),
            )
        )

    def _get_company_account(self, company, setting):
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
