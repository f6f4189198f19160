import base64

from odoo import fields, models
from odoo.exceptions import UserError

from .. import statement_formats
from ..models.record.rights import needs
from ..models.record.translated_sentence import translate
from .bank_wizard_once import taken_once


class BankStatementFormatImport(models.TransientModel):
    """Take statement formats out of a file that was exported elsewhere."""

    _name = "bank.statement.format.import"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Import Statement Formats"

    data = fields.Binary(string="JSON File", required=True, attachment=False)
    filename = fields.Char()
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        help="Empty: the formats are for every company.",
    )

    @needs("write")
    @taken_once
    def action_import(self):
        """Create the formats of the file and open them.

        :raises UserError: the file cannot be used; nothing is created then.
        """
        self.ensure_one()
        formats = self.env["bank.statement.format"]
        try:
            values = formats._prepare_from_file(
                base64.b64decode(self.data), self.filename or ""
            )
        except statement_formats.StatementError as error:
            raise UserError(translate(self.env, error)) from error
        records = formats.create(
            [{**each, "company_id": self.company_id.id} for each in values]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_statement_format"
        )
        action["domain"] = [("id", "in", records.ids)]
        return action
