"""How a bank wants a table of payments, or of checks: a layout that is described."""

from odoo import api, fields, models

from ...payment_files import described
from ..statement_format.format import DELIMITERS

LINE_ENDS = {"crlf": "\r\n", "lf": "\n"}
DECIMAL_MARKS = {"point": ".", "comma": ",", "none": ""}


class BankPaymentLayout(models.Model):
    """A described file that goes out: its rows, their columns, how they are written."""

    _name = "bank.payment.layout"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Payment Layout"
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
    kind = fields.Selection(
        [("payment", "Payments"), ("positive_pay", "Positive Pay")],
        required=True,
        default="payment",
        help="What the rows of the file are: payments, or checks that were issued and "
        "voided.",
        tracking=True,
    )
    file_kind = fields.Selection(
        [
            ("delimited", "Text with delimiters (CSV, TSV)"),
            ("fixed", "Text of fixed width"),
        ],
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
    has_titles = fields.Boolean(
        string="Columns Have Names",
        default=True,
        help="The first line holds the names of the columns.",
        tracking=True,
    )
    encoding = fields.Char(
        required=True,
        default="utf-8",
        help="The character set, as utf-8 or windows-1252.",
        tracking=True,
    )
    line_end = fields.Selection(
        [("crlf", "Windows (CR LF)"), ("lf", "Unix (LF)")],
        string="Ends of Lines",
        required=True,
        default="crlf",
        tracking=True,
    )
    ending = fields.Char(
        string="File Ending",
        default="csv",
        help="What the file's name ends with, as csv or txt.",
        tracking=True,
    )
    decimal_mark = fields.Selection(
        [("point", "Point"), ("comma", "Comma"), ("none", "None, in smallest units")],
        required=True,
        default="point",
        tracking=True,
    )
    date_pattern = fields.Char(
        string="Dates",
        required=True,
        default="%Y-%m-%d",
        help="As %d.%m.%Y, with %d the day, %m the month, %Y the year and %y the year "
        "in two digits.",
        tracking=True,
    )
    column_ids = fields.One2many("bank.payment.layout.column", "layout_id", copy=True)
    journal_ids = fields.One2many(
        "account.journal", "bank_payment_layout_id", string="Banks", readonly=True
    )
    # Stored for its messages alone: Odoo tracks a field, and columns are records.
    column_summary = fields.Text(
        string="Columns",
        compute="_compute_column_summary",
        store=True,
        tracking=True,
    )

    # -------------------------------------------------------------------------
    # Record and layout
    # -------------------------------------------------------------------------

    def _get_layout(self):
        """:return: `payment_files.described.Layout`"""
        self.ensure_one()
        columns = self.column_ids.sorted(lambda c: (c.sequence, c._origin.id))
        sections = {
            section: tuple(
                column._prepare_column()
                for column in columns
                if column.section == section
            )
            for section in ("header", "row", "footer")
        }
        return described.Layout(
            rows=sections["row"],
            header=sections["header"],
            footer=sections["footer"],
            kind=self.file_kind or "delimited",
            delimiter=DELIMITERS.get(self.delimiter, self.delimiter_character or ""),
            has_titles=self.has_titles,
            encoding=self.encoding or "utf-8",
            line_end=LINE_ENDS[self.line_end or "crlf"],
            decimal_mark=DECIMAL_MARKS[self.decimal_mark or "point"],
            date_format=self.date_pattern or "%Y-%m-%d",
            total_of="check_amount" if self.kind == "positive_pay" else "amount",
        )

    def _get_ending(self):
        ending = "".join(filter(str.isalnum, self.ending or ""))
        return ending or "txt"

    # -------------------------------------------------------------------------
    # Changes are told on the layout
    # -------------------------------------------------------------------------

    @api.depends(
        "column_ids.sequence",
        "column_ids.section",
        "column_ids.name",
        "column_ids.holds",
        "column_ids.text",
        "column_ids.date_pattern",
        "column_ids.width",
        "column_ids.align",
        "column_ids.fill",
    )
    def _compute_column_summary(self):
        for record in self:
            columns = record.column_ids.sorted(lambda c: (c.sequence, c.id or 0))
            record.column_summary = (
                "\n".join(column._sum_up() for column in columns) or False
            )

    def _sum_up_columns(self):
        self.exists().mapped("column_summary")
