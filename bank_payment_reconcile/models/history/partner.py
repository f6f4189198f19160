"""What the history told of a partner, on its page."""

from odoo import api, fields, models
from odoo.fields import Domain


class ResPartner(models.Model):
    """How a partner usually pays."""

    _inherit = "res.partner"

    bank_paying_habits = fields.Text(
        string="Usual Payments",
        compute="_compute_bank_paying_habits",
        compute_sudo=True,
        groups="bank_payment_reconcile.group_bank_reconcile_user",
        help="How late and in which way payments usually come, as the history told and "
        "somebody took it.",
    )

    @api.depends_context("company", "lang")
    def _compute_bank_paying_habits(self):
        findings = self.env["bank.history.finding"].search(
            Domain("partner_id", "in", self.commercial_partner_id.ids)
            & Domain("company_id", "=", self.env.company.id)
            & Domain("kind", "in", ("delay", "way"))
            & Domain("state", "=", "taken")
        )
        habits = findings.grouped("partner_id")
        for partner in self:
            told = habits.get(partner.commercial_partner_id, findings.browse())
            partner.bank_paying_habits = "\n".join(told.mapped("told")) or False


class BankLearnedPayer(models.Model):
    """Knows which findings it stands on."""

    _inherit = "bank.learned.payer"

    bank_finding_ids = fields.One2many("bank.history.finding", "learned_payer_id")
