"""A posted bank line and its statement stay as they were filed."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .posted_records_case import PostedRecordsCase


@tagged("post_install", "-at_install")
class TestPostedLines(PostedRecordsCase):
    """The bank line, its statement, and the document that reconciles it."""

    # -- The bank's line --------------------------------------------------------

    def test_a_posted_line_keeps_its_figures(self):
        """Odoo would make the entry anew: the invoice open, 1,000 in suspense."""
        self._post()
        line = self.line.with_user(self.mallory)
        for vals in (
            {"amount": 999.0},
            {"date": date(2026, 2, 1)},
            {"partner_id": self.fjord.id},
            {"payment_ref": "other"},
            {"foreign_currency_id": self.env.company.currency_id.id},
            {"amount_currency": 5.0},
        ):
            with self.assertRaisesRegex(
                UserError, "is posted. Undo it first", msg=vals
            ):
                line.write(vals)
            with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
                line.with_context(skip_account_move_synchronization=True).write(vals)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        line.narration = "what else there is to say"

    def test_undone_it_may_be_corrected(self):
        self._post()
        self.line.action_undo_applications()
        self.line.action_remove_applications()
        self.line.amount = 999.0
        self.assertEqual(self.line.difference_amount, 999.0)

    def test_a_line_waiting_to_be_posted_may_be_corrected(self):
        self.line.amount = 1100.0
        self.assertEqual(self.line.difference_amount, 100.0)

    # -- The statement ----------------------------------------------------------

    def _reconcile_statement(self):
        statement = self.env["account.bank.statement"].create(
            {
                "name": "January",
                "line_ids": [Command.set(self.line.ids)],
                "balance_start": 0.0,
                "balance_end_real": 1000.0,
            }
        )
        statement.action_bank_post_and_reconcile()
        document = statement.bank_reconciliation_id
        self.assertEqual(document.state, "posted")
        return statement, document

    def test_a_posted_document_keeps_its_lines_and_its_statement(self):
        statement, document = self._reconcile_statement()
        line = self.line.with_user(self.mallory)
        for vals in (
            {"bank_reconciliation_id": False},
            {"statement_id": False},
            {"amount": 5.0},
        ):
            with self.assertRaises(UserError, msg=str(vals)):
                line.write(vals)
        theirs = statement.with_user(self.mallory)
        with self.assertRaisesRegex(UserError, "is reconciled on"):
            theirs.line_ids = [Command.unlink(line.id)]
        with self.assertRaisesRegex(UserError, "undo that before you delete it"):
            theirs.unlink()
        with self.assertRaises(UserError):
            document.with_user(self.mallory).line_ids = [Command.clear()]
        with self.assertRaises(UserError):
            document.with_user(self.mallory).record_ids = [Command.clear()]
        self.assertEqual(document.line_ids, self.line.sudo(False).with_env(self.env))

    def test_a_line_that_the_host_settled_is_kept_with_its_document(self):
        """Nothing of ours is posted on it; the document counts its 50."""
        line = self._create_line(50.0)
        line._seek_for_lines()[1].account_id = self.fees
        self.assertTrue(line.is_reconciled)
        statement = self.env["account.bank.statement"].create(
            {"line_ids": [Command.set(line.ids)], "balance_end_real": 1050.0}
        )
        statement.action_bank_post_and_reconcile()
        self.assertEqual(statement.bank_reconciliation_state, "posted")
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            line.with_user(self.mallory).amount = 5.0

    def test_which_document_a_line_joins(self):
        """A draft of its own bank, by whoever may write that; no posted one."""
        _statement, posted = self._reconcile_statement()
        line = self._create_line(5.0).with_user(self.mallory)
        Document = self.env["bank.reconciliation"].sudo()
        draft, elsewhere = Document.create(
            [
                {"journal_id": bank.id, "date": date(2026, 2, 28), "line_ids": []}
                for bank in (
                    self.bank,
                    self.env["account.journal"].create(
                        {"name": "Second Bank", "code": "BNK9", "type": "bank"}
                    ),
                )
            ]
        )
        with self.assertRaisesRegex(UserError, "is not a draft"):
            line.bank_reconciliation_id = posted
        with self.assertRaisesRegex(UserError, "is not a draft"):
            line.create(
                {
                    "journal_id": self.bank.id,
                    "amount": 1.0,
                    "bank_reconciliation_id": posted.id,
                }
            )
        with self.assertRaisesRegex(UserError, "belongs to Bank and .* to Second Bank"):
            line.bank_reconciliation_id = elsewhere
        bookkeeper = new_test_user(
            self.env,
            login="bookkeeper",
            groups="account.group_account_basic",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        with self.assertRaises(AccessError):
            line.with_user(bookkeeper).bank_reconciliation_id = draft
        line.bank_reconciliation_id = draft
        self.assertEqual(draft.line_ids, line.with_env(draft.env))
        line.bank_reconciliation_id = False

    def test_a_posted_line_joins_a_statement_later(self):
        """Odoo makes statements of lines that were posted long before."""
        self._post()
        statement = self.env["account.bank.statement"].with_user(self.accountant)
        statement = statement.create({"line_ids": [Command.set(self.line.ids)]})
        self.assertEqual(self.line.statement_id, statement)
