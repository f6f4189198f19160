"""A file that is no statement: the bank's answer to payments, which names its run, or a
document that explains payments, which finds them.
"""

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.record.translated_sentence import translate


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    report_ids = fields.Many2many(
        "bank.payment.report", readonly=True, string="Bank's Answers"
    )
    advice_ids = fields.Many2many(
        "bank.payment.advice", readonly=True, string="Payment Advices"
    )

    def _import_answer(self):
        """Take the file where it is no statement: it asks for no account.

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
        message, found = other
        is_advice = found._name == self.advice_ids._name
        self.write(
            {
                "state": "imported",
                "message": message,
                "advice_ids" if is_advice else "report_ids": [(6, 0, found.ids)],
                "journal_ids": [(6, 0, found.journal_id.ids)],
            }
        )
        return True

    def _get_company(self):
        """The company whose bank was chosen, or that the person works in."""
        journal = self.import_id.journal_id
        journal._bank_check_company_chosen()
        return journal.company_id or self.company_id

    def _get_answers_action(self):
        """Where answers, or advices, are read; none where there are other files."""
        if self and all(file.report_ids for file in self):
            action = self.report_ids.action_open()
        elif self and all(file.advice_ids for file in self):
            action = self.advice_ids.action_open()
        else:
            return None
        notifications = {file.name: file.message for file in self}
        action["context"] = {"notifications": notifications}
        return action
