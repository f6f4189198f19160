"""Payments without an entry of their own: collected or ordered, waiting for the bank.

Such a payment leaves its documents open; the bank line pays them, and the host then
takes the payment for paid.
"""

from odoo import models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def action_undo_reconciliation(self):
        # EXTENDS account: what the posting had made paid waits for the bank again.
        if not self:  # as the host calls it at every write of an entry line
            return super().action_undo_reconciliation()
        posted = self.application_ids.filtered(lambda a: a.state == "posted")
        payments = posted.move_line_id.move_id.matched_payment_ids
        result = super().action_undo_reconciliation()
        payments._wait_again()
        return result
