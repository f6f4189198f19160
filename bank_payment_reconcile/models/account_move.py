from odoo import models


class AccountMove(models.Model):
    _inherit = "account.move"

    def _invoice_paid_hook(self):
        # EXTENDS account. A dependence of the payment's state on its documents would
        # say the same; the host would follow it from every entry it writes, bank lines
        # by the thousand among them.
        result = super()._invoice_paid_hook()
        self.sudo().matched_payment_ids._settle()
        return result
