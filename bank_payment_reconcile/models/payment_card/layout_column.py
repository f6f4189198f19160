"""The columns of a described payment file."""

from odoo import api, fields, models

SECTIONS = [("header", "First Row"), ("row", "Each Row"), ("footer", "Last Row")]
#: What a column can hold, and of which files.
PAYMENT = [
    ("payee", "Payee"),
    ("account", "Payee's account"),
    ("bic", "Payee's BIC"),
    ("clearing", "Payee's clearing number"),
    ("street", "Payee's street"),
    ("postal_code", "Payee's postal code"),
    ("town", "Payee's town"),
    ("country", "Payee's country"),
    ("amount", "Amount"),
    ("currency", "Currency"),
    ("date", "Execution date"),
    ("text", "Remittance information"),
    ("reference", "Structured reference"),
    ("end_to_end_id", "End-to-end id"),
    ("purpose", "Purpose code"),
]
POSITIVE_PAY = [
    ("check_number", "Check number"),
    ("check_date", "Check date"),
    ("check_amount", "Check amount"),
    ("check_payee", "Check payee"),
    ("issue_or_void", "I (issued) or V (void)"),
    ("void_date", "Void date"),
]
FILE = [
    ("constant", "A fixed text"),
    ("own_account", "Own account"),
    ("own_name", "Own name"),
    ("own_identifier", "Own identification"),
    ("own_bic", "Own BIC"),
    ("message_id", "Message id"),
    ("file_date", "Day of the file"),
    ("file_time", "Time of the file"),
    ("row_number", "Number of the row"),
    ("count", "Number of rows"),
    ("total", "Sum of amounts"),
]


class BankPaymentLayoutColumn(models.Model):
    """What stands where in a row."""

    _name = "bank.payment.layout.column"
    _inherit = ["bank.shared"]
    _description = "Column of a Payment Layout"
    _order = "sequence, id"

    layout_id = fields.Many2one(
        "bank.payment.layout", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=100)
    section = fields.Selection(
        SECTIONS,
        string="Row",
        required=True,
        default="row",
        help="The first and the last row stand before and behind all others.",
    )
    name = fields.Char(help="As it stands above the column.")
    holds = fields.Selection(
        PAYMENT + POSITIVE_PAY + FILE,
        required=True,
        default="constant",
    )
    text = fields.Char(help="What always stands in the column.")
    width = fields.Integer(
        help="In characters; in a file of fixed width every column has one. Elsewhere "
        "0: as long as it is."
    )
    align = fields.Selection(
        [("left", "Left"), ("right", "Right")], required=True, default="left"
    )
    fill = fields.Char(
        size=1, help="What fills the width. Empty: a blank. 0 before numbers."
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    def _get_owning_companies(self):
        # EXTENDS bank.shared
        return [column.layout_id.company_id for column in self]

    def _sum_up(self):
        """Where the column stands and what it holds; the same for all readers."""
        parts = (
            self.section,
            f"[{self.width}]" if self.width else "",
            self.name or "",
            f"= {self.holds}",
            f"“{self.text}”" if self.text else "",
            self.align if self.width else "",
            f"({self.fill})" if self.fill else "",
        )
        return " ".join(part for part in parts if part)

    # -------------------------------------------------------------------------
    # Changes are told on the layout
    # -------------------------------------------------------------------------

    # Summed up at once: later, somebody else may be the one who computes it.
    @api.model_create_multi
    def create(self, vals_list):
        columns = super().create(vals_list)
        columns.layout_id._sum_up_columns()
        return columns

    def write(self, vals):
        layouts = self.layout_id
        result = super().write(vals)
        (layouts | self.layout_id)._sum_up_columns()
        return result

    def unlink(self):
        layouts = self.layout_id
        result = super().unlink()
        layouts._sum_up_columns()
        return result
