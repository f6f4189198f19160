from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.misc import format_date

from ..models.core.currencies import convert
from ..models.core.locks import get_locks, tell_locks
from ..models.record.rights import is_id, needs
from .bank_wizard_once import taken_once

#: Accounts that never hold where a bank's money came from: what partners owe needs a
#: partner and a document.
REFUSED_TYPES = ("asset_receivable", "liability_payable", "off_balance")
#: From where it is asked for, and to where it leads back.
DIALOGS = ("bank.reconciliation", "bank.post.reconcile", "bank.guide")


class BankOpeningEntry(models.TransientModel):
    """Book what a bank had before its first statement, and the ledger has not."""

    _name = "bank.opening.entry"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Opening Balance of a Bank"
    _check_company_auto = True
    _bank_figures_of = ("journal_id",)

    journal_id = fields.Many2one(
        "account.journal", string="Bank", required=True, readonly=True
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    currency_id = fields.Many2one("res.currency", compute="_compute_currency")
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company Currency"
    )
    is_foreign = fields.Boolean(compute="_compute_currency")
    statement_name = fields.Char(string="First Statement", readonly=True)
    first_day = fields.Date(
        string="First Line", required=True, readonly=True, help="The bank's first day."
    )
    opening = fields.Monetary(string="It Opens With", readonly=True)
    ledger = fields.Monetary(string="In the Ledger Before", readonly=True)
    amount = fields.Monetary(string="To Book", compute="_compute_amount")
    date = fields.Date(
        compute="_compute_date", store=True, readonly=False, required=True
    )
    company_amount = fields.Monetary(
        string="In Company Currency",
        currency_field="company_currency_id",
        compute="_compute_company_amount",
        store=True,
        readonly=False,
        help="What it was worth in your books. By default at the rate of the date.",
    )
    account_id = fields.Many2one(
        "account.account",
        string="Counterpart",
        compute="_compute_account_id",
        store=True,
        readonly=False,
        check_company=True,
        domain=[("account_type", "not in", REFUSED_TYPES)],
        help="Where the money came from. Proposed is the account on which Odoo "
        "balances the opening entry of the company: the undistributed profits.",
    )
    entry_journal_id = fields.Many2one(
        "account.journal",
        string="Journal",
        compute="_compute_entry_journal_id",
        store=True,
        readonly=False,
        check_company=True,
        domain=[("type", "=", "general")],
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("journal_id")
    def _compute_currency(self):
        for wizard in self:
            own = wizard.company_id.currency_id
            wizard.currency_id = wizard.journal_id.currency_id or own
            wizard.is_foreign = wizard.currency_id != own

    @api.depends("opening", "ledger")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = wizard.opening - wizard.ledger

    @api.depends("first_day", "journal_id")
    def _compute_date(self):
        """The day before the bank's first line; where it is locked, the first day that
        is not."""
        for wizard in self:
            day = wizard.first_day and wizard.first_day - timedelta(days=1)
            if locks := wizard._get_locks(day):
                day = locks[-1][0] + timedelta(days=1)
            wizard.date = day

    @api.depends("amount", "date", "journal_id")
    def _compute_company_amount(self):
        for wizard in self:
            wizard.company_amount = (
                convert(
                    wizard.amount,
                    wizard.currency_id,
                    wizard.company_currency_id,
                    wizard.company_id,
                    wizard.date or fields.Date.context_today(wizard),
                )
                if wizard.currency_id
                else 0.0
            )

    @api.depends("journal_id")
    def _compute_account_id(self):
        """Odoo balances the company's own opening entry on the undistributed
        profits, so the bank's opening balance belongs there as well. None is made
        where there is none: a dialog that is opened books nothing."""
        for wizard in self:
            company = wizard.company_id
            Account = wizard.env["account.account"].with_company(company)
            wizard.account_id = Account.search(
                [
                    *Account._check_company_domain(company),
                    ("account_type", "=", "equity_unaffected"),
                ],
                limit=1,
            )

    @api.depends("journal_id")
    def _compute_entry_journal_id(self):
        for wizard in self:
            company = wizard.company_id
            Journal = wizard.env["account.journal"]
            wizard.entry_journal_id = company.account_opening_journal_id or (
                Journal.search(
                    [
                        *Journal._check_company_domain(company),
                        ("type", "=", "general"),
                    ],
                    limit=1,
                )
            )

    def _get_locks(self, day):
        if not self.company_id or not day:
            return []
        return get_locks(
            self.company_id, day, False, self.entry_journal_id or self.journal_id
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @taken_once
    def action_post(self):
        """Book and post the opening entry: a draft would leave the ledger as it is.

        :return: back to the dialog that asked, or to the page.
        :raises UserError: it was booked meanwhile, its day is locked or too late, or
            the account cannot hold it.
        """
        self.ensure_one()
        self.journal_id._bank_check_company_chosen()
        self._check_still_missing()
        self._check_date()
        self._check_account()
        self.env["account.move"]._bank_create_by_code(
            [self._prepare_entry()]
        ).action_post()
        back = self._get_told_dialog("bank_opening_back")
        if not back:
            return {"type": "ir.actions.act_window_close"}
        return {
            "type": "ir.actions.act_window",
            "res_model": back._name,
            "res_id": back.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _prepare_entry(self):
        label = self.env._(
            "Opening balance of %(bank)s, %(statement)s",
            bank=self.journal_id.display_name,
            statement=self.statement_name or "",
        )
        currency, own = self.currency_id, self.company_currency_id
        balance = self.company_amount if self.is_foreign else self.amount
        against = {"balance": -balance, "account_id": self.account_id.id}
        if self.is_foreign and self.account_id.currency_id == currency:
            against.update(currency_id=currency.id, amount_currency=-self.amount)
        else:
            against.update(currency_id=own.id, amount_currency=-balance)
        return {
            "move_type": "entry",
            "journal_id": self.entry_journal_id.id,
            "date": self.date,
            "ref": label,
            "bank_opening_journal_id": self.journal_id.id,
            "line_ids": [
                Command.create({"name": label, "tax_ids": [], **values})
                for values in (
                    {
                        "account_id": self.journal_id.default_account_id.id,
                        "balance": balance,
                        "currency_id": currency.id,
                        "amount_currency": self.amount,
                    },
                    against,
                )
            ],
        }

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    def _check_still_missing(self):
        """Whoever booked it meanwhile did it for all."""
        journal = self.journal_id
        # Two who press the button at once are not both answered.
        is_mine = journal.sudo().try_lock_for_update(allow_referencing=True)
        # Asked anew: what this dialog says it was asked with, a client may have sent.
        gap = is_mine and self._get_asking()._bank_get_opening_gap()
        if not gap or self.currency_id.compare_amounts(gap.missing, self.amount):
            raise UserError(
                self.env._(
                    "The opening balance of %s was booked in the meantime: close "
                    "this window and check whether anything is still missing.",
                    journal.display_name,
                )
            )

    def _get_asking(self):
        """What says with what the bank opens: the bank's statements, a draft of its
        first document, or the dialog that is about to post one."""
        asking = self._get_told_dialog("bank_opening_asked_by")
        return asking if asking.journal_id == self.journal_id else self.journal_id

    def _get_told_dialog(self, key):
        """What the context names as [model, id], which a client may have sent: none of
        these dialogs and documents where it says anything else.

        :raises AccessError: this person may not read it.
        """
        model, record_id = "bank.reconciliation", 0
        told = self.env.context.get(key)
        if isinstance(told, list | tuple) and len(told) == 2 and told[0] in DIALOGS:
            model, record_id = told
        dialog = self.env[model].browse(record_id if is_id(record_id) else []).exists()
        dialog.check_access("read")
        return dialog

    def _check_date(self):
        if locks := self._get_locks(self.date):
            raise UserError(
                self.env._(
                    "%(date)s is locked (%(locks)s): choose a later date, or open the "
                    "period.",
                    date=format_date(self.env, self.date),
                    locks=tell_locks(self.env, locks),
                )
            )
        eve = self.first_day - timedelta(days=1)
        if self.date > eve and not self._get_locks(eve):
            raise UserError(
                self.env._(
                    "The opening balance belongs before the bank's first line of "
                    "%(first)s: date it %(eve)s or earlier.",
                    first=format_date(self.env, self.first_day),
                    eve=format_date(self.env, eve),
                )
            )

    def _check_account(self):
        journal, account = self.journal_id, self.account_id
        if not account or not self.entry_journal_id:
            raise UserError(
                self.env._(
                    "Choose the journal, and the account from which the opening "
                    "balance came."
                )
            )
        own = journal.default_account_id | journal.suspense_account_id
        if account in own or account.account_type in REFUSED_TYPES:
            raise UserError(
                self.env._(
                    "%s cannot take an opening balance: choose an account that says "
                    "where the money came from, such as undistributed profits.",
                    account.display_name,
                )
            )
