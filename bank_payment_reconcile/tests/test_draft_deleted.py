"""A draft of a reconciliation is deleted: what was made for it goes with it."""

from datetime import date

from odoo.tests import Form, tagged

from .statements_case import StatementsCase

FORM = "bank_payment_reconcile.view_bank_reconciliation_line_add_form"


@tagged("post_install", "-at_install")
class TestDraftDeleted(StatementsCase):
    def _type(self, document, amount):
        """A line typed on the page of the two panes."""
        context = {
            "default_journal_id": self.bank.id,
            "default_bank_reconciliation_id": document.id,
        }
        Line = self.env["account.bank.statement.line"].with_context(**context)
        with Form(Line.with_user(self.accountant), FORM) as form:
            form.date = date(2026, 1, 20)
            form.amount = amount
            form.payment_ref = "typed"
        return form.record.sudo().with_env(self.env)

    def _delete(self, document):
        document.with_user(self.accountant).unlink()
        self.assertFalse(document.exists())

    def test_suggested_and_typed_lines_go(self):
        entry = self._pay(-100.0)
        document = self._document(balance_end=-107.0)
        lines = document.action_suggest_lines() | self._type(document, -7.0)
        self.assertEqual(document.line_ids, lines)
        self.assertEqual(self._balance(self.bank.default_account_id), -107.0)
        self._delete(document)
        self.assertFalse(lines.exists())
        self.assertEqual(self._balance(self.bank.default_account_id), 0.0)
        self.assertFalse(entry.reconciled or entry.bank_match_state)
        # And the entry is suggested again, once.
        again = self._document(balance_end=-100.0)
        self.assertFalse(again.line_ids)
        self.assertEqual(again.action_suggest_lines().mapped("amount"), [-100.0])

    def test_what_the_bank_sent_or_stood_elsewhere_stays(self):
        sent = self._create_line(5.0)
        sent.sudo().bank_import_id = "X1"
        typed_before = self._create_line(6.0)
        first = self._document(balance_end=11.0)
        self.assertEqual(first.line_ids, sent | typed_before)
        elsewhere = self._type(first, 7.0)
        first.action_remove_lines(elsewhere)
        second = self._document(date=date(2026, 2, 28), balance_end=7.0)
        self.assertEqual(second.line_ids, elsewhere)
        self._delete(second)
        self._delete(first)
        kept = sent | typed_before | elsewhere
        self.assertEqual(kept.exists(), kept)
        self.assertFalse(kept.bank_reconciliation_id)

    def test_what_is_posted_stays(self):
        document = self._document(balance_end=-7.0)
        line = self._type(document, -7.0)
        self._apply(line, (self.fees, -7.0))
        line.action_post_applications()
        self._delete(document)
        self.assertTrue(line.exists() and line.is_reconciled)

    def test_what_was_filed_and_undone_stays(self):
        """It was on the bank's paper: the next month rests on it."""
        self._pay(-100.0)
        document = self._document(balance_end=-100.0)
        line = document.action_suggest_lines()
        self._post(document)
        self._delete(self._undo(document))
        self.assertTrue(line.exists())
