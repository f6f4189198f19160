"""What of a payment goes to which open item."""

from odoo import fields, models


class BankPaymentItem(models.Model):
    """The share of one open item in a payment of a run."""

    _name = "bank.payment.item"
    _inherit = ["bank.record"]
    _description = "Open Item of a Payment"
    _order = "line_id, id"
    _check_company_auto = True

    line_id = fields.Many2one(
        "bank.payment.line", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="line_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="line_id.currency_id")
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Open Item",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Document")
    amount = fields.Monetary(
        required=True,
        help="What is paid of it, in the currency of the payment; what is deducted, as a "
        "credit note, is negative.",
    )
    discount_amount = fields.Monetary(
        help="What is taken off besides, for paying early."
    )
    is_live = fields.Boolean(related="line_id.is_live", store=True)

    # Two people who export at once cannot both pay a bill.
    _live_uniq = models.UniqueIndex(
        "(move_line_id) WHERE is_live IS TRUE",
        "A document of this payment is in another file already: take it out.",
    )
