"""With what a new bank begins, before there is a statement that says it."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..models.reconciliation.opening import OpeningGap
from ..models.record.rights import needs
from .bank_wizard_once import one_at_a_time


class BankGuide(models.TransientModel):
    _inherit = "bank.guide"

    bank_currency_id = fields.Many2one(
        "res.currency", string="Currency of the Bank", compute="_compute_bank_currency"
    )
    opening = fields.Monetary(
        string="Opening Balance",
        currency_field="bank_currency_id",
        help="What the bank's first statement opens with.",
    )
    first_day = fields.Date(
        default=lambda self: fields.Date.context_today(self).replace(day=1),
        help="On which the first statement begins: the balance is booked the day "
        "before.",
    )

    @api.depends("journal_id")
    def _compute_bank_currency(self):
        for wizard in self:
            wizard.bank_currency_id = wizard.journal_id._bank_get_currency()

    @needs("write")
    @one_at_a_time
    def action_book_opening(self):
        """Ask against which account the opening balance is booked; a balance of zero
        is noted.

        :return: the dialog that books it, or closes this one.
        :raises UserError: the ledger has it already, or no day is given.
        """
        self.ensure_one()
        journal = self.journal_id
        journal._bank_check_company_chosen()
        if self.bank_currency_id.is_zero(self.opening):
            return self.action_leave_out()
        return journal._bank_action_book_opening(
            self._bank_get_opening_gap(), asking=self
        )

    def _bank_get_opening_gap(self):
        """What the ledger lacks of the balance that was typed.

        :return: `OpeningGap`, None where the ledger has it all.
        """
        self.ensure_one()
        journal = self.journal_id
        journal.check_access("read")
        if not self.first_day:
            raise UserError(
                self.env._(
                    "Say on which day the first statement of %s begins.",
                    journal.display_name,
                )
            )
        if gap := journal._bank_get_opening_gap():
            # Its first statement has come meanwhile and says it better.
            return gap
        currency = self.bank_currency_id
        ledger = currency.round(self._get_ledger_before())
        missing = currency.round(self.opening - ledger)
        if currency.is_zero(missing):
            return None
        name = self.env._("First statement")
        return OpeningGap(name, self.first_day, self.opening, ledger, missing)

    def _get_ledger_before(self):
        """What is on the bank's account before its first day, in its currency."""
        journal = self.journal_id
        field = "amount_currency" if journal.currency_id else "balance"
        [(balance,)] = self.env["account.move.line"]._read_group(
            Domain("account_id", "=", journal.default_account_id.id)
            & Domain("company_id", "child_of", journal.company_id.id)
            & Domain("parent_state", "=", "posted")
            & Domain("date", "<", self.first_day),
            [],
            [f"{field}:sum"],
        )
        return balance or 0.0
