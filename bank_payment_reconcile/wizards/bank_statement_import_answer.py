"""A file that is the bank's answer to payments: it names its run itself."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.record.translated_sentence import translate


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    report_ids = fields.Many2many(
        "bank.payment.report", readonly=True, string="Bank's Answers"
    )

    def _import_answer(self):
        """Take the file where it is an answer: it asks for no account.

        :return: whether it is one
        """
        try:
            with self.env.cr.savepoint():
                other = self.import_id.journal_id._bank_import_other_file(
                    self.attachment_id.raw, self.name, self._get_company()
                )
        except UserError as error:
            self.env.invalidate_all()
            self.write({"state": "refused", "message": translate(self.env, error)})
            return True
        if not other:
            return False
        message, reports = other
        self.write(
            {
                "state": "imported",
                "message": message,
                "report_ids": [(6, 0, reports.ids)],
                "journal_ids": [(6, 0, reports.journal_id.ids)],
            }
        )
        return True

    def _get_company(self):
        """The company whose bank was chosen, or that the person works in."""
        journal = self.import_id.journal_id
        journal._bank_check_company_chosen()
        return journal.company_id or self.company_id

    def _get_answers_action(self):
        """What was answered is read on the answers; none where there are others."""
        if not self or not all(file.report_ids for file in self):
            return None
        action = self.report_ids.action_open()
        notifications = {file.name: file.message for file in self}
        action["context"] = {"notifications": notifications}
        return action
