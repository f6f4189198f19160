"""Many payments at the bank are posted in the background."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ConcurrencyError, UserError
from odoo.tests import tagged

from .posting_run_case import PostingRunCommon


@tagged("post_install", "-at_install")
class TestPostingRun(PostingRunCommon):
    def test_a_few_lines_are_posted_while_the_accountant_waits(self):
        few = self.lines[:5].with_user(self.accountant)
        action = few.action_bank_post_selected()
        self.assertEqual(action["tag"], "display_notification")
        self.assertTrue(all(few.mapped("is_reconciled")))
        self.assertFalse(few.bank_posting_run_id)

    def test_many_lines_are_posted_in_a_run_and_seen_on_the_way(self):
        run = self._order()
        self.assertRecordValues(
            run,
            [
                {
                    "user_id": self.accountant.id,
                    "company_id": self.env.company.id,
                    "journal_id": self.bank.id,
                    "state": "queued",
                    "end_date": False,
                }
            ],
        )
        self.assertProgress(run, total=7, posted=0, failed=0, waiting=7)
        progress = self._work(run, seconds=0)
        self.assertEqual(
            progress,
            {
                "state": "running",
                "total": 7,
                "posted": 5,
                "failed": 0,
                "waiting": 2,
                "errors": [],
                "may_be_stopped": True,
                "has_document": False,
            },
        )
        progress = self._work(run)
        self.assertEqual((progress["state"], progress["posted"]), ("done", 7))
        self.assertTrue(all(self.lines.mapped("is_reconciled")))
        self.assertEqual(self.lines.application_ids.posted_by_id, self.accountant)
        self.assertFalse(any(self.lines.application_ids.mapped("posted_automatically")))
        self.assertEqual(sum(self._suspense().mapped("balance")), 0.0)
        self.assertTrue(run.end_date)

    def _suspense(self):
        return self.env["account.move.line"].search(
            [("account_id", "=", self.bank.suspense_account_id.id)]
        )

    def test_lines_that_cannot_be_posted_are_shown_with_their_reason(self):
        self.lines[3].application_ids.unlink()
        self.lines[5].application_ids.amount = 1.0
        run = self._order()
        progress = self._work(run)
        self.assertEqual(progress["state"], "done")
        self.assertEqual((progress["posted"], progress["failed"]), (5, 2))
        self.assertEqual(
            [(e["line_id"], e["text"], e["error"]) for e in progress["errors"]],
            [
                (
                    self.lines[3].id,
                    "2026-01-15 payment 3",
                    "Nothing is applied to it.",
                ),
                (
                    self.lines[5].id,
                    "2026-01-15 payment 5",
                    "$\xa014.00 of $\xa015.00 is not applied: apply or transfer the "
                    "difference.",
                ),
            ],
        )
        action = run.with_user(self.accountant).action_open_failed()
        failed = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(failed, (self.lines[3] | self.lines[5]).sorted())

    def test_the_browser_is_closed_and_the_scheduled_action_goes_on(self):
        run = self._order()
        self._work(run, seconds=0)
        self._work_at_night()
        self.assertProgress(run, state="done", posted=7)
        self.assertEqual(self.lines.application_ids.posted_by_id, self.accountant)
        self.assertEqual(
            set(self.lines.move_id.line_ids.mapped("parent_state")), {"posted"}
        )

    def test_a_run_calls_the_scheduled_action(self):
        cron = self.env.ref("bank_payment_reconcile.ir_cron_posting_runs")
        Trigger = self.env["ir.cron.trigger"]
        before = Trigger.search_count([("cron_id", "=", cron.id)])
        self._order()
        self.assertEqual(Trigger.search_count([("cron_id", "=", cron.id)]), before + 1)

    def test_the_scheduled_action_posts_through_the_host(self):
        run = self._order()
        cron = self.env.ref("bank_payment_reconcile.ir_cron_posting_runs")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertProgress(run, state="done", posted=7)

    def test_what_others_hold_is_left_to_them_and_looked_at_again(self):
        run = self._order()
        cron = self.env.ref("bank_payment_reconcile.ir_cron_posting_runs")
        later = [("cron_id", "=", cron.id), ("call_at", ">", fields.Datetime.now())]
        before = self.env["ir.cron.trigger"].search_count(later)
        nothing = patch.object(
            self.env.registry["account.bank.statement.line"],
            "try_lock_for_update",
            lambda lines, **kw: lines.browse(),
        )
        with nothing:
            self._work_at_night()
            self.assertEqual(self._work(run, seconds=0)["waiting"], 7)
        self.assertProgress(run, state="queued", posted=0)
        self.assertGreater(self.env["ir.cron.trigger"].search_count(later), before)

    def test_a_clash_with_another_posting_is_tried_again(self):
        run = self._order()
        post = self.env.registry["account.bank.statement.line"]._bank_post_applications
        clashes = [1]

        def clash_once(lines, *args, **kw):
            done = post(lines, *args, **kw)
            if clashes and clashes.pop():
                raise ConcurrencyError("somebody was quicker")
            return done

        with (
            patch.object(
                self.env.registry["account.bank.statement.line"],
                "_bank_post_applications",
                clash_once,
            ),
            patch("odoo.service.model.time.sleep"),
        ):
            progress = self._work(run)
        self.assertFalse(clashes)
        self.assertEqual((progress["posted"], progress["failed"]), (7, 0))

    def test_stopped_half_way(self):
        run = self._order()
        self._work(run, seconds=0)
        run.with_user(self.accountant).action_stop()
        self.assertProgress(run, state="stopped", total=5, posted=5, waiting=0)
        left = self.lines.filtered(lambda line: not line.is_reconciled)
        self.assertEqual(len(left), 2)
        self.assertFalse(left.bank_posting_run_id)
        self.assertEqual(set(left.application_ids.mapped("state")), {"accepted"})
        self._work_at_night()
        self.assertFalse(any(left.mapped("is_reconciled")))

    def test_ordered_twice_is_one_run(self):
        run = self._order()
        self.assertEqual(self._order(), run)
        self.assertProgress(run, total=7)

    def test_ordered_when_all_is_posted(self):
        self.lines.action_post_applications()
        with self.assertRaisesRegex(UserError, "None of these lines is left to post"):
            self.lines.with_user(self.accountant).action_bank_post_selected()

    def test_a_failed_line_is_corrected_and_ordered_again(self):
        self.lines[3].application_ids.unlink()
        first = self._order()
        self._work(first)
        self._apply(self.lines[3], (self.fees, self.lines[3].amount))
        more = self.lines[3]
        for n in range(5):
            line = self._create_line(20.0 + n)
            self._apply(line, (self.fees, line.amount))
            more |= line
        second = self._order(more)
        self.assertProgress(second, total=6, failed=0, waiting=6)
        self._work(second)
        self.assertProgress(second, posted=6)
        self.assertProgress(first, total=6, posted=6, failed=0)

    def test_what_is_undone_leaves_the_run(self):
        run = self._order()
        self._work(run)
        self.lines[0].with_user(self.accountant).action_undo_applications()
        self.assertProgress(run, state="done", total=6, posted=6, waiting=0)

    def test_the_list_says_who_and_how_long(self):
        self.lines[3].application_ids.unlink()
        run = self._order()
        self._work(run)
        run.sudo().end_date = run.start_date + timedelta(seconds=75)
        self.assertRecordValues(
            run.with_user(self.accountant),
            [
                {
                    "line_count": 7,
                    "posted_count": 6,
                    "failed_count": 1,
                    "duration": 75,
                    "user_id": self.accountant.id,
                }
            ],
        )

    def test_the_number_of_queries_does_not_grow_with_the_lines(self):
        run = self._order()
        with self._as_a_worker(self.accountant) as env:
            run = run.with_env(env)
            with self.assertQueryCount(11):
                run.get_progress()


@tagged("post_install", "-at_install")
class TestLearningInRuns(PostingRunCommon):
    """What a person told is remembered also when it is posted in a run."""

    def test_the_payers_account_is_learned(self):
        line = self._create_line(
            70.0, "nothing to know it by", account_number="NO9386011117947"
        )
        item = self._create_document(self.fjord, 70.0, "INV/2026/00099")
        self._apply(line, (item, 70.0))
        self._work(self._order(self.lines | line))
        self.assertEqual(
            self.env["bank.learned.payer"]
            .search([("partner_id", "=", self.fjord.id)])
            .mapped("account_number"),
            ["NO9386011117947"],
        )

    def test_the_third_time_a_mapping_is_offered(self):
        for line in self.lines[:3]:
            line.payment_ref = "STADTWERKE abschlag"
        self._work(self._order())
        offers = self.env["bank.text.mapping"].with_context(active_test=False)
        offered = offers.search([("is_offered", "=", True)])
        self.assertIn("stadtwerke", " ".join(offered.mapped("text")).lower())
