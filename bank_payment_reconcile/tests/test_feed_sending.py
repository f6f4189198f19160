"""Files for the bank, by each kind of feed."""

import os
import shutil
import tempfile
import unittest

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import feeds

from .feed_case import FeedCase
from .feed_servers import Answer, SftpBank, WebBank, paramiko

NAME, DATA = "PAY-1.xml", b"<Document>" + b"x" * 70_000 + b"</Document>"


@tagged("post_install", "-at_install")
class TestFolderSending(FeedCase):
    def setUp(self):
        super().setUp()
        self.base = tempfile.mkdtemp(prefix="bank_feeds_")
        self.addCleanup(shutil.rmtree, self.base)
        self.env["ir.config_parameter"].sudo().set_param(
            "bank_payment_reconcile.feed_directory", self.base
        )
        os.makedirs(self._path())
        self.feed = self._create_feed("folder", folder="out", send_folder="in")

    def _path(self, *parts):
        return os.path.join(self.base, "in", *parts)

    def _send(self, name=NAME):
        return self.feed._put(name, DATA)

    def test_the_file_is_there_as_a_whole(self):
        self.assertIsNone(self._send())
        with open(self._path(NAME), "rb") as file:
            self.assertEqual(file.read(), DATA)
        self.assertEqual(os.listdir(self._path()), [NAME])

    def test_what_a_try_before_left_is_written_anew(self):
        with open(self._path(f".{NAME}.part"), "wb") as file:
            file.write(b"half")
        self.assertIsNone(self._send())
        self.assertEqual(os.listdir(self._path()), [NAME])

    def test_a_file_of_that_name_is_not_written_over(self):
        with open(self._path(NAME), "wb") as file:
            file.write(b"theirs")
        message, is_unsure = self._send()
        self.assertIn("already", message)
        self.assertFalse(is_unsure)
        with open(self._path(NAME), "rb") as file:
            self.assertEqual(file.read(), b"theirs")

    def test_no_link_leads_out_of_the_directory(self):
        outside = tempfile.mkdtemp(prefix="bank_outside_")
        self.addCleanup(shutil.rmtree, outside)
        os.rmdir(self._path())
        os.symlink(outside, self._path())
        message, is_unsure = self._send()
        self.assertIn("cannot be used", message)
        self.assertFalse(is_unsure)
        self.assertEqual(os.listdir(outside), [])

    def test_no_link_is_written_through(self):
        target = os.path.join(self.base, "target")
        for name in (NAME, f".{NAME}.part"):
            os.symlink(target, self._path(name))
            self._send()
            self.assertFalse(os.path.exists(target))
            if os.path.lexists(self._path(name)):
                os.unlink(self._path(name))

    def test_a_name_is_no_path(self):
        for name in ("../x.xml", "a/b.xml", ".x.xml", ""):
            with self.assertRaises(ValueError):
                self._send(name)

    def test_a_folder_outside_is_refused(self):
        with self.assertRaises(ValidationError):
            self.feed.send_folder = "../elsewhere"

    def test_a_feed_that_only_sends_fetches_nothing(self):
        self.feed.only_sends = True
        self.assertFalse(self.feed.cron_id.active)
        with self.assertRaisesRegex(UserError, "only sends"):
            self.feed.action_fetch()

    def test_a_feed_without_a_place_does_not_send(self):
        self.assertTrue(self.feed.can_send)
        self.feed.send_folder = " "
        self.assertFalse(self.feed.can_send)


@unittest.skipUnless(paramiko, "SFTP feeds need paramiko")
@tagged("post_install", "-at_install")
class TestSftpSending(FeedCase):
    def setUp(self):
        super().setUp()
        self.server = SftpBank()
        self.addCleanup(shutil.rmtree, self.server.root)
        self.addCleanup(self.server.stop)
        os.makedirs(self._path())
        self.feed = self._create_feed(
            "sftp",
            host="127.0.0.1",
            port=self.server.port,
            login="odoo",
            new_secret=self.server.password,
            send_folder="in",
            only_sends=True,
        )

    def _path(self, *parts):
        return os.path.join(self.server.root, "in", *parts)

    def _confirm(self):
        self.feed._put(NAME, DATA)
        self.feed.action_confirm_host_key()

    def test_nothing_is_sent_before_a_person_confirmed_the_key(self):
        message, is_unsure = self.feed._put(NAME, DATA)
        self.assertIn(self.server.host_key.fingerprint, message)
        self.assertFalse(is_unsure)
        self.assertEqual(self.feed.offered_host_key, self.server.host_key.fingerprint)
        self.assertEqual(self.server.logins, [])

    def test_the_file_is_there_as_a_whole(self):
        self._confirm()
        self.assertIsNone(self.feed._put(NAME, DATA))
        with open(self._path(NAME), "rb") as file:
            self.assertEqual(file.read(), DATA)
        self.assertEqual(os.listdir(self._path()), [NAME])

    def test_a_file_of_that_name_is_not_written_over(self):
        self._confirm()
        with open(self._path(NAME), "wb") as file:
            file.write(b"theirs")
        message, is_unsure = self.feed._put(NAME, DATA)
        self.assertIn("already", message)
        self.assertFalse(is_unsure)

    def test_a_name_that_it_does_not_get_is_perhaps_sent(self):
        self._confirm()
        self.server.refuses_names = True
        _message, is_unsure = self.feed._put(NAME, DATA)
        self.assertTrue(is_unsure)


@tagged("post_install", "-at_install")
class TestWebSending(FeedCase):
    def setUp(self):
        super().setUp()
        self.web = WebBank()
        self.addCleanup(self.web.stop)
        self.feed = self._create_feed(
            "https",
            send_address=self.web.address("/payments"),
            new_secret="token-that-nobody-may-see",
            only_sends=True,
            time_limit=5,
        )

    def _send(self, *answers):
        self.web.answers = list(answers)
        return self.feed._put(NAME, DATA)

    def test_the_file_is_posted_with_the_secret(self):
        self.assertIsNone(self._send(Answer(b"thank you", status=202)))
        [(path, headers)] = self.web.requests
        self.assertEqual((path, self.web.bodies), ("/payments", [DATA]))
        self.assertEqual(headers["Content-Type"], "application/xml")
        self.assertIn(NAME, headers["Content-Disposition"])
        self.assertEqual(headers["Authorization"], "Bearer token-that-nobody-may-see")

    def test_a_refusal_is_none_of_perhaps(self):
        for status in (400, 401, 403, 404, 413):
            message, is_unsure = self._send(Answer(status=status))
            self.assertIn(str(status), message)
            self.assertFalse(is_unsure)

    def test_a_servers_failure_is_perhaps(self):
        for answer in (Answer(status=500), Answer(status=503)):
            _message, is_unsure = self._send(answer)
            self.assertTrue(is_unsure)

    def test_an_answer_that_is_cut_off_is_perhaps(self):
        self.web.hangs_up = True
        _message, is_unsure = self._send(Answer(b"thank you"))
        self.assertTrue(is_unsure)

    def test_a_redirection_is_not_followed(self):
        answer = Answer(status=307, headers={"Location": self.web.address("/other")})
        _message, is_unsure = self._send(answer)
        self.assertFalse(is_unsure)
        self.assertEqual(len(self.web.requests), 1)

    def test_a_server_that_is_not_there_has_nothing(self):
        self.web.stop()
        _message, is_unsure = self.feed._put(NAME, DATA)
        self.assertFalse(is_unsure)

    def test_without_encryption_nothing_is_sent(self):
        with self.assertRaises(ValidationError):
            self.feed.write({"allow_own_network": False})

    def test_who_changes_the_address_enters_the_secret_again(self):
        self.assertIn("send_address", feeds.FeedSettings.__annotations__)
        self.feed.with_user(self._manager()).send_address = "https://other.example/in"
        self.assertFalse(self.feed.has_secret)

    def _manager(self):
        return (
            self.env["res.users"]
            .sudo()
            .create(
                {
                    "name": "manager of feeds",
                    "login": "feed_sending_manager",
                    "group_ids": [
                        (
                            4,
                            self.env.ref(
                                "bank_payment_reconcile.group_bank_reconcile_manager"
                            ).id,
                        )
                    ],
                    "company_id": self.env.company.id,
                    "company_ids": [(6, 0, self.env.company.ids)],
                }
            )
        )
