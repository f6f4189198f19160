from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    learned_payer_ids = fields.One2many(
        "bank.learned.payer",
        "partner_id",
        help="Accounts and names under which this partner pays, learned from what "
        "people applied.",
    )
