"""The matcher's reasons as they are stored, and as a person reads them."""

from odoo import api, models

from ... import matching


class AccountBankStatementLine(models.Model):
    """Writes reasons out."""

    _inherit = "account.bank.statement.line"

    @api.model
    def _bank_prepare_reasons(self, reasons):
        return [
            {
                "kind": reason.kind,
                "text": matching.reasons.text(reason),
                "params": reason.params,
            }
            for reason in reasons
        ]

    def _bank_reasons_as_text(self, reasons):
        """Reasons of the matcher as sentences in the reader's language."""
        return self.env["bank.payment.application"]._reasons_to_text(
            self._bank_prepare_reasons(reasons)
        )
