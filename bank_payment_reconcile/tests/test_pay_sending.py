"""A payment file goes to the bank, never twice without a person's word."""

import os
import shutil
import tempfile
from contextlib import suppress
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import feeds

from .pay_answer_case import PaymentAnswerCase
from .pay_export_case import PayExportCase


@tagged("post_install", "-at_install")
class TestPaySending(PayExportCase):
    def setUp(self):
        super().setUp()
        self.base = tempfile.mkdtemp(prefix="bank_sending_")
        self.addCleanup(shutil.rmtree, self.base)
        os.makedirs(self._path())
        self.env["ir.config_parameter"].sudo().set_param(
            "bank_payment_reconcile.feed_directory", self.base
        )
        self.feed = (
            self.env["bank.statement.feed"]
            .sudo()
            .create(
                {
                    "name": "Nordbank",
                    "kind": "folder",
                    "send_folder": "nordbank/in",
                    "only_sends": True,
                    "company_id": self.env.company.id,
                }
            )
        )
        self.bank.bank_send_feed_id = self.feed
        # A commit of the test would outlive it.
        self.commits = []
        commit = patch.object(
            self.env.registry["ir.cron"],
            "_commit_progress",
            lambda cron: self.commits.append(
                self.env["bank.payment.file"].search([], limit=1).state
            ),
        )
        commit.start()
        self.addCleanup(commit.stop)
        self.run = self._run_of(100)
        self.file = self._export(self.run)

    def _path(self, *parts):
        return os.path.join(self.base, "nordbank", "in", *parts)

    def _there(self):
        return sorted(os.listdir(self._path()))

    def _kinds(self):
        return self.file.event_ids.sorted("id").mapped("kind")

    def test_it_is_put_where_the_bank_takes_it(self):
        self.run.with_user(self.accountant).action_send()
        self.assertEqual(self._there(), [self.file.name])
        with open(self._path(self.file.name), "rb") as file:
            self.assertEqual(file.read(), self.file.attachment_id.raw)
        self.assertEqual((self.file.state, self.file.feed_id), ("sent", self.feed))
        self.assertEqual(self.file.sent_by_id, self.accountant)
        self.assertEqual(self._kinds(), ["exported", "sending", "sent"])
        # Before it went, it was on record that it may have gone.
        self.assertEqual(self.commits, ["unsure"])

    def test_sending_is_offered_where_a_feed_sends(self):
        self.assertTrue(self.run.can_send)
        self.assertTrue(self.file.with_user(self.accountant).can_send)
        self.feed.active = False
        self.env.invalidate_all()
        self.assertFalse(self.run.can_send)
        self.bank.bank_send_feed_id = False
        self.assertFalse(self.file.can_send)

    def test_what_the_bank_answers_is_at_the_bank(self):
        """Nobody marked it as sent, and it is not offered for sending any more."""
        self.bank.import_payment_status(
            PaymentAnswerCase._answer("ACTC", message=self.run.message_id), "answer.xml"
        )
        self.assertEqual(self.file.state, "sent")
        self.assertEqual(self._kinds(), ["exported", "answered"])
        self.assertFalse(self.file.sent_by_id)

    def test_it_is_not_sent_twice(self):
        self.run.action_send()
        with self.assertRaisesRegex(UserError, "was sent by"):
            self.run.action_send()
        self.assertEqual(len(self._there()), 1)

    def test_a_person_sends_it_again_under_another_name(self):
        self.run.action_send()
        self.run.action_send_again()
        stem = self.file.message_id
        self.assertEqual(self._there(), [f"{stem}-2.xml", f"{stem}.xml"])

    def test_cut_off_in_the_middle_nobody_takes_it_for_not_sent(self):
        # Not `assertRaises`, which would take back what was committed.
        with (
            patch.object(feeds.FolderProvider, "put", side_effect=KeyboardInterrupt),
            suppress(KeyboardInterrupt),
        ):
            self.run.action_send()
        self.assertEqual(self.commits, ["unsure"])
        self.assertEqual(self.file.state, "unsure")
        with self.assertRaisesRegex(UserError, "ask the bank"):
            self.run.action_send()
        self.assertEqual(self._there(), [])
        self.run.action_send_again()
        self.assertEqual(self.file.state, "sent")

    def test_what_surely_failed_is_still_to_be_sent(self):
        os.rmdir(self._path())
        told = self.run.action_send()
        self.assertEqual(told["params"]["type"], "warning")
        self.assertEqual(self.file.state, "to_send")
        os.makedirs(self._path())
        self.run.action_send()
        self.assertEqual(self.file.state, "sent")

    def test_what_perhaps_failed_is_perhaps_sent(self):
        error = feeds.PerhapsSent("Nobody knows.")
        with patch.object(feeds.FolderProvider, "put", side_effect=error):
            self.run.action_send()
        self.assertEqual(self.file.state, "unsure")
        # Nor is it when the next try surely fails.
        os.rmdir(self._path())
        self.run.action_send_again()
        self.assertEqual(self.file.state, "unsure")

    def test_handed_in_by_hand_it_is_marked(self):
        self.bank.bank_send_feed_id = False
        with self.assertRaisesRegex(UserError, "names no feed that sends"):
            self.run.action_send()
        self.run.action_mark_sent()
        self.assertEqual(self.file.state, "sent")
        self.assertEqual(self._kinds(), ["exported", "marked_sent"])

    def test_what_was_cancelled_is_not_sent(self):
        self.run.action_cancel("wrong date")
        for name in ("action_send", "action_send_again", "action_mark_sent"):
            with self.assertRaisesRegex(UserError, "was cancelled"):
                getattr(self.run, name)()
        self.assertEqual(self._there(), [])

    def test_what_was_cancelled_while_it_was_marked_is_not_sent(self):
        def cancel(cron):
            self.run.action_cancel("in the same second")

        with (
            patch.object(self.env.registry["ir.cron"], "_commit_progress", cancel),
            self.assertRaises(UserError),
        ):
            self.run.action_send()
        self.assertEqual(self._there(), [])
