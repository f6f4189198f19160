"""A table that was refused: its columns are described, and the import goes on."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import statement_formats
from ..models.record.rights import browse_context, check_right, needs


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    is_table = fields.Boolean(
        compute="_compute_is_table", help="A description of its columns may read it."
    )

    @api.depends("attachment_id", "state")
    def _compute_is_table(self):
        for file in self:
            data = file.state == "refused" and file.attachment_id.raw
            file.is_table = bool(data) and statement_formats.is_table(data)

    @needs("write")
    def action_describe(self):
        """Describe the columns of this file, which was refused."""
        self.ensure_one()
        view = self.env.ref("bank_payment_reconcile.view_bank_statement_format_dialog")
        name, _dot, _ending = self.name.rpartition(".")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Describe the Columns"),
            "res_model": "bank.statement.format",
            "views": [(view.id, "form")],
            "target": "new",
            "context": {
                "bank_described_file": self.id,
                "dialog_size": "extra-large",
                "default_name": name or self.name,
                "default_sample_filename": self.name,
                "default_company_id": self.company_id.id,
            },
        }


class BankStatementFormat(models.Model):
    _inherit = "bank.statement.format"

    @api.model
    def default_get(self, fields_list):
        # EXTENDS base: the file that is described is the sample
        values = super().default_get(fields_list)
        file = self._get_described_file()
        if file and "sample" in fields_list:
            file.check_access("read")
            values["sample"] = file.attachment_id.datas
        return values

    def _get_described_file(self):
        return browse_context(
            self.env, "bank.statement.import.file", "bank_described_file"
        )

    @needs("write")
    def action_import_described(self):
        """Import the file that was described; its bank reads such files so from now."""
        self.ensure_one()
        file = self._get_described_file()
        if not file:
            raise UserError(
                self.env._(
                    "The import that this format was described for is closed: import "
                    "the file again, the format reads it."
                )
            )
        check_right(file, "write")
        journal = file.import_id.journal_id
        if journal:
            journal.bank_statement_format_id = self
        return file.action_import()
