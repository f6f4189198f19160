"""Posted bank lines that show an ordered payment."""

from odoo import api, models
from odoo.fields import Domain

from ..payment.line import LIVE_STATES


class BankPaymentApplication(models.Model):
    """Tells the payments that were ordered of what is posted."""

    _inherit = "bank.payment.application"

    def _follow_orders(self):
        # EXTENDS: nothing is reconciled on what was not booked before, nor on a payment
        # that stands on the bank's own account, so nothing else says that it is shown.
        result = super()._follow_orders()
        self._recompute_payments(self.move_line_id)
        return result

    def unlink(self):
        # EXTENDS: what is taken back by whoever writes an entry leaves no proposal
        items = self.move_line_id
        result = super().unlink()
        self._recompute_payments(items)
        return result

    @api.model
    def _recompute_payments(self, items):
        Line = self.env["bank.payment.line"].sudo()
        if not items:
            return
        payments = Line.search(
            Domain("state", "in", LIVE_STATES)
            & (
                Domain("item_ids.move_line_id", "in", items.ids)
                | Domain("payment_id", "in", items.payment_id.ids)
            )
        )
        for name in ("state", "state_before"):
            self.env.add_to_compute(payments._fields[name], payments)
        payments.modified(["state"])
