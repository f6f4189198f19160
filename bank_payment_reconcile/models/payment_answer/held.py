"""Rejections of a file that came twice: a person looks before they are undone."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..record.rights import needs


class BankPaymentReport(models.Model):
    """An answer that could be meant for a second delivery of the same file.

    Whoever takes the payments back then pays them twice: the bank executes the first.
    """

    _inherit = "bank.payment.report"

    held_line_ids = fields.Many2many(
        "bank.payment.line",
        "bank_payment_report_held_rel",
        string="Rejected as Double",
        readonly=True,
        check_company=True,
    )

    @needs("write", "bank.payment.run")
    def action_take_back_held(self):
        """The bank has none of these payments: undo them."""
        for report in self:
            report._check_held()
            lines = report.held_line_ids.filtered("is_live")
            lines.sudo()._reject(report.status_text)
            report.held_line_ids.sudo().write(
                {"status_code": "RJCT", "status_text": report.status_text}
            )
            report._note_decided()

    @needs("write", "bank.payment.run")
    def action_keep_held(self):
        """The bank has the first file, and executes it: nothing is undone."""
        for report in self:
            report._check_held()
            report._note_decided()

    def _check_held(self):
        if self.state != "held":
            raise UserError(
                self.env._(
                    "There is nothing to decide about the answer %s any more.",
                    self.display_name,
                )
            )

    def _note_decided(self):
        self.sudo().state = "applied"
        self.run_id.sudo()._after_answer(self.status_text)
