"""A run that meets a line twice never ends: each line is met once, whatever it looks
like afterwards."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from .posting_run_case import PostingRunCommon

RUNS = "odoo.addons.bank_payment_reconcile.models.posting.run"


@tagged("post_install", "-at_install")
class TestMetOnce(PostingRunCommon):
    """Seven lines that something keeps as they are: posting says it was done."""

    def setUp(self):
        super().setUp()
        self.met = []
        self.Line = self.env.registry["account.bank.statement.line"]

    def _stay(self, method, answer):
        """Have a method do nothing but note the lines it was given."""

        def note(lines, *args, **kwargs):
            self.met += lines.ids
            # Who does not stop by itself is stopped, so that the test ends.
            assert len(self.met) < 100, "lines are met again and again"
            return answer(lines)

        self.startPatcher(patch.object(self.Line, method, note))

    def assertMetOnce(self):
        self.assertEqual(sorted(self.met), sorted(self.lines.ids))

    @mute_logger(RUNS)
    def test_the_scheduled_action_that_posts(self):
        self.bank.bank_post_automatically = True
        self.assertFalse(any(self.lines.mapped("needs_review")))
        self._stay("_bank_post_applications", lambda lines: (lines, {}))
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications(
                chunk_size=2
            )
        self.assertMetOnce()
        self.assertTrue(all(self.lines.mapped("posting_error")))

    @mute_logger(RUNS)
    def test_a_run(self):
        run = self._order()
        self._stay("_bank_post_applications", lambda lines: (lines, {}))
        self._work(run)
        self.assertMetOnce()
        self.assertProgress(run, state="done", posted=0, failed=7)

    @mute_logger(RUNS)
    def test_a_run_that_the_scheduled_action_does(self):
        run = self._order()
        self._stay("_bank_post_applications", lambda lines: (lines, {}))
        self._work_at_night(chunk_size=3)
        self.assertMetOnce()
        self.assertProgress(run, state="done", posted=0, failed=7)

    @mute_logger(RUNS)
    def test_lines_that_are_refused_without_a_word(self):
        run = self._order()
        self._stay("_bank_post_applications", lambda lines: (lines[:0], {}))
        self._work(run)
        self.assertMetOnce()
        self.assertTrue(all(self.lines.mapped("posting_error")))

    def test_the_scheduled_action_that_applies(self):
        self.lines.application_ids.unlink()
        self.bank.bank_apply_automatically = True
        self._stay("action_apply_automatically", lambda lines: None)
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_apply_automatically(
                chunk_size=2
            )
        self.assertMetOnce()

    def test_what_would_stay_open_is_not_posted(self):
        """An application on the suspense account, from before it was refused: the
        money would wait for ever."""
        line = self.lines[0]
        suspense = self.bank.suspense_account_id
        self.env.cr.execute(
            "UPDATE bank_payment_application SET account_id = %s WHERE id = %s",
            [suspense.id, line.application_ids.id],
        )
        self.env.invalidate_all()
        with patch.object(
            self.env.registry["bank.payment.application"],
            "_get_account_errors",
            lambda applications: {},
        ):
            done, errors = self.lines._bank_post_applications()
        self.assertEqual(done, self.lines[1:])
        self.assertIn("would still be open", errors[line])
        self.assertEqual(line.application_ids.state, "accepted")
        self.assertFalse(line.is_reconciled)
        self.assertEqual(line.posting_error, errors[line])
