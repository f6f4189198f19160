"""A payment that the bank shows with another amount than it was registered with."""

from odoo import models
from odoo.exceptions import UserError

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Corrects a payment that was registered with another amount."""

    _inherit = "account.bank.statement.line"

    @needs("write")
    def action_bank_correct_payment(self):
        """Book what the bank took or gave more or less than the payment it is matched
        with, to the partner: the payment was registered with a wrong amount.

        What the payment's own documents still have open takes it first; the rest
        stays on the partner's account. A mistake of the bank is none of the
        partner's: transfer that difference to an account instead.

        :return: the applications made.
        :raises UserError: there is no difference, or not one payment.
        """
        self._bank_check_has_difference()
        applications = self.env["bank.payment.application"]._bank_create_by_code(
            [values for line in self for values in line._bank_prepare_corrections()]
        )
        self._bank_note_manual_change()
        return applications

    def _bank_prepare_corrections(self):
        """Values of the applications that take the line's difference."""
        entry = self._bank_get_entry_to_correct()
        payment = entry.payment_id
        left, result = self.difference_amount, []
        common = {
            "statement_line_id": self.id,
            "confidence": "manual",
            "corrects_entry_id": entry.id,
            "label": self.env._("Correction of %s", payment.name),
        }
        for item, open_amount in self._bank_get_items_to_correct(payment):
            # What is open on the other side takes none of it: less money than was
            # registered makes a document owe more, it pays nothing of it.
            share = min(abs(open_amount), abs(left))
            if open_amount * left > 0 and not self.bank_transaction_currency_id.is_zero(
                share
            ):
                share = share if left > 0 else -share
                result.append({**common, "move_line_id": item.id, "amount": share})
                left = self.bank_transaction_currency_id.round(left - share)
        if not self.bank_transaction_currency_id.is_zero(left):
            result.append(
                {
                    **common,
                    "account_id": payment.destination_account_id.id,
                    "partner_id": payment.partner_id.id,
                    "amount": left,
                }
            )
        return result

    def _bank_get_entry_to_correct(self):
        """The one payment to a partner that the line is matched with.

        :raises UserError: there is none, or more than one.
        """
        entries = self.application_ids.move_line_id._bank_filter_entries()
        payments = entries.filtered(
            lambda entry: entry.payment_id and not entry.payment_id._bank_is_transfer()
        )
        if len(payments) != 1:
            raise UserError(
                self.env._(
                    "%(line)s is matched with %(count)s payments: match it with the "
                    "one payment that has a wrong amount, or transfer the difference "
                    "to an account.",
                    line=self._bank_get_short_name(),
                    count=len(payments),
                )
            )
        return payments

    def _bank_get_items_to_correct(self, payment):
        """What the documents of a payment still have open, oldest first.

        :return: [(item, open amount in the line's transaction currency)]
        """
        settled = payment.move_id.line_ids.filtered(
            lambda entry: entry.account_id == payment.destination_account_id
        )
        items = settled.matched_debit_ids.debit_move_id
        items |= settled.matched_credit_ids.credit_move_id
        items = items.filtered(lambda item: not item.reconciled)
        held = {
            item: sum(apps.mapped("item_amount"))
            for item, apps in items._bank_get_applications().items()
        }
        return [
            (
                item,
                self._bank_from_item_amount(
                    item, item.amount_residual_currency - held.get(item, 0.0)
                ),
            )
            for item in items.sorted(lambda item: (item.date_maturity, item.id))
        ]
