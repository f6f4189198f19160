"""A bank line and the documents that explain it."""

from odoo import fields, models


class AccountBankStatementLine(models.Model):
    """Knows its documents, and what may name them."""

    _inherit = "account.bank.statement.line"

    bank_advice_ids = fields.Many2many(
        "bank.payment.advice",
        "bank_payment_advice_line_rel",
        "line_id",
        "advice_id",
        string="Advices",
        readonly=True,
        copy=False,
    )

    def _bank_get_advice_text(self):
        """All that the bank wrote of it, to look for the names of documents in."""
        self.ensure_one()
        said = (
            self.payment_ref,
            self.bank_remittance_text,
            self.partner_name,
            self.bank_end_to_end_id,
            self.bank_structured_reference,
        )
        return " ".join(filter(None, said))

    def _bank_filter_teaching(self):
        # EXTENDS: a provider pays for many, so its account is nobody's
        return (
            super()
            ._bank_filter_teaching()
            .filtered(lambda line: not line.bank_advice_ids.provider_id)
        )
