"""Bank lines that show what was posted directly to the bank's account.

Odoo books a bank line when it comes in. Where somebody had booked the same money
on the bank's account before, it stands there twice: so the earlier posting is cleared
against an outstanding account, on the day the bank shows it, and the line settles
what stands there. Before that day the books say what they said.
"""

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.entries import reconcile, reverse


class BankPaymentApplication(models.Model):
    """An application to an entry that was posted directly to the bank's account."""

    _inherit = "bank.payment.application"

    clearing_line_id = fields.Many2one(
        "account.move.line",
        string="Cleared By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="Where a direct posting went when the bank showed it.",
    )
    corrects_entry_id = fields.Many2one(
        "account.move.line",
        string="Corrects",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The payment whose amount the bank showed otherwise.",
    )


class AccountBankStatementLine(models.Model):
    """Lines that show a direct posting clear it instead of booking it twice."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    def _bank_clear_direct_postings(self):
        """Book direct postings away from the bank's account, all at once."""
        direct = self.application_ids.filtered(
            lambda a: a._is_of_direct_posting() and not a.clearing_line_id
        )
        if not direct:
            return
        moves = self.env["account.move"].create(
            [a.statement_line_id._bank_prepare_clearing_entry(a) for a in direct]
        )
        moves.action_post()
        plan = []
        for application, move in zip(direct, moves, strict=True):
            on_bank = move.line_ids.filtered(
                lambda entry, a=application: entry.account_id == a.account_id
            )
            application.sudo().clearing_line_id = move.line_ids - on_bank
            plan.append(application.move_line_id | on_bank)
        reconcile(self.env, plan)

    def _bank_prepare_clearing_entry(self, application):
        """The entry that moves a share of a direct posting to an outstanding
        account."""
        entry = application.move_line_id
        share = application.item_amount / entry.amount_residual_currency
        amount = application.item_amount
        balance = self.company_id.currency_id.round(entry.amount_residual * share)
        label = self.env._("%s shown by the bank", entry.move_id.name)
        common = {
            "name": label,
            "currency_id": entry.currency_id.id,
            "partner_id": entry.partner_id.id,
            "analytic_distribution": False,
        }
        return {
            "move_type": "entry",
            "journal_id": self.journal_id.id,
            "date": self.date,
            "ref": label,
            "line_ids": [
                fields.Command.create(
                    {
                        **common,
                        "account_id": entry.account_id.id,
                        "amount_currency": -amount,
                        "balance": -balance,
                    }
                ),
                fields.Command.create(
                    {
                        **common,
                        "account_id": self._bank_get_clearing_account(amount).id,
                        "amount_currency": amount,
                        "balance": balance,
                    }
                ),
            ],
        }

    def _bank_get_clearing_account(self, amount):
        """The outstanding account for money in or out of this bank.

        :raises UserError: the bank has none, nor the company one for transfers.
        """
        journal = self.journal_id
        methods = (
            journal.inbound_payment_method_line_ids
            if amount > 0
            else journal.outbound_payment_method_line_ids
        )
        accounts = methods.payment_account_id
        accounts = (accounts - journal.default_account_id).filtered("reconcile")
        account = accounts[:1] or self.company_id.transfer_account_id
        if not account.reconcile:
            raise UserError(
                self.env._(
                    "%s has no outstanding account to clear a direct posting with: set "
                    "one on its payment methods.",
                    journal.display_name,
                )
            )
        return account

    # -------------------------------------------------------------------------
    # Undoing
    # -------------------------------------------------------------------------

    def _bank_take_clearing_back(self):
        """Reverse the entries that cleared direct postings for these lines."""
        cleared = self.application_ids.filtered("clearing_line_id")
        moves = cleared.clearing_line_id.move_id
        if cleared:
            cleared.sudo().clearing_line_id = False
            # One that somebody took out of the ledger is taken back already.
            moves.filtered(lambda move: move.state == "posted")._bank_reverse_clearing()


class AccountMove(models.Model):
    """The entry that clears a direct posting."""

    _inherit = "account.move"

    def _bank_reverse_clearing(self):
        """Take clearing entries back on their own day, so that the books of no day
        in between change."""
        self.line_ids.remove_move_reconcile()
        reverse(
            self, [{"date": move.date, "ref": move.ref} for move in self], cancel=True
        )
