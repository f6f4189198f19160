"""What a reconciliation document keeps of a bank line and of what it was applied to.

Texts and figures are copies: renaming a partner or undoing a posting changes
nothing here. The links beside them are for the way there while it still exists.
"""

from odoo import api, fields, models

from .bank_payment_application import CONFIDENCE


class BankReconciliationLine(models.Model):
    """A bank line as it was when its document was posted."""

    _name = "bank.reconciliation.line"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Bank Line of a Reconciliation"
    _order = "reconciliation_id, sequence, id"
    _rec_name = "text"

    reconciliation_id = fields.Many2one(
        "bank.reconciliation", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="reconciliation_id.currency_id")
    sequence = fields.Integer()
    statement_line_id = fields.Many2one(
        "account.bank.statement.line", ondelete="set null", index="btree_not_null"
    )
    date = fields.Date()
    text = fields.Char()
    payer = fields.Char()
    account_number = fields.Char()
    amount = fields.Monetary(
        help="Positive for money in, in the bank's currency.",
    )
    applied_to = fields.Char()
    confidence = fields.Selection(CONFIDENCE)
    application_ids = fields.One2many(
        "bank.reconciliation.application", "line_id", string="Applications"
    )
    explanation = fields.Text(
        compute="_compute_explanation",
        string="Why",
        help="Why it was applied so: the reasons stored with its applications.",
    )
    obstacle = fields.Char(
        string="In the Way",
        help="Why the line could not be posted; empty on a posted document.",
    )

    @api.depends("application_ids.reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for record in self:
            # The applications of one line share most reasons: each is said once.
            reasons = "\n".join(
                filter(None, record.application_ids.mapped("explanation"))
            )
            record.explanation = "\n".join(dict.fromkeys(reasons.splitlines()))


class BankReconciliationApplication(models.Model):
    """What a share of a bank line's money was applied to when it was posted."""

    _name = "bank.reconciliation.application"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Application on a Reconciliation"
    _order = "line_id, id"
    _rec_name = "document"

    line_id = fields.Many2one(
        "bank.reconciliation.line", required=True, index=True, ondelete="cascade"
    )
    reconciliation_id = fields.Many2one(
        "bank.reconciliation", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(
        "res.currency", help="Currency of the transaction, that of the amounts."
    )
    move_id = fields.Many2one("account.move", ondelete="set null")
    document = fields.Char(help="Number of the document; empty for an account.")
    partner_id = fields.Many2one("res.partner", ondelete="set null")
    partner_name = fields.Char()
    account_id = fields.Many2one("account.account", ondelete="set null")
    account_name = fields.Char()
    amount = fields.Monetary(help="Share of the line's amount, positive for money in.")
    discount_amount = fields.Monetary(string="Discount")
    confidence = fields.Selection(CONFIDENCE)
    rule_name = fields.Char(string="Rule")
    reasons = fields.Json()
    explanation = fields.Text(compute="_compute_explanation", string="Why")
    posted_by_id = fields.Many2one("res.users")
    posted_date = fields.Datetime(string="Posted On")
    posted_automatically = fields.Boolean(string="Automatically")

    @api.depends("reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        to_text = self.env["bank.payment.application"]._reasons_to_text
        for application in self:
            application.explanation = to_text(application.reasons)
