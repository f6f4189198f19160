"""Payments of runs that come back later: their bills are owed again."""

from odoo import api, fields, models
from odoo.fields import Domain

from ... import matching, payment_files
from ..application.application import OWED
from ..core.entries import reconcile


class BankMatchingLedger(models.AbstractModel):
    """Loads payments of runs that lines may give back."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_earlier_orders(self, journal, currency, returning):
        # EXTENDS
        ids = {
            identifier
            for line in returning
            for identifier in (line.end_to_end_id, *line.order_ids, *line.text.split())
            if identifier
        }
        amounts = {abs(line.amount) / 10**currency.decimal_places for line in returning}
        lines = self.env["bank.payment.line"].search(
            Domain("journal_id", "=", journal.id)
            & Domain("state", "=", "done")
            & Domain("currency_id", "=", currency.id)
            & Domain("amount", "in", list(amounts))
            & (
                Domain("end_to_end_id", "in", list(ids))
                | Domain("instruction_id", "in", list(ids))
            )
        )
        found = [self._prepare_earlier_order(line, currency) for line in lines]
        return [payment for payment in found if payment]

    @api.model
    def _prepare_earlier_order(self, line, currency):
        """A payment of a run as one that the bank has shown; None where it paid no
        partner."""
        line = line.sudo()
        items = line.item_ids.move_line_id
        account = items.account_id[:1] or line._get_paid_items().account_id[:1]
        partner = line.partner_id.commercial_partner_id
        if not account or not partner:
            return None
        documents = items.move_id
        sign = 1 if line.run_id.kind == "debit" else -1
        return matching.EarlierPayment(
            key=line.bank_line_ids[:1].id or line.id,
            amount=sign * self._to_minor(line.amount, currency),
            date=line.bank_line_ids[:1].bank_booking_date or line.execution_date,
            partner=partner.id,
            account=account.id,
            number=documents[:1].name or line.end_to_end_id or "",
            numbers=tuple(filter(None, documents.mapped("name"))),
            end_to_end_id=line.end_to_end_id or "",
            order=line.id,
            order_ids=tuple(filter(None, (line.instruction_id,))),
        )


class BankPaymentLine(models.Model):
    """Comes back."""

    _inherit = "bank.payment.line"

    def _get_paid_items(self):
        """The entry lines on payable or receivable accounts that closed its open items;
        none where the bank's own line did."""
        self.ensure_one()
        entries = self.booked_item_ids or self.payment_id.move_id.line_ids
        return entries.filtered(lambda entry: entry.account_id.account_type in OWED)

    def _give_back(self, counterpart, reason):
        """Take it off its bills, which are owed again: what paid them is closed with
        the money that came back.

        :param counterpart: the bank line's entry lines of that.
        :param reason: of the bank, in words.
        """
        line = self.sudo()
        paid = line._get_paid_items()
        items = line.item_ids.move_line_id
        if paid:
            paid.remove_move_reconcile()
            plan = [counterpart | paid]
            if line.item_ids.filtered("discount_amount"):
                # What was taken off besides stays taken off.
                plan.append(paid | items)
            reconcile(self.env(su=True), plan)
        line.write({"state": "returned", "status_text": reason})

    def _take_again(self):
        """It has not come back after all: its bills are paid by it again."""
        line = self.sudo()
        if paid := line._get_paid_items():
            paid.remove_move_reconcile()
            reconcile(self.env(su=True), [paid | line.item_ids.move_line_id])
        line.write({"state": "done", "status_text": False})


class AccountBankStatementLine(models.Model):
    """Gives payments of runs back."""

    _inherit = "account.bank.statement.line"

    bank_returned_order_id = fields.Many2one(
        "bank.payment.line",
        string="Payment That Comes Back",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )

    def _bank_note_returned_orders(self, proposals):
        # EXTENDS
        by_line = {}
        for proposal in proposals:
            for reason in proposal.reasons:
                if order := reason.params.get("order"):
                    by_line[proposal.line] = order
        for line in self.sudo():
            order = by_line.get(line.id, False)
            if line.bank_returned_order_id.id != order:
                line.bank_returned_order_id = order

    def _bank_take_orders_back(self):
        # EXTENDS
        result = super()._bank_take_orders_back()
        for line in self.sudo().filtered("bank_returned_order_id"):
            order = line.bank_returned_order_id
            counterpart = line._bank_get_given_back(order)
            if order.state != "done" or not counterpart:
                continue
            reason = line._bank_tell_return()
            order._give_back(counterpart, reason)
            if payment_files.doubts_account(line.bank_return_code or ""):
                order.partner_bank_id._bank_note_refusal(reason)
        return result

    def _bank_restore_orders(self):
        # EXTENDS
        result = super()._bank_restore_orders()
        orders = self.sudo().bank_returned_order_id
        for order in orders.filtered(lambda order: order.state == "returned"):
            order._take_again()
        return result

    def _bank_get_given_back(self, order):
        """The entry lines by which the money is owed again: to the payee, on an account
        of such, where a person left it there."""
        partner = order.partner_id.commercial_partner_id
        return self.move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id.account_type in OWED
                and not entry.reconciled
                and entry.partner_id.commercial_partner_id == partner
            )
        )

    def _bank_tell_return(self):
        """Why it came back: the code, and the bank's words."""
        told = (self.bank_return_code, self.bank_return_text)
        return " ".join(filter(None, told)) or self.payment_ref
