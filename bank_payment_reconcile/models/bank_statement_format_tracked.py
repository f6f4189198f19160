"""What changes on the columns of a format is told on the format."""

from odoo import api, fields, models


class BankStatementFormat(models.Model):
    _inherit = "bank.statement.format"

    # Stored for its messages alone: the host tracks a field, and columns are records.
    column_summary = fields.Text(
        string="Columns",
        compute="_compute_column_summary",
        store=True,
        tracking=True,
    )

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


class BankStatementFormatColumn(models.Model):
    _inherit = "bank.statement.format.column"

    # Summed up at once: later, somebody else may be the one who computes it.

    @api.model_create_multi
    def create(self, vals_list):
        columns = super().create(vals_list)
        columns.format_id._sum_up_columns()
        return columns

    def write(self, vals):
        formats = self.format_id
        result = super().write(vals)
        (formats | self.format_id)._sum_up_columns()
        return result

    def unlink(self):
        formats = self.format_id
        result = super().unlink()
        formats._sum_up_columns()
        return result


def _describe(column):
    """Where the column stands, and what it holds; the same for all readers."""
    place = f"{column.position}" if column.position else ""
    width = f"[{column.width}]" if column.width else ""
    parts = (place, width, column.name or "", f"= {column.role or '-'}")
    return " ".join(part for part in parts if part)
