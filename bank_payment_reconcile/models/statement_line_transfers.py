"""Posting transfers between own accounts: both sides meet on one account."""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _get_transfer_pairs(self):
        """What the two lines of a transfer left on the account for transfers.

        Only where a line knows its other side and that is posted too, earlier or
        just now; else the entry stays open and the other bank's line finds it.

        :return: reconciliation plan: entries of which every two are even.
        """
        plan, seen = [], self.browse()
        for application in self.application_ids.filtered("transfer_line_id"):
            line, other = application.statement_line_id, application.transfer_line_id
            if line in seen:
                continue
            pair = line._get_transfer_entries() | other._get_transfer_entries()
            compare = line.transaction_currency_id.is_zero
            if len(pair) == 2 and compare(sum(pair.mapped("amount_residual_currency"))):
                plan.append(pair)
                seen |= other
        return plan

    def _get_transfer_rival_names(self, rivals):
        """The other banks' lines among equally good answers, by their place."""
        ids = {
            index: application["transfer"]
            for index, rival in enumerate(rivals)
            for application in rival
            if application.get("transfer")
        }
        lines = self.browse(ids.values()).exists()
        names = {line.id: line.move_id.name for line in lines}
        return {index: names.get(line_id, "?") for index, line_id in ids.items()}

    def _get_transfer_entries(self):
        """The open entries of the line on the account for transfers."""
        self.ensure_one()
        account = self.company_id.transfer_account_id
        return self.move_id.line_ids.filtered(
            lambda entry: entry.account_id == account and not entry.reconciled
        )
