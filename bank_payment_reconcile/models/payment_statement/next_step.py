"""What comes after a return: collect again once, remind somebody, write."""

from odoo import fields, models


class BankPaymentApplication(models.Model):
    """Plans what comes next."""

    _inherit = "bank.payment.application"

    def _plan_next_steps(self):
        """As the bank's card says, of what customers owe again."""

    def _drop_next_steps(self):
        """What was planned is not to be done."""
