"""Taxes contained in what a bank line pays or writes off."""

from odoo import models


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
        if taxes := application.tax_ids:
            lines = taxes._split_contained(
                base,
                self.company_id,
                application.partner_id or self.partner_id,
                include_caba_tags=self._is_tax_due_at_once(),
            )
        nothing = self.env["account.move.line"]
        return [(nothing, values) for values in lines]

    def _is_tax_due_at_once(self):
        """Whether taxes due on payment are due with this entry: they wait for a
        reconciliation where it has a receivable or a payable."""
        return not any(
            application.account_id.account_type
            in ("asset_receivable", "liability_payable")
            for application in self.application_ids
        )
