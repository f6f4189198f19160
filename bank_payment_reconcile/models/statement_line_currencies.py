"""Amounts of a bank line in other currencies than the transaction's.

The bank's own rates come first: between the transaction's currency and the bank
account's, and from there to the company's, as the entry has them. Any other
currency is converted at the host's rate of the line's date.
"""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _to_company_amount(self, amount):
        """An amount of the transaction in company currency, at the bank's rate.

        That is the rate of what there is to distribute: at that all amounts together
        come to what the suspense line holds, but for the rounding of each.
        """
        currency, company_currency = (
            self.transaction_currency_id,
            self.company_id.currency_id,
        )
        if currency == company_currency:
            return currency.round(amount)
        _liquidity, suspense, _other = self._seek_for_lines()
        held = sum(suspense.mapped("amount_currency"))
        if suspense.currency_id == currency and not currency.is_zero(held):
            value = sum(suspense.mapped("balance"))
            return company_currency.round(amount * value / held)
        return self._prepare_counterpart_amounts_using_st_line_rate(
            currency, amount, amount
        )["balance"]

    def _to_item_amount(self, item, amount):
        """An amount of the transaction in the currency of an item.

        What buys the whole item becomes all that is open of it to the cent, whatever
        rounding would make of it; so does what buys the rest that other lines leave.
        """
        ours, theirs = self.transaction_currency_id, item.currency_id
        if ours == theirs:
            return amount
        residual = item.amount_residual_currency
        held = sum(self._get_item_holders(item).values())
        for whole in (theirs.round(residual - held), residual):
            values = {self._from_item_amount(item, whole)}
            values.add(self._get_booked_value(item, whole))
            if any(not ours.compare_amounts(amount, value) for value in values):
                return whole
        if theirs == self.company_id.currency_id:
            return self._to_company_amount(amount)
        if theirs == self.currency_id and self.transaction_amount:
            return theirs.round(amount * self.amount / self.transaction_amount)
        return ours._convert(amount, theirs, self.company_id, self.date)

    def _get_whole_value(self, item, open_amount, money):
        """What is to be paid for what is open of an item, in the currency of the
        transaction: its value in the books where that is what was paid, else its
        value on the day.

        :param open_amount: in the item's currency.
        :param money: what there is to pay it with.
        """
        booked = self._get_booked_value(item, open_amount)
        if not self.transaction_currency_id.compare_amounts(booked, money):
            return booked
        return self._from_item_amount(item, open_amount)

    def _get_booked_value(self, item, open_amount):
        """What all that is open of an item in another currency is worth in the books,
        where that is the value of the day but for rounding; else the latter.

        The books round every instalment and line of a document, and every payment of
        a part of it, so that at the very rate of the invoice its value may be another.
        Who pays what our books say has paid it. At another rate he has paid what his
        money buys on the day, and the rest stays owed.
        """
        value = self._from_item_amount(item, open_amount)
        currency = self.company_id.currency_id
        if (
            self.transaction_currency_id != currency
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
