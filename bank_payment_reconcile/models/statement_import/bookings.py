"""Payments that the bank booked together: a line for each, or one as it was booked."""

from odoo import fields, models

from ... import statement_formats

BOOKING_LINES = [
    ("payments", "One line for each payment"),
    ("bookings", "One line for each booking"),
]


class AccountJournal(models.Model):
    """What becomes a line where the bank booked several payments as one."""

    _inherit = "account.journal"

    bank_booking_lines = fields.Selection(
        BOOKING_LINES,
        string="Collected Payments",
        default="payments",
        help="What is imported where the bank booked several payments together and the "
        "file shows each of them. The balance of the account is the same both ways; "
        "payments that come back have a line each.",
        tracking=True,
    )

    def _bank_collect(self, statement):
        """:return: the statement as this bank wants its lines."""
        if self.bank_booking_lines != "bookings":
            return statement
        return statement_formats.collected(statement)
