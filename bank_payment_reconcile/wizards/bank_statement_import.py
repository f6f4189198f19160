"""Importing files of banks: several at once, each with its own answer."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.application.journal import BANK_TYPES
from ..models.record.rights import needs
from ..models.statement_import.overlap import IMPORT, LEAVE
from .bank_wizard_once import one_at_a_time

#: States of a file that asks something.
ASKING = ("date_order", "signs", "account", "card_balance", "look_alikes")


class BankStatementImport(models.TransientModel):
    """Import the files that banks gave, on the bank chosen or on those they name."""

    _name = "bank.statement.import"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Import Bank Statement"
    _check_company_auto = True

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        check_company=True,
        domain=[("type", "in", BANK_TYPES)],
        default=lambda self: self._default_journal(),
        help="Leave it empty when the files tell whose account they are.",
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    attachment_ids = fields.Many2many("ir.attachment", string="Files")
    file_ids = fields.One2many("bank.statement.import.file", "import_id")

    def _default_journal(self):
        journals = self.env["account.journal"].search(
            [
                *self.env["account.journal"]._check_company_domain(self.env.company),
                ("type", "=", "bank"),
            ],
            limit=2,
        )
        # A choice only where there is nothing to choose.
        return journals if len(journals) == 1 else journals.browse()

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @one_at_a_time
    def action_import(self):
        """Import what is not imported yet, and open what it brought.

        A file that is refused or asks something stops no other one; it stays in
        this wizard with its reason or question.

        :return: the action of the payment reconciliation journal, or of this wizard
            where a file needs a person.
        """
        self.ensure_one()
        self._take_attachments()
        if not self.file_ids:
            raise UserError(self.env._("Choose a bank file to import."))
        for file in self.file_ids:
            if file.state not in ("imported", "running"):
                file._import()
        asking = self.file_ids.filtered(lambda file: file.state in ASKING)
        if len(self.file_ids) == 1 and asking:
            return asking.action_answer()
        if len(self.file_ids.run_ids) == len(self.file_ids) == 1:
            return self.file_ids.action_open_progress()
        if any(file.state != "imported" for file in self.file_ids):
            return self._get_own_action()
        return self._get_result_action()

    @needs("write")
    def action_done(self):
        """Open what was imported, and leave the rest."""
        self.ensure_one()
        return self._get_result_action()

    def _take_attachments(self):
        """A row for every file that has none yet."""
        new = self.attachment_ids - self.file_ids.attachment_id
        self.file_ids = [(0, 0, {"attachment_id": file.id}) for file in new]

    def _get_own_action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import Bank Statement"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _get_result_action(self):
        """The payment reconciliation journal of the bank, or of all of them."""
        imported = self.file_ids.filtered(lambda file: file.state == "imported")
        if action := imported._get_answers_action():
            return action
        journals = imported.journal_ids or self.journal_id
        if len(journals) == 1:
            action = journals.action_bank_open_payment_reconciliation()
        else:
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "bank_payment_reconcile.action_payment_reconciliation"
            )
            action["domain"] = [
                ("journal_id", "in", journals.ids),
                ("state", "=", "posted"),
            ]
            action["context"] = {"search_default_to_do": 1}
        action["context"]["notifications"] = {
            file.name: file.message for file in imported
        }
        return action


class BankStatementImportFile(models.TransientModel):
    """The buttons by which a file that asked goes on with the others."""

    _inherit = "bank.statement.import.file"

    @needs("write")
    def action_import(self):
        """Import the files that wait, this one with its answer."""
        self.ensure_one()
        if self.state == "look_alikes":
            self.look_alike_ids._check_answered()
        return self.import_id.action_import()

    @needs("write")
    def action_back(self):
        """Leave this file and look at the others."""
        self.ensure_one()
        return self.import_id._get_own_action()

    @needs("write")
    def action_import_all(self):
        """Import all that look like others and are not told of yet: they are payments
        of their own."""
        return self._answer_all({"answer": IMPORT, "is_own": True})

    @needs("write")
    def action_leave_all(self):
        """Leave out all that look like others and are not told of yet: they are in the
        books already."""
        return self._answer_all({"answer": LEAVE})

    def _answer_all(self, answer):
        self.ensure_one()
        self.look_alike_ids.filtered(lambda row: not row.answer).write(answer)
        return self.action_import()

    @needs("write")
    def action_open_progress(self):
        """The page that shows how far a large file is."""
        self.ensure_one()
        if not self.run_ids:
            return self.action_back()
        return self.run_ids[:1].action_open_progress()
