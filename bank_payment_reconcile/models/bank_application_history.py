"""Posted applications as a history: what the list shows of their bank lines."""

from odoo import api, fields, models

from .rights import needs


class BankPaymentApplication(models.Model):
    _inherit = "bank.payment.application"

    line_date = fields.Date(
        related="statement_line_id.bank_booking_date", string="Date"
    )
    line_text = fields.Char(related="statement_line_id.payment_ref", string="Text")
    reasons_text = fields.Char(
        compute="_compute_reasons_text",
        string="Reasons in One Line",
        help="The reasons in one line, for lists.",
    )

    @api.depends("explanation")
    def _compute_reasons_text(self):
        for application in self:
            application.reasons_text = "; ".join(
                (application.explanation or "").splitlines()
            )

    @needs("write", "account.bank.statement.line")
    def action_undo_postings(self):
        """Take back the bank lines of these applications, whole lines only."""
        return self.statement_line_id.action_undo_applications()

    @needs("read", "account.bank.statement.line")
    def action_open_bank_line(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.bank.statement.line",
            "res_id": self.statement_line_id.id,
            "views": [
                (
                    self.env.ref(
                        "bank_payment_reconcile.view_payment_reconciliation_form"
                    ).id,
                    "form",
                )
            ],
        }


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    posting_log_ids = fields.One2many("bank.posting.log", "statement_line_id")
    posted_application_ids = fields.One2many(
        "bank.payment.application", compute="_compute_posted_application_ids"
    )

    @api.depends("application_ids.state")
    def _compute_posted_application_ids(self):
        for line in self:
            line.posted_application_ids = line.application_ids.filtered(
                lambda application: application.state == "posted"
            )
