from odoo import fields, models
from odoo.exceptions import UserError

from ..models.account_journal import BANK_TYPES


class BankStatementImport(models.TransientModel):
    """Import a bank's file on a bank chosen by the user."""

    _name = "bank.statement.import"
    _description = "Import Bank Statement"

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        check_company=True,
        domain=[("type", "in", BANK_TYPES)],
        default=lambda self: self._default_journal(),
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    data = fields.Binary(string="File", required=True, attachment=False)
    filename = fields.Char()

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

    def action_import(self):
        """Import the file and open what it brought."""
        self.ensure_one()
        if not self.data:
            raise UserError(self.env._("Choose a bank file to import."))
        attachment = self.env["ir.attachment"].create(
            {"name": self.filename or self.env._("statement"), "datas": self.data}
        )
        return self.journal_id._import_attachments(attachment)
