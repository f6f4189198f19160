"""A sample of the bank's file: the format is guessed from it, and tried on it."""

import base64
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from ... import statement_formats
from ..core.records import notify, render
from ..record.rights import needs
from ..record.translated_sentence import translate

#: Transactions of the sample that are shown.
SHOWN = 20
MANAGER = "bank_payment_reconcile.group_bank_reconcile_manager"


class BankStatementFormat(models.Model):
    """Guesses the format from a sample file, and shows what it reads."""

    _inherit = "bank.statement.format"

    sample = fields.Binary(
        string="Sample File",
        attachment=True,
        copy=False,
        groups=MANAGER,
        help="A file of the bank to try the format on. It is kept only with a format "
        "of one company, which has no branches.",
    )
    sample_filename = fields.Char(copy=False, groups=MANAGER)
    guess_remark = fields.Char(store=False, groups=MANAGER)
    preview = fields.Html(
        compute="_compute_preview", compute_sudo=True, sanitize=False, groups=MANAGER
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends(
        "sample",
        "sample_filename",
        "kind",
        "delimiter",
        "delimiter_character",
        "encoding",
        "sheet",
        "has_header",
        "skip_lines",
        "footer_lines",
        "date_format",
        "date_pattern",
        "decimal_mark",
        "thousands_mark",
        "debit_words",
        "is_negated",
        "constant_account_number",
        "constant_currency",
        "constant_partner_name",
        "constant_text",
        "constant_transaction_type",
        "column_ids.sequence",
        "column_ids.name",
        "column_ids.position",
        "column_ids.width",
        "column_ids.role",
    )
    def _compute_preview(self):
        for record in self:
            data = record._get_sample()
            if not data:
                record.preview = False
                continue
            trial = record._try_on_sample(data)
            values = record._prepare_preview(trial)
            record.preview = render(
                self.env, "bank_payment_reconcile.statement_format_preview", values
            )

    def _prepare_preview(self, trial):
        """What the table of the first transactions shows."""
        lines = [line for each in trial.statements for line in each.transactions]
        return {
            "problems": [translate(self.env, each) for each in trial.problems],
            "warnings": [
                translate(self.env, text)
                for each in trial.statements
                for text in each.warnings
            ],
            "untried": trial.untried,
            "statements": [
                {
                    "statement": each,
                    "count": len(each.transactions),
                    "money_in": _total(each, 1),
                    "money_out": _total(each, -1),
                }
                for each in trial.statements
            ],
            "lines": lines[:SHOWN],
            "count": len(lines),
            # Only what the file tells takes a column.
            "told": {
                name
                for name in (
                    "value_date",
                    "original_amount",
                    "partner_name",
                    "partner_account",
                    "reference",
                    "end_to_end_id",
                    "check_number",
                    "transaction_type",
                )
                if any(getattr(line, name) for line in lines)
            },
        }

    def _try_on_sample(self, data):
        filename = self.sample_filename or ""
        try:
            description = self._get_description()
        except statement_formats.StatementError as error:
            return statement_formats.Trial(problems=[error.sentence])
        description = statement_formats.locate(data, filename, description)
        return statement_formats.try_description(data, filename, description)

    def _get_sample(self):
        """The bytes of the sample, empty without one."""
        return base64.b64decode(self.with_context(bin_size=False).sample or b"")

    def _get_sample_outline(self):
        """The columns of the sample as the format cuts them; None without any."""
        data = self._get_sample()
        if not data:
            return None
        try:
            return statement_formats.columns_of(
                data, self.sample_filename or "", self._get_description()
            )
        except statement_formats.StatementError:
            # The preview says what is wrong; there is nothing to show beside it.
            return None

    # -------------------------------------------------------------------------
    # Guessing
    # -------------------------------------------------------------------------

    @api.onchange("sample")
    def _onchange_sample(self):
        """Guess from the first sample; a later one is read as described."""
        data = self._get_sample()
        self.guess_remark = False
        if not data or self.column_ids:
            return {}
        if not self.name and self.sample_filename:
            self.name = self.sample_filename.rpartition(".")[0] or self.sample_filename
        try:
            found = self._guess(data)
        except statement_formats.StatementError as error:
            return {
                "warning": {
                    "title": self.env._("The file is not a table"),
                    "message": translate(self.env, error),
                }
            }
        self.update(self._prepare_from_description(found.description, found.names))
        if found.doubt:
            self.guess_remark = self.env._(
                "What the columns contain was not found: %s. Choose it below.",
                translate(self.env, found.doubt),
            )
        return {}

    def _guess(self, data):
        """The description of the sample, as far as it tells by itself.

        :raises StatementError: no columns were found in it.
        """
        filename = self.sample_filename or ""
        if not statement_formats.is_table(data):
            raise statement_formats.StatementError(
                self.env._(
                    "The file “%s” needs no description, it is a known format: import "
                    "it.",
                    filename,
                )
            )
        return statement_formats.outline(data, filename)

    @needs("write")
    def action_guess(self):
        """Describe the sample anew."""
        self.ensure_one()
        data = self._get_sample()
        if not data:
            raise UserError(self.env._("Choose a sample file to guess from."))
        try:
            found = self._guess(data)
        except statement_formats.StatementError as error:
            raise UserError(translate(self.env, error)) from error
        if found.doubt:
            raise UserError(
                self.env._(
                    "What the columns of “%(file)s” contain was not found: %(doubt)s. "
                    "Choose it in the list of the columns.",
                    file=self.sample_filename or "",
                    doubt=translate(self.env, found.doubt),
                )
            )
        self.update(self._prepare_from_description(found.description, found.names))

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records.filtered(lambda each: each.sudo().sample)._check_sample()
        return records

    def write(self, vals):
        result = super().write(vals)
        self.filtered(lambda each: each.sudo().sample)._check_sample()
        return result

    def _check_sample(self):
        """Tell who saves a format that it does not read its own sample, and drop the
        sample where other companies could see it."""
        for record in self.sudo():
            trial = record._try_on_sample(record._get_sample())
            if trial.problems:
                notify(
                    self.env.user,
                    self.env._("The sample cannot be read"),
                    self.env._(
                        "%(format)s was saved, but it does not read its sample: "
                        "%(problem)s",
                        format=record.name,
                        problem=translate(record.env, trial.problems[0]),
                    ),
                )
        # Branches use the formats of their parent; what a bank wrote to it, they do not
        # see.
        shared = self.filtered(
            lambda record: not record.company_id or record.company_id.sudo().child_ids
        )
        if shared:
            shared.write({"sample": False, "sample_filename": False})


class BankStatementFormatColumn(models.Model):
    """What stands in the column in the sample."""

    _inherit = "bank.statement.format.column"

    example = fields.Char(
        compute="_compute_example",
        compute_sudo=True,
        groups="bank_payment_reconcile.group_bank_reconcile_manager",
        help="What stands in it in the sample.",
    )

    @api.depends("name", "position", "width", "sequence", "format_id.sample")
    def _compute_example(self):
        for record, columns in self.grouped("format_id").items():
            outline = record._get_sample_outline()
            found = {}
            if outline:
                found.update(enumerate(outline.examples, 1))
                found.update(zip(outline.names, outline.examples, strict=False))
            number = 0
            for column in columns.sorted("sequence"):
                number += bool(column.width)
                cut = record.kind == "fixed" and column.width
                place = number if cut else column.position or column.name
                column.example = " · ".join(found.get(place, ())) or False


def _total(statement, sign):
    amounts = (line.amount for line in statement.transactions)
    return sum((each for each in amounts if each * sign > 0), Decimal(0))
