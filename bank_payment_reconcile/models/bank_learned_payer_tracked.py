"""A payer who is forgotten leaves a note with the partner."""

from odoo import models


class BankLearnedPayer(models.Model):
    _inherit = "bank.learned.payer"

    def unlink(self):
        # EXTENDS: its own messages go with it
        bodies = {}
        for partner, payers in self.sudo().grouped("partner_id").items():
            bodies[partner.id] = self.env._(
                "Payer no longer known as this partner: %s.",
                ", ".join(payers.mapped("display_name")),
            )
        result = super().unlink()
        if bodies:
            self.env["res.partner"].browse(bodies).sudo()._message_log_batch(bodies)
        return result
