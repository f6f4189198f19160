from odoo import api, fields, models
from odoo.fields import Domain

from .. import matching
from ..models.matcher.mapping_conditions import PLACES
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once

#: What of a line holds the words.
PLACE = {
    "text": ("payment_ref",),
    "name": ("partner_name",),
    "both": ("payment_ref", "partner_name"),
}


class BankMapText(models.TransientModel):
    """Make a text-to-account mapping of what a bank line says."""

    _name = "bank.map.text"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Map Text to Account"
    _check_company_auto = True

    line_id = fields.Many2one(
        "account.bank.statement.line",
        required=True,
        default=lambda self: browse_context(
            self.env, "account.bank.statement.line", "active_id"
        ),
    )
    told = fields.Char(string="Payment", compute="_compute_told")
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
    look_in = fields.Selection(
        [place for place in PLACES if place[0] != "nowhere"],
        required=True,
        compute="_compute_proposal",
        store=True,
        readonly=False,
        precompute=True,
        help="Where a payment must contain the words.",
    )
    partner_id = fields.Many2one("res.partner", check_company=True)
    review_required = fields.Boolean()
    currency_id = fields.Many2one(related="company_id.currency_id")
    limit_in = fields.Monetary(
        string="Up To (In)",
        compute="_compute_bounds",
        store=True,
        readonly=False,
        precompute=True,
        help="The largest line of money in that is applied without a review, in the "
        "company's currency. 0: a person looks at every line.",
    )
    limit_out = fields.Monetary(
        string="Up To (Out)",
        compute="_compute_bounds",
        store=True,
        readonly=False,
        precompute=True,
        help="The largest line of money out that is applied without a review, in the "
        "company's currency. 0: a person looks at every line.",
    )
    payee_accounts = fields.Char(
        string="Bank Accounts",
        compute="_compute_bounds",
        store=True,
        readonly=False,
        precompute=True,
        help="Bank accounts of the other side that the mapping holds for, separated by "
        "commas. Empty: any account.",
    )

    @api.depends("line_id")
    @api.depends_context("lang")
    def _compute_told(self):
        for wizard in self:
            line = wizard.line_id._origin
            wizard.told = bool(line) and line._bank_get_dialog_name()

    @api.depends("line_id")
    def _compute_proposal(self):
        """The line's words without numbers, and the account a person put it on."""
        for wizard in self:
            line = wizard.line_id
            account = line.application_ids.filtered("is_account_decision").account_id
            wizard.text = matching.constant_words(line.bank_remittance_text or "")
            wizard.look_in = "both"
            if not wizard.text and line.partner_name:
                # The text has numbers only, as that of a standing order.
                wizard.text, wizard.look_in = line.partner_name, "name"
            wizard.debit_account_id = account[:1]
            wizard.credit_account_id = account[:1]

    @api.depends("line_id")
    def _compute_bounds(self):
        """What was seen of the same words on the same account, with some room."""
        for wizard in self:
            bounds = wizard._get_seen_lines()._bank_propose_bounds()
            wizard.limit_in = bounds["limit_in"]
            wizard.limit_out = bounds["limit_out"]
            wizard.payee_accounts = bounds["payee_accounts"]

    def _get_seen_lines(self):
        """The line, and those that people put on its account before with its words."""
        line = self.line_id
        account = line.application_ids.filtered("is_account_decision").account_id[:1]
        past = self.env["bank.text.mapping"]._get_past_decisions(
            line.company_id, account
        )
        return line | past.statement_line_id.filtered(
            lambda earlier: matching.common_words(
                [line.payment_ref or "", earlier.payment_ref or ""]
            )
        )

    @needs("write")
    @taken_once
    def action_map(self):
        """Create the mapping and apply it to the lines that wait for an answer."""
        self.ensure_one()
        self.env["bank.text.mapping"].create(
            {
                "text": self.text,
                "look_in": self.look_in,
                "debit_account_id": self.debit_account_id.id,
                "credit_account_id": self.credit_account_id.id,
                "partner_id": self.partner_id.id,
                "review_required": self.review_required,
                "limit_in": self.limit_in,
                "limit_out": self.limit_out,
                "payee_accounts": self.payee_accounts,
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
            lambda line: any(
                wanted in (line[name] or "").casefold() for name in PLACE[self.look_in]
            )
        )
