"""By which way a bank's payment files go to it."""

from odoo import fields, models


class AccountJournal(models.Model):
    """Names the feed that sends."""

    _inherit = "account.journal"

    bank_send_feed_id = fields.Many2one(
        "bank.statement.feed",
        string="Files Are Sent By",
        check_company=True,
        domain=[("can_send", "=", True)],
        tracking=True,
        help="The feed that puts payment files where the bank takes them. Empty: they "
        "are downloaded and handed in by hand.",
    )
