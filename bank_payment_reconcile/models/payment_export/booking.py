"""Booking what a run pays: by Odoo's payments, one for each."""

from odoo import Command, models

from ..core.entries import reconcile
from ..core.payments import apart_from_documents, create_entries
from ..record.bulk import update_rows


class BankPaymentRun(models.Model):
    """Books as the bank's card says."""

    _inherit = "bank.payment.run"

    def _book(self, lines):
        """Book what the file pays; where the card says so, the statement does.

        :param lines: the payments in the file, with their ids.
        """
        way = self.journal_id.bank_run_booking or "each"
        if way == "run":
            lines._book_blocks()
        elif way == "each":
            transfers = lines.filtered("destination_journal_id")
            (lines - transfers)._book_payments()
            transfers._book_transfers()


class BankPaymentLine(models.Model):
    """Becomes a payment of Odoo's, which closes its open items."""

    _inherit = "bank.payment.line"

    def _book_payments(self):
        """Create, post and reconcile a payment for each of these, all at once."""
        if not self:
            return
        method = self.run_id._get_method_line()
        payments = apart_from_documents(self.env["account.payment"]).create(
            [line._prepare_booked_payment(method) for line in self]
        )
        self._create_booked_entries(payments)
        payments.action_post()
        payments = payments.with_env(self.env)
        update_rows(
            self.sudo(),
            {
                line.id: {"payment_id": payment.id}
                for line, payment in zip(self, payments, strict=True)
            },
        )
        plan = []
        for line, payment in zip(self, payments, strict=True):
            plan += line._prepare_reconciliation(payment)
        reconcile(self.env, plan)

    def _create_booked_entries(self, payments):
        """Give the payments of these their entries, where they wait for the bank."""
        others = {
            payment: lines
            for line, payment in zip(self, payments, strict=True)
            if (lines := line._prepare_other_lines())
        }
        waiting = payments.filtered("outstanding_account_id")
        entries = create_entries(waiting, others)
        update_rows(
            waiting.sudo(),
            {
                payment.id: {"move_id": entry.id}
                for payment, entry in zip(waiting, entries, strict=True)
            },
        )

    def _prepare_booked_payment(self, method):
        """Values of the payment, without its entry."""
        accounts = self.item_ids.move_line_id.account_id
        values = {
            "payment_type": self.run_id._get_payment_type(),
            "partner_type": self._get_partner_type(),
            "partner_id": self.partner_id.id,
            "partner_bank_id": self.partner_bank_id.id,
            "journal_id": self.journal_id.id,
            "company_id": self.company_id.id,
            "payment_method_line_id": method.id,
            "currency_id": self.currency_id.id,
            "amount": self.amount,
            "date": self.execution_date,
            "memo": self._get_memo(),
            "payment_reference": self.payment_information_id,
            "bank_end_to_end_id": self.end_to_end_id,
            "invoice_ids": [Command.set(self.item_ids.move_line_id.move_id.ids)],
        }
        if accounts:
            values["destination_account_id"] = accounts[0].id
        return values

    def _get_partner_type(self):
        accounts = self.item_ids.move_line_id.account_id
        if accounts:
            is_customer = accounts[0].account_type == "asset_receivable"
        else:
            is_customer = self.run_id.kind == "debit"
        return "customer" if is_customer else "supplier"

    # -------------------------------------------------------------------------
    # Reconciliation
    # -------------------------------------------------------------------------

    def _prepare_reconciliation(self, payment):
        """Groups of entry lines to reconcile: the payment's with its open items.

        :return: list of `account.move.line` records.
        """
        items = self.item_ids
        entries = payment.move_id.line_ids
        if not items:
            return []
        if not self._is_split():
            account = items.move_line_id.account_id
            own = entries.filtered(lambda entry: entry.account_id == account)
            return [own | items.move_line_id]
        groups, left = [], entries
        for item in items:
            target = item.move_line_id
            found = left.filtered(
                lambda entry, item=item, target=target: (
                    entry.account_id == target.account_id
                    and not self.currency_id.compare_amounts(
                        entry.amount_currency, item._get_booked_amount()
                    )
                )
            )[:1]
            left -= found
            groups.append(found | target)
        return groups
