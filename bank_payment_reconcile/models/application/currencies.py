"""Amounts of a bank line in other currencies than the transaction's.

The bank's own rates come first: between the transaction's currency and the bank
account's, and from there to the company's, as the entry has them. Any other
currency is converted at Odoo's rate of the line's date.
"""

from odoo import models

from ..core.currencies import convert, convert_by_bank
from ..core.entries import split_bank_entry


class AccountBankStatementLine(models.Model):
    """Converts amounts of a line at the rate of its date."""

    _inherit = "account.bank.statement.line"

    def _bank_to_company_amount(self, amount):
        """An amount of the transaction in company currency, at the bank's rate.

        That is the rate of what there is to distribute: at that all amounts together
        come to what the suspense line holds, but for the rounding of each.
        """
        currency, company_currency = (
            self.bank_transaction_currency_id,
            self.company_id.currency_id,
        )
        if currency == company_currency:
            return currency.round(amount)
        _liquidity, suspense, _other = split_bank_entry(self)
        held = sum(suspense.mapped("amount_currency"))
        if suspense.currency_id == currency and not currency.is_zero(held):
            value = sum(suspense.mapped("balance"))
            return company_currency.round(amount * value / held)
        _in_transaction, value = convert_by_bank(self, amount, currency)
        return value

    def _bank_get_whole_value(self, item, open_amount, money):
        """What is to be paid for what is open of an item, in the currency of the
        transaction: its value in the books where that is what was paid, else its
        value on the day.

        :param open_amount: in the item's currency.
        :param money: what there is to pay it with.
        """
        booked = self._bank_get_booked_value(item, open_amount)
        if not self.bank_transaction_currency_id.compare_amounts(booked, money):
            return booked
        return self._bank_from_item_amount(item, open_amount)

    def _bank_get_booked_value(self, item, open_amount):
        """What all that is open of an item in another currency is worth in the books,
        where that is the value of the day but for rounding; else the latter.

        The books round every instalment and line of a document, and every payment of
        a part of it, so that at the very rate of the invoice its value may be another.
        Who pays what our books say has paid it. At another rate he has paid what his
        money buys on the day, and the rest stays owed.
        """
        value = self._bank_from_item_amount(item, open_amount)
        currency = self.company_id.currency_id
        if (
            self.bank_transaction_currency_id != currency
            or item.currency_id == currency
            or item.currency_id.compare_amounts(
                open_amount, item.amount_residual_currency
            )
        ):
            return value
        partials = item.matched_debit_ids | item.matched_credit_ids
        rounded = len(item.move_id.line_ids) + len(partials)
        off = abs(item.amount_residual - value)
        if currency.compare_amounts(off, rounded * currency.rounding) > 0:
            return value
        return item.amount_residual

    def _bank_from_item_amount(self, item, amount):
        """An amount in the currency of an item in that of the transaction."""
        return self._bank_from_currency(item.currency_id, amount)

    def _bank_from_currency(self, currency, amount):
        ours = self.bank_transaction_currency_id
        if ours == currency:
            return amount
        if currency in (self.company_id.currency_id, self.currency_id):
            in_transaction, _value = convert_by_bank(self, amount, currency)
            return in_transaction
        return convert(amount, currency, ours, self.company_id, self.date)

    def _bank_get_amount_left(self, application=None):
        """What nothing takes yet, apart from the application given."""
        own = application.amount if application else 0.0
        return self.bank_transaction_currency_id.round(self.difference_amount + own)
