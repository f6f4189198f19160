"""A bank statement that cannot be filed as it is."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .reconciliation_case import ReconciliationCommon


@tagged("post_install", "-at_install")
class TestReconciliationRefused(ReconciliationCommon):
    def test_closing_balance_that_the_lines_do_not_reach(self):
        self.statement.balance_end_real = 1200.0
        with self.assertRaisesRegex(
            UserError, r"add up to \$.1,168.50.*closing balance \$.1,200.00"
        ):
            self._reconcile()
        self.assertFalse(any(self.lines.mapped("is_reconciled")))

    def test_a_line_that_is_not_applied(self):
        self.fee.application_ids.unlink()
        with self.assertRaisesRegex(
            UserError,
            r"1 of 4 lines are not applied in full, the first is \"Monthly fee\" of "
            r"2026-01-31: lines of \$.1,181.00 are applied and must be \$.1,168.50",
        ):
            self._reconcile()
        self.assertFalse(any(self.lines.mapped("is_reconciled")))

    def test_a_statement_date_before_its_last_line(self):
        document = self.statement._bank_get_or_create_reconciliation(
            date=date(2026, 1, 20)
        )
        with self.assertRaisesRegex(UserError, "2026-01-20 is before the line of"):
            document.action_post()

    def test_a_statement_is_not_reconciled_twice(self):
        self._reconcile()
        with self.assertRaisesRegex(UserError, "January is already reconciled"):
            self.statement.action_bank_post_and_reconcile()

    def test_a_statement_without_lines(self):
        empty = self.env["account.bank.statement"].create({"name": "Empty"})
        with self.assertRaisesRegex(UserError, "Empty has no lines"):
            empty.action_bank_post_and_reconcile()

    def test_invoice_was_paid_meanwhile_and_the_second_try_finishes(self):
        other = self._create_line(1000.0, "paid twice", date(2026, 2, 1))
        self._apply(other, (self.invoice, 1000.0))
        other._bank_post_applications()
        # What was paid is no longer applied: the document says which line, and why.
        with self.assertRaisesRegex(
            UserError, "1 of 4 lines.*was paid in the meantime"
        ):
            self._reconcile()
        self.assertFalse(any((self.lines - other).mapped("is_reconciled")))
        # The accountant keeps the money on account and tries again.
        self.paid.action_remove_applications()
        self._apply(self.paid, (self.receivable, 1000.0), partner_id=self.nordlicht.id)
        document = self._reconcile()
        self.assertEqual(document.state, "posted")
        self.assertFalse(document.record_ids.filtered("obstacle"))
        self.assertEqual(document.obstacle_count, 0)
