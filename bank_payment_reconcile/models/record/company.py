"""What is set up for a company leaves a trace, whatever a client asks for."""

from odoo import models

from .tracked import has_ours, unsilenced


class ResCompany(models.Model):
    """Our settings of a company are changed through the form that tracks them."""

    _inherit = "res.company"

    def write(self, vals):
        # EXTENDS account
        records = unsilenced(self) if has_ours(self, vals) else self
        return super(ResCompany, records).write(vals)
