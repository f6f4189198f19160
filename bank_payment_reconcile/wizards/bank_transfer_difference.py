from odoo import api, fields, models
from odoo.fields import Domain

from ..models.application.journal import BANK_TYPES
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankTransferDifference(models.TransientModel):
    """Ask for the account that takes what is left of bank lines."""

    _name = "bank.transfer.difference"
    _inherit = ["bank.wizard", "bank.wizard.once", "analytic.mixin"]
    _description = "Transfer Difference to Account"
    _check_company_auto = True

    line_ids = fields.Many2many(
        "account.bank.statement.line",
        required=True,
        check_company=True,
        default=lambda self: browse_context(
            self.env, "account.bank.statement.line", "active_ids"
        ),
    )
    told = fields.Char(string="Payments", compute="_compute_told")
    company_id = fields.Many2one("res.company", compute="_compute_company")
    account_id = fields.Many2one(
        "account.account",
        compute="_compute_account_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('account_type', '!=', 'off_balance'),"
        " ('id', 'not in', bank_account_ids)]",
    )
    bank_account_ids = fields.Many2many(
        "account.account", compute="_compute_bank_account_ids"
    )
    partner_id = fields.Many2one("res.partner", check_company=True)
    tax_ids = fields.Many2many(
        "account.tax",
        string="Taxes",
        check_company=True,
        help="Taxes that the difference contains.",
    )
    label = fields.Char(
        help="Text of the entry line. Empty: the text of the bank line.",
    )

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_told(self):
        for wizard in self:
            lines = wizard.line_ids._origin
            wizard.told = bool(lines) and lines._bank_get_dialog_name()

    @api.depends("line_ids")
    def _compute_company(self):
        for wizard in self:
            wizard.company_id = wizard.line_ids[:1].company_id

    @api.depends("line_ids")
    def _compute_account_id(self):
        """The account of the mapping whose text stands in the lines; none where
        lines have different ones."""
        for wizard in self:
            accounts = set(wizard.line_ids._origin._bank_get_mapped_accounts())
            wizard.account_id = accounts.pop() if len(accounts) == 1 else False

    @api.depends("company_id")
    def _compute_bank_account_ids(self):
        """Accounts that no bank line is applied to, so none to choose from."""
        for company, wizards in self.grouped("company_id").items():
            banks = self.env["account.journal"].search(
                Domain("type", "in", BANK_TYPES)
                & Domain("company_id", "child_of", company.root_id.ids)
            )
            wizards.bank_account_ids = (
                banks.default_account_id | banks.suspense_account_id
            )

    @needs("write")
    @taken_once
    def action_transfer(self):
        self.ensure_one()
        self.line_ids.action_transfer_difference(
            # Without one, a partner's own: receivable or payable, line by line.
            self.account_id,
            self.partner_id,
            self.label,
            taxes=self.tax_ids,
            analytic_distribution=self.analytic_distribution,
        )
        return {"type": "ir.actions.act_window_close"}
