"""The disk is full or the database goes: that stands on no payment, file or run.

What is under way ends in an error; the books and all that waits are as before, and the
next try does what the first one would have done.
"""

import errno
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from psycopg2 import InterfaceError, OperationalError
from psycopg2 import errors as pg

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import BankReconcileCommon
from .feed_scripted_case import ScriptedCase
from .other_ids_case import OtherIdsCase
from .posting_failure_case import FailureCase

MODELS = "odoo.addons.bank_payment_reconcile.models"
#: What the database says of itself, by the standard's codes.
OF_THE_MACHINE = {
    "53100": pg.DiskFull,
    "53200": pg.OutOfMemory,
    "53300": pg.TooManyConnections,
    "57P01": pg.AdminShutdown,
    "58030": pg.IoError,
    "08006": pg.ConnectionFailure,
}
NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
FAILURES = (
    pg.DiskFull("No space left on device"),
    OperationalError("server closed the connection unexpectedly"),
    InterfaceError("connection already closed"),
    NO_SPACE,
)


@tagged("post_install", "-at_install")
class TestPostingMachineFails(FailureCase):
    @mute_logger("odoo.sql_db", f"{MODELS}.statement_line_posting")
    def _play(self, failing, error, post):
        with failing, self.assertRaises(error), self.env.cr.savepoint():
            post()
        self.env.invalidate_all()
        self.assertFalse(any(self.lines.mapped("posting_error")))
        self.assertFalse(any(self.lines.mapped("is_reconciled")))
        self.assertLedgerHolds()

    def test_the_database_says_so(self):
        """Three times: for all payments, their half, and the one alone; then there is
        room to write its reason."""
        for code, error in OF_THE_MACHINE.items():
            with self.subTest(error=error.__name__):
                failing = self._refused_by_the_database(code, times=3)
                self._play(failing, error, self._post_by_hand)
        self._post_by_hand()
        self.assertTrue(all(self.lines.mapped("is_reconciled")))

    def test_whatever_says_so_however_it_is_posted(self):
        for failure in FAILURES:
            for post in (self._post_by_hand, self._post_on_a_document):
                with self.subTest(failure=failure, post=post.__name__):
                    failing = self._fail_at_reconciliation(failure)
                    self._play(failing, type(failure), post)

    @mute_logger("odoo.sql_db", f"{MODELS}.statement_line_posting")
    def test_another_program_that_does_not_answer_is_of_one_line(self):
        """As a statement that took too long: the others are posted."""
        for failing in (
            self._fail_at_reconciliation(ConnectionRefusedError()),
            self._refused_by_the_database("57014"),
        ):
            self.env.flush_all()
            with self.env.cr.savepoint() as savepoint:
                with failing:
                    self._post_by_hand()
                self.assertOnlyBadIsOpen()
                savepoint.rollback()
            self.env.invalidate_all()


class ImportCase(OtherIdsCase):
    @contextmanager
    def _fails(self, model, method, failure):
        """A method fails, once."""
        cls = self.env.registry[model]
        original, failures = getattr(cls, method), [failure]

        def fail(records, *args, **options):
            if failures:
                raise failures.pop()
            return original(records, *args, **options)

        with patch.object(cls, method, fail):
            yield

    def _data(self):
        return self._camt(("ID1", "10.00", "a", ""), ("ID2", "11.00", "b", ""))


@tagged("post_install", "-at_install")
class TestImportMachineFails(ImportCase):
    def test_while_the_lines_are_applied(self):
        """They would be told to be of an error of the program."""
        for failure in FAILURES:
            failing = self._fails(
                "account.bank.statement.line", "action_apply_automatically", failure
            )
            with self.subTest(failure=failure):
                with failing, self.assertRaises(type(failure)):
                    with self.env.cr.savepoint():
                        self._import(self._data())
                self.env.invalidate_all()
                self.assertFalse(self._lines())
        self._import(self._data())
        self.assertEqual(len(self._lines()), 2)

    def test_a_run_goes_on_when_there_is_room_again(self):
        """It would be given up, and what came in of it taken back."""
        self._in_runs()
        _file, action = self._wizard(self._data())
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        for failure in FAILURES:
            failing = self._fails("account.bank.statement.line", "create", failure)
            with self.subTest(failure=failure), failing, self._as_a_worker() as env:
                try:
                    run.with_env(env).action_process(60)
                except type(failure):
                    env.cr.rollback()
                else:
                    self.fail("It was not told.")
            self.env.invalidate_all()
            self.assertIn(run.state, ("queued", "running"))
            self.assertFalse(run.error)
        with self._as_a_worker() as env:
            progress = run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(progress["state"], "done")
        self.assertEqual(len(self._lines().statement_id.line_ids), 2)

    def test_who_stops_a_run_that_applies_keeps_the_statement_with_its_file(self):
        self._in_runs()
        file, action = self._wizard(self._data())
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._as_a_worker() as env:
            run.with_env(env).action_process(0)
        self.env.invalidate_all()
        self.assertEqual(len(run.statement_ids), 1)
        run.action_stop()
        self.assertEqual(run.statement_ids.attachment_ids, run.attachment_id)
        self.assertTrue(run.attachment_id)


@tagged("post_install", "-at_install")
class TestFeedMachineFails(ScriptedCase):
    def test_the_file_is_fetched_again(self):
        """It would be refused, and be known as that for ever."""
        Journal = self.env.registry["account.journal"]
        for number, failure in enumerate(FAILURES[:1] + FAILURES[3:], 1):
            file = self._offered(f"{number}.ofx", f"{number}.00")
            self._offer([file], [file])
            failing = patch.object(Journal, "_bank_import_file", side_effect=failure)
            with self.subTest(failure=failure):
                with failing, mute_logger(f"{MODELS}.bank_statement_feed_run"):
                    self._fetch(self.feed)
                self.assertEqual(self.feed.failure_count, 1)
                self._fetch(self.feed)
                self.assertEqual(self.feed.failure_count, 0)
                self.assertEqual(
                    self._amounts(), [float(each + 1) for each in range(number)]
                )
        self.assertNotIn("refused", self._states(self.feed))


@tagged("post_install", "-at_install")
class TestFileCutOff(BankReconcileCommon):
    """The disk was full, or the machine went, in the midst of writing a file."""

    def _place(self, data):
        """Where Odoo keeps a file, which is named by its content."""
        files = self.env["ir.attachment"]
        _name, path = files._get_path(data, files._compute_checksum(data))
        self.addCleanup(Path(path).unlink, missing_ok=True)
        return Path(path)

    def _keep(self, data):
        return self.env["ir.attachment"].create({"name": "bank.csv", "raw": data})

    def test_a_file_of_which_a_part_was_written_is_written_whole(self):
        for left in (0, 1, 10, 2000):
            with self.subTest(left=left):
                data = f"Date;Amount;Text {left} ".encode() * 200
                self._place(data).write_bytes(data[:left])
                self.assertEqual(self._keep(data).raw, data)
                self.assertEqual(self._place(data).read_bytes(), data)

    def test_another_file_of_that_name_is_in_the_way_as_ever(self):
        data = b"Date;Amount;Text another " * 200
        for other in (b"Date;Amount;Text b", data + b"more"):
            with self.subTest(other=other[:20]):
                path = self._place(data)
                path.write_bytes(other)
                with self.assertRaises(UserError):
                    self._keep(data)
                self.assertEqual(path.read_bytes(), other)
                path.unlink()
