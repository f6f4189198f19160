from odoo import api, fields, models
from odoo.fields import Domain

from .. import matching
from ..models.rights import needs
from .bank_wizard_once import taken_once


class BankMapText(models.TransientModel):
    """Make a text-to-account mapping of what a bank line says."""

    _name = "bank.map.text"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Map Text to Account"
    _check_company_auto = True

    line_id = fields.Many2one(
        "account.bank.statement.line",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    company_id = fields.Many2one(related="line_id.company_id")
    text = fields.Char(
        required=True,
        compute="_compute_proposal",
        store=True,
        readonly=False,
        precompute=True,
        help="The words that every such payment has; leave out numbers and dates.",
    )
    debit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money In",
        compute="_compute_proposal",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
    )
    credit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money Out",
        compute="_compute_proposal",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
    )
    partner_id = fields.Many2one("res.partner", check_company=True)
    review_required = fields.Boolean()

    @api.depends("line_id")
    def _compute_proposal(self):
        """The line's words without numbers, and the account a person put it on."""
        for wizard in self:
            line = wizard.line_id
            account = line.application_ids.filtered("is_account_decision").account_id
            wizard.text = matching.constant_words(line.remittance_text or "")
            wizard.debit_account_id = account[:1]
            wizard.credit_account_id = account[:1]

    @needs("write")
    @taken_once
    def action_map(self):
        """Create the mapping and apply it to the lines that wait for an answer."""
        self.ensure_one()
        self.env["bank.text.mapping"].create(
            {
                "text": self.text,
                "debit_account_id": self.debit_account_id.id,
                "credit_account_id": self.credit_account_id.id,
                "partner_id": self.partner_id.id,
                "review_required": self.review_required,
                "company_id": self.company_id.id,
            }
        )
        return self._get_waiting_lines().action_apply_automatically()

    def _get_waiting_lines(self):
        """Unposted lines with the text that neither a person nor a high confidence
        has settled (NAV: lines accepted or high are not touched)."""
        lines = self.env["account.bank.statement.line"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("match_confidence", "in", (False, "none", "low", "medium"))
        )
        wanted = self.text.casefold()
        return lines.filtered(
            lambda line: wanted in (line.payment_ref or "").casefold()
        )
