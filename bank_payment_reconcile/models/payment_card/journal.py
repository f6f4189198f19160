"""What a bank takes and how: the electronic services on its card."""

import re
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import payment_files

FORMATS = [
    ("pain.001.001.09", "pain.001.001.09 (SEPA, Switzerland, world)"),
    ("pain.001.001.03", "pain.001.001.03 (older)"),
    ("nacha", "NACHA (United States)"),
    ("described", "A Layout of Your Own"),
]
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
#: How the bank books a block of the file; what it decides itself is not said.
_BATCH_BOOKING = {"batch": True, "single": False, "bank": None}


class AccountJournal(models.Model):
    """Which payment files the bank takes."""

    _inherit = "account.journal"

    bank_payment_format = fields.Selection(
        FORMATS,
        string="Payment Format",
        tracking=True,
        help="What the bank takes payments in. Empty: no payment files.",
    )
    bank_payment_layout_id = fields.Many2one(
        "bank.payment.layout",
        string="Payment Layout",
        check_company=True,
        domain=[("kind", "=", "payment")],
        tracking=True,
        help="How the bank wants its table of payments.",
    )
    bank_positive_pay_layout_id = fields.Many2one(
        "bank.payment.layout",
        string="Positive Pay Layout",
        check_company=True,
        domain=[("kind", "=", "positive_pay")],
        tracking=True,
        help="How the bank wants the checks that were issued and voided. Empty: the "
        "bank is not told.",
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
        help="Nothing is exported before somebody released it who changed nothing in "
        "it.",
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

    # -------------------------------------------------------------------------
    # Compute, constraints
    # -------------------------------------------------------------------------

    @api.depends("currency_id", "company_id")
    def _compute_bank_payment_limit_currency_id(self):
        for journal in self:
            journal.bank_payment_limit_currency_id = journal._bank_get_currency()

    @api.constrains("bank_cut_off")
    def _bank_check_cut_off(self):
        for journal in self:
            cut_off = journal.bank_cut_off
            if cut_off and not _TIME.fullmatch(cut_off):
                raise ValidationError(
                    self.env._(
                        'The cut-off time "%(time)s" of %(journal)s is no time of the '
                        "day: enter hours and minutes, as 14:30, or leave it empty.",
                        time=cut_off,
                        journal=journal.display_name,
                    )
                )

    @api.constrains("bank_payment_limit")
    def _bank_check_payment_limit(self):
        for journal in self:
            if journal.bank_payment_limit < 0:
                raise ValidationError(
                    self.env._(
                        "The largest payment of %s cannot be negative: enter 0 for "
                        "no limit.",
                        journal.display_name,
                    )
                )

    @api.constrains("bank_payment_layout_id", "bank_positive_pay_layout_id")
    def _bank_check_layout_kinds(self):
        for journal in self:
            for layout, kind in (
                (journal.bank_payment_layout_id, "payment"),
                (journal.bank_positive_pay_layout_id, "positive_pay"),
            ):
                if layout and layout.kind != kind:
                    raise ValidationError(
                        self.env._(
                            "The layout %(layout)s on %(journal)s is of another kind "
                            "of file: choose one that is made for this.",
                            layout=layout.name,
                            journal=journal.display_name,
                        )
                    )

    # -------------------------------------------------------------------------
    # What the files are written by
    # -------------------------------------------------------------------------

    def _bank_get_payment_format(self, kind="transfer"):
        """What this bank takes.

        :param kind: of runs, "transfer" or "debit".
        :return: `payment_files.FileFormat`, without a name where the bank takes no
            files.
        """
        self.ensure_one()
        is_debit = kind == "debit"
        name = self.bank_debit_format if is_debit else self.bank_payment_format
        layout = self.bank_payment_layout_id
        is_described = name == "described"
        return payment_files.FileFormat(
            name=name or "",
            first_sequence=self.bank_first_sequence,
            address_mode=self.bank_address_mode or "structured",
            charset=self.bank_charset or "basic",
            umlauts=self.bank_umlauts,
            batch_booking=_BATCH_BOOKING[self.bank_batch_booking or "bank"],
            charges=self.bank_charge_bearer or "SHAR",
            instant_allowed=self.bank_instant_allowed,
            limit=self._bank_get_payment_limit(),
            cut_off=self.bank_cut_off or "",
            agent_placeholder=self.bank_agent_placeholder,
            layout=layout._get_layout() if layout and is_described else None,
        )

    def _bank_get_payment_limit(self):
        """The largest payment as a Decimal; None without a limit."""
        currency = self._bank_get_currency()
        if currency.is_zero(self.bank_payment_limit):
            return None
        return Decimal(f"{self.bank_payment_limit:.{currency.decimal_places}f}")
