"""A bank: how its lines are matched, what becomes of differences, its dashboard."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..record.rights import needs

BANK_TYPES = ("bank", "cash", "credit")
#: No account outside the balance can take a difference.
ON_BALANCE = [("account_type", "!=", "off_balance")]


class AccountJournal(models.Model):
    """How a bank's lines are matched and its differences settled."""

    _inherit = "account.journal"

    bank_tolerance_type = fields.Selection(
        [("percentage", "Percentage"), ("amount", "Amount")],
        string="Match Tolerance Type",
        default="percentage",
        help="How far an amount may lie from what is open and still count as equal.",
        tracking=True,
    )
    bank_tolerance_value = fields.Float(
        string="Match Tolerance", digits=(16, 2), tracking=True
    )
    bank_discount_grace_days = fields.Integer(
        string="Discount Grace Days",
        help="Days after the discount date on which an early payment discount is "
        "still accepted.",
        tracking=True,
    )
    bank_fee_percent = fields.Float(
        string="Deducted Fee",
        digits=(16, 2),
        default=1.5,
        help="A payment that names its document may be short by this much of what is "
        "open, in percent, and still needs no review: a bank on the way kept its fee. "
        "What is short stays open on the document. 0: every shortfall is reviewed.",
        tracking=True,
    )
    bank_apply_after_import = fields.Boolean(
        string="Apply After Import",
        default=True,
        help="Propose applications as soon as a bank file is imported.",
        tracking=True,
    )
    bank_apply_automatically = fields.Boolean(
        string="Apply on Schedule",
        help="The scheduled action proposes applications for this journal's lines.",
        tracking=True,
    )
    bank_post_automatically = fields.Boolean(
        string="Post Without Review",
        help="The scheduled action posts this journal's lines that need no review.",
        tracking=True,
    )

    # -- Differences
    bank_write_off_loss_account_id = fields.Many2one(
        "account.account",
        string="Write-off Loss Account",
        check_company=True,
        # What the journal refuses to be without is not deleted under it.
        ondelete="restrict",
        domain=ON_BALANCE,
        help="Takes what customers pay too little and we pay too much.",
        tracking=True,
    )
    bank_write_off_gain_account_id = fields.Many2one(
        "account.account",
        string="Write-off Gain Account",
        check_company=True,
        ondelete="restrict",
        domain=ON_BALANCE,
        help="Takes what customers pay too much and we pay too little.",
        tracking=True,
    )
    bank_write_off_amount = fields.Float(
        string="Write off up to",
        digits=(16, 2),
        help="The most that is written off on a payment, in the currency of the "
        "bank account. With a percentage as well, the smaller counts. 0: no limit of "
        "this kind; without either, nothing is written off.",
        tracking=True,
    )
    bank_write_off_percent = fields.Float(
        string="Write off up to Percentage",
        digits=(16, 2),
        help="The most that is written off on a payment, in percent of what was due.",
        tracking=True,
    )
    bank_write_off_automatically = fields.Boolean(
        string="Propose Write-offs",
        help="The automatic application closes differences within these limits, too.",
        tracking=True,
    )
    bank_fee_amount = fields.Float(
        string="Fixed Bank Fee",
        digits=(16, 2),
        help="A bank that keeps this amount of every payment: a payment that names "
        "its document and is short by exactly this gets a row for the fee, and the "
        "document is closed. 0: no such fee.",
        tracking=True,
    )
    bank_fee_account_id = fields.Many2one(
        "account.account",
        check_company=True,
        domain=ON_BALANCE,
        ondelete="restrict",
        tracking=True,
    )
    bank_fee_tax_ids = fields.Many2many(
        "account.tax",
        "account_journal_bank_fee_tax_rel",
        string="Bank Fee Taxes",
        check_company=True,
        help="Taxes that the bank's fee contains.",
        tracking=True,
    )

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("bank_tolerance_type", "bank_tolerance_value")
    def _bank_check_tolerance(self):
        for journal in self:
            value = journal.bank_tolerance_value
            if value < 0:
                raise ValidationError(
                    self.env._(
                        "The match tolerance of %s cannot be negative.",
                        journal.display_name,
                    )
                )
            if journal.bank_tolerance_type != "amount" and value > 99:
                raise ValidationError(
                    self.env._(
                        "The match tolerance on %(journal)s must be at most 99 %%, "
                        "not %(value)s %%.",
                        value=value,
                        journal=journal.display_name,
                    )
                )

    @api.constrains("bank_fee_percent")
    def _bank_check_fee_percent(self):
        for journal in self:
            if not 0 <= journal.bank_fee_percent <= 10:
                raise ValidationError(
                    self.env._(
                        "The deducted fee on %(journal)s must be between 0 and 10 "
                        "%%, not %(value)s %%.",
                        value=journal.bank_fee_percent,
                        journal=journal.display_name,
                    )
                )

    @api.onchange("bank_tolerance_type")
    def _bank_onchange_tolerance_type(self):
        # 3 % and 3.00 are not the same promise: the value starts again.
        self.bank_tolerance_value = 0.0

    # -------------------------------------------------------------------------
    # Dashboard
    # -------------------------------------------------------------------------

    def _fill_bank_cash_dashboard_data(self, dashboard_data):
        # EXTENDS account: how many payments wait, and how many of them for a person
        result = super()._fill_bank_cash_dashboard_data(dashboard_data)
        journals = self.filtered(lambda journal: journal.type in BANK_TYPES)
        counts = {
            journal.id: count
            for journal, count in self.env["account.bank.statement.line"]._read_group(
                Domain("journal_id", "in", journals.ids)
                & Domain("company_id", "in", self.env.companies.ids)
                & Domain("state", "=", "posted")
                # Posted ones too, where the books have changed since.
                & Domain("needs_review", "=", True),
                ["journal_id"],
                ["__count"],
            )
        }
        for journal in journals:
            data = dashboard_data[journal.id]
            data["number_to_review"] = counts.get(journal.id, 0)
            waiting = data.get("number_to_reconcile") or 0
            data["reconcile_label"] = (
                self.env._("Reconcile 1 Payment")
                if waiting == 1
                else self.env._("Reconcile %s Payments", waiting)
            )
        return result

    @needs("read", "account.bank.statement.line")
    def action_bank_open_payment_reconciliation(self):
        """The payment reconciliation journal of this bank."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_payment_reconciliation"
        )
        action["domain"] = [("journal_id", "=", self.id), ("state", "=", "posted")]
        chosen = "to_review" if self.env.context.get("to_review") else "to_do"
        action["context"] = {
            "default_journal_id": self.id,
            f"search_default_{chosen}": 1,
        }
        action["display_name"] = self.env._(
            "%s: Payment Reconciliation", self.display_name
        )
        return action

    @needs("create", "bank.statement.import")
    def action_bank_import_statement(self):
        """The import wizard for this bank."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_statement_import"
        )
        action["context"] = {"default_journal_id": self.id}
        return action

    # -------------------------------------------------------------------------
    # Differences
    # -------------------------------------------------------------------------

    @api.constrains("bank_write_off_amount", "bank_write_off_percent")
    def _bank_check_write_off(self):
        for journal in self:
            percent = journal.bank_write_off_percent
            if journal.bank_write_off_amount < 0 or not 0 <= percent <= 50:
                raise ValidationError(
                    self.env._(
                        "The write-off limits on %s must be an amount of zero or "
                        "more and 0 to 50 percent.",
                        journal.display_name,
                    )
                )

    @api.constrains(
        "bank_write_off_loss_account_id",
        "bank_write_off_gain_account_id",
        "bank_fee_account_id",
        "default_account_id",
        "suspense_account_id",
    )
    def _bank_check_difference_off_banks(self):
        for company, journals in self.grouped("company_id").items():
            journals._bank_get_difference_accounts()._bank_check_off_banks(company)

    def _bank_get_difference_accounts(self):
        """The accounts that these banks name for write-offs and fees."""
        return (
            self.bank_write_off_loss_account_id
            | self.bank_write_off_gain_account_id
            | self.bank_fee_account_id
        )

    @api.constrains(
        "bank_write_off_automatically",
        "bank_write_off_loss_account_id",
        "bank_write_off_gain_account_id",
        "bank_fee_amount",
        "bank_fee_account_id",
    )
    def _bank_check_difference_accounts(self):
        for journal in self:
            if journal.bank_write_off_automatically and not (
                journal.bank_write_off_loss_account_id
                and journal.bank_write_off_gain_account_id
            ):
                raise ValidationError(
                    self.env._(
                        "Set the accounts for loss and gain on %s before write-offs "
                        "are proposed.",
                        journal.display_name,
                    )
                )
            if journal.bank_fee_amount < 0:
                raise ValidationError(
                    self.env._(
                        "The fixed bank fee of %s cannot be negative: enter what the "
                        "bank keeps.",
                        journal.display_name,
                    )
                )
            if journal.bank_fee_amount and not journal.bank_fee_account_id:
                raise ValidationError(
                    self.env._(
                        "Set the account for bank fees on %s, too.",
                        journal.display_name,
                    )
                )

    # -------------------------------------------------------------------------
    # The bank's account
    # -------------------------------------------------------------------------

    def _bank_action_open_ledger(self, date):
        """The entries on the bank's account up to a date, the last ones first."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "%(bank)s: ledger up to %(date)s",
                bank=self.display_name,
                date=fields.Date.to_string(date),
            ),
            "res_model": "account.move.line",
            "domain": [
                ("account_id", "=", self.default_account_id.id),
                ("parent_state", "=", "posted"),
                ("date", "<=", fields.Date.to_string(date)),
                ("company_id", "child_of", self.company_id.id),
            ],
            "views": [(False, "list"), (False, "form")],
        }
