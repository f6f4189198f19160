from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from .rights import needs

BANK_TYPES = ("bank", "cash", "credit")


class AccountJournal(models.Model):
    _inherit = "account.journal"

    bank_tolerance_type = fields.Selection(
        [("percentage", "Percentage"), ("amount", "Amount")],
        string="Match Tolerance Type",
        default="percentage",
        required=True,
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

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("bank_tolerance_type", "bank_tolerance_value")
    def _check_bank_tolerance(self):
        for journal in self:
            value = journal.bank_tolerance_value
            if value < 0:
                raise ValidationError(
                    self.env._(
                        "The match tolerance of %s is negative.", journal.display_name
                    )
                )
            if journal.bank_tolerance_type == "percentage" and value > 99:
                raise ValidationError(
                    self.env._(
                        "A match tolerance of %(value)s %% on %(journal)s would accept "
                        "any amount: 99 is the most.",
                        value=value,
                        journal=journal.display_name,
                    )
                )

    @api.constrains("bank_fee_percent")
    def _check_bank_fee_percent(self):
        for journal in self:
            if not 0 <= journal.bank_fee_percent <= 10:
                raise ValidationError(
                    self.env._(
                        "A bank fee of %(value)s %% on %(journal)s is none: give 0 to "
                        "10 percent.",
                        value=journal.bank_fee_percent,
                        journal=journal.display_name,
                    )
                )

    @api.onchange("bank_tolerance_type")
    def _onchange_bank_tolerance_type(self):
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
    def action_open_payment_reconciliation(self):
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
    def action_import_statement(self):
        """The import wizard for this bank."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_statement_import"
        )
        action["context"] = {"default_journal_id": self.id}
        return action
