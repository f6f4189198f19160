"""What a bank takes and how: the electronic services on its card."""

from odoo import fields, models

FORMATS = [
    ("pain.001.001.09", "pain.001.001.09 (SEPA, Switzerland, world)"),
    ("pain.001.001.03", "pain.001.001.03 (older)"),
    ("nacha", "NACHA (United States)"),
    ("described", "A Layout of Your Own"),
]


class AccountJournal(models.Model):
    """Which payment files the bank takes."""

    _inherit = "account.journal"

    bank_payment_format = fields.Selection(
        FORMATS, string="Payment Format", tracking=True
    )
    bank_address_mode = fields.Selection(
        [
            ("none", "Left Out Where It May Be"),
            ("structured", "Structured"),
            ("hybrid", "Structured, with Lines"),
        ],
        string="Addresses",
        default="structured",
        tracking=True,
    )
    bank_charset = fields.Selection(
        [("basic", "Basic"), ("german", "German"), ("latin", "Latin")],
        string="Characters",
        default="basic",
        tracking=True,
    )
    bank_umlauts = fields.Boolean(
        string="Umlauts as Two Letters",
        default=True,
        tracking=True,
        help="ä becomes ae, ö oe, ü ue, ß ss where the bank does not take them.",
    )
    bank_initiating_name = fields.Char(
        string="Initiating Party",
        tracking=True,
        help="Who hands in the file. Empty: the company.",
    )
    bank_initiating_identifier = fields.Char(
        string="Identification at the Bank",
        tracking=True,
        help="The number under which the bank knows who hands in files.",
    )
    bank_initiating_issuer = fields.Char(string="Given By", tracking=True)
    bank_batch_booking = fields.Selection(
        [
            ("batch", "One Line for a File"),
            ("single", "One Line for Each Payment"),
            ("bank", "As Agreed with the Bank"),
        ],
        string="On the Statement",
        default="batch",
        tracking=True,
    )
    bank_charge_bearer = fields.Selection(
        [("SHAR", "Shared"), ("DEBT", "Paid by Us"), ("CRED", "Paid by the Payee")],
        string="Charges outside SEPA",
        default="SHAR",
        tracking=True,
    )
    bank_instant_allowed = fields.Boolean(string="Instant Payments", tracking=True)
    bank_agent_placeholder = fields.Boolean(
        string="NOTPROVIDED for a Missing BIC", tracking=True
    )
    bank_two_persons = fields.Boolean(
        string="Two Persons",
        tracking=True,
        help="Nothing is exported before somebody released it who changed nothing in it.",
    )
    bank_payment_limit = fields.Monetary(
        string="Largest Payment",
        currency_field="bank_payment_limit_currency_id",
        tracking=True,
    )
    bank_payment_limit_currency_id = fields.Many2one(
        "res.currency", compute="_compute_bank_payment_limit_currency_id"
    )
    bank_cut_off = fields.Char(
        string="Cut-Off Time",
        tracking=True,
        help="The hour up to which the bank executes on the same day, 14:30.",
    )
    bank_run_booking = fields.Selection(
        [
            ("each", "An Entry for Each Payment"),
            ("run", "An Entry for What the Bank Executes Together"),
            ("none", "Not before the Statement"),
        ],
        string="Booked at Export",
        default="each",
        tracking=True,
    )

    def _compute_bank_payment_limit_currency_id(self):
        for journal in self:
            journal.bank_payment_limit_currency_id = journal._bank_get_currency()
