"""The columns of a described bank file."""

from odoo import api, fields, models
from odoo.fields import Command

from ... import statement_formats
from ..record.labels import get_labels
from .format import DELIMITERS

ROLES = [
    ("date", "Booking date"),
    ("value_date", "Value date"),
    ("amount", "Amount"),
    ("debit", "Money out"),
    ("credit", "Money in"),
    ("sign", "Sign (in or out)"),
    ("currency", "Currency"),
    ("balance", "Balance after it"),
    ("text", "Text"),
    ("partner_name", "Partner"),
    ("payer_name", "Payer"),
    ("payee_name", "Payee"),
    ("partner_account", "Partner's account"),
    ("partner_bic", "Partner's BIC"),
    ("partner_street", "Partner's street"),
    ("partner_city", "Partner's city"),
    ("reference", "Structured reference"),
    ("end_to_end_id", "End-to-end id"),
    ("check_number", "Check number"),
    ("transaction_type", "Transaction type"),
    ("bank_id", "Bank's transaction id"),
    ("original_amount", "Original amount"),
    ("original_currency", "Original currency"),
    ("fee", "Fee (comes off the amount)"),
    ("account_number", "Own account"),
    ("status", "Status (booked or not)"),
]


class BankStatementFormatColumn(models.Model):
    """Which column of a file holds what."""

    _name = "bank.statement.format.column"
    _inherit = ["bank.shared"]
    _description = "Column of a Statement Format"
    _order = "sequence, id"

    format_id = fields.Many2one(
        "bank.statement.format", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(
        default=100, help="Texts of several columns follow each other in this order."
    )
    name = fields.Char(help="As the bank writes it above the column.")
    position = fields.Integer(
        help="Counted from 1. 0: the column is found by its name, wherever it stands."
    )
    width = fields.Integer(
        help="In characters, in a file of fixed width. 0: the column at the position "
        "is used once more."
    )
    role = fields.Selection(ROLES, string="Holds", help="Empty: not used.")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    def _get_owning_companies(self):
        # EXTENDS bank.shared
        return [column.format_id.company_id for column in self]

    # -------------------------------------------------------------------------
    # Columns and description
    # -------------------------------------------------------------------------

    def _get_columns(self, record):
        """Fields of the description: role → column, texts and widths.

        :raises StatementError: two columns have the same role, or a used one has
            neither name nor position.
        """
        fixed = record.kind == "fixed"
        values, texts, widths = {}, [], []
        for column in self.sorted("sequence"):
            if fixed and column.width:
                widths.append(column.width)
            if not column.role:
                continue
            place = column._get_place(record, len(widths) if column.width else 0)
            if column.role == "text":
                texts.append(place)
            elif column.role in values:
                raise statement_formats.StatementError(
                    self.env._(
                        "The statement format has two columns for “%s”: choose one.",
                        column._get_role_name(),
                    )
                )
            else:
                values[column.role] = place
        return {**values, "text": tuple(texts), "widths": tuple(widths)}

    def _get_place(self, record, number):
        """The column's name, or its position from 1."""
        if record.kind == "fixed" and number:
            return number
        if self.position:
            return self.position
        if self.name and record.has_header and record.kind != "fixed":
            return self.name
        raise statement_formats.StatementError(
            self.env._(
                "The statement format does not state where the column for “%s” is: "
                "enter its position from 1, or its name if the columns have names.",
                self._get_role_name(),
            )
        )

    def _get_role_name(self):
        return get_labels(self, "role")[self.role]

    @api.model
    def _prepare_columns(self, description, names):
        """Commands that replace the columns of a format; see the format's."""
        rows = self._get_rows(description, list(names))
        widths = dict(enumerate(description.widths, 1))
        commands = [Command.clear()]
        for number, (place, role) in enumerate(rows, 1):
            position = place if isinstance(place, int) else 0
            if isinstance(place, str):
                name = place
            elif position and position <= len(names):
                name = names[position - 1]
            else:
                name = False
            commands.append(
                Command.create(
                    {
                        "sequence": number,
                        "name": name or False,
                        "position": position,
                        # A column that is used twice is cut once.
                        "width": widths.pop(position, 0),
                        "role": role,
                    }
                )
            )
        return commands

    @api.model
    def _get_rows(self, description, names):
        """(column, role or False) for every column of the file in its order, one row
        for each role it has; texts stand in the description's order."""
        roles = {}
        for role in statement_formats.COLUMNS:
            place = getattr(description, role)
            if place is not None:
                roles.setdefault(place, []).append(role)
        for place in description.text:
            roles.setdefault(place, []).append("text")
        known = {name.casefold(): name for name in names}
        roles = {
            known.get(place.casefold(), place) if isinstance(place, str) else place: own
            for place, own in roles.items()
        }
        count = max(len(names), len(description.widths))
        places = [
            names[number - 1]
            if number <= len(names) and names[number - 1] and number not in roles
            else number
            for number in range(1, count + 1)
        ]
        used = sorted((p for p in roles if p not in places), key=_position_of)
        places = list(dict.fromkeys([*places, *used]))
        rows = [(each, role) for each in places for role in roles.get(each, [False])]
        return self._put_texts_in_order(rows, description.text, known)

    @api.model
    def _put_texts_in_order(self, rows, texts, known):
        ordered = iter(
            known.get(each.casefold(), each) if isinstance(each, str) else each
            for each in texts
        )
        return [
            (next(ordered), role) if role == "text" else (p, role) for p, role in rows
        ]

    # -------------------------------------------------------------------------
    # Changes are told on the format
    # -------------------------------------------------------------------------

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


class BankStatementFormat(models.Model):
    """A format has columns."""

    _inherit = "bank.statement.format"

    # -------------------------------------------------------------------------
    # From a description
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_from_description(self, description, names=()):
        """Values of a format, its columns included.

        :param names: the names of all columns of the file in their order; what
            the description does not use is listed all the same.
        """
        by_character = {char: key for key, char in DELIMITERS.items()}
        order = description.date_format or "found"
        constants = {
            f"constant_{name}": description.constants.get(name, False)
            for name in statement_formats.CONSTANTS
        }
        return {
            "kind": description.kind,
            "delimiter": by_character.get(description.delimiter, "other"),
            "delimiter_character": description.delimiter,
            "encoding": description.encoding or False,
            "sheet": description.sheet or False,
            "has_header": description.has_header,
            "skip_lines": description.skip_lines,
            "footer_lines": description.footer_lines,
            "date_format": "pattern" if "%" in order else order,
            "date_pattern": order if "%" in order else False,
            "decimal_mark": {".": "point", ",": "comma"}.get(
                description.decimal_mark, "found"
            ),
            "thousands_mark": description.thousands_mark or False,
            "debit_words": ", ".join(description.debit_words) or False,
            "is_negated": description.negate,
            "column_ids": self.env["bank.statement.format.column"]._prepare_columns(
                description, names
            ),
            **constants,
        }


def _position_of(place):
    return (isinstance(place, str), place if isinstance(place, int) else 0, str(place))
