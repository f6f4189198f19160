from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    bank_name_matching = fields.Selection(
        related="company_id.bank_name_matching", readonly=False, required=True
    )
    bank_match_receivable = fields.Boolean(
        related="company_id.bank_match_receivable", readonly=False
    )
    bank_match_payable = fields.Boolean(
        related="company_id.bank_match_payable", readonly=False
    )
    bank_match_payments = fields.Boolean(
        related="company_id.bank_match_payments", readonly=False
    )
    bank_transfer_rate_percent = fields.Float(
        related="company_id.bank_transfer_rate_percent", readonly=False
    )
    bank_hide_customer_items = fields.Boolean(
        related="company_id.bank_hide_customer_items", readonly=False
    )
    bank_hide_vendor_items = fields.Boolean(
        related="company_id.bank_hide_vendor_items", readonly=False
    )
    bank_hide_payments = fields.Boolean(
        related="company_id.bank_hide_payments", readonly=False
    )
