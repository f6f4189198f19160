"""A payer who is forgotten leaves a note with the partner."""

from odoo import api, models


class BankLearnedPayer(models.Model):
    _inherit = "bank.learned.payer"

    def unlink(self):
        # EXTENDS: its own messages go with it
        known = self.sudo().filtered("active")
        bodies = known._tell_by_partner(known._say_forgotten)
        result = super().unlink()
        self._log_on_partners(bodies)
        return result

    def _tell_forgotten(self):
        """They are forgotten, and may come back."""
        self._log_on_partners(self._tell_by_partner(self._say_forgotten))

    def _tell_restored(self):
        """They are back."""
        self._log_on_partners(self._tell_by_partner(self._say_restored))

    @api.model
    def _say_forgotten(self, names):
        return self.env._("Payer no longer known as this partner: %s.", names)

    @api.model
    def _say_restored(self, names):
        return self.env._(
            "Payer known as this partner again, since what spoke against it was "
            "undone: %s.",
            names,
        )

    def _tell_by_partner(self, say):
        """:param say: makes the sentence of the payers' names.
        :return: {partner's id: sentence}
        """
        return {
            partner.id: say(", ".join(payers.mapped("display_name")))
            for partner, payers in self.sudo().grouped("partner_id").items()
        }

    @api.model
    def _log_on_partners(self, bodies):
        if bodies:
            self.env["res.partner"].browse(bodies).sudo()._message_log_batch(bodies)
