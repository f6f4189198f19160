"""Payments to banks of ours: the money leaves here and arrives there."""

from odoo import models
from odoo.exceptions import UserError

from ..core.currencies import convert
from ..core.entries import reconcile


class BankPaymentLine(models.Model):
    """The two payments of a transfer, which meet on the account between."""

    _inherit = "bank.payment.line"

    def _book_transfers(self):
        """Register both halves of each, as the transfer between banks does."""
        plan = []
        for line in self:
            outgoing, incoming = self.env["account.payment"].create(
                [line._prepare_half("outbound"), line._prepare_half("inbound")]
            )
            outgoing.paired_internal_transfer_payment_id = incoming
            incoming.paired_internal_transfer_payment_id = outgoing
            value = line._get_transfer_value()
            for payment in outgoing + incoming:
                payment._bank_generate_transfer_entry(0.0, value)
            (outgoing + incoming).action_post()
            line.sudo().payment_id = outgoing
            plan.append(line._get_between(outgoing.move_id | incoming.move_id))
        reconcile(self.env, plan)

    def _book_incoming(self):
        """The half at the other bank, where the entry of a block has ours."""
        plan = []
        for line in self:
            incoming = self.env["account.payment"].create(line._prepare_half("inbound"))
            incoming._bank_generate_transfer_entry(0.0, line._get_transfer_value())
            incoming.action_post()
            line.sudo().payment_id = incoming
            plan.append(line._get_between(incoming.move_id) | line.booked_item_ids)
        reconcile(self.env, plan)

    def _get_between(self, moves):
        account = self._get_transfer_account()
        return moves.line_ids.filtered(lambda entry: entry.account_id == account)

    def _prepare_half(self, payment_type):
        """Values of one of both payments."""
        outgoing = payment_type == "outbound"
        journal = self.journal_id if outgoing else self.destination_journal_id
        currency = journal._bank_get_currency()
        return {
            "payment_type": payment_type,
            "partner_type": "supplier" if outgoing else "customer",
            "partner_id": journal.company_id.partner_id.id,
            # Both halves name the account that the money goes to.
            "partner_bank_id": self.destination_journal_id.bank_account_id.id,
            "journal_id": journal.id,
            "company_id": journal.company_id.id,
            "payment_method_line_id": self.run_id._get_method_line(
                journal, payment_type
            ).id,
            "currency_id": (self.currency_id if outgoing else currency).id,
            "amount": self.amount if outgoing else self._get_incoming_amount(currency),
            "date": self.execution_date,
            "memo": self.text or self.end_to_end_id,
            "destination_account_id": self._get_transfer_account().id,
            "payment_reference": self.payment_information_id if outgoing else False,
            "bank_end_to_end_id": self.end_to_end_id,
        }

    def _get_incoming_amount(self, currency):
        return convert(
            self.amount,
            self.currency_id,
            currency,
            self.company_id,
            self.execution_date,
        )

    def _get_transfer_value(self):
        """What moves, in company currency: the amount itself where one of both banks
        has it in that."""
        ours, other = self.company_id.currency_id, self.destination_journal_id
        if other._bank_get_currency() == ours:
            return self._get_incoming_amount(ours)
        return self._to_company_currency(self.amount)

    def _get_transfer_account(self):
        """The account between banks: of the company, or of those above it.

        :raises UserError: none of them has one.
        """
        companies = self.company_id.sudo()
        if companies != self.destination_journal_id.company_id.sudo():
            companies = companies.root_id
        for company in reversed(companies.parent_ids):
            if account := company.transfer_account_id:
                return account.sudo(False)
        raise UserError(
            self.env._(
                "%s has no account for transfers between banks: choose one in the "
                "accounting settings.",
                self.company_id.display_name,
            )
        )
