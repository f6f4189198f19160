from odoo import api, fields, models
from odoo.fields import Domain

from ..matching import account_key
from ..models.core.currencies import get_rate
from ..models.core.payments import get_payment_methods
from ..models.payment_card.guide import FEE_ACCOUNTS
from ..models.record.rights import needs


class BankFundTransfer(models.TransientModel):
    """Register money that moves from one bank of ours to another, as the two
    payments that the banks will show."""

    _name = "bank.fund.transfer"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Transfer Between Banks"

    journal_from_id = fields.Many2one(
        "account.journal",
        string="From",
        domain="[('type', 'in', ('bank', 'cash', 'credit'))]",
        help="The bank that pays.",
    )
    journal_to_id = fields.Many2one(
        "account.journal",
        string="To",
        domain="[('type', 'in', ('bank', 'cash', 'credit')),"
        " ('id', '!=', journal_from_id)]",
        help="The bank that receives.",
    )
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Bank Line",
        help="The line on which one bank has shown the transfer already.",
    )
    is_outgoing_line = fields.Boolean(compute="_compute_is_outgoing_line")
    company_id = fields.Many2one("res.company", compute="_compute_company_id")
    date = fields.Date(required=True, default=fields.Date.context_today)
    memo = fields.Char(
        help="The text both banks will show. With a reference in it, their lines "
        "find the transfer by that.",
    )
    currency_from_id = fields.Many2one(
        "res.currency", string="Currency Paid", compute="_compute_currencies"
    )
    currency_to_id = fields.Many2one(
        "res.currency", string="Currency Received", compute="_compute_currencies"
    )
    is_exchange = fields.Boolean(compute="_compute_currencies")
    amount = fields.Monetary(
        currency_field="currency_from_id",
        compute="_compute_amount",
        store=True,
        readonly=False,
        help="What moves to the other bank, in the currency of the bank that pays, "
        "without its fee.",
    )
    rate = fields.Float(
        compute="_compute_rate",
        store=True,
        readonly=False,
        digits=False,
        help="What one unit of the currency paid brings in the currency received. "
        "By default the rate of the date.",
    )
    amount_received = fields.Monetary(
        currency_field="currency_to_id",
        compute="_compute_amount_received",
        store=True,
        readonly=False,
        help="What arrives at the other bank in its currency, before its fee.",
    )
    fee_from = fields.Monetary(
        string="Fee of the Bank That Pays",
        currency_field="currency_from_id",
        help="The bank shows one line with the fee in it: amount + fee go out. The "
        "fee goes to the journal's account for bank fees.",
    )
    fee_to = fields.Monetary(
        string="Fee of the Bank That Receives",
        currency_field="currency_to_id",
        help="The bank shows one line with the fee taken off: amount received - fee "
        "come in. The fee goes to the journal's account for bank fees.",
    )
    asks_fee_from = fields.Boolean(compute="_compute_asks_fees")
    fee_from_account_id = fields.Many2one(
        "account.account",
        string="Fee Account of the Bank That Pays",
        domain=FEE_ACCOUNTS,
        help="Where its fee goes. It is kept on the bank, which has none yet.",
    )
    asks_fee_to = fields.Boolean(compute="_compute_asks_fees")
    fee_to_account_id = fields.Many2one(
        "account.account",
        string="Fee Account of the Bank That Receives",
        domain=FEE_ACCOUNTS,
        help="Where its fee goes. It is kept on the bank, which has none yet.",
    )
    amount_out = fields.Monetary(
        string="Goes Out",
        currency_field="currency_from_id",
        compute="_compute_shown_amounts",
        help="What the bank that pays will show.",
    )
    amount_in = fields.Monetary(
        string="Comes In",
        currency_field="currency_to_id",
        compute="_compute_shown_amounts",
        help="What the bank that receives will show.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("statement_line_id")
    def _compute_is_outgoing_line(self):
        for wizard in self:
            wizard.is_outgoing_line = wizard.statement_line_id.amount < 0

    @api.depends("journal_from_id", "journal_to_id")
    def _compute_company_id(self):
        for wizard in self:
            journal = wizard.journal_from_id or wizard.journal_to_id
            wizard.company_id = journal.company_id or self.env.company

    @api.depends("journal_from_id", "journal_to_id")
    def _compute_currencies(self):
        for wizard in self:
            paid = wizard._get_currency(wizard.journal_from_id)
            received = wizard._get_currency(wizard.journal_to_id)
            wizard.currency_from_id = paid or received
            wizard.currency_to_id = received or paid
            wizard.is_exchange = paid and received and paid != received

    @api.model
    def _get_currency(self, journal):
        return journal._bank_get_currency()

    @api.depends("statement_line_id", "journal_from_id", "fee_from", "fee_to", "date")
    def _compute_amount(self):
        """What a bank line has shown; else a person says."""
        for wizard in self:
            line = wizard.statement_line_id
            if not line:
                continue
            if wizard.is_outgoing_line:
                wizard.amount = -line.amount - wizard.fee_from
            else:
                rate = wizard._get_host_rate()
                received = line.amount + wizard.fee_to
                wizard.amount = received / rate if rate else 0.0

    @api.depends("currency_from_id", "currency_to_id", "date")
    def _compute_rate(self):
        for wizard in self:
            wizard.rate = wizard._get_host_rate()

    @api.depends("amount", "rate", "currency_to_id", "fee_to")
    def _compute_amount_received(self):
        for wizard in self:
            line, currency = wizard.statement_line_id, wizard.currency_to_id
            if line and not wizard.is_outgoing_line:
                received = line.amount + wizard.fee_to
            else:
                received = wizard.amount * wizard.rate
            wizard.amount_received = currency.round(received) if currency else received

    @api.onchange("amount", "amount_received")
    def _onchange_amount_received(self):
        if self.is_exchange and self._differs_from_rate():
            self.rate = self.amount_received / self.amount

    @api.depends("journal_from_id", "journal_to_id", "fee_from", "fee_to")
    def _compute_asks_fees(self):
        """A bank that charges and has no account for it is asked for one."""
        for wizard in self:
            paying, receiving = wizard.journal_from_id, wizard.journal_to_id
            wizard.asks_fee_from = (
                wizard.fee_from and paying and not paying.bank_fee_account_id
            )
            wizard.asks_fee_to = (
                wizard.fee_to and receiving and not receiving.bank_fee_account_id
            )

    @api.depends("amount", "amount_received", "fee_from", "fee_to")
    def _compute_shown_amounts(self):
        for wizard in self:
            wizard.amount_out = wizard.amount + wizard.fee_from
            wizard.amount_in = wizard.amount_received - wizard.fee_to

    def _differs_from_rate(self):
        """Whether a person typed another amount received than the rate gives."""
        currency = self.currency_to_id
        at_rate = currency.round(self.amount * self.rate)
        return bool(
            self.amount and currency.compare_amounts(at_rate, self.amount_received)
        )

    # -------------------------------------------------------------------------
    # Rates
    # -------------------------------------------------------------------------

    def _get_host_rate(self):
        """Units received for one paid at Odoo's rate of the date; 0 without."""
        paid, received = self.currency_from_id, self.currency_to_id
        if paid == received:
            return 1.0
        if not self.date or not self.is_exchange or self._get_missing_rate():
            return 0.0
        return get_rate(paid, received, self.company_id, self.date)

    def _get_missing_rate(self, currencies=None):
        """The first currency that has no rate on the date: Odoo would take 1."""
        company = self.company_id
        if currencies is None:
            currencies = self.currency_from_id | self.currency_to_id
        for currency in currencies - company.currency_id:
            if not self.env["res.currency.rate"].search_count(
                Domain("currency_id", "=", currency.id)
                & Domain("company_id", "in", (False, company.root_id.id))
                & Domain("name", "<=", self.date),
                limit=1,
            ):
                return currency
        return self.env["res.currency"]

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # What was received says the rate, unless both are given.
        wizards = super().create(vals_list)
        for wizard, vals in zip(wizards, vals_list, strict=True):
            if "amount_received" in vals and "rate" not in vals:
                received = wizard.amount_received
                wizard._onchange_amount_received()
                wizard.amount_received = received
        return wizards

    def _get_method_line(self, journal, payment_type):
        """The manual method where the journal has it: no check is written."""
        methods = get_payment_methods(journal, payment_type)
        manual = methods.filtered(lambda method: method.code == "manual")
        return (manual or methods)[:1]

    def _get_transfer_account(self):
        """The account for transfers of the banks' company, or of those above it."""
        companies = self.journal_from_id.company_id
        if companies != self.journal_to_id.company_id:
            companies = companies.root_id
        while companies and not companies[-1].transfer_account_id:
            if not companies[-1].parent_id:
                break
            companies += companies[-1].parent_id
        return companies[-1:].transfer_account_id

    # -------------------------------------------------------------------------
    # Defaults
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_from_line(self, line):
        """Values of a wizard that completes what a bank line shows."""
        outgoing = line.amount < 0
        ours, theirs = ("journal_from_id", "journal_to_id")
        if not outgoing:
            ours, theirs = theirs, ours
        values = {
            "statement_line_id": line.id,
            ours: line.journal_id.id,
            theirs: self._get_other_bank(line).id,
            "date": line.date,
            "memo": line.bank_remittance_text or line.payment_ref,
        }
        foreign = line.foreign_currency_id
        other = self.env["account.journal"].browse(values[theirs])
        if outgoing and foreign and self._get_currency(other) == foreign:
            values["amount_received"] = -line.amount_currency
        return values

    @api.model
    def _get_other_bank(self, line):
        """The bank of ours that a line names, or the only other one."""
        others = self.env["account.journal"].search(
            Domain("type", "in", ("bank", "cash", "credit"))
            & Domain("company_id", "=", line.company_id.id)
            & Domain("id", "!=", line.journal_id.id)
        )
        account = account_key(line.account_number or "")
        named = others.filtered(
            lambda journal: (
                account
                and account_key(journal.bank_account_id.sanitized_acc_number or "")
                == account
            )
        )
        if named:
            return named[:1]
        banks = others.filtered(lambda journal: journal.type == "bank")
        return banks if len(banks) == 1 else others.browse()


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @needs("create", "bank.fund.transfer")
    def action_bank_complete_transfer(self):
        """Ask for the other bank of a transfer seen here first.

        :raises UserError: the line is posted, or a person applied it otherwise.
        """
        self.ensure_one()
        self._bank_check_can_complete_transfer()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "bank_payment_reconcile.action_bank_fund_transfer"
        )
        values = self.env["bank.fund.transfer"]._prepare_from_line(self)
        context = {f"default_{name}": value for name, value in values.items()}
        return {**action, "context": context}
