from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestImportRun(BankReconcileCommon):
    """A file with more payments than one waits for: seven, where five are many."""

    def setUp(self):
        super().setUp()
        registry = self.env.registry
        module = "odoo.addons.bank_payment_reconcile.models.statement_import.run"
        self.startPatcher(
            patch.object(
                registry["account.journal"],
                "_bank_get_import_threshold",
                lambda self: 5,
            )
        )
        self.startPatcher(patch(f"{module}.PART_LINES", 3))
        self.invoice = self._create_document(self.nordlicht, 107.0, "INV/2026/00042")
        self.data = self._file_of(1)

    def _file_of(self, month):
        """The file of a month: 101 to 107 in January, 201 to 207 in February."""
        return self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": f"2026{month:02}{number:02}",
                    "TRNAMT": f"{100 * month + number}.00",
                    "FITID": f"FIT{month - 1}{number:04}",
                    "NAME": "Nordlicht Versand GmbH",
                    "MEMO": "INV/2026/00042" if number == 7 else "other",
                }
                for number in range(1, 8)
            ]
        )

    def _order(self, data=None):
        """The accountant drops the file on the card."""
        file = (
            self.env["ir.attachment"]
            .with_user(self.accountant)
            .create({"name": "january.ofx", "raw": data or self.data})
        )
        journal = self.bank.with_user(self.accountant)
        action = journal.create_document_from_attachment(file.ids)
        self.assertEqual(action["tag"], "bank_payment_reconcile.import_progress")
        return self.env["bank.import.run"].browse(action["params"]["run_id"])

    def _work(self, run, seconds=60):
        """What the page that shows the progress asks for."""
        with self._as_a_worker(self.accountant) as env:
            return run.with_env(env).action_process(seconds)

    def _get_lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="internal_index"
        )

    def test_the_page_works_on_it_to_the_end(self):
        run = self._order()
        self.assertFalse(self._get_lines())
        progress = self._work(run)
        self.assertEqual(
            {
                name: progress[name]
                for name in ("state", "total", "imported", "applied")
            },
            {"state": "done", "total": 7, "imported": 7, "applied": 7},
        )
        lines = self._get_lines()
        self.assertEqual(
            lines.mapped("amount"), [101.0, 102.0, 103.0, 104.0, 105.0, 106.0, 107.0]
        )
        self.assertEqual(lines[-1].application_ids.move_line_id, self.invoice)
        statement = lines.statement_id
        self.assertEqual(statement, run.statement_ids)
        self.assertEqual(statement.balance_end_real, 1000.0)
        self.assertTrue(statement.is_complete)
        self.assertEqual(statement.attachment_ids.name, "january.ofx")
        self.assertFalse(run.part_ids)

    def test_it_comes_in_as_if_it_were_imported_at_once(self):
        self._work(self._order())
        names = ["date", "amount", "payment_ref", "bank_import_id", "bank_content_id"]
        in_parts = self._get_lines().read([*names, "transaction_details"])
        self._get_lines().statement_id.unlink()
        self._get_lines().unlink()
        lines = self.bank.import_bank_statements(self.data, "january.ofx").line_ids
        at_once = lines.sorted("internal_index").read([*names, "transaction_details"])
        for each in (*in_parts, *at_once):
            del each["id"]
        self.assertEqual(in_parts, at_once)

    def test_the_scheduled_action_goes_on_where_the_server_was_killed(self):
        run = self._order()
        self._work(run, seconds=0)
        self.env.invalidate_all()
        self.assertEqual(len(self._get_lines()), 3)
        self.assertFalse(self._get_lines().statement_id, "the statement is not whole")
        with self._as_a_worker(self.env.ref("base.user_root")) as env:
            env["bank.import.run"]._cron_process()
        self.env.invalidate_all()
        self.assertEqual(run.state, "done")
        self.assertEqual(len(self._get_lines().statement_id.line_ids), 7)

    def test_the_file_imported_again_after_a_kill_takes_the_lines_over(self):
        run = self._order()
        self._work(run, seconds=0)
        self.env.invalidate_all()
        statement = self.bank.import_bank_statements(self.data, "january.ofx")
        self.assertEqual(len(statement.line_ids), 7)
        self._work(run)
        self.env.invalidate_all()
        self.assertEqual(len(self._get_lines()), 7)
        self.assertEqual(self._get_lines().statement_id, statement)

    def test_stopping_takes_back_what_is_no_whole_statement(self):
        run = self._order()
        self._work(run, seconds=0)
        run.with_user(self.accountant).action_stop()
        self.env.invalidate_all()
        self.assertEqual(run.state, "stopped")
        self.assertFalse(self._get_lines())

    def test_a_line_that_cannot_be_imported_leaves_nothing_of_the_statement(self):
        run = self._order()
        self._work(run, seconds=0)
        Line = self.env.registry["account.bank.statement.line"]

        def refuse(self, vals_list):
            raise UserError(self.env._("The journal is closed."))

        with patch.object(Line, "create", refuse):
            progress = self._work(run)
        self.env.invalidate_all()
        self.assertEqual(progress["state"], "stopped")
        self.assertIn("The journal is closed.", progress["remarks"])
        self.assertFalse(self._get_lines())

    def test_the_file_has_another_account_that_is_reconciled_meanwhile(self):
        """One file for two accounts: the other one's statement is filed while the run
        is at work, and keeps the file."""
        run = self._order()
        self._work(run, seconds=0)
        self.env.invalidate_all()
        sister = self.env["account.journal"].create(
            {"name": "Sister", "type": "bank", "code": "SIST"}
        )
        line = self._create_line(5.0, journal_id=sister.id)
        self._apply(line, (self.fees, 5.0))
        other = self.env["account.bank.statement"].create(
            {
                "name": "Sister",
                "line_ids": [Command.set(line.ids)],
                "balance_end_real": 5.0,
                "attachment_ids": [Command.set(run.attachment_id.ids)],
            }
        )
        other.action_bank_post_and_reconcile()
        self.assertEqual(other.bank_reconciliation_state, "posted")
        self.assertEqual(self._work(run)["state"], "done")
        self.env.invalidate_all()
        self.assertEqual(run.statement_ids.attachment_ids, run.attachment_id)
        self.assertEqual(other.attachment_ids, run.attachment_id)

    def test_one_that_cannot_be_finished_keeps_no_other_waiting(self):
        """What is imported whole stays; the run says why it did not go on."""
        runs = [self._order(self._file_of(month)) for month in (1, 2, 3)]
        errors = {
            101.0: UserError("The paper is missing."),
            201.0: ValueError("a fault"),
        }
        Statement = self.env.registry["account.bank.statement"]
        original = Statement._bank_get_chain_warnings

        def tell(statements):
            for amount in statements.line_ids.mapped("amount"):
                if amount in errors:
                    raise errors[amount]
            return original(statements)

        module = "odoo.addons.bank_payment_reconcile.models.statement_import.run"
        with (
            patch.object(Statement, "_bank_get_chain_warnings", tell),
            mute_logger(module),
            self._as_a_worker(self.env.ref("base.user_root")) as env,
        ):
            env["bank.import.run"]._cron_process()
        self.env.invalidate_all()
        self.assertEqual([run.state for run in runs], ["stopped", "stopped", "done"])
        self.assertEqual(runs[0].error, "The paper is missing.")
        self.assertIn("ValueError", runs[1].error)
        self.assertEqual(len(self._get_lines()), 21)
        self.assertEqual([len(run.statement_ids.line_ids) for run in runs], [7, 7, 7])

    def test_a_file_imported_in_a_run_brings_nothing_again(self):
        self._work(self._order())
        file = self.env["ir.attachment"].create(
            {"name": "january.ofx", "raw": self.data}
        )
        action = self.bank.create_document_from_attachment(file.ids)
        message = action["context"]["notifications"]["january.ofx"]
        self.assertIn("Every transaction in it was imported before", message)


@tagged("post_install", "-at_install")
class TestImportQueries(BankReconcileCommon):
    def _count_queries(self, do):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        do()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _import(self, count, month):
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": f"2026{month:02}{number % 28 + 1:02}",
                    "TRNAMT": f"{100 + number}.00",
                    "FITID": f"FIT{month}{number:05}",
                    "NAME": "payer",
                }
                for number in range(count)
            ]
        )
        self.bank.import_bank_statements(data, "a.ofx")

    def _create_as_the_host(self, count, month):
        lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": f"2026-{month:02}-{number % 28 + 1:02}",
                    "amount": 100.0 + number,
                    "payment_ref": "payer",
                }
                for number in range(count)
            ]
        )
        self.env["account.bank.statement"].create({"line_ids": [(6, 0, lines.ids)]})

    def test_the_import_asks_no_query_a_line_beside_the_hosts(self):
        self.bank.bank_apply_after_import = False
        self._import(2, 1)
        self._create_as_the_host(2, 1)
        more = []
        for count, month in ((10, 2), (100, 4)):
            ours = self._count_queries(lambda c=count, m=month: self._import(c, m))
            hosts = self._count_queries(
                lambda c=count, m=month: self._create_as_the_host(c, m + 1)
            )
            more.append(ours - hosts)
        few, many = more
        self.assertLess(abs(many - few), 15, more)

    def test_the_host_looks_for_nothing_of_ours_with_every_entry_it_writes(self):
        """For every bank line Odoo walks all that depends on its entry, twice; two
        dependences of ours once made that tree twice as large."""
        fields = self.env["account.move"]._fields
        self.assertFalse(
            self.registry.is_modifying_relations(fields["name"]),
            "whatever is numbered would be looked for before and after",
        )
        tree = self.registry.get_field_trigger_tree(fields["statement_line_id"])
        documents = self.env["account.payment"]._fields["invoice_ids"]
        self.assertNotIn(documents, list(self._walk(tree)))

    def _walk(self, tree):
        """Every field that is followed to what depends on a change."""
        for field, subtree in tree.items():
            yield field
            yield from self._walk(subtree)
