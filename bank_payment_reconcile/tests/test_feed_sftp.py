import io
import os
import shutil
import unittest

from odoo.tests import tagged

from .feed_case import FeedCase
from .feed_servers import SftpBank, WebBank, paramiko

PASSWORD = "open sesame"


@unittest.skipUnless(paramiko, "SFTP feeds need paramiko")
@tagged("post_install", "-at_install")
class TestSftpFeed(FeedCase):
    """A bank's SFTP server, and all that may go wrong with it."""

    def setUp(self):
        super().setUp()
        self.server = SftpBank(PASSWORD)
        self.addCleanup(shutil.rmtree, self.server.root)
        self.addCleanup(self.server.stop)
        self.feed = self._create_feed(
            "sftp",
            host="127.0.0.1",
            port=self.server.port,
            login="odoo",
            new_secret=PASSWORD,
            folder="out",
        )
        os.makedirs(os.path.join(self.server.root, "out"))

    def _confirm(self):
        self._fetch(self.feed)
        self.feed.action_confirm_host_key()

    def _look(self, times=2):
        for _time in range(times):
            self._fetch(self.feed)

    def test_nothing_is_sent_before_a_person_confirmed_the_key(self):
        self.server.put("out/a.ofx", self._file("10.00"))
        self._look()
        shown = self.server.host_key.fingerprint
        self.assertIn(shown, self.feed.last_error)
        self.assertEqual(self.feed.offered_host_key, shown)
        self.assertEqual(self.server.logins, [])
        self.assertEqual(self.feed.activity_ids.user_id, self.accountant)
        self.feed.action_confirm_host_key()
        self._look()
        self.assertEqual(self._amounts(), [10.0])
        self.assertFalse(self.feed.activity_ids)

    def test_a_server_with_another_key_is_sent_nothing(self):
        self._confirm()
        confirmed = self.feed.host_key
        self.server.host_key = paramiko.ECDSAKey.generate()
        self._fetch(self.feed)
        self.assertIn("somebody may be between you and the bank", self.feed.last_error)
        self.assertEqual(self.server.logins, [])
        self.assertEqual(self.feed.host_key, confirmed)

    def test_files_are_taken_once_and_moved(self):
        self._confirm()
        self.feed.write({"move_done": True, "pattern": "*.ofx"})
        self.server.put("out/a.ofx", self._file("10.00"))
        self.server.put("out/b.txt", b"a leaflet")
        self._look(3)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(
            sorted(os.listdir(os.path.join(self.server.root, "out"))), ["b.txt", "done"]
        )
        self.server.put("out/a.ofx", self._file("20.00", ids=["SECOND-DAY"]))
        self._look(3)
        self.assertEqual(self._amounts(), [10.0, 20.0])
        done = os.listdir(os.path.join(self.server.root, "out", "done"))
        self.assertEqual(len(done), 2)

    def test_a_known_file_is_not_downloaded_again(self):
        self._confirm()
        self.server.put("out/a.ofx", self._file("10.00"))
        self._look(4)
        self.assertEqual(len(self.server.reads), 1)
        self.assertEqual(self._amounts(), [10.0])

    def test_a_private_key_with_a_passphrase(self):
        self._confirm()
        key = paramiko.ECDSAKey.generate()
        text = io.StringIO()
        key.write_private_key(text, password="passphrase")
        self.server.user_key = key
        self.feed.write(
            {"new_private_key": text.getvalue(), "new_secret": "passphrase"}
        )
        self.server.put("out/a.ofx", self._file("10.00"))
        self._look()
        self.assertFalse(self.feed.last_error)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(self.server.logins, [])

    def test_a_private_key_that_is_none(self):
        self._confirm()
        for text in ("hello", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END"):
            self.feed.new_private_key = text
            self._fetch(self.feed)
            self.assertIn("private key cannot be read", self.feed.last_error)

    def test_an_expired_password_alerts_at_once(self):
        self._confirm()
        self.server.password = "another"
        self._fetch(self.feed)
        self.assertIn("refuses the user or the secret", self.feed.last_error)
        self.assertNotIn(PASSWORD, self.feed.last_error)
        self.assertTrue(self.feed.activity_ids)
        self.assertEqual(len(self.server.logins), 1)

    def test_a_slow_server_is_cut_in_time_and_nothing_is_lost(self):
        self._confirm()
        self.server.put("out/a.ofx", self._file("10.00"))
        self._fetch(self.feed)
        self.feed.time_limit = 1
        self.server.pause = 2
        self._fetch(self.feed)
        self.assertIn("did not finish within 1 seconds", self.feed.last_error)
        self.assertFalse(self._lines())
        self.server.pause = 0
        self.feed.time_limit = 60
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])

    def test_a_folder_that_is_not_there(self):
        self._confirm()
        self.feed.folder = "nowhere"
        self._fetch(self.feed)
        self.assertIn("“nowhere” does not exist", self.feed.last_error)

    def test_a_link_on_the_server_is_not_followed(self):
        self._confirm()
        self.server.put("elsewhere/a.ofx", self._file("10.00"))
        os.symlink(
            os.path.join(self.server.root, "elsewhere", "a.ofx"),
            os.path.join(self.server.root, "out", "a.ofx"),
        )
        self._look()
        self.assertEqual(self.server.reads, [])

    def test_too_large_a_file_is_refused_unread(self):
        self._confirm()
        self.feed.max_megabytes = 1
        self.server.put("out/a.ofx", b"x" * 1_000_001)
        self._look()
        self.assertEqual(self.feed.refused_count, 1)
        self.assertEqual(self.server.reads, [])

    def test_a_server_in_the_own_network_is_not_connected_to(self):
        self.feed.allow_own_network = False
        self._fetch(self.feed)
        self.assertIn("which is not on the internet", self.feed.last_error)
        self.assertFalse(self.feed.offered_host_key)

    def test_a_server_that_speaks_something_else(self):
        web = WebBank()
        self.addCleanup(web.stop)
        self.feed.port = web.port
        self._fetch(self.feed)
        self.assertIn("was interrupted or failed", self.feed.last_error)


@tagged("post_install", "-at_install")
class TestSftpWithoutLibrary(FeedCase):
    def test_without_paramiko_a_sentence_tells_what_to_install(self):
        feed = self._create_feed("sftp", host="127.0.0.1", new_secret=PASSWORD)
        self.patch(
            __import__(
                "odoo.addons.bank_payment_reconcile.feeds.sftp", fromlist=["paramiko"]
            ),
            "paramiko",
            None,
        )
        self._fetch(feed)
        self.assertIn("pip install paramiko", feed.last_error)
