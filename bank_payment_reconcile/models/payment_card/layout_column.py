"""The columns of a described payment file."""

from odoo import api, fields, models

from ...payment_files import described
from ..record.labels import get_labels

SECTIONS = [("header", "First Row"), ("row", "Each Row"), ("footer", "Last Row")]
#: What a column of payments can hold, as `payment_files.described` names it.
PAYMENT = [
    ("payee", "Payee"),
    ("account", "Payee's account"),
    ("bic", "Payee's BIC"),
    ("clearing", "Payee's clearing number"),
    ("bank_name", "Payee's bank"),
    ("account_kind", "Kind of payee's account"),
    ("street", "Payee's street"),
    ("number", "Payee's street number"),
    ("second_line", "Payee's second line"),
    ("postal_code", "Payee's postal code"),
    ("town", "Payee's town"),
    ("region", "Payee's state"),
    ("country", "Payee's country"),
    ("amount", "Amount"),
    ("date", "Execution date"),
    ("text", "Remittance information"),
    ("reference", "Structured reference"),
    ("end_to_end_id", "End-to-end id"),
    ("instruction_id", "Instruction id"),
    ("information_id", "Block of the file"),
    ("purpose", "Purpose code"),
    ("priority", "Priority"),
    ("charges", "Charges"),
]
#: And one of checks.
POSITIVE_PAY = [
    ("check_number", "Check number"),
    ("check_date", "Check date"),
    ("check_amount", "Check amount"),
    ("check_payee", "Check payee"),
    ("check_flag", "Issued (I) or void (V)"),
    ("void_date", "Void date"),
]
#: And one of either.
FILE = [
    ("constant", "A fixed text"),
    ("currency", "Currency"),
    ("own_account", "Own account"),
    ("own_name", "Own name"),
    ("own_identifier", "Own identification"),
    ("own_bic", "Own BIC"),
    ("own_clearing", "Own clearing number"),
    ("message_id", "Message id"),
    ("file_date", "Day of the file"),
    ("file_time", "Time of the file"),
    ("row_number", "Number of the row"),
    ("count", "Number of rows"),
    ("total", "Sum of amounts"),
]
_OF_KIND = {"payment": dict(PAYMENT + FILE), "positive_pay": dict(POSITIVE_PAY + FILE)}
#: What stands in the first and the last row, which are of no payment.
_OF_FILE = {key for key, _label in FILE} - {"row_number"}


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
    date_pattern = fields.Char(
        string="Date or Time",
        help="As %d%m%y or %H%M, where it is another one than the file's.",
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

    # -------------------------------------------------------------------------
    # Column and layout
    # -------------------------------------------------------------------------

    def _get_problem(self):
        """Why this column cannot stand where it does, as a sentence; False where it
        can."""
        label = get_labels(self, "holds")[self.holds]
        if self.holds not in _OF_KIND[self.layout_id.kind]:
            return self.env._(
                "“%(holds)s” is nothing that a file of the kind %(kind)s can hold: "
                "choose something else.",
                holds=label,
                kind=get_labels(self.layout_id, "kind")[self.layout_id.kind],
            )
        if self.section != "row" and self.holds not in _OF_FILE:
            return self.env._(
                "“%s” is of one payment or check, and cannot stand in the first or the "
                "last row.",
                label,
            )
        return False

    def _prepare_column(self):
        """:return: `payment_files.described.LayoutColumn`"""
        return described.LayoutColumn(
            source=self.holds,
            text=self.text or "",
            title=self.name or "",
            width=max(self.width, 0),
            align=self.align or "left",
            fill=self.fill or " ",
            date_format=self.date_pattern or "",
        )

    def _sum_up(self):
        """Where the column stands and what it holds; the same for all readers."""
        parts = (
            self.section,
            f"[{self.width}]" if self.width else "",
            self.name or "",
            f"= {self.holds}",
            f"“{self.text}”" if self.text else "",
            self.date_pattern or "",
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
