"""What a run has counted so far, chunk by chunk: raw, until the last line is read."""

from odoo import fields, models


class BankHistoryTally(models.Model):
    """How often something was seen among the lines of a chunk.

    Kept apart from what is shown: a run that stops half way changes no finding, and
    one that begins anew counts nothing twice.
    """

    _name = "bank.history.tally"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Tally of a Run Through the History"
    _log_access = False

    run_id = fields.Many2one(
        "bank.history.run", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Char(required=True)
    is_in = fields.Boolean(help="Money in.")
    partner_id = fields.Many2one("res.partner", ondelete="cascade")
    account_number = fields.Char()
    name = fields.Char()
    words = fields.Char(help="The text's words that stand in the next one, too.")
    account_id = fields.Many2one("account.account", ondelete="cascade")
    tax_keys = fields.Json()
    analytic_distribution = fields.Json()
    days = fields.Integer(help="From the day on which it was due to the payment.")
    way = fields.Char()
    largest = fields.Float(help="The largest of them, in the company's currency.")
    accounts = fields.Json(
        help="Accounts of the other side; empty text: none was told."
    )
    count = fields.Integer()
    first_date = fields.Date()
    last_date = fields.Date()
    # Numbers only: lines may be deleted while a run goes on.
    first_line = fields.Integer()
    last_line = fields.Integer()
