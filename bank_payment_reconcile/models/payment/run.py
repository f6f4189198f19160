"""A payment run: what one bank account of ours is to pay, or to collect."""

from odoo import fields, models

from ..application.journal import BANK_TYPES

KINDS = [("transfer", "Credit Transfers"), ("debit", "Direct Debits")]
STATES = [
    ("draft", "Draft"),
    ("checked", "Checked"),
    ("released", "Released"),
    ("exported", "Exported"),
    ("answered", "Answered"),
    ("done", "Done"),
    ("cancelled", "Cancelled"),
]
#: Nothing has left the house.
OPEN_STATES = ("draft", "checked", "released")
#: The bank has the file, or may have it.
LIVE_STATES = ("exported", "answered", "done")


class BankPaymentRun(models.Model):
    """What one file orders of the bank."""

    _name = "bank.payment.run"
    _inherit = ["mail.thread", "mail.activity.mixin", "bank.record"]
    _description = "Payment Run"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default="/")
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        check_company=True,
        domain=[("type", "in", BANK_TYPES)],
        tracking=True,
    )
    company_id = fields.Many2one(
        related="journal_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one(
        "res.currency", string="Currency", compute="_compute_currency_id"
    )
    kind = fields.Selection(KINDS, required=True, default="transfer")
    execution_date = fields.Date(
        help="The day on which the bank executes what has no day of its own.",
        tracking=True,
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, tracking=True
    )
    line_ids = fields.One2many("bank.payment.line", "run_id", string="Payments")
    total_amount = fields.Monetary(
        string="Total", compute="_compute_total_amount", store=True
    )
    # -- Who
    prepared_by_ids = fields.Many2many(
        "res.users",
        "bank_payment_run_prepared_rel",
        string="Prepared By",
        readonly=True,
        copy=False,
        help="Everybody who changed something in it since it was created.",
    )
    released_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    released_on = fields.Datetime(readonly=True, copy=False)
    exported_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    exported_on = fields.Datetime(readonly=True, copy=False)
    # -- The file
    message_id = fields.Char(
        string="Message Id",
        readonly=True,
        copy=False,
        help="The identification of the file, by which the bank answers.",
    )
    cancel_reason = fields.Char(readonly=True, copy=False)

    _message_id_uniq = models.UniqueIndex(
        "(company_id, message_id) WHERE message_id IS NOT NULL"
    )

    def _compute_currency_id(self):
        for run in self:
            run.currency_id = run.journal_id._bank_get_currency()

    def _compute_total_amount(self):
        for run in self:
            run.total_amount = 0.0
