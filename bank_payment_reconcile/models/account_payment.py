from odoo import models


class AccountPayment(models.Model):
    _inherit = "account.payment"

    def _is_bank_transfer(self):
        """Whether it moves money between two of the company's own accounts."""
        self.ensure_one()
        return bool(
            self.paired_internal_transfer_payment_id
            or self.destination_account_id == self.company_id.transfer_account_id
        )
