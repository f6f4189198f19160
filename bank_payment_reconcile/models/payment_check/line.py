"""What was found about a payment, where the payment stands."""

from odoo import api, fields, models


class BankPaymentLine(models.Model):
    """Shows the findings of a payment."""

    _inherit = "bank.payment.line"

    finding_ids = fields.One2many(
        "bank.payment.finding", "line_id", string="Findings", readonly=True, copy=False
    )
    finding_red = fields.Char(string="To Mend", compute="_compute_finding_texts")
    finding_yellow = fields.Char(
        string="To Accept or Look At", compute="_compute_finding_texts"
    )

    @api.depends(
        "finding_ids.level", "finding_ids.sentence", "finding_ids.accepted_by_id"
    )
    @api.depends_context("lang")
    def _compute_finding_texts(self):
        for line in self:
            red = line.finding_ids.filtered(lambda f: f.level == "red")
            others = (line.finding_ids - red).filtered(lambda f: not f.accepted_by_id)
            line.finding_red = " ".join(red.mapped("message")) or False
            line.finding_yellow = " ".join(others.mapped("message")) or False
