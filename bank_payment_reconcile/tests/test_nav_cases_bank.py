"""NAV's acceptance cases of bank account reconciliation that no other test tells."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .bank_reconciliation_case import BankReconciliationCase

FORM = "bank_payment_reconcile.view_bank_reconciliation_work_form"


@tagged("post_install", "-at_install")
class TestNavCasesBank(BankReconciliationCase):
    def _post_one(self, amount, check=None):
        entry = self._pay(amount, check=check)
        line = self._create_line(amount)
        document = self._document(balance_end=amount)
        document.action_match(line, entry)
        document.action_post()
        return document, line, entry

    def test_a_statement_needs_a_date(self):
        form = Form(self.env["bank.reconciliation"], FORM)
        form.journal_id = self.bank
        form.date = False
        with self.assertRaises(AssertionError, msg="date is a required field"):
            form.save()

    def test_what_a_posted_statement_leaves(self):
        entries = self._pay(-100.0) | self._pay(-50.0)
        lines = self._create_line(-100.0) | self._create_line(-50.0)
        document = self._document(balance_end=-150.0)
        for line, entry in zip(lines, entries, strict=True):
            document.action_match(line, entry)
        document.action_post()
        self.assertEqual(document.line_count, 2)
        self.assertEqual(entries.mapped("reconciled"), [True, True])
        following = self._document(date=date(2026, 2, 28))
        self.assertEqual(following.previous_document_id, document)
        self.assertEqual(following.balance_start, -150.0)

    def test_a_statement_is_undone(self):
        document, line, entry = self._post_one(100.0)
        document.action_undo()
        self.assertEqual(document.state, "undone")
        again = line.bank_reconciliation_id
        self.assertRecordValues(
            again,
            [
                {
                    "state": "draft",
                    "name": "BNK1/2026/002",
                    "line_ids": line.ids,
                    "entry_ids": entry.ids,
                    "balance_start": 0.0,
                    "balance_end": 100.0,
                    "matched_count": 1,
                }
            ],
        )
        self.assertFalse(entry.reconciled)

    def test_a_statement_with_a_check_is_undone(self):
        document, line, entry = self._post_one(-100.0, check="00100")
        check = self.env["bank.check.entry"].search(
            [("payment_id", "=", entry.payment_id.id)]
        )
        self.assertEqual(check.state, "cleared")
        document.action_undo()
        self.assertEqual(check.state, "posted")
        self.assertEqual(line.bank_reconciliation_id.entry_ids, entry)

    def test_reversed_entries_are_not_open(self):
        kept, reversed_entry = self._pay(-100.0), self._pay(-40.0)
        reversed_entry.move_id._reverse_moves(cancel=True)
        document = self._document(balance_end=0.0)
        self.assertEqual(document._get_entries(), kept)

    def test_another_opening_balance_is_typed(self):
        self._post_one(100.0)
        with Form(self.env["bank.reconciliation"], FORM) as form:
            form.journal_id = self.bank
            form.date = date(2026, 2, 28)
            self.assertEqual(form.balance_start, 100.0)
            with self.assertLogs("odoo.tests.form.onchange", "WARNING") as shown:
                form.balance_start = 120.0
        self.assertEqual(form.record.balance_start, 120.0)
        self.assertIn("BNK1/2026/001 closed with", shown.output[0])

    def test_a_number_that_exists(self):
        document, _line, _entry = self._post_one(100.0)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            document.sudo().copy({"name": document.name, "date": document.date})
