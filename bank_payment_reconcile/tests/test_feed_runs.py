"""A bank's files are fetched, again after failures, and none is lost."""

import json
from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import ConcurrencyError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import feeds

from .feed_scripted_case import ScriptedCase, ScriptedProvider


@tagged("post_install", "-at_install")
class TestFeedRuns(ScriptedCase):
    """Nothing lost, nothing twice, whatever happens to a run."""

    def test_pauses_grow_and_the_next_attempt_is_kept(self):
        self._offer(*[feeds.FeedError("The server is tired.")] * 12)
        pauses = []
        for _attempt in range(12):
            self._fetch(self.feed)
            pauses.append(self.feed.next_attempt - self.feed.last_run)
        minutes = [pause / timedelta(minutes=1) for pause in pauses]
        self.assertEqual(
            minutes, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440]
        )

    def test_nothing_is_tried_during_a_pause(self):
        self._offer(feeds.FeedError("The server is tired."), [])
        self._fetch(self.feed)
        self._fetch(self.feed, now=False)
        self.assertEqual(self.feed.failure_count, 1)
        self.assertEqual(len(ScriptedProvider.runs), 1)

    def test_the_alert_comes_after_so_many_failures_and_once(self):
        self._offer(*[feeds.FeedError("The server is tired.")] * 4, [])
        activities = []
        for _attempt in range(5):
            self._fetch(self.feed)
            activities.append(len(self.feed.activity_ids))
        self.assertEqual(activities, [0, 0, 1, 1, 0])
        self.assertEqual(self._states(self.feed), ["failed"] * 4)

    def test_the_alert_goes_to_the_responsible_person(self):
        self._offer(*[feeds.FeedError("The server is tired.")] * 3)
        for _attempt in range(3):
            self._fetch(self.feed)
        activity = self.feed.activity_ids
        self.assertEqual(activity.user_id, self.accountant)
        self.assertIn("The server is tired.", activity.note)

    def test_the_alert_is_in_the_language_of_who_reads_it_and_plain_text(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.accountant.lang = "nl_NL"
        self._offer(feeds.RefusedAccess("The <b>secret</b> expired."))
        self._fetch(self.feed)
        activity = self.feed.activity_ids
        self.assertIn("geeft fouten", activity.summary)
        self.assertIn("&lt;b&gt;secret", activity.note)

    def test_the_alert_of_a_person_who_left_stays_on_the_feed(self):
        self.accountant.active = False
        self._offer(feeds.RefusedAccess("The secret expired."))
        self._fetch(self.feed)
        self.assertFalse(self.feed.activity_ids)
        self.assertIn("The secret expired.", self.feed.message_ids[0].body)

    def test_a_run_that_dies_after_a_file_goes_on_with_the_next(self):
        files = [self._offered("a.ofx", "1.00"), self._offered("b.ofx", "2.00")]
        self._offer(files, files)
        Journal = self.env.registry["account.journal"]
        imported = Journal._bank_import_file

        def die(journal, data, filename):
            if filename == "b.ofx":
                raise KeyboardInterrupt
            return imported(journal, data, filename)

        with patch.object(Journal, "_bank_import_file", die):
            # Not by assertRaises, which would take back what was committed.
            try:
                self._fetch(self.feed)
            except KeyboardInterrupt:
                self.env.invalidate_all()
            else:
                self.fail("The run did not die.")
        self.assertEqual(self._amounts(), [1.0])
        self.assertEqual(self._states(self.feed), ["imported"])
        self.assertEqual(ScriptedProvider.finished, [])
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [1.0, 2.0])
        self.assertEqual(ScriptedProvider.finished, ["a.ofx", "b.ofx"])

    def test_what_was_imported_but_not_logged_repeats_harmlessly(self):
        file = self._offered("a.ofx", "1.00")
        self.bank.import_bank_statements(file.data, "a.ofx")
        self._offer([file])
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [1.0])
        self.assertEqual(self._states(self.feed), ["known"])

    def test_an_error_of_the_program_refuses_one_file_and_is_logged(self):
        self._offer([self._offered("a.ofx", "1.00"), self._offered("b.ofx", "2.00")])
        Journal = self.env.registry["account.journal"]
        imported = Journal._bank_import_file

        def fail(journal, data, filename):
            if filename == "a.ofx":
                raise ZeroDivisionError
            return imported(journal, data, filename)

        log = "odoo.addons.bank_payment_reconcile.models.feed.log"
        with (
            patch.object(Journal, "_bank_import_file", fail),
            self.assertLogs(log, "ERROR"),
        ):
            self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["refused", "imported"])
        self.assertIn("ZeroDivisionError", self.feed.log_ids[-1].message)

    def test_an_error_of_a_provider_is_a_failure_like_any_other(self):
        self._offer(ZeroDivisionError())
        log = "odoo.addons.bank_payment_reconcile.models.feed.run"
        with self.assertLogs(log, "ERROR"):
            self._fetch(self.feed)
        self.assertEqual(self.feed.failure_count, 1)
        self.assertIn("ZeroDivisionError", self.feed.last_error)

    def test_a_file_others_stand_in_the_way_of_is_taken_at_the_next_try(self):
        self._offer([self._offered("a.ofx", "1.00")])
        Journal = self.env.registry["account.journal"]
        imported = Journal._bank_import_file
        tries = []

        def collide(journal, data, filename):
            tries.append(filename)
            if len(tries) == 1:
                raise ConcurrencyError("Somebody else was quicker.")
            return imported(journal, data, filename)

        with (
            patch.object(Journal, "_bank_import_file", collide),
            patch("odoo.service.model.time.sleep"),
        ):
            self._fetch(self.feed)
        self.assertEqual(len(tries), 2)
        self.assertEqual(self._states(self.feed), ["imported"])
        self.assertEqual(self._amounts(), [1.0])

    def test_two_workers_do_not_work_on_one_feed(self):
        self._offer([self._offered("a.ofx", "1.00")])
        with patch.object(
            self.env.registry["bank.statement.feed"],
            "try_lock_for_update",
            lambda feed, **options: feed.browse(),
        ):
            self._fetch(self.feed)
        self.assertFalse(self.feed.log_ids)
        self.assertEqual(len(ScriptedProvider.runs), 1)

    def test_who_loses_the_feed_between_two_files_leaves_the_rest(self):
        self._offer([self._offered("a.ofx", "1.00"), self._offered("b.ofx", "2.00")])
        Feed = self.env.registry["bank.statement.feed"]
        lock = Feed.try_lock_for_update
        locks = []

        def lose(feed, **options):
            locks.append(feed)
            # At the start, for the first file, and gone for the second
            return lock(feed, **options) if len(locks) < 3 else feed.browse()

        with patch.object(Feed, "try_lock_for_update", lose):
            self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["imported"])
        self.assertEqual(ScriptedProvider.finished, [])
        self.assertFalse(self.feed.last_success)

    def test_a_refused_file_is_imported_again_after_the_account_is_corrected(self):
        number = self.bank.bank_account_id.acc_number
        self.bank.bank_account_id.acc_number = "DE02120300000000202051"
        self._offer([self._offered("a.ofx", "1.00")])
        self._fetch(self.feed)
        row = self.feed.log_ids
        self.assertEqual(row.state, "refused")
        self.bank.bank_account_id.acc_number = number
        row.with_user(self.accountant).action_import_again()
        self.assertEqual(row.state, "imported")
        self.assertEqual(self._amounts(), [1.0])
        self.assertEqual(self._lines().statement_id.attachment_ids, row.attachment_id)
        with self.assertRaises(UserError):
            row.action_import_again()

    def test_a_refused_file_is_settled_by_a_person(self):
        self._offer([feeds.FetchedFile("a.txt", b"a leaflet")])
        self._fetch(self.feed)
        self.feed.log_ids.with_user(self.accountant).action_settle()
        self.assertEqual(self.feed.refused_count, 0)
        self._offer([feeds.FetchedFile("a.txt", b"a leaflet")])
        self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["settled"])

    def test_the_bank_is_found_by_the_account_in_the_file(self):
        self.feed.journal_id = False
        other = self.env["account.journal"].create(
            {"name": "Sudbank", "type": "bank", "code": "SUD"}
        )
        other.bank_account_id = self.env["res.partner.bank"].create(
            {
                "acc_number": "DE02120300000000202051",
                "partner_id": self.env.company.partner_id.id,
            }
        )
        statements = [
            {
                "account_number": number,
                "currency": "USD",
                "transactions": [
                    {"date": "2026-01-12", "amount": amount, "text": "payment"}
                ],
            }
            for number, amount in (
                ("DE89370400440532013000", "1.00"),
                ("DE02120300000000202051", "2.00"),
                ("DE02500105170137075030", "3.00"),
            )
        ]
        self._offer(
            [
                feeds.FetchedFile(
                    "all.json", json.dumps({"statements": statements}).encode()
                )
            ]
        )
        self._fetch(self.feed)
        row = self.feed.log_ids
        self.assertEqual((row.state, row.line_count), ("imported", 2))
        self.assertEqual(self._amounts(), [1.0])
        self.assertEqual(
            row.statement_ids.line_ids.filtered(
                lambda line: line.journal_id == other
            ).mapped("amount"),
            [2.0],
        )
        self.assertIn("DE02500105170137075030", row.message)

    def test_an_account_of_nobody_is_refused_and_kept(self):
        self.feed.journal_id = False
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "1.00",
                    "FITID": "X1",
                }
            ],
            account="DE02500105170137075030",
        )
        self._offer([feeds.FetchedFile("a.ofx", data)])
        self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["refused"])
        self.assertIn("DE02500105170137075030", self.feed.log_ids.message)


@tagged("post_install", "-at_install")
class TestFeedSchedule(ScriptedCase):
    def test_each_feed_has_a_scheduled_action_of_its_own(self):
        other = self._create_feed("https", address="https://other.example/")
        self.assertNotEqual(self.feed.cron_id, other.cron_id)
        self.feed.write({"interval_number": 2, "interval_type": "days"})
        self.assertRecordValues(
            self.feed.cron_id,
            [{"interval_number": 2, "interval_type": "days", "active": True}],
        )
        self.feed.active = False
        self.assertFalse(self.feed.cron_id.active)
        self.feed.active = True
        self.assertTrue(self.feed.cron_id.active)
        cron = self.feed.cron_id
        self.feed.unlink()
        self.assertFalse(cron.exists())

    def test_the_scheduled_action_runs_the_feed(self):
        self._offer([self._offered("a.ofx", "1.00")])
        with self.enter_registry_test_mode():
            self.feed.cron_id.method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(self._states(self.feed), ["imported"])

    def test_an_archived_feed_fetches_nothing(self):
        self._offer([self._offered("a.ofx", "1.00")])
        self.feed.active = False
        self._fetch(self.feed)
        self.assertFalse(self.feed.log_ids)
        with self.assertRaises(UserError):
            self.feed.action_fetch()

    def test_limits_that_would_stop_the_server_are_refused(self):
        for values in ({"max_megabytes": 5000}, {"time_limit": 3600}):
            with self.assertRaises(ValidationError):
                self.feed.write(values)
