"""Taxes contained in an amount of money, as Odoo computes them."""

from odoo import Command, models

from ..core.taxes import compute_entry_lines, prepare_base


class AccountTax(models.Model):
    """Taxes that an amount of money contains."""

    _inherit = "account.tax"

    def _bank_split_contained(self, base, company, partner):
        """Take these taxes out of an entry line, so that the whole stays the amount.

        :param base: values of the entry line: `account_id`, `currency_id`,
            `amount_currency` and `balance` (a debit positive), maybe
            `analytic_distribution`. Becomes what the taxes leave.
        :return: list of values: the base, and a line for each tax.
        """
        currency = self.env["res.currency"].browse(base["currency_id"])
        amount, balance = base["amount_currency"], base["balance"]
        base_line = prepare_base(
            self,
            price_unit=amount,
            quantity=1.0,
            currency_id=currency,
            rate=abs(amount / balance) if balance else 1.0,
            special_mode="total_included",
            is_refund=self._bank_is_taken_back(amount),
            partner_id=partner,
            account_id=self.env["account.account"].browse(base["account_id"]),
            analytic_distribution=base.get("analytic_distribution"),
        )
        computed = compute_entry_lines(self.env, [base_line], company)
        taxes = computed["tax_lines_to_add"]
        _base_line, tags = computed["base_lines_to_update"][0]
        # The base is what the taxes leave, so that the whole is the money exactly.
        base.update(
            tax_ids=[Command.set(self.ids)],
            tax_tag_ids=tags["tax_tag_ids"],
            amount_currency=currency.round(
                amount - sum(tax["amount_currency"] for tax in taxes)
            ),
            balance=company.currency_id.round(
                balance - sum(tax["balance"] for tax in taxes)
            ),
        )
        return [base, *taxes]

    def _bank_is_taken_back(self, amount):
        """Whether the tax report sees a refund: Odoo's rule for entries.

        A sales tax in debit, or a purchase tax in credit, takes a tax back.
        """
        types = set(self.mapped("type_tax_use"))
        if {"sale", "purchase"} <= types:
            return amount > 0
        first = self[:1].type_tax_use
        return (first == "sale" and amount > 0) or (first == "purchase" and amount < 0)
