"""One line's account, partner and taxes for all others that a person selected."""

from odoo import models
from odoo.exceptions import UserError

from ..record.locks import lock_and_mark
from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Fills the lines below with what the first one is applied to."""

    _inherit = "account.bank.statement.line"

    @needs("write")
    def action_bank_fill_down(self):
        """Apply all lines but the first to the account, partner and taxes of the
        first. What is posted or has a document stays as it is.

        The number of queries does not depend on how many lines they are.

        :return: a notification that tells how many lines are applied.
        :raises UserError: the first is on no account without a document, or none of
            the others can take it.
        """
        first = self[:1]
        row = first._bank_get_row_to_fill()
        others = lock_and_mark((self - first)._bank_filter_codable(), wait=True)
        if not others:
            raise UserError(
                self.env._(
                    "None of the other lines can take what %s is applied to: they are "
                    "posted, or have documents.",
                    first._bank_get_short_name(),
                )
            )
        if applied := others.filtered("application_ids"):
            applied.action_remove_applications()
        others.action_transfer_difference(
            row.account_id,
            row.partner_id,
            # Each has its own text, but what the row is called is the same for all.
            row.label if row.label != first.payment_ref else None,
            taxes=row.tax_ids,
            analytic_distribution=row.analytic_distribution,
        )
        return others._bank_notify_applied()

    def _bank_get_row_to_fill(self):
        """:raises UserError: the first line is not there, or on no account."""
        row = self and self._bank_get_coded_row()
        if not row:
            raise UserError(
                self.env._(
                    "Type the account into the first of the selected lines: what it is "
                    "applied to goes to the others."
                )
            )
        return row
