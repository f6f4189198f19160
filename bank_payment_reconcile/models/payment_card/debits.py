"""In what a bank takes direct debits."""

from odoo import fields, models

DEBIT_FORMATS = [
    ("pain.008.001.08", "pain.008.001.08 (SEPA)"),
    ("pain.008.001.02", "pain.008.001.02 (older)"),
]


class AccountJournal(models.Model):
    """Which collections the bank takes."""

    _inherit = "account.journal"

    bank_debit_format = fields.Selection(
        DEBIT_FORMATS,
        string="Direct Debit Format",
        tracking=True,
        help="What the bank takes direct debits in. Empty: none.",
    )
    bank_first_sequence = fields.Boolean(
        string="First Debits Marked",
        tracking=True,
        help="The first debit by a recurrent mandate is FRST. Since 2016 few banks "
        "want that.",
    )
