"""Undoing what was booked of payments: cancelled where the period is open, taken back
by an entry of its own where it is not."""

from datetime import timedelta

from odoo import Command, fields, models

from ..core.entries import reconcile, reverse
from ..core.locks import get_locks_of


class BankPaymentLine(models.Model):
    """The entries of payments that are taken back."""

    _inherit = "bank.payment.line"

    def _undo_booking(self, reason):
        payments = self.payment_id
        payments |= payments.paired_internal_transfer_payment_id
        payments._bank_take_back(reason)
        for move, lines in self.grouped("booking_move_id").items():
            if move:
                lines._undo_block(move, reason)

    def _undo_block(self, move, reason):
        """Take these payments out of the entry of their block."""
        others = self.search(
            [
                ("booking_move_id", "=", move.id),
                ("is_live", "=", True),
                ("id", "not in", self.ids),
            ],
            limit=1,
        )
        corrected = move.line_ids & self._get_corrected_items()
        if others or corrected:
            self._correct_block(move, reason)
        elif move._bank_is_closed():
            day = move._bank_get_first_open_day()
            reverse(move, [{"date": day, "ref": reason}], cancel=True)
        else:
            move.button_cancel()

    def _get_corrected_items(self):
        """The block's entry lines that a correction took something off."""
        waiting = self[0]._get_waiting_items().sudo()
        return waiting.filtered(lambda entry: entry.matched_debit_ids)

    def _correct_block(self, move, reason):
        """Take the shares of these payments back by an entry of their own; it closes
        as much of what the block waits for."""
        booked = self.booked_item_ids.sorted("id")
        booked.remove_move_reconcile()
        waiting = self._get_all_waiting_items()
        day = move._bank_get_first_open_day()
        correction = self.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": move.journal_id.id,
                "company_id": move.company_id.id,
                "date": day,
                "ref": f"{move.ref}: {reason}",
                "line_ids": [
                    *(
                        Command.create(entry._bank_prepare_opposite())
                        for entry in booked
                    ),
                    *(
                        Command.create(vals)
                        for vals in booked._bank_prepare_rest(waiting)
                    ),
                ],
            }
        )
        correction.action_post()
        entries = correction.line_ids.sorted("id")
        plan = [
            entry | opposite
            for entry, opposite in zip(booked, entries, strict=False)
            if entry.account_id.reconcile
        ]
        rests = entries[len(booked) :]
        for rest in rests:
            plan.append(
                rest
                | waiting.filtered(
                    lambda entry, rest=rest: entry.currency_id == rest.currency_id
                )
            )
        reconcile(self.env, plan)

    def _get_all_waiting_items(self):
        """As `_get_waiting_items`, in each currency of these."""
        return self.env["account.move.line"].union(
            *(
                lines[0]._get_waiting_items()
                for lines in self.grouped("currency_id").values()
            )
        )


class AccountMoveLine(models.Model):
    """Entry lines that are taken back."""

    _inherit = "account.move.line"

    def _bank_prepare_opposite(self):
        """Values of the entry line that takes this one back."""
        return {
            "name": self.name,
            "account_id": self.account_id.id,
            "partner_id": self.partner_id.id,
            "currency_id": self.currency_id.id,
            "amount_currency": -self.amount_currency,
            "balance": -self.balance,
            "tax_ids": [Command.set(self.tax_ids.ids)],
            "tax_tag_ids": [Command.set(self.tax_tag_ids.ids)],
            "tax_repartition_line_id": self.tax_repartition_line_id.id,
            "analytic_distribution": self.analytic_distribution,
        }

    def _bank_prepare_rest(self, waiting):
        """Values of what entry lines come to, on the account on which it waits.

        :param waiting: the entry lines that wait, of one account.
        :return: list of values, one for each currency.
        """
        return [
            {
                "name": waiting[:1].name,
                "account_id": waiting.account_id.id,
                "currency_id": currency.id,
                "amount_currency": currency.round(sum(own.mapped("amount_currency"))),
                "balance": self.company_id.currency_id.round(
                    sum(own.mapped("balance"))
                ),
            }
            for currency, own in self.grouped("currency_id").items()
        ]


class AccountMove(models.Model):
    """Whether an entry can be cancelled as it is."""

    _inherit = "account.move"

    def _bank_is_closed(self):
        """Whether it is secured, or its period is locked."""
        self.ensure_one()
        has_tax = bool(self.line_ids.tax_ids)
        return bool(self.inalterable_hash or get_locks_of(self, self.date, has_tax))

    def _bank_get_first_open_day(self):
        """The first day, not before the entry nor before today, that no lock date
        closes."""
        self.ensure_one()
        has_tax = bool(self.line_ids.tax_ids)
        day = max(self.date, fields.Date.context_today(self))
        while locks := get_locks_of(self, day, has_tax):
            day = max(locks)[0] + timedelta(days=1)
        return day


class AccountPayment(models.Model):
    """Payments that the bank did not execute."""

    _inherit = "account.payment"

    def _bank_take_back(self, reason):
        """Cancel payments, with their entries and reconciliations.

        Where an entry is secured or its period is locked, it stays, and another one
        takes it back on the first open day.
        """
        live = self.filtered(lambda payment: payment.state not in ("canceled", "draft"))
        closed = live.filtered(
            lambda payment: payment.move_id and payment.move_id._bank_is_closed()
        )
        (live - closed).action_cancel()
        if closed:
            days = [move._bank_get_first_open_day() for move in closed.move_id]
            values = [{"date": day, "ref": reason} for day in days]
            reverse(closed.move_id, values, cancel=True)
            closed.write({"state": "canceled"})
