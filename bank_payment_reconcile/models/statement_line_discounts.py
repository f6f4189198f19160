"""Early payment discounts of a bank line: the host's lines, taxes included."""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _prepare_discount_counterparts(self, application):
        """The entry lines of the discount that an application grants.

        The host prepares those of the document's whole discount; of another
        amount, granted by choice, base and taxes get the same share.
        """
        item = application.move_line_id
        balance = self._to_company_amount(application.discount_amount)
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
            balance,
        )
        granted = self._get_granted_discount(application)
        whole = item.amount_currency - item.discount_amount_currency
        nothing = self.env["account.move.line"]
        if not item.currency_id.compare_amounts(granted, whole):
            return [(nothing, vals) for values in groups.values() for vals in values]
        groups.pop("exchange_lines")
        lines = [vals for values in groups.values() for vals in values]
        return self._share_discount(lines, item, granted, balance)

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

    def _share_discount(self, lines, item, granted, balance):
        """Lines of a part of the discount, or of more than it.

        :param granted: in the currency of the item.
        :param balance: what it is worth in company currency at the bank's rate.
        """
        company_currency, currency = self.company_id.currency_id, item.currency_id
        factor = granted / (item.amount_currency - item.discount_amount_currency)
        for vals in lines:
            vals["amount_currency"] = currency.round(vals["amount_currency"] * factor)
            vals["balance"] = company_currency.round(vals["balance"] * factor)
        largest = max(lines, key=lambda vals: abs(vals["balance"]))
        largest["amount_currency"] += granted - sum(
            vals["amount_currency"] for vals in lines
        )
        rest = balance - sum(vals["balance"] for vals in lines)
        nothing = self.env["account.move.line"]
        result = [(nothing, vals) for vals in lines]
        if currency == company_currency:
            largest["balance"] += rest
            return result
        return result + self._prepare_rate_difference(rest)
