"""What was applied by an advice."""

from odoo import fields, models


class BankPaymentApplication(models.Model):
    """Knows the document that explains it."""

    _inherit = "bank.payment.application"

    advice_id = fields.Many2one(
        "bank.payment.advice",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The document by which it was proposed.",
    )
