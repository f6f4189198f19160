import base64
import re

from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import statement_formats
from ..models.record.rights import browse_context, needs
from ..models.record.translated_sentence import translate

SUFFIXES = {"camt": "xml", "ofx": "ofx", "csv": "csv"}


class BankStatementExport(models.TransientModel):
    """Download statements as a file that other programs read."""

    _name = "bank.statement.export"
    _inherit = ["bank.wizard"]
    _description = "Export Bank Statements"

    statement_ids = fields.Many2many(
        "account.bank.statement",
        string="Statements",
        required=True,
        default=lambda self: self._default_statements(),
    )
    file_format = fields.Selection(
        [
            ("camt", "CAMT.053 (ISO 20022)"),
            ("ofx", "OFX 2"),
            ("csv", "CSV"),
        ],
        required=True,
        default="camt",
    )
    data = fields.Binary(string="File", readonly=True, attachment=False)
    filename = fields.Char(readonly=True)
    remarks = fields.Text(readonly=True)

    @api.model
    def _default_statements(self):
        if self.env.context.get("active_model") != "account.bank.statement":
            return False
        return browse_context(self.env, "account.bank.statement", "active_ids")

    @needs("write")
    def action_export(self):
        """Download the file; where the format has no room for something, show what
        was left out first.

        :raises UserError: there is nothing to export.
        """
        self.ensure_one()
        if not self.statement_ids.line_ids:
            raise UserError(
                self.env._("The statements have no lines: choose others to export.")
            )
        data, remarks = self._write_file()
        self.write(
            {
                "data": base64.b64encode(data),
                "filename": self._get_filename(),
                "remarks": "\n".join(translate(self.env, each) for each in remarks),
            }
        )
        if remarks:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Export Bank Statements"),
                "res_model": self._name,
                "res_id": self.id,
                "view_mode": "form",
                "target": "new",
            }
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/web/content/{self._name}/{self.id}/data/{self.filename}"
            "?download=true",
        }

    def _write_file(self):
        """The file's bytes, and sentences on what is not in it."""
        found = self.statement_ids._bank_to_file_statements()
        made = fields.Datetime.now()
        if self.file_format == "camt":
            return statement_formats.write_camt(found, made)
        if self.file_format == "ofx":
            return statement_formats.write_ofx(found, made)
        return statement_formats.write_csv(found), []

    def _get_filename(self):
        names = [
            self.statement_ids.journal_id.mapped("code")[0],
            *(self.statement_ids.sorted("first_line_index").mapped("name")[:1]),
        ]
        stem = re.sub(r"[^\w.-]+", "_", " ".join(filter(None, names)))
        return f"{stem[:100]}.{SUFFIXES[self.file_format]}"
