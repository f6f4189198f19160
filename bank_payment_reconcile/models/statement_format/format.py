"""How a bank writes its tables: where date, amount and text stand in its files."""

from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import statement_formats
from ..record.translated_sentence import translate
from ..statement_import.journal import get_date_order

DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}


class BankStatementFormat(models.Model):
    """A described bank file: its layout, words and marks."""

    _name = "bank.statement.format"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Statement Format"
    _order = "name, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        help="Empty: for every company.",
        tracking=True,
    )
    journal_ids = fields.One2many(
        "account.journal", "bank_statement_format_id", string="Banks", readonly=True
    )
    # -- The file
    kind = fields.Selection(
        [
            ("delimited", "Text with delimiters (CSV, TSV)"),
            ("fixed", "Text of fixed width"),
            ("sheet", "XLSX workbook"),
        ],
        string="File Kind",
        required=True,
        default="delimited",
        tracking=True,
    )
    delimiter = fields.Selection(
        [
            ("semicolon", "Semicolon"),
            ("comma", "Comma"),
            ("tab", "Tab"),
            ("bar", "Vertical bar"),
            ("other", "Another character"),
        ],
        default="semicolon",
        help="The character between two columns.",
        tracking=True,
    )
    delimiter_character = fields.Char(string="Character", size=1, tracking=True)
    encoding = fields.Char(
        help="The character set, as utf-8 or windows-1252. Empty: found from the file.",
        tracking=True,
    )
    sheet = fields.Char(
        help="The name of the sheet. Empty: the first one.", tracking=True
    )
    has_header = fields.Boolean(
        string="Columns Have Names",
        default=True,
        help="One line of the file holds the names of the columns.",
        tracking=True,
    )
    skip_lines = fields.Integer(
        string="Lines Before",
        help="Lines before the names of the columns, or before the first transaction "
        "where the columns have no names.",
        tracking=True,
    )
    footer_lines = fields.Integer(
        string="Lines at the End",
        help="Lines behind the last transaction, as totals.",
        tracking=True,
    )
    # -- What is in it
    column_ids = fields.One2many("bank.statement.format.column", "format_id", copy=True)
    date_format = fields.Selection(
        [
            ("found", "Found from the dates"),
            ("dmy", "Day, month, year"),
            ("mdy", "Month, day, year"),
            ("ymd", "Year, month, day"),
            ("pattern", "Pattern"),
        ],
        string="Dates",
        required=True,
        default="found",
        help="The order of day, month and year. Found: the file is refused where "
        "several orders fit.",
        tracking=True,
    )
    date_pattern = fields.Char(
        help="As %d.%m.%Y, with %d the day, %m the month, %Y the year and %y the year "
        "in two digits.",
        tracking=True,
    )
    decimal_mark = fields.Selection(
        [("found", "Found from the amounts"), ("point", "Point"), ("comma", "Comma")],
        required=True,
        default="found",
        tracking=True,
    )
    thousands_mark = fields.Char(
        size=1,
        help="What groups thousands. Empty: whatever usually does.",
        tracking=True,
    )
    debit_words = fields.Char(
        string="Words for Money Out",
        help="What stands in the column for the sign where money went out, separated "
        "by commas.",
        tracking=True,
    )
    is_negated = fields.Boolean(
        string="Positive Is Money Out",
        help="The amounts are positive where money went out, as on many cards.",
        tracking=True,
    )
    # -- What no column tells
    constant_account_number = fields.Char(string="Account", tracking=True)
    constant_currency = fields.Char(string="Currency", size=3, tracking=True)
    constant_partner_name = fields.Char(string="Partner", tracking=True)
    constant_text = fields.Char(string="Text", tracking=True)
    constant_transaction_type = fields.Char(string="Transaction Type", tracking=True)

    # -- Changes are told on the format
    # Stored for its messages alone: Odoo tracks a field, and columns are records.
    column_summary = fields.Text(
        string="Columns",
        compute="_compute_column_summary",
        store=True,
        tracking=True,
    )

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains(
        "kind",
        "delimiter",
        "delimiter_character",
        "encoding",
        "has_header",
        "skip_lines",
        "footer_lines",
        "column_ids",
        "date_format",
        "date_pattern",
        "decimal_mark",
        "thousands_mark",
        "debit_words",
        "is_negated",
    )
    def _check_description(self):
        for record in self:
            try:
                record._get_description().check()
            except statement_formats.StatementError as error:
                raise ValidationError(
                    self.env._(
                        "%(format)s: %(problem)s",
                        format=record.name,
                        problem=translate(self.env, error),
                    )
                ) from error

    # -------------------------------------------------------------------------
    # Record and description
    # -------------------------------------------------------------------------

    def _get_description(self):
        """What the readers understand, complete or not.

        :raises StatementError: two columns claim to be the same.
        """
        self.ensure_one()
        delimiter = DELIMITERS.get(self.delimiter, self.delimiter_character or "")
        pattern = self.date_pattern or ""
        dates = {"found": "", "pattern": pattern}
        return statement_formats.Description(
            kind=self.kind or "delimited",
            encoding=self.encoding or "",
            delimiter=delimiter,
            sheet=self.sheet or "",
            skip_lines=self.skip_lines,
            footer_lines=self.footer_lines,
            has_header=self.has_header,
            date_format=dates.get(self.date_format, self.date_format or ""),
            decimal_mark={"point": ".", "comma": ","}.get(self.decimal_mark, ""),
            thousands_mark=self.thousands_mark or "",
            debit_words=self._get_debit_words(),
            negate=self.is_negated,
            constants=self._get_constants(),
            **self.column_ids._get_columns(self),
        )

    def _get_debit_words(self):
        words = (self.debit_words or "").split(",")
        return tuple(word.strip() for word in words if word.strip())

    def _get_constants(self):
        names = (
            "account_number",
            "currency",
            "partner_name",
            "text",
            "transaction_type",
        )
        values = {name: self[f"constant_{name}"] for name in names}
        return {name: value.strip() for name, value in values.items() if value}

    def _get_column_names(self):
        """All names of the bank's columns, used or not."""
        names = self.column_ids.sorted("sequence").mapped("name")
        return tuple(dict.fromkeys(filter(None, names)))

    # -------------------------------------------------------------------------
    # Reading files
    # -------------------------------------------------------------------------

    def _read_statements(self, data, filename, currency=""):
        """The statements of a file as this format describes it.

        :param currency: code of the bank's currency, where the file tells none.
        :raises StatementError: it cannot be read so.
        """
        self.ensure_one()
        description = self._get_description()
        if not description.date_format:
            # What the person who imports was asked.
            order = get_date_order(self.env)
            description = replace(description, date_format=order)
        description = statement_formats.locate(data, filename, description)
        try:
            return statement_formats.read_described(
                data, filename, description, currency
            )
        except statement_formats.DateOrderUndecided:
            # It is asked of whoever imports.
            raise
        except statement_formats.StatementError as error:
            raise statement_formats.StatementError(
                self.env._(
                    "%(problem)s It was read by the statement format “%(format)s”.",
                    problem=translate(self.env, error),
                    format=self.name,
                )
            ) from error

    @api.model
    def _find_fitting(self, data, filename, company):
        """The formats whose columns are those of a file, the best one first; of
        equally good ones the company's own."""
        found = []
        domain = self._check_company_domain(company)
        for record in self.search(domain):
            score, _description = statement_formats.fit(
                data, filename, record._get_description(), record._get_column_names()
            )
            if score >= statement_formats.ENOUGH:
                found.append((score, bool(record.company_id), record))
        found.sort(key=lambda each: each[:2], reverse=True)
        return [record for *_rank, record in found]

    # -------------------------------------------------------------------------
    # Changes are told on the format
    # -------------------------------------------------------------------------

    @api.depends(
        "column_ids.sequence",
        "column_ids.name",
        "column_ids.position",
        "column_ids.width",
        "column_ids.role",
    )
    def _compute_column_summary(self):
        for record in self:
            columns = record.column_ids.sorted(lambda c: (c.sequence, c.id or 0))
            record.column_summary = "\n".join(map(_describe, columns)) or False

    def _sum_up_columns(self):
        self.exists().mapped("column_summary")


def _describe(column):
    """Where the column stands, and what it holds; the same for all readers."""
    place = f"{column.position}" if column.position else ""
    width = f"[{column.width}]" if column.width else ""
    parts = (place, width, column.name or "", f"= {column.role or '-'}")
    return " ".join(part for part in parts if part)
