"""What the lines of the past tell, before and after somebody takes it."""

from odoo import api, fields, models

#: Kinds that become a payer that is recognised.
PAYERS = ("payer", "payee", "name")
#: What is not taken along with the rest: whoever takes it has to choose it.
CHOSEN_ONLY = ("payee",)


class BankHistoryFinding(models.Model):
    """Something that the lines of the past had in common, and how often.

    Counted anew by each run, so that what was undone or corrected since tells nothing
    any more. Nothing uses it before a person takes it.
    """

    _name = "bank.history.finding"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Finding in the History"
    _order = "kind, count desc, id"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    identity = fields.Char(
        required=True, readonly=True, help="What it says, to be known again."
    )
    kind = fields.Selection(
        [
            ("payer", "Account of a Payer"),
            ("name", "Name of a Payer"),
            ("text", "Text Booked to an Account"),
            ("payee", "Account Paid To"),
            ("delay", "Usual Delay"),
            ("way", "Usual Way of Paying"),
        ],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [("proposed", "Proposed"), ("taken", "Taken"), ("removed", "Removed")],
        required=True,
        readonly=True,
        default="proposed",
    )
    is_in = fields.Boolean(string="Money In", readonly=True)
    partner_id = fields.Many2one(
        "res.partner",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    account_number = fields.Char(string="Bank Account", readonly=True)
    name = fields.Char(string="Payer Name", readonly=True, help="As the bank wrote it.")
    text = fields.Char(readonly=True, help="Words that all of these lines have.")
    account_id = fields.Many2one(
        "account.account", readonly=True, check_company=True, ondelete="cascade"
    )
    tax_keys = fields.Json(readonly=True, help="Ids of the taxes.")
    tax_ids = fields.Many2many(
        "account.tax", string="Taxes", compute="_compute_tax_ids"
    )
    analytic_distribution = fields.Json(readonly=True)
    days = fields.Integer(
        readonly=True,
        help="Days from the due date to the payment, in the middle of all; negative "
        "where it comes before.",
    )
    way = fields.Selection(
        [
            ("single", "Each document by itself"),
            ("sum", "Several documents at once"),
            ("oldest", "The oldest first, the latest in part"),
            ("part", "In parts"),
        ],
        readonly=True,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    largest = fields.Monetary(
        string="Largest Amount",
        readonly=True,
        help="The largest of the payments, without a sign, in the company's currency.",
    )
    payee_accounts = fields.Char(
        string="Bank Accounts",
        readonly=True,
        help="Accounts of the other side, where all payments were of these few.",
    )
    count = fields.Integer(string="Times", readonly=True)
    total = fields.Integer(
        string="Of",
        readonly=True,
        help="So many payments were looked at for it.",
    )
    first_date = fields.Date(string="First", readonly=True)
    last_date = fields.Date(string="Last", readonly=True)
    first_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="First Example",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )
    last_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Last Example",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )
    obstacle = fields.Selection(
        [
            ("several", "Seen with several partners"),
            ("noted", "Noted with another partner"),
            ("middleman", "Pays for others by trade"),
            ("own", "An account of our own"),
            ("differs", "Booked to other accounts, too"),
            ("account", "The account cannot be used any more"),
        ],
        string="Why Not",
        readonly=True,
        help="Why it cannot be taken.",
    )
    learned_payer_id = fields.Many2one(
        "bank.learned.payer",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The payer that is recognised since this was taken.",
    )
    mapping_id = fields.Many2one(
        "bank.text.mapping",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The mapping that was made of this.",
    )
    told = fields.Char(string="What Was Found", compute="_compute_told")

    _identity_unique = models.UniqueIndex("(company_id, identity)")

    @api.depends("tax_keys")
    def _compute_tax_ids(self):
        for finding in self:
            finding.tax_ids = self.env["account.tax"].browse(finding.tax_keys or [])

    @api.depends("told")
    def _compute_display_name(self):
        for finding in self:
            finding.display_name = finding.told
