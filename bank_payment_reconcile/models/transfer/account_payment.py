"""The two payments of a transfer between own banks: their entries, and undoing."""

from odoo import models
from odoo.exceptions import UserError

from ..core.entries import reverse
from ..core.locks import get_locks_of, tell_locks
from ..core.payments import generate_entry, prepare_entry_lines
from ..record.rights import needs


class AccountPayment(models.Model):
    """The two payments of a transfer, and how they are undone."""

    _inherit = "account.payment"

    def _get_outstanding_account(self, payment_type):
        # EXTENDS account: Odoo asks the chart of the company above all, which
        # whoever works in a branch alone may not enter.
        account = super(AccountPayment, self.sudo())._get_outstanding_account(
            payment_type
        )
        return account.with_env(self.env)

    # -------------------------------------------------------------------------
    # Entry
    # -------------------------------------------------------------------------

    def _bank_generate_transfer_entry(self, fee, value):
        """Give one half of a transfer its entry.

        :param fee: what the bank keeps for it, in the payment's currency; money
            out is more by it, money in less.
        :param value: what moves from bank to bank, without the fee, in company
            currency: the same in both halves, so that nothing stays on the account
            for transfers. What the rate of the bank's line makes of it is the
            exchange difference that Odoo posts then.
        """
        self.ensure_one()
        generate_entry(self, self._bank_prepare_transfer_lines(fee, value))

    def _bank_prepare_transfer_lines(self, fee, value):
        incoming = self.payment_type == "inbound"
        gross = self.amount + fee if incoming else self.amount - fee
        fee_lines, fee_value = [], 0.0
        if not self.currency_id.is_zero(fee):
            fee_value = self.company_currency_id.round(value * fee / gross)
            fee_lines = self._bank_prepare_transfer_fee_lines(fee, fee_value)
        lines = prepare_entry_lines(self, fee_lines)
        sign = 1 if incoming else -1
        for line, balance in zip(
            lines[:2], (sign * value - fee_value, -sign * value), strict=True
        ):
            line["debit"] = max(balance, 0.0)
            line["credit"] = max(-balance, 0.0)
        return lines

    def _bank_prepare_transfer_fee_lines(self, fee, value):
        """The fee on the journal's account, the taxes it contains taken out."""
        journal = self.journal_id
        base = {
            "name": self.env._("Bank fee"),
            "account_id": journal.bank_fee_account_id.id,
            "partner_id": self.partner_id.id,
            "currency_id": self.currency_id.id,
            "amount_currency": fee,
            "balance": value,
        }
        taxes = journal.bank_fee_tax_ids
        if not taxes:
            return [base]
        return taxes._bank_split_contained(base, self.company_id, self.partner_id)

    def _bank_get_transfer_item(self):
        """The entry line that this half's bank will show."""
        self.ensure_one()
        return self.move_id.line_ids.filtered(
            lambda line: line.account_id == self.outstanding_account_id
        )

    # -------------------------------------------------------------------------
    # Undo
    # -------------------------------------------------------------------------

    @needs("create", "bank.fund.transfer")
    def action_bank_undo_transfer(self):
        """Take back a registered transfer: both of its payments.

        They are cancelled; where the entries are secured, reversed as of today.
        What bank lines were to take of it, and is not posted, is taken off them.

        :raises UserError: a payment is no transfer, a bank has shown a half, or the
            date is locked; then both halves stay.
        """
        pairs = self | self.paired_internal_transfer_payment_id
        for payment in self:
            if not payment.paired_internal_transfer_payment_id:
                raise UserError(
                    self.env._(
                        "%s is not a transfer between two of your banks: cancel the "
                        "payment itself.",
                        payment.display_name,
                    )
                )
        halves = pairs.filtered(lambda payment: payment.state != "canceled")
        halves.move_id.lock_for_update()
        halves._bank_check_transfer_not_shown()
        halves._bank_check_transfer_not_locked()
        halves._bank_release_from_lines()
        secured = halves.filtered("move_id.inalterable_hash")
        secured._bank_reverse_transfer()
        (halves - secured).action_draft()
        (halves - secured).action_cancel()

    def _bank_check_transfer_not_shown(self):
        for payment in self:
            if line := payment.reconciled_statement_line_ids[:1]:
                raise UserError(
                    self.env._(
                        "%(bank)s has shown %(payment)s of this transfer: undo the "
                        "bank line %(line)s first.",
                        bank=payment.journal_id.display_name,
                        payment=payment.display_name,
                        line=line._bank_get_short_name(),
                    )
                )

    def _bank_check_transfer_not_locked(self):
        for move in self.move_id:
            has_tax = bool(move.line_ids.tax_ids)
            if locks := get_locks_of(move, move.date, has_tax):
                raise UserError(
                    self.env._(
                        "The transfer's entry %(entry)s of %(date)s is locked "
                        "(%(locks)s): open the period, or reverse it by an entry of "
                        "its own.",
                        entry=move.name,
                        date=move.date,
                        locks=tell_locks(self.env, locks),
                    )
                )

    def _bank_release_from_lines(self):
        """Take these payments off the bank lines that wait to be posted; they ask."""
        uses = self.move_id.line_ids._bank_get_uses()
        uses.filtered(lambda a: a.state != "posted")._drop(
            lambda application: application._tell_dropped(
                self.env._("The transfer %(item)s was undone")
            )
        )

    def _bank_reverse_transfer(self):
        if not self:
            return
        reverse(self.move_id, cancel=True)
        self.state = "canceled"

    @needs("read")
    def action_bank_open_paired_payment(self):
        """The other half of the transfer."""
        self.ensure_one()
        return self.paired_internal_transfer_payment_id.action_open_business_doc()
