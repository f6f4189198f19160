"""A bank statement that was filed is taken back, and filed again."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .reconciliation_case import ReconciliationCommon


@tagged("post_install", "-at_install")
class TestReconciliationUndo(ReconciliationCommon):
    def test_january_is_taken_back_and_filed_again(self):
        document = self._reconcile()
        document.action_undo()
        self.assertRecordValues(
            document,
            [
                {
                    "state": "undone",
                    "undone_by_id": self.accountant.id,
                    "line_count": 4,
                    "difference": 0.0,
                }
            ],
        )
        self.assertFalse(document.line_ids)
        self.assertEqual(document.record_ids.statement_line_id, self.lines)
        self.assertFalse(any(self.lines.mapped("is_reconciled")))
        self.assertEqual(set(self.lines.application_ids.mapped("state")), {"accepted"})
        self.assertEqual(self.invoice.move_id.payment_state, "not_paid")
        self.assertEqual(
            self._ledger(("account_id", "=", self.bank.suspense_account_id.id)),
            -1168.5,
        )
        again = self._reconcile()
        self.assertEqual(again.name, "January (2)")
        self.assertEqual(again.state, "posted")
        self.assertEqual(document.state, "undone")
        with self.assertRaisesRegex(UserError, "January is not posted"):
            document.action_undo()

    def test_undo_restores_the_entries_as_they_were_imported(self):
        def books():
            return sorted(
                (entry.account_id.id, entry.partner_id.id, entry.balance, entry.name)
                for entry in self.lines.move_id.line_ids
            )

        before = books()
        document = self._reconcile()
        self.assertNotEqual(books(), before)
        document.action_undo()
        self.assertEqual(books(), before)

    def test_undo_warns_of_the_later_document(self):
        january = self._reconcile()
        fee = self._create_line(-12.5, "Monthly fee", date(2026, 2, 28))
        self._apply(fee, (self.fees, -12.5))
        february = self._reconcile(
            self._create_statement(fee, 1168.5, 1156.0, "February")
        )
        january.invalidate_recordset(["later_document_id"])
        self.assertEqual(january.later_document_id, february)
        january.action_undo()
        self.assertIn("February is later", january.message_ids[0].body)

    def test_undo_in_a_locked_period_is_refused(self):
        document = self._reconcile()
        with freeze_time("2026-03-10"):
            self.company_data["company"].sudo().hard_lock_date = date(2026, 1, 31)
            with self.assertRaisesRegex(
                UserError, "January cannot be undone: its line of 2026-01-10 is in a"
            ):
                document.action_undo()
        self.assertEqual(document.state, "posted")

    def test_taking_one_line_back_undoes_the_document_and_says_so(self):
        document = self._reconcile()
        answer = self.fee.with_user(self.accountant).action_undo_applications()
        self.assertIn("This undoes January", answer["params"]["message"])
        self.assertEqual(document.state, "undone")
        self.assertIn("Monthly fee", document.message_ids[0].body)
        self.assertEqual(document.message_ids[0].author_id, self.accountant.partner_id)
        self.assertEqual(
            (self.lines - self.fee).mapped("is_reconciled"), [True, True, True]
        )
        # The statement is filed again with the line as it is right.
        again = self._reconcile()
        self.assertEqual((again.name, again.state), ("January (2)", "posted"))

    def test_the_hosts_way_back_undoes_the_document_too(self):
        document = self._reconcile()
        self.fee.action_undo_reconciliation()
        self.assertEqual(document.state, "undone")

    def test_deleting_a_line_undoes_the_document(self):
        document = self._reconcile()
        # Odoo deletes no line of a statement, and a person takes none off one that
        # is reconciled; the lines of this document might be on none.
        self.lines.sudo().statement_id = False
        self.fee.unlink()
        self.assertEqual(document.state, "undone")
        self.assertEqual(len(document.record_ids), 4)
