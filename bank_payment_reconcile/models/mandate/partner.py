"""The mandates of a customer, on its page."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..record.rights import needs


class ResPartner(models.Model):
    """Opens the mandates of a customer."""

    _inherit = "res.partner"

    bank_mandate_count = fields.Integer(
        string="Mandates",
        compute="_compute_bank_mandate_count",
        groups="account.group_account_readonly,account.group_account_basic",
    )

    @api.depends_context("allowed_company_ids")
    def _compute_bank_mandate_count(self):
        counts = dict(
            self.env["bank.direct.debit.mandate"]._read_group(
                Domain("commercial_partner_id", "in", self.commercial_partner_id.ids)
                & Domain("state", "in", ("draft", "active", "blocked")),
                ["commercial_partner_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.bank_mandate_count = counts.get(partner.commercial_partner_id, 0)

    @needs("read", "bank.direct.debit.mandate")
    def action_bank_open_mandates(self):
        """The mandates of this customer."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_direct_debit_mandate"
        )
        owner = self.commercial_partner_id
        action["domain"] = [("commercial_partner_id", "=", owner.id)]
        action["context"] = {"default_partner_id": owner.id}
        return action
