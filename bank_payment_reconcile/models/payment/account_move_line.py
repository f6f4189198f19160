"""Open items that payments of runs are for."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class AccountMoveLine(models.Model):
    """An item that is deleted leaves the drafts; what was exported keeps it."""

    _inherit = "account.move.line"

    @api.ondelete(at_uninstall=False)
    def _bank_unlink_from_runs(self):
        # A draft of another company's run may hold it.
        items = (
            self.env["bank.payment.item"]
            .sudo()
            .search(Domain("move_line_id", "in", self.ids))
        )
        if kept := items._bank_filter_kept()[:1]:
            raise UserError(
                self.env._(
                    "%(document)s was ordered to be paid by %(run)s: it cannot be "
                    "deleted. Reverse it instead.",
                    document=kept.move_line_id.move_id.name,
                    run=kept.line_id.run_id.name,
                )
            )
        items.unlink()
