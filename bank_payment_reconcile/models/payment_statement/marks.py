"""What is marked when a payment comes back: accounts, mandates, checks; and unmarked
when that is undone."""

from odoo import models
from odoo.fields import Domain

from ... import payment_files
from ...payment_files.mandates import blocks


class BankPaymentApplication(models.Model):
    """Marks what the bank's reason speaks of."""

    _inherit = "bank.payment.application"

    # -- Accounts --------------------------------------------------------------

    def _get_returned_account(self):
        """The account of the other side, where we know it."""
        account = (
            self.returned_order_id.partner_bank_id
            or self.returned_payment_id.partner_bank_id
        )
        number = self.returned_line_id.account_number
        if account or not number:
            return account
        accounts = self.partner_id.commercial_partner_id.bank_ids
        return accounts.filtered(
            lambda each: each.sanitized_acc_number == _compact(number)
        )[:1]

    def _mark_accounts(self):
        for row in self:
            line = row.statement_line_id
            if payment_files.doubts_account(line.bank_return_code or ""):
                row._get_returned_account()._bank_note_refusal(line._bank_tell_return())

    def _unmark_accounts(self):
        for row in self:
            reason = row.statement_line_id._bank_tell_return()
            account = row._get_returned_account().sudo()
            if account.bank_refused_reason == reason:
                account.action_bank_confirm_account()

    # -- Mandates that no file of ours used ------------------------------------

    def _find_mandate(self):
        """The mandate that the bank names, of what another program collected."""
        lines = self.statement_line_id | self.returned_line_id
        names = [*filter(None, lines.mapped("bank_mandate_reference"))]
        Mandate = self.env["bank.direct.debit.mandate"]
        if self.returned_order_id or not names:
            return Mandate
        return Mandate.search(
            Domain("reference", "in", names)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("commercial_partner_id", "=", self.partner_id.id),
            limit=1,
        )

    def _block_mandates(self):
        for row in self:
            line = row.statement_line_id
            if kind := blocks(line.bank_return_code or ""):
                nothing = self.env["bank.direct.debit.use"]
                row._find_mandate()._block(kind, line._bank_tell_return(), nothing)

    def _release_mandates(self):
        for row in self:
            mandate = row._find_mandate()
            reason = row.statement_line_id._bank_tell_return()
            if mandate.block_reason == reason and not mandate.blocking_use_id:
                mandate._lift_block()

    # -- Checks ----------------------------------------------------------------

    def _bounce_checks(self):
        """A check that bounced stays on its deposit, and is no money."""
        for row in self:
            checks = row.returned_payment_id.bank_check_entry_ids
            live = checks.filtered(lambda check: not check.void_type)
            live.bounced_line_id = row.statement_line_id

    # -- Payments --------------------------------------------------------------

    def _get_payments_behind(self):
        """Odoo's payments whose money went back."""
        return (
            self.returned_payment_id | self.returned_entry_ids.move_id.origin_payment_id
        )

    def _reject_payments(self):
        """Odoo shows a payment that the bank has shown as paid, whatever came after."""
        self._get_payments_behind().filtered(
            lambda payment: payment.state == "paid"
        ).action_reject()

    def _accept_payments(self):
        self._get_payments_behind().filtered(
            lambda payment: payment.state == "rejected"
        ).state = "paid"


def _compact(number):
    return "".join(filter(str.isalnum, number)).upper()
