"""What a new bank lacks, asked one by one: from its card, or where it is needed."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.payment_card.guide import FEE_ACCOUNTS, GUIDED_TYPES, STEPS
from ..models.record.rights import needs
from .bank_wizard_once import one_at_a_time, taken_once


class BankGuide(models.TransientModel):
    """Ask one thing that a bank lacks, and keep the answer on the bank."""

    _name = "bank.guide"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Set Up a Bank"
    _check_company_auto = True
    _bank_figures_of = ("journal_id",)

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        readonly=True,
        domain=[("type", "in", GUIDED_TYPES)],
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    step = fields.Selection(
        [(step, step) for step in STEPS if step != "import"],
        required=True,
        readonly=True,
    )
    account_number = fields.Char(help="The IBAN, or the number as statements show it.")
    currency_id = fields.Many2one(
        "res.currency",
        compute="_compute_currency_id",
        store=True,
        readonly=False,
        help="In which the bank keeps the account.",
    )
    fee_account_id = fields.Many2one(
        "account.account",
        compute="_compute_fee_account_id",
        store=True,
        readonly=False,
        check_company=True,
        domain=FEE_ACCOUNTS,
        help="Takes what the bank charges.",
    )
    loss_account_id = fields.Many2one(
        "account.account",
        string="Write-off Loss Account",
        compute="_compute_loss_account_id",
        store=True,
        readonly=False,
        check_company=True,
        domain=FEE_ACCOUNTS,
        help="Takes what customers pay too little and we pay too much.",
    )
    gain_account_id = fields.Many2one(
        "account.account",
        string="Write-off Gain Account",
        compute="_compute_gain_account_id",
        store=True,
        readonly=False,
        check_company=True,
        domain=FEE_ACCOUNTS,
        help="Takes what customers pay too much and we pay too little.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("journal_id")
    def _compute_currency_id(self):
        for wizard in self:
            wizard.currency_id = wizard.journal_id._bank_get_currency()

    @api.depends("journal_id")
    def _compute_fee_account_id(self):
        """The bank's, else that of Odoo's own model for bank fees."""
        for wizard in self:
            bank = wizard.journal_id
            wizard.fee_account_id = bank._bank_get_charges_account() if bank else False

    @api.depends("journal_id")
    def _compute_loss_account_id(self):
        """The bank's, else what takes the differences of cash."""
        for wizard in self:
            company = wizard.company_id.sudo()
            wizard.loss_account_id = (
                wizard.journal_id.bank_write_off_loss_account_id
                or company.default_cash_difference_expense_account_id.sudo(False)
            )

    @api.depends("journal_id")
    def _compute_gain_account_id(self):
        """As the one for losses."""
        for wizard in self:
            company = wizard.company_id.sudo()
            wizard.gain_account_id = (
                wizard.journal_id.bank_write_off_gain_account_id
                or company.default_cash_difference_income_account_id.sudo(False)
            )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @taken_once
    def action_save(self):
        """Keep the answer on the bank.

        :return: closes the dialog and says that it was answered: what asked for it
            goes on.
        :raises UserError: nothing was answered, or the step asks otherwise.
        """
        self.ensure_one()
        {
            "account": self._save_account,
            "currency": self._save_currency,
            "fee": self._save_fee,
            "difference": self._save_difference,
        }.get(self.step, self._refuse)()
        return {"type": "ir.actions.act_window_close", "infos": {"isAnswered": True}}

    @needs("write")
    @one_at_a_time
    def action_leave_out(self):
        """Note that the bank needs no more for this."""
        self.ensure_one()
        self.journal_id._bank_leave_out_setup(self.step)
        return {"type": "ir.actions.act_window_close"}

    def _refuse(self):
        raise UserError(
            self.env._("%s: fill in what is asked.", self.journal_id.display_name)
        )

    def _save_account(self):
        number = (self.account_number or "").strip()
        if not number:
            self._refuse()
        self.journal_id._bank_answer_setup("account", {})
        self.journal_id.sudo().set_bank_account(number)

    def _save_currency(self):
        """The company's own is none of the bank: Odoo would tie the account to it."""
        if not self.currency_id:
            self._refuse()
        journal = self.journal_id
        if self.currency_id != journal._bank_get_currency():
            is_own = self.currency_id == journal._bank_get_company_currency()
            journal._bank_answer_setup(
                "currency", {"currency_id": not is_own and self.currency_id.id}
            )
        journal._bank_leave_out_setup("currency")

    def _save_fee(self):
        if not self.fee_account_id:
            self._refuse()
        self.journal_id._bank_answer_setup(
            "fee", {"bank_fee_account_id": self.fee_account_id.id}
        )

    def _save_difference(self):
        if not (self.loss_account_id and self.gain_account_id):
            self._refuse()
        answers = {
            "bank_write_off_loss_account_id": self.loss_account_id,
            "bank_write_off_gain_account_id": self.gain_account_id,
        }
        self.journal_id._bank_answer_setup(
            "difference",
            {
                name: account.id
                for name, account in answers.items()
                if self.journal_id[name] != account
            },
        )
