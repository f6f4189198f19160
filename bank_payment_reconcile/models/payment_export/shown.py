"""What of exported payments the bank has taken, and what its statement shows."""

from odoo import models
from odoo.exceptions import UserError

#: What we can still cancel: the bank has said nothing of it that counts.
CANCELLABLE = ("draft", "exported", "pending")


class BankPaymentLine(models.Model):
    """Whether it can still be taken back."""

    _inherit = "bank.payment.line"

    def _get_taken_lines(self):
        """Those that we cannot cancel any more."""
        said = self.filtered(lambda line: line.state not in CANCELLABLE)
        return said | (self - said)._get_shown_lines()

    def _check_not_shown(self):
        if shown := self._get_shown_lines():
            raise UserError(
                self.env._(
                    "The statement of %(bank)s shows %(payments)s: undo the bank line "
                    "first, or apply the money that comes back when it is there.",
                    bank=shown[0].journal_id.display_name,
                    payments=shown._tell_names(),
                )
            )

    def _get_shown_lines(self):
        """Those that stand on the bank's statement."""
        said = self.filtered(lambda line: line.state in ("done", "returned"))
        blocks = (self - said).filtered("booking_move_id")
        found = {
            *said.ids,
            *(line.id for line in blocks if line._is_block_shown()),
            *(self - said - blocks)._find_shown_payments(),
        }
        return self.filtered(lambda line: line.id in found)

    def _find_shown_payments(self):
        """The ids of those whose payment, or its other half, a bank line settles."""
        payments = self.payment_id
        payments |= payments.paired_internal_transfer_payment_id
        owners = {
            entry.id: payment.id
            for payment in payments
            for entry in payment.move_id.line_ids
            if entry.account_id == payment.outstanding_account_id
        }
        entries = self.env["account.move.line"].browse(owners)
        shown = {owners[entry_id] for entry_id in entries._bank_find_shown()}
        for line in self:
            payment = line.payment_id
            halves = (payment.id, payment.paired_internal_transfer_payment_id.id)
            if shown.intersection(halves):
                yield line.id

    def _is_block_shown(self):
        """Of a block, the bank may have shown all less what it rejected: that rest is
        not shown."""
        waiting = self._get_waiting_items()
        if not waiting._bank_get_bank_lines():
            return False
        rest = abs(sum(waiting.mapped("amount_residual_currency")))
        return self.currency_id.compare_amounts(rest, self.amount) < 0

    def _get_waiting_items(self):
        """The entry lines of the block, in this currency, that the bank will show."""
        account = self.run_id._get_outstanding_account()
        return self.booking_move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id == account and entry.currency_id == self.currency_id
            )
        )

    def _tell_names(self):
        """Payments as a sentence names them: three of them, and how many more."""
        names = [
            f"{line.partner_id.name or line.destination_journal_id.name or ''} "
            f"{line.currency_id.format(line.amount)}".strip()
            for line in self[:3]
        ]
        if len(self) > 3:
            names.append(self.env._("%s more", len(self) - 3))
        return ", ".join(names)


class AccountMoveLine(models.Model):
    """What waits for the bank."""

    _inherit = "account.move.line"

    def _bank_get_bank_lines(self):
        """The bank lines that these entry lines are reconciled with."""
        partials = self.sudo()
        others = (
            partials.matched_debit_ids.debit_move_id
            | partials.matched_credit_ids.credit_move_id
        )
        return others.move_id.statement_line_id

    def _bank_find_shown(self):
        """The ids of those that are reconciled with a bank line."""
        entries = self.sudo()
        for partial in entries.matched_debit_ids:
            if partial.debit_move_id.move_id.statement_line_id:
                yield partial.credit_move_id.id
        for partial in entries.matched_credit_ids:
            if partial.credit_move_id.move_id.statement_line_id:
                yield partial.debit_move_id.id
