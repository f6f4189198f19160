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
                base, self.company_id, application.partner_id or self.partner_id
            )
        nothing = self.env["account.move.line"]
        return [(nothing, values) for values in lines]


class AccountMove(models.Model):
    _inherit = "account.move"

    def _collect_tax_cash_basis_values(self):
        # EXTENDS account: the taxes that a bank line contains are due with its money.
        # They wait for nothing, so no share of them becomes due when a receivable
        # beside them is settled. What another way of posting left on a transition
        # account waits as ever.
        values = super()._collect_tax_cash_basis_values()
        if not values or not self.statement_line_id.application_ids:
            return values
        waiting = [
            line
            for kind, line in values["to_process_lines"]
            if kind == "tax"
            and line.account_id == line.tax_line_id.cash_basis_transition_account_id
        ]
        return values if waiting else None
