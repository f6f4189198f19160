from odoo import models


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    # Open items by what may be paid of them, for the suggestions of one bank line:
    # without these a hundred thousand items would be read for each.
    _bank_open_amount_idx = models.Index(
        "(amount_residual_currency) "
        "WHERE reconciled IS NOT TRUE AND amount_residual_currency != 0"
    )
    _bank_open_discount_idx = models.Index(
        "(discount_amount_currency) "
        "WHERE reconciled IS NOT TRUE AND discount_date IS NOT NULL"
    )
