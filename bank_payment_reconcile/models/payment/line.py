"""One payment of a run: to one account of one payee."""

from odoo import api, fields, models

STATES = [
    ("draft", "Draft"),
    ("exported", "Exported"),
    ("accepted", "Accepted"),
    ("pending", "Pending"),
    ("rejected", "Rejected"),
    ("cancelled", "Cancelled"),
    ("done", "Done"),
    ("returned", "Returned"),
]
#: The bank has it, or has executed it.
LIVE_STATES = ("exported", "accepted", "pending", "done")
PRIORITIES = [("normal", "Normal"), ("urgent", "Urgent"), ("instant", "Instant")]
CHARGE_BEARERS = [
    ("SLEV", "As the Scheme Says"),
    ("SHAR", "Shared"),
    ("DEBT", "Paid by Us"),
    ("CRED", "Paid by the Payee"),
]


class BankPaymentLine(models.Model):
    """A payment order, or a debit."""

    _name = "bank.payment.line"
    _inherit = ["bank.record"]
    _description = "Payment of a Run"
    _order = "run_id desc, sequence, id"
    _check_company_auto = True

    run_id = fields.Many2one(
        "bank.payment.run", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    journal_id = fields.Many2one(related="run_id.journal_id", store=True)
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner", string="Payee", index=True, check_company=True
    )
    partner_bank_id = fields.Many2one(
        "res.partner.bank", string="Account", check_company=True, index=True
    )
    destination_journal_id = fields.Many2one(
        "account.journal",
        string="To Own Bank",
        check_company=True,
        help="The bank of ours that gets the money.",
    )
    currency_id = fields.Many2one("res.currency", required=True)
    amount = fields.Monetary(required=True)
    item_ids = fields.One2many("bank.payment.item", "line_id", string="Open Items")
    execution_date = fields.Date()
    reference = fields.Char(
        string="Structured Reference", help="What the payee wants to be quoted."
    )
    text = fields.Char(string="Remittance Information")
    purpose = fields.Char(size=4, help="A purpose code of ISO 20022, SALA or TAXS.")
    priority = fields.Selection(PRIORITIES, required=True, default="normal")
    charge_bearer = fields.Selection(CHARGE_BEARERS, string="Charges")
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    is_live = fields.Boolean(
        compute="_compute_is_live",
        store=True,
        help="The bank has it, or may have it: what it pays stands in no other file.",
    )
    # -- What the file says of it
    end_to_end_id = fields.Char(
        string="End-to-End Id", readonly=True, copy=False, index="btree_not_null"
    )
    instruction_id = fields.Char(readonly=True, copy=False, index="btree_not_null")
    payment_information_id = fields.Char(
        string="Block of the File", readonly=True, copy=False, index="btree_not_null"
    )
    payment_id = fields.Many2one(
        "account.payment", readonly=True, copy=False, index="btree_not_null"
    )
    # -- What the bank says of it
    status_code = fields.Char(readonly=True, copy=False)
    status_text = fields.Char(string="Bank's Answer", readonly=True, copy=False)
    vop_result = fields.Selection(
        [
            ("match", "Name and Account Match"),
            ("close", "Nearly the Name of the Account"),
            ("none", "Not the Name of the Account"),
            ("unavailable", "Could Not Be Verified"),
        ],
        string="Verification of Payee",
        readonly=True,
        copy=False,
    )
    vop_name = fields.Char(string="Name at the Bank", readonly=True, copy=False)

    @api.depends("state")
    def _compute_is_live(self):
        for line in self:
            line.is_live = line.state in LIVE_STATES
