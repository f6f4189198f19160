"""Amounts of a bank line in other currencies than the transaction's.

The bank's own rates come first: between the transaction's currency and the bank
account's, and from there to the company's, as the entry has them. Any other
currency is converted at the host's rate of the line's date.
"""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _to_company_amount(self, amount):
        """An amount of the transaction in company currency, at the bank's rate."""
        currency = self.transaction_currency_id
        if currency == self.company_id.currency_id:
            return currency.round(amount)
        return self._prepare_counterpart_amounts_using_st_line_rate(
            currency, amount, amount
        )["balance"]

    def _to_item_amount(self, item, amount):
        """An amount of the transaction in the currency of an item.

        What buys the whole item at the rate of the day becomes the item's residual
        to the cent, whatever rounding would make of it.
        """
        ours, theirs = self.transaction_currency_id, item.currency_id
        if ours == theirs:
            return amount
        residual = item.amount_residual_currency
        if not ours.compare_amounts(amount, self._from_item_amount(item, residual)):
            return residual
        if theirs == self.company_id.currency_id:
            return self._to_company_amount(amount)
        if theirs == self.currency_id and self.transaction_amount:
            return theirs.round(amount * self.amount / self.transaction_amount)
        return ours._convert(amount, theirs, self.company_id, self.date)

    def _from_item_amount(self, item, amount):
        """An amount in the currency of an item in that of the transaction."""
        return self._from_currency(item.currency_id, amount)

    def _from_currency(self, currency, amount):
        ours = self.transaction_currency_id
        if ours == currency:
            return amount
        if currency in (self.company_id.currency_id, self.currency_id):
            return self._prepare_counterpart_amounts_using_st_line_rate(
                currency, amount, amount
            )["amount_currency"]
        return currency._convert(amount, ours, self.company_id, self.date)
