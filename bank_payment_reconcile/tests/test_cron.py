from unittest.mock import patch

from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestScheduledActions(BankReconcileCommon):
    """The night over money that is not ours: only journals that opted in."""

    def setUp(self):
        super().setUp()
        self.commits = []
        commit = self.env.registry["ir.cron"]._commit_progress

        def note_and_commit(cron, processed=0, **kw):
            self.commits.append(processed)
            return commit(cron, processed, **kw)

        self.startPatcher(
            patch.object(
                self.env.registry["ir.cron"], "_commit_progress", note_and_commit
            )
        )
        self.item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )

    def _apply_at_night(self, **options):
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_apply_automatically(**options)

    def _post_at_night(self, **options):
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications(**options)

    def test_nothing_happens_until_a_journal_opts_in(self):
        self._apply_at_night()
        self.assertFalse(self.line.application_ids)
        self.line.action_apply_automatically()
        self._post_at_night()
        self.assertFalse(self.line.is_reconciled)

    def test_applied_and_posted_at_night_and_seen_in_the_morning(self):
        self.bank.bank_apply_automatically = True
        self.bank.bank_post_automatically = True
        unknown = self._create_line(5.0, "no idea")
        self._apply_at_night()
        self._post_at_night()
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertTrue(self.line.application_ids.posted_automatically)
        self.assertEqual(self.line.application_ids.posted_by_id, self.env.user)
        self.assertFalse(unknown.is_reconciled)
        self.line.action_undo_applications()
        self.assertEqual(self.item.move_id.payment_state, "not_paid")

    def test_work_is_done_in_chunks_and_each_is_committed(self):
        self.bank.bank_apply_automatically = True
        for n in range(4):
            self._create_line(5.0 + n, f"line {n}")
        self._apply_at_night(chunk_size=2)
        self.assertEqual(self.commits, [2, 2, 1])

    def test_what_a_person_removed_does_not_come_back_at_night(self):
        self.bank.bank_apply_automatically = True
        self.line.action_apply_automatically()
        self.line.action_remove_applications()
        self._apply_at_night()
        self.assertFalse(self.line.application_ids)

    def test_a_line_whose_invoice_was_paid_is_left_to_a_person(self):
        self.bank.bank_post_automatically = True
        self.line.action_apply_automatically()
        other = self._create_line(1000.0)
        self._apply(other, (self.item, 1000.0))
        other.action_post_applications()
        self._post_at_night()
        self.assertFalse(self.line.is_reconciled)
        self.assertIn("INV/2026/00042", self.line.bank_reopened_reason)
        self.assertTrue(self.line.needs_review)
        self.commits.clear()
        self._post_at_night()
        self.assertEqual(self.commits, [])

    def test_an_import_calls_the_scheduled_actions_soon(self):
        self.bank.bank_post_automatically = True
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "1.00",
                    "FITID": "A1",
                    "NAME": "somebody",
                }
            ]
        )
        cron = self.env.ref("bank_payment_reconcile.ir_cron_post_applications")
        Trigger = self.env["ir.cron.trigger"].sudo()
        before = Trigger.search_count([("cron_id", "=", cron.id)])
        self.bank.with_user(self.accountant).import_bank_statements(data, "a.ofx")
        after = Trigger.search_count([("cron_id", "=", cron.id)])
        self.assertEqual(after, before + 1)
