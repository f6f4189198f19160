"""Early payment discounts of a bank line: the document's own lines, taxes included."""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _prepare_discount_counterparts(self, application):
        """The entry lines of the discount that an application grants.

        The document says what its whole discount consists of; of another amount,
        granted by choice, base and taxes get the same share. What the discount is
        worth at the bank's rate more or less than in the books is a difference of
        rates.
        """
        item = application.move_line_id
        company_currency, currency = self.company_id.currency_id, item.currency_id
        granted = self._get_granted_discount(application)
        lines = item.move_id._prepare_discount_lines(item, self)
        printed = sum(vals["amount_currency"] for vals in lines)
        booked = sum(vals["balance"] for vals in lines)
        factor = granted / printed
        if currency.compare_amounts(granted, printed):
            booked = company_currency.round(booked * factor)
            self._share_discount(lines, item, factor, granted, booked)
        nothing = self.env["account.move.line"]
        worth = self._to_company_amount(application.discount_amount)
        return [
            *((nothing, vals) for vals in lines),
            *self._prepare_rate_difference(worth - booked),
        ]

    def _get_granted_discount(self, application):
        """The discount in the currency of the item."""
        item = application.move_line_id
        ours, theirs = self.transaction_currency_id, item.currency_id
        discount = application.discount_amount
        if ours == theirs:
            return discount
        whole = theirs.round(item.amount_currency - item.discount_amount_currency)
        if not ours.compare_amounts(self._from_item_amount(item, whole), discount):
            return whole
        share = discount / application._get_settled_amount()
        return theirs.round(application.item_amount * share)

    def _share_discount(self, lines, item, factor, granted, booked):
        """Make of the lines of a whole discount those of a part of it, or of more
        than it: each gets its share, the largest what rounding leaves.

        :param granted: what they are to come to in the currency of the item.
        :param booked: and in company currency.
        """
        company_currency, currency = self.company_id.currency_id, item.currency_id
        for vals in lines:
            vals["amount_currency"] = currency.round(vals["amount_currency"] * factor)
            vals["balance"] = company_currency.round(vals["balance"] * factor)
        largest = max(lines, key=lambda vals: abs(vals["balance"]))
        for name, total in (("amount_currency", granted), ("balance", booked)):
            largest[name] += total - sum(vals[name] for vals in lines)
