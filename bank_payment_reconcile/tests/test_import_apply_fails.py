"""An error in applying what came in: the lines stay, and it is told."""

from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .feed_scripted_case import ScriptedCase, feeds
from .other_ids_case import OtherIdsCase

IMPORT = "odoo.addons.bank_payment_reconcile.models.statement_import.journal"
TOLD = "could not be applied automatically"
#: What applying may fail with: by the books, by the program, by the database.
FAILURES = (
    UserError("The year is closed."),
    KeyError("payer"),
    ZeroDivisionError(),
    "SELECT 1 / 0",
)


class FailingCase(OtherIdsCase):
    def _fail_with(self, failure):
        """Applying fails after it has written."""

        def apply(lines, overwrite=False):
            lines.sudo().write({"posting_error": "half done"})
            if isinstance(failure, str):
                lines.env.cr.execute(failure)
            raise failure

        Line = self.env.registry["account.bank.statement.line"]
        return patch.object(Line, "action_apply_automatically", apply)

    def _data(self, number=1):
        return self._camt(
            (f"ID{number}00001", f"{number}0.00", "a", ""),
            (f"ID{number}00002", f"{number}1.00", "b", ""),
        )

    def assertStay(self, count=2):
        lines = self._lines()
        self.assertEqual(len(lines), count)
        self.assertEqual(set(lines.mapped("posting_error")), {False}, "half done")
        self.assertTrue(lines.statement_id)


@tagged("post_install", "-at_install")
class TestImportApplyFails(FailingCase):
    def test_every_failure_leaves_the_lines_and_is_told(self):
        for number, failure in enumerate(FAILURES, 1):
            loggers = mute_logger(IMPORT, "odoo.sql_db")
            with self.subTest(failure=failure), self._fail_with(failure), loggers:
                _made, remarks = self._import(self._data(number))
                self.assertIn(TOLD, remarks)
                self.assertStay(2 * number)

    def test_the_reason_is_told(self):
        with self._fail_with(FAILURES[0]):
            self.assertIn("The year is closed", self._import(self._data())[1])

    def test_an_error_of_the_program_is_in_the_servers_log(self):
        with self._fail_with(FAILURES[1]), self.assertLogs(IMPORT, "ERROR") as log:
            _made, remarks = self._import(self._data())
        self.assertIn("KeyError", remarks)
        self.assertIn("KeyError", log.output[0])

    def test_dropped_on_the_card(self):
        file = self.env["ir.attachment"].create({"name": "a.xml", "raw": self._data()})
        with self._fail_with(FAILURES[0]):
            action = self.bank.create_document_from_attachment(file.ids)
        self.assertIn(TOLD, action["context"]["notifications"]["a.xml"])
        self.assertStay()

    def test_in_a_run_in_the_background(self):
        self._in_runs()
        _file, action = self._wizard(self._data())
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._fail_with(FAILURES[1]), mute_logger(IMPORT):
            with self._as_a_worker() as env:
                progress = run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(progress["state"], "done")
        self.assertIn(TOLD, " ".join(progress["remarks"]))
        self.assertStay()

    def test_whom_others_got_in_the_way_of_begins_again(self):
        """Odoo retries the whole import; so nothing of it is kept or said."""
        with (
            self._fail_with(SerializationFailure()),
            self.assertRaises(SerializationFailure),
        ):
            self._import(self._data())


@tagged("post_install", "-at_install")
class TestRunFails(FailingCase):
    def test_a_part_that_the_program_cannot_create_stops_the_run(self):
        """It would be tried again every minute, for ever."""
        self._in_runs()
        _file, action = self._wizard(self._data())
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])

        def fail(lines, vals_list):
            raise KeyError("payer")

        Line = self.env.registry["account.bank.statement.line"]
        module = "odoo.addons.bank_payment_reconcile.models.statement_import.run"
        with patch.object(Line, "create", fail), mute_logger(module):
            with self._as_a_worker() as env:
                progress = run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(progress["state"], "stopped")
        self.assertIn("KeyError", " ".join(progress["remarks"]))
        self.assertFalse(self._lines())


@tagged("post_install", "-at_install")
class TestFeedApplyFails(ScriptedCase):
    def _fetch_failing(self):
        def fail(lines, overwrite=False):
            raise FAILURES[0]

        Line = self.env.registry["account.bank.statement.line"]
        with patch.object(Line, "action_apply_automatically", fail):
            self._offer([feeds.FetchedFile("a.ofx", self._file("10.00", "20.00"))])
            self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 20.0])
        self.assertEqual(self.feed.log_ids.state, "imported")
        self.assertIn(TOLD, self.feed.log_ids.message)

    def test_the_log_of_the_feed_tells_it(self):
        self._fetch_failing()

    def test_the_log_of_a_feed_for_all_banks_tells_it_too(self):
        self.feed.sudo().journal_id = False
        self._fetch_failing()
        self.assertIn(self.bank.display_name, self.feed.log_ids.message)
