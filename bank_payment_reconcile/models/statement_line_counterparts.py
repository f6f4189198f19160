"""The entry lines that take the place of the suspense line."""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Counterparts
    # -------------------------------------------------------------------------

    def _prepare_counterparts(self):
        """Entry lines that replace the suspense line.

        The last one takes what rounding leaves, so that the entry balances in
        the company's currency too.

        :return: list of (item to reconcile with or empty, values of the line)
        """
        self.ensure_one()
        result = []
        for application in self.application_ids:
            result += self._prepare_application_counterparts(application)
        _liquidity, suspense, _other = self._seek_for_lines()
        rounding = suspense.balance - sum(vals["balance"] for _item, vals in result)
        result[-1][1]["balance"] += rounding
        return result

    def _prepare_application_counterparts(self, application):
        currency = self.transaction_currency_id
        amount = application.amount + application.discount_amount
        balance = self._to_company_amount(-amount)
        item = application.move_line_id
        counterpart = {
            "name": application.label or item.move_id.name or self.payment_ref,
            "account_id": application.account_id.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": currency.id,
            "amount_currency": -amount,
            "balance": balance,
        }
        if item:
            # Open items carry no analytic distribution; saying so spares the
            # host the search for a distribution model, line by line.
            counterpart["analytic_distribution"] = False
        result = [(item, counterpart)]
        if not currency.is_zero(application.discount_amount):
            # After the item's own line: the suspense line becomes that one, since
            # the host lets no posted line take on a tax.
            result += self._prepare_discount_counterparts(application)
        return result

    def _prepare_discount_counterparts(self, application):
        """The host's early payment discount lines, taxes included."""
        item = application.move_line_id
        discount = self._to_company_amount(application.discount_amount)
        groups = self.env[
            "account.move"
        ]._get_invoice_counterpart_amls_for_early_payment_discount(
            [
                {
                    "aml": item,
                    "amount_currency": -item.amount_residual_currency,
                    "balance": -item.amount_residual,
                }
            ],
            discount,
        )
        nothing = self.env["account.move.line"]
        return [(nothing, vals) for values in groups.values() for vals in values]
