"""Taxes contained in what a bank line pays or writes off."""

from odoo import Command, models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _prepare_taxed_counterparts(self, application, account, amount):
        """Entry lines of an amount on an account, its taxes taken out of it.

        The money is what it is, so the taxes are contained in the amount, whether
        they are configured as included or not.

        :param amount: what the lines come to in the currency of the transaction, a
            debit positive.
        :return: list of (no item, values): the base, and a line for each tax.
        """
        base = {
            "name": application.label or self.payment_ref,
            "account_id": account.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": self.transaction_currency_id.id,
            "amount_currency": amount,
            "balance": self._to_company_amount(amount),
        }
        if application.analytic_distribution:
            base["analytic_distribution"] = application.analytic_distribution
        lines = [base]
        if application.tax_ids:
            lines = self._split_taxes(application, account, base)
        nothing = self.env["account.move.line"]
        return [(nothing, values) for values in lines]

    def _split_taxes(self, application, account, base):
        """The base and the tax lines of an amount, as the host computes them."""
        AccountTax = self.env["account.tax"]
        amount, balance = base["amount_currency"], base["balance"]
        base_line = AccountTax._prepare_base_line_for_taxes_computation(
            {},
            tax_ids=application.tax_ids,
            price_unit=amount,
            quantity=1.0,
            currency_id=self.transaction_currency_id,
            rate=abs(amount / balance) if balance else 1.0,
            special_mode="total_included",
            is_refund=self._is_tax_taken_back(application.tax_ids, amount),
            partner_id=application.partner_id or self.partner_id,
            account_id=account,
            analytic_distribution=application.analytic_distribution or None,
        )
        company = self.company_id
        AccountTax._add_tax_details_in_base_lines([base_line], company)
        AccountTax._round_base_lines_tax_details([base_line], company)
        AccountTax._add_accounting_data_in_base_lines_tax_details(
            [base_line], company, include_caba_tags=self._is_tax_due_at_once()
        )
        computed = AccountTax._prepare_tax_lines([base_line], company)
        taxes = computed["tax_lines_to_add"]
        _base_line, tags = computed["base_lines_to_update"][0]
        # The base is what the taxes leave, so that the whole is the money exactly.
        base.update(
            tax_ids=[Command.set(application.tax_ids.ids)],
            tax_tag_ids=tags["tax_tag_ids"],
            amount_currency=self.transaction_currency_id.round(
                amount - sum(tax["amount_currency"] for tax in taxes)
            ),
            balance=company.currency_id.round(
                balance - sum(tax["balance"] for tax in taxes)
            ),
        )
        return [base, *taxes]

    def _is_tax_taken_back(self, taxes, amount):
        """Whether the tax report sees a refund: the host's rule for entries.

        A sales tax in debit, or a purchase tax in credit, takes a tax back.
        """
        types = set(taxes.mapped("type_tax_use"))
        if {"sale", "purchase"} <= types:
            return amount > 0
        first = taxes[:1].type_tax_use
        return (first == "sale" and amount > 0) or (first == "purchase" and amount < 0)

    def _is_tax_due_at_once(self):
        """Whether taxes due on payment are due with this entry: they wait for a
        reconciliation where it has a receivable or a payable."""
        return not any(
            application.account_id.account_type
            in ("asset_receivable", "liability_payable")
            for application in self.application_ids
        )
