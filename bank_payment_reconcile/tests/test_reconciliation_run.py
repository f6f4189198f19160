from datetime import date

from odoo import Command
from odoo.tests import tagged

from .posting_run_case import PROGRESS, PostingRunCommon


@tagged("post_install", "-at_install")
class TestReconciliationRun(PostingRunCommon):
    """A statement with more lines than the accountant waits for."""

    def setUp(self):
        super().setUp()
        self.document = self._make_document().with_user(self.accountant)

    def _make_document(self):
        """Seven payments of 10 to 16: 91.00."""
        statement = self.env["account.bank.statement"].create(
            {
                "name": "January",
                "line_ids": [Command.set(self.lines.ids)],
                "balance_start": 0.0,
                "balance_end_real": 91.0,
            }
        )
        return statement.with_user(self.accountant)._bank_get_or_create_reconciliation()

    def _order_document(self):
        action = self.document.action_post_and_follow()
        self.assertEqual(action["tag"], PROGRESS)
        return self.Run.browse(action["params"]["run_id"])

    def test_the_document_is_filed_at_the_end_of_the_run(self):
        run = self._order_document()
        self.assertEqual(self.document.state, "draft")
        self._work(run)
        self.env.invalidate_all()
        self.assertEqual(run.state, "done")
        self.assertRecordValues(
            self.document,
            [
                {
                    "state": "posted",
                    "posted_by_id": self.accountant.id,
                    "line_count": 7,
                    "line_total": 91.0,
                    "obstacle_count": 0,
                }
            ],
        )
        self.assertTrue(all(self.lines.mapped("is_reconciled")))

    def test_the_scheduled_action_files_it_in_the_accountants_name(self):
        self._order_document()
        self._work_at_night()
        self.env.invalidate_all()
        self.assertEqual(self.document.state, "posted")
        self.assertEqual(self.document.posted_by_id, self.accountant)

    def test_a_line_that_fails_keeps_it_a_draft_with_the_reason(self):
        run = self._order_document()
        self.fees.active = False
        self._work(run)
        self.env.invalidate_all()
        self.assertRecordValues(
            self.document, [{"state": "draft", "obstacle_count": 7}]
        )
        self.assertIn("is archived", self.document.record_ids[0].obstacle)
        self.assertIn("7 of 7 lines", self.document.message_ids[0].body)
        # The second try finishes it.
        self.fees.active = True
        self._work(self._order_document())
        self.env.invalidate_all()
        self.assertEqual(self.document.state, "posted")

    def test_a_closing_balance_changed_meanwhile_keeps_it_a_draft(self):
        run = self._order_document()
        self.document.balance_end = 92.0
        self._work(run)
        self.env.invalidate_all()
        self.assertNotFiled("add up to .*91.00, but the closing balance .*92.00")

    def assertNotFiled(self, why):
        """It stays a draft that says why, and what was posted stays posted."""
        self.assertEqual(self.document.state, "draft")
        self.assertRegex(self.document.message_ids[0].body, why)
        self.assertTrue(all(self.lines.mapped("is_reconciled")))

    def test_an_entry_reset_to_draft_meanwhile_keeps_it_a_draft(self):
        """One line was posted before; somebody takes its entry in hand, to correct
        it, while the run posts the other six."""
        line = self.lines[0]
        line._bank_post_applications()
        run = self._order_document()
        line.move_id.button_draft()
        self._work(run)
        self.env.invalidate_all()
        self.assertEqual(run.state, "done")
        self.assertNotFiled("The entry of .*payment 0.* is not posted")
        line.move_id.action_post()
        self.document.action_post_and_follow()
        self.assertEqual(self.document.state, "posted")

    def test_a_statement_date_changed_meanwhile_keeps_it_a_draft(self):
        run = self._order_document()
        self.document.date = date(2026, 1, 14)
        self._work(run)
        self.env.invalidate_all()
        self.assertNotFiled("date 2026-01-14 is before the line of 2026-01-15")

    def test_what_could_not_be_posted_is_told_before_what_else_is_wrong(self):
        run = self._order_document()
        self.fees.active = False
        self.document.balance_end = 92.0
        self._work(run)
        self.env.invalidate_all()
        self.assertIn("7 of 7 lines", self.document.message_ids[0].body)

    def test_a_few_lines_are_filed_while_the_accountant_waits(self):
        self.lines[:4]._bank_post_applications()
        action = self.document.action_post_and_follow()
        self.assertEqual(action["res_id"], self.document.id)
        self.assertEqual(self.document.state, "posted")
        self.assertFalse(self.document.posting_run_id)


@tagged("post_install", "-at_install")
class TestSeparateReconciliationRun(TestReconciliationRun):
    """The same of a bank account reconciliation, with the bank's paper."""

    # Odoo's own runner leaves out what a class inherits.
    allow_inherited_tests_method = True

    def _make_document(self):
        return self.env["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "date": date(2026, 1, 31),
                "balance_start": 0.0,
                "balance_end": 91.0,
            }
        )
