"""Tables that a bank's journal imports are read as its format describes them."""

from odoo import fields, models

from ... import statement_formats


class AccountJournal(models.Model):
    """The format in which the bank's tables are read."""

    _inherit = "account.journal"

    bank_statement_format_id = fields.Many2one(
        "bank.statement.format",
        string="Statement Format",
        check_company=True,
        help="How CSV, XLSX and fixed-width files of this bank are read. Empty: the "
        "format whose columns are those of the file, else what the file itself tells. "
        "Other kinds of files, as OFX and CAMT, need none.",
        tracking=True,
    )

    def _bank_read_statement_file(self, data, filename):
        # EXTENDS: a table is read as it is described, if it is
        if not data.strip() or not statement_formats.is_table(data):
            return super()._bank_read_statement_file(data, filename)
        currency = self._bank_get_currency_of_file()
        if self.bank_statement_format_id:
            return self.bank_statement_format_id._read_statements(
                data, filename, currency
            )
        # Without a journal where the file is to tell which bank it is of.
        company = self.company_id or self.env.company
        formats = self.env["bank.statement.format"]._find_fitting(
            data, filename, company
        )
        problems = []
        for record in formats:
            try:
                return record._read_statements(data, filename, currency)
            except statement_formats.AmbiguousFile:
                raise
            except statement_formats.StatementError as error:
                # Nobody chose it for this bank: what the file tells itself is next.
                problems.append(error)
        try:
            return super()._bank_read_statement_file(data, filename)
        except statement_formats.AmbiguousFile:
            raise
        except statement_formats.StatementError as error:
            if problems:
                raise problems[0] from error
            raise
