"""What has to be right before a transfer is registered, a sentence each."""

from odoo import models
from odoo.exceptions import UserError

from ..models.core.locks import get_locks, tell_locks
from ..models.core.payments import get_outstanding_account


class BankFundTransfer(models.TransientModel):
    _inherit = "bank.fund.transfer"

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    def _check_banks(self):
        paying, receiving = self.journal_from_id, self.journal_to_id
        if not paying or not receiving:
            raise UserError(
                self.env._("Choose the bank that pays and the one that receives.")
            )
        if paying == receiving:
            raise UserError(
                self.env._(
                    "%s cannot pay itself: choose two different banks.",
                    paying.display_name,
                )
            )
        companies = paying.company_id.sudo(), receiving.company_id.sudo()
        if companies[0].root_id != companies[1].root_id:
            raise UserError(
                self.env._(
                    "%(from)s belongs to %(from_company)s and %(to)s to "
                    "%(to_company)s: use an intercompany entry instead.",
                    **{
                        "from": paying.display_name,
                        "from_company": companies[0].name,
                        "to": receiving.display_name,
                        "to_company": companies[1].name,
                    },
                )
            )
        (paying | receiving)._bank_check_company_chosen()
        self._check_methods()
        account = self._get_transfer_account()
        if not account.reconcile:
            raise UserError(
                self.env._(
                    "%s has no account for transfers between banks that can be "
                    "reconciled: set one in the accounting settings.",
                    self.company_id.name,
                )
            )
        account._bank_check_off_banks(self.company_id)

    def _check_methods(self):
        for journal, kind, message in (
            (
                self.journal_from_id,
                "outbound",
                self.env._(
                    "%s has no payment method for outgoing payments: add one on the "
                    "journal.",
                    self.journal_from_id.display_name,
                ),
            ),
            (
                self.journal_to_id,
                "inbound",
                self.env._(
                    "%s has no payment method for incoming payments: add one on the "
                    "journal.",
                    self.journal_to_id.display_name,
                ),
            ),
        ):
            if not self._get_method_line(journal, kind):
                raise UserError(message)

    def _keep_fee_accounts(self):
        """Keep on each bank the account that was chosen for its fee.

        :raises AccessError: the person may not set a bank up.
        """
        for journal, is_asked, account in (
            (self.journal_from_id, self.asks_fee_from, self.fee_from_account_id),
            (self.journal_to_id, self.asks_fee_to, self.fee_to_account_id),
        ):
            if is_asked and account:
                journal._bank_answer_setup("fee", {"bank_fee_account_id": account.id})

    def _check_amounts(self):
        paid, received = self.currency_from_id, self.currency_to_id
        if paid.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("Enter an amount above zero to transfer."))
        if received.compare_amounts(self.amount_received, 0) <= 0:
            if missing := self._get_missing_rate():
                self._raise_missing_rate(missing)
            raise UserError(
                self.env._("Enter the amount received, or a rate, above zero.")
            )
        if paid == received and paid.compare_amounts(self.amount, self.amount_received):
            raise UserError(
                self.env._(
                    "Both banks are in %s: enter what is lost on the way as a fee.",
                    paid.name,
                )
            )
        self._check_fees()
        self._check_line_amount()

    def _check_fees(self):
        for journal, fee, currency in (
            (self.journal_from_id, self.fee_from, self.currency_from_id),
            (self.journal_to_id, self.fee_to, self.currency_to_id),
        ):
            if currency.compare_amounts(fee, 0) < 0:
                raise UserError(
                    self.env._(
                        "The fee of %s cannot be negative: enter what the bank keeps.",
                        journal.display_name,
                    )
                )
            if not currency.is_zero(fee) and not journal.bank_fee_account_id:
                raise UserError(
                    self.env._(
                        "Choose the account for bank fees of %s, or leave the fee out.",
                        journal.display_name,
                    )
                )
        if self.currency_to_id.compare_amounts(self.amount_in, 0) <= 0:
            raise UserError(
                self.env._(
                    "The fee of %s takes all of the amount received: enter less.",
                    self.journal_to_id.display_name,
                )
            )

    def _check_line_amount(self):
        """A half that a bank line has shown is of that line's amount."""
        line = self.statement_line_id
        if not line:
            return
        line._bank_check_can_complete_transfer()
        journal = self.journal_from_id if line.amount < 0 else self.journal_to_id
        shown = -self.amount_out if line.amount < 0 else self.amount_in
        if journal != line.journal_id or line.currency_id.compare_amounts(
            shown, line.amount
        ):
            raise UserError(
                self.env._(
                    "%(bank)s has shown %(amount)s: amount and fee must add up to it.",
                    bank=line.journal_id.display_name,
                    amount=line.currency_id.format(line.amount),
                )
            )

    def _check_date(self):
        for journal in self.journal_from_id | self.journal_to_id:
            fee = self.fee_from if journal == self.journal_from_id else self.fee_to
            has_tax = bool(fee and journal.bank_fee_tax_ids)
            company = journal.company_id
            if locks := get_locks(company, self.date, has_tax, journal):
                raise UserError(
                    self.env._(
                        "%(date)s is locked in %(company)s (%(locks)s): choose a "
                        "later date.",
                        date=self.date,
                        company=company.name,
                        locks=tell_locks(self.env, locks),
                    )
                )

    def _check_outstanding(self, payment):
        """A half waits on an account of its own, or moves the bank's at once."""
        if not payment.outstanding_account_id:
            payment.outstanding_account_id = get_outstanding_account(payment)
        account = payment.outstanding_account_id
        direct = account == payment.journal_id.default_account_id
        line = self.statement_line_id
        shown = line.journal_id == payment.journal_id
        if (
            account == payment.destination_account_id
            or (direct and shown)
            or not (direct or account.reconcile)
        ):
            raise UserError(
                self.env._(
                    "Set an outstanding account that can be reconciled on the payment "
                    "method %(method)s of %(bank)s: there the transfer waits for the "
                    "bank.",
                    method=payment.payment_method_line_id.name,
                    bank=payment.journal_id.display_name,
                )
            )

    def _raise_missing_rate(self, currency):
        raise UserError(
            self.env._(
                "%(currency)s has no rate on %(date)s: enter one, or the amount "
                "received.",
                currency=currency.name,
                date=self.date,
            )
        )
