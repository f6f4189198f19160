"""The method of a run's payments, and the account on which they wait for the bank."""

from odoo import models
from odoo.exceptions import UserError

from ..core.payments import get_outstanding_account, get_payment_methods


class BankPaymentRun(models.Model):
    """Pays by the manual method of the bank."""

    _inherit = "bank.payment.run"

    def _get_payment_type(self):
        return "inbound" if self.kind == "debit" else "outbound"

    def _get_method_line(self, journal=None, payment_type=None):
        """The manual method where the bank has it: no check is written.

        :param journal: of another bank than the run's.
        """
        methods = get_payment_methods(
            journal or self.journal_id, payment_type or self._get_payment_type()
        )
        manual = methods.filtered(lambda method: method.code == "manual")
        return (manual or methods)[:1]

    def _get_outstanding_account(self):
        """Where it waits for the statement: as a payment by the same method does.

        :raises UserError: nothing names an account.
        """
        method = self._get_method_line()
        account = method.payment_account_id or get_outstanding_account(
            self.env["account.payment"].new(
                {
                    "journal_id": self.journal_id.id,
                    "company_id": self.company_id.id,
                    "payment_type": self._get_payment_type(),
                }
            )
        )
        if not account:
            raise UserError(
                self.env._(
                    "%s has no account for outstanding payments: choose one at its "
                    "payment method.",
                    self.journal_id.display_name,
                )
            )
        return account
