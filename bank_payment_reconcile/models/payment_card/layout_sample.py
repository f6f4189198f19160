"""What a layout writes: payments, checks, and a sample of them."""

from odoo import api, fields, models


class BankPaymentLayout(models.Model):
    """Writes files, and a sample to look at."""

    _inherit = "bank.payment.layout"

    sample = fields.Text(compute="_compute_sample")
    sample_problem = fields.Char(compute="_compute_sample")

    @api.depends("kind")
    def _compute_sample(self):
        for record in self:
            record.sample = record.sample_problem = False

    def _get_layout(self):
        return None

    def _write_sample(self):
        return b""
