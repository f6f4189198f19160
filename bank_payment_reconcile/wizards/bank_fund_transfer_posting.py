"""Confirming a transfer: the two payments."""

from odoo import models
from odoo.exceptions import UserError

from ..models.core.currencies import convert
from ..models.record.rights import needs
from .bank_wizard_once import taken_once


class BankFundTransfer(models.TransientModel):
    _inherit = "bank.fund.transfer"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @taken_once
    def action_transfer(self):
        """Register the transfer: all of it, or nothing.

        :return: the action that opens the outgoing payment; for a bank line, the
            one that closes the wizard.
        :raises UserError: something is missing or wrong, in one sentence.
        """
        self.ensure_one()
        with self.env.cr.savepoint():
            payments = self._register_payments()
            if self.statement_line_id:
                self._apply_to_line(payments)
        if self.statement_line_id:
            return {"type": "ir.actions.act_window_close"}
        return payments[0].action_open_business_doc()

    def _register_payments(self):
        """Create and post both payments, and close what is between them.

        :return: `account.payment` records: out of the one bank, into the other.
        """
        self._check_banks()
        self._keep_fee_accounts()
        self._check_amounts()
        self._check_date()
        value = self._get_value()
        payments = self.env["account.payment"].create(
            [self._prepare_payment("outbound"), self._prepare_payment("inbound")]
        )
        outgoing, incoming = payments
        outgoing.paired_internal_transfer_payment_id = incoming
        incoming.paired_internal_transfer_payment_id = outgoing
        for payment, fee in ((outgoing, self.fee_from), (incoming, self.fee_to)):
            self._check_outstanding(payment)
            payment._bank_generate_transfer_entry(fee, value)
        payments.action_post()
        account = self._get_transfer_account()
        between = payments.move_id.line_ids.filtered(
            lambda line: line.account_id == account
        )
        between.reconcile()
        return payments

    def _apply_to_line(self, payments):
        """Put the bank's line on its half: only posting is left."""
        line = self.statement_line_id
        half = payments.filtered(lambda payment: payment.journal_id == line.journal_id)
        others = line._bank_release_for_transfer()
        line.action_apply_item(half._bank_get_transfer_item().id)
        others.action_apply_automatically()

    # -------------------------------------------------------------------------
    # Values
    # -------------------------------------------------------------------------

    def _prepare_payment(self, payment_type):
        outgoing = payment_type == "outbound"
        journal = self.journal_from_id if outgoing else self.journal_to_id
        return {
            "payment_type": payment_type,
            "partner_type": "supplier" if outgoing else "customer",
            "partner_id": journal.company_id.partner_id.id,
            # Both halves name the account that the money goes to.
            "partner_bank_id": self.journal_to_id.bank_account_id.id,
            "journal_id": journal.id,
            "company_id": journal.company_id.id,
            "payment_method_line_id": self._get_method_line(journal, payment_type).id,
            "currency_id": self._get_currency(journal).id,
            "amount": self.amount_out if outgoing else self.amount_in,
            "date": self.date,
            "memo": self.memo,
            "destination_account_id": self._get_transfer_account().id,
        }

    def _get_value(self):
        """What moves, in company currency.

        The amount itself on the side that is in company currency: that money is
        real. Between two foreign banks the amount paid at the rate of the date.
        """
        company = self.company_id
        currency = company.currency_id
        if self.currency_from_id == currency:
            return self.amount
        if self.currency_to_id == currency:
            return self.amount_received
        if self._get_missing_rate(self.currency_from_id):
            self._raise_missing_rate(self.currency_from_id)
        value = convert(
            self.amount, self.currency_from_id, currency, company, self.date
        )
        if currency.is_zero(value):
            raise UserError(
                self.env._(
                    "%(amount)s rounds to zero in %(currency)s: enter a larger amount.",
                    amount=self.currency_from_id.format(self.amount),
                    currency=currency.name,
                )
            )
        return value
