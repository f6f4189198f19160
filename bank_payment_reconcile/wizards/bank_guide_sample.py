"""A file of a new bank, read without importing anything."""

import base64

from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from .. import statement_formats
from ..models.record.rights import needs
from ..models.record.translated_sentence import translate
from .bank_wizard_once import one_at_a_time


class BankGuide(models.TransientModel):
    _inherit = "bank.guide"

    sample = fields.Binary(string="File of the Bank", attachment=False)
    sample_filename = fields.Char()
    told = fields.Text(string="What It Tells", readonly=True)
    is_read = fields.Boolean(readonly=True)
    is_table = fields.Boolean(
        readonly=True, help="A description of its columns may read it."
    )

    @needs("write")
    @one_at_a_time
    def action_try(self):
        """Read the file and say what it tells; nothing is imported.

        :return: this dialog again.
        :raises UserError: no file was chosen.
        """
        self.ensure_one()
        self._check_sample()
        try:
            with self.env.cr.savepoint():
                self.told = self._read_sample()
        except statement_formats.AmbiguousFile as question:
            self.told = self.env._(
                "The bank's files are read; the import will ask: %s",
                translate(self.env, question),
            )
        except (UserError, statement_formats.StatementError) as error:
            data = base64.b64decode(self.sample)
            self.write(
                {
                    "told": translate(self.env, error),
                    "is_read": False,
                    "is_table": statement_formats.is_table(data),
                }
            )
            return self._get_own_action()
        self.is_read = True
        self.journal_id._bank_leave_out_setup("format")
        return self._get_own_action()

    @needs("write")
    @one_at_a_time
    def action_import(self):
        """Import the file, as the import does it: it may ask, or offer to describe
        its columns."""
        self.ensure_one()
        self._check_sample()
        attachment = self.env["ir.attachment"].create(
            {"name": self.sample_filename or "", "datas": self.sample}
        )
        wizard = self.env["bank.statement.import"].create(
            {
                "journal_id": self.journal_id.id,
                "company_id": self.company_id.id,
                "attachment_ids": [Command.set(attachment.ids)],
            }
        )
        return wizard.action_import()

    def _check_sample(self):
        self.journal_id._bank_check_company_chosen()
        if not self.sample:
            raise UserError(self.env._("Choose a bank file to try."))

    def _read_sample(self):
        """What the file tells, in a sentence for each statement of this bank.

        :raises UserError: it is another bank's.
        :raises StatementError: it cannot be read.
        """
        journal, filename = self.journal_id, self.sample_filename or ""
        parsed = journal._bank_read_statement_file(
            base64.b64decode(self.sample), filename
        )
        mine = journal._bank_select_own_statements(parsed, filename)
        return "\n".join(map(self._tell_statement, mine))

    def _tell_statement(self, statement):
        env, money = self.env, self.journal_id._bank_get_currency().format
        days = [transaction.date for transaction in statement.transactions]
        parts = [env._("%s payments", len(days))]
        if days:
            first, last = (format_date(env, day) for day in (min(days), max(days)))
            parts.append(env._("from %(first)s to %(last)s", first=first, last=last))
        if statement.balance_start is not None:
            parts.append(env._("opens with %s", money(float(statement.balance_start))))
        if statement.balance_end is not None:
            parts.append(env._("closes with %s", money(float(statement.balance_end))))
        return ", ".join(parts) + "."

    def _get_own_action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Set Up a Bank"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
