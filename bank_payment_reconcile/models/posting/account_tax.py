"""Taxes contained in an amount of money, as the host computes them."""

from odoo import Command, api, models


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
        base_line = self._prepare_base_line_for_taxes_computation(
            {},
            tax_ids=self,
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
        computed = self._compute_bank_entry_lines([base_line], company)
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

    @api.model
    def _compute_bank_entry_lines(self, base_lines, company):
        """Let the host compute the taxes of base lines, and the entry's lines.

        Taxes due on payment are due with the entry: it is the payment.

        :return: `base_lines_to_update` and `tax_lines_to_add` of the host.
        """
        self._add_tax_details_in_base_lines(base_lines, company)
        self._round_base_lines_tax_details(base_lines, company)
        self._add_accounting_data_in_base_lines_tax_details(
            base_lines, company, include_caba_tags=True
        )
        return self._prepare_tax_lines(base_lines, company)

    def _bank_is_taken_back(self, amount):
        """Whether the tax report sees a refund: the host's rule for entries.

        A sales tax in debit, or a purchase tax in credit, takes a tax back.
        """
        types = set(self.mapped("type_tax_use"))
        if {"sale", "purchase"} <= types:
            return amount > 0
        first = self[:1].type_tax_use
        return (first == "sale" and amount > 0) or (first == "purchase" and amount < 0)
