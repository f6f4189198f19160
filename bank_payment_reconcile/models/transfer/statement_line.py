"""Posting transfers between own accounts: both sides meet on one account."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain


class AccountBankStatementLine(models.Model):
    """Lines of two own banks that are one transfer."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Complete a transfer that this bank has shown
    # -------------------------------------------------------------------------

    def _bank_check_can_complete_transfer(self):
        """Nothing of the transfer is in the books, and nobody decided otherwise."""
        self._bank_check_not_posted()
        account = self.company_id.transfer_account_id
        for application in self.application_ids:
            item = application.move_line_id
            if item and item.account_id == account:
                raise UserError(
                    self.env._(
                        "The other bank's %(entry)s is already posted: %(line)s is "
                        "applied to it, post it.",
                        entry=item.move_name,
                        line=self._bank_get_short_name(),
                    )
                )
            if application.accepted_by_id and application.account_id != account:
                raise UserError(
                    self.env._(
                        "%(line)s is applied to %(target)s: remove that first.",
                        line=self._bank_get_short_name(),
                        target=application.display_name,
                    )
                )

    def _bank_release_for_transfer(self):
        """Take off what was proposed, also on lines that took this for their other
        side: their half is in the books now.

        :return: those lines.
        """
        promised = self.env["bank.payment.application"].search(
            Domain("transfer_line_id", "in", self.ids)
            & Domain("state", "in", ("proposed", "accepted"))
        )
        others = promised.statement_line_id - self
        (self.application_ids | promised).unlink()
        return others
