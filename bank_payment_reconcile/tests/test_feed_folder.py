import os
import shutil
import tempfile

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .feed_case import FeedCase


@tagged("post_install", "-at_install")
class TestFolderFeed(FeedCase):
    """Files that somebody, or another program, puts into a folder."""

    def setUp(self):
        super().setUp()
        self.base = tempfile.mkdtemp(prefix="bank_feeds_")
        self.addCleanup(shutil.rmtree, self.base)
        self.env["ir.config_parameter"].sudo().set_param(
            "bank_payment_reconcile.feed_directory", self.base
        )
        os.makedirs(self._path("nordbank"))
        self.feed = self._create_feed("folder", folder="nordbank", pattern="*.OFX")

    def _path(self, *parts):
        return os.path.join(self.base, *parts)

    def _put(self, name, data, folder="nordbank"):
        with open(self._path(folder, name), "wb") as file:
            file.write(data)

    def _look(self, times=2):
        """The second look sees that a file is complete."""
        for _time in range(times):
            self._fetch(self.feed)

    def test_a_file_is_taken_when_it_no_longer_changes(self):
        data = self._file("10.00", "20.00")
        self._put("a.ofx", data[:900])
        self._look(1)
        self._put("a.ofx", data[:1000])
        self._look(1)
        self.assertEqual(self._states(self.feed), ["waiting"])
        self.assertFalse(self._lines())
        self._put("a.ofx", data)
        self._look()
        self.assertEqual(self._amounts(), [10.0, 20.0])
        self.assertEqual(self._states(self.feed), ["imported"])

    def test_a_second_look_comes_soon(self):
        self._put("a.ofx", self._file("10.00"))
        triggers = self.env["ir.cron.trigger"].sudo()
        mine = [("cron_id", "=", self.feed.cron_id.id)]
        before = triggers.search_count(mine)
        self._look(1)
        self.assertEqual(triggers.search_count(mine), before + 1)

    def test_a_file_is_imported_once_whatever_it_is_called(self):
        self._put("a.ofx", self._file("10.00"))
        self._look(3)
        self._put("copy of a.ofx", self._file("10.00"))
        self._look(3)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(self._states(self.feed), ["imported", "repeated"])
        self.assertIn("same content as a.ofx", self.feed.log_ids[0].message)

    def test_a_refused_file_stays_where_it_is_and_others_are_imported(self):
        self.feed.move_done = True
        self._put("a.ofx", b"OFXHEADER:100 and nothing else")
        self._put("b.ofx", self._file("10.00"))
        self._look(4)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(sorted(self._states(self.feed)), ["imported", "refused"])
        self.assertEqual(sorted(os.listdir(self._path("nordbank"))), ["a.ofx", "done"])
        refused = self.feed.log_ids.filtered(lambda row: row.state == "refused")
        self.assertIn("a.ofx", refused.message)

    def test_imported_files_are_moved_and_none_overwrites_another(self):
        self.feed.move_done = True
        for amount in ("10.00", "20.00"):
            self._put("a.ofx", self._file(amount, ids=[f"PAID-{amount}"]))
            self._look()
        self.assertEqual(self._amounts(), [10.0, 20.0])
        self.assertEqual(os.listdir(self._path("nordbank")), ["done"])
        done = sorted(os.listdir(self._path("nordbank", "done")))
        self.assertEqual(len(done), 2)
        self.assertIn("a.ofx", done)

    def test_a_file_that_could_not_be_moved_is_moved_later_and_not_imported_twice(self):
        self.feed.move_done = True
        # Somebody put a file where the folder should be.
        self._put("done", b"")
        self._put("a.ofx", self._file("10.00"))
        self._look()
        self.assertEqual(self._states(self.feed), ["imported", "failed"])
        os.unlink(self._path("nordbank", "done"))
        self._look(1)
        self.assertEqual(os.listdir(self._path("nordbank", "done")), ["a.ofx"])
        self.assertEqual(self._amounts(), [10.0])

    def test_unfinished_hidden_and_other_files_are_left_alone(self):
        for name in ("a.ofx.part", ".a.ofx", "a.txt", "a.ofx~"):
            self._put(name, self._file("10.00"))
        os.mkfifo(self._path("nordbank", "pipe.ofx"))
        os.mkdir(self._path("nordbank", "folder.ofx"))
        self._look()
        self.assertFalse(self.feed.log_ids)
        self.assertFalse(self.feed.last_error)

    def test_too_large_a_file_is_refused_and_the_rest_imported(self):
        self.feed.max_megabytes = 1
        self._put("a.ofx", b"x" * 1_000_001)
        self._put("b.ofx", self._file("10.00"))
        self._look()
        self.assertEqual(self._states(self.feed), ["refused", "imported"])
        self.assertIn("more than the 1 MB", self.feed.log_ids[-1].message)

    def test_a_file_that_vanished_while_it_was_written_is_forgotten(self):
        self._put("a.ofx", b"half")
        self._look(1)
        os.unlink(self._path("nordbank", "a.ofx"))
        self._look(1)
        self.assertFalse(self.feed.log_ids)

    # -- Refused --------------------------------------------------------------

    def test_no_way_out_of_the_directory_for_feeds(self):
        for folder in ("../other", "a/../../b", "/etc", "a\\..\\b", "a/\x00b"):
            with self.assertRaises(ValidationError):
                self.feed.folder = folder

    def test_no_link_out_of_the_directory_for_feeds(self):
        secret = tempfile.mkdtemp(prefix="bank_secret_")
        self.addCleanup(shutil.rmtree, secret)
        with open(os.path.join(secret, "a.ofx"), "wb") as file:
            file.write(self._file("10.00"))
        # The folder itself, a step on the way, a file in it
        os.symlink(secret, self._path("link"))
        os.symlink(os.path.join(secret, "a.ofx"), self._path("nordbank", "b.ofx"))
        os.makedirs(os.path.join(secret, "deep"))
        shutil.copy(
            os.path.join(secret, "a.ofx"), os.path.join(secret, "deep", "a.ofx")
        )
        for folder in ("link", "link/deep"):
            self.feed.folder = folder
            self._look()
            self.assertIn("a folder and not a link", self.feed.last_error)
        self.feed.folder = "nordbank"
        self._look()
        self.assertFalse(self._lines())
        self.assertFalse(self.feed.log_ids.filtered("digest"))

    def test_done_files_are_not_moved_through_a_link(self):
        self.feed.move_done = True
        elsewhere = tempfile.mkdtemp(prefix="bank_elsewhere_")
        self.addCleanup(shutil.rmtree, elsewhere)
        os.symlink(elsewhere, self._path("nordbank", "done"))
        self._put("a.ofx", self._file("10.00"))
        self._look()
        self.assertEqual(os.listdir(elsewhere), [])
        self.assertEqual(self._amounts(), [10.0])

    def test_nothing_is_read_until_an_administrator_sets_a_directory(self):
        parameters = self.env["ir.config_parameter"].sudo()
        self._put("a.ofx", self._file("10.00"))
        for value in (False, "relative", "/", "/../"):
            parameters.set_param("bank_payment_reconcile.feed_directory", value)
            self._look()
            self.assertIn("No directory for feeds is set", self.feed.last_error)
        self.assertFalse(self._lines())

    def test_a_folder_that_is_not_there(self):
        self.feed.folder = "sudbank"
        self._look(1)
        self.assertIn("Create it within the directory", self.feed.last_error)
