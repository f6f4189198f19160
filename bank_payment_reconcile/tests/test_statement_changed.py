"""A statement is filed, and its lines are changed by Odoo's own buttons."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .statements_case import StatementsCase

END = date(2026, 1, 31)


class ChangedCase(StatementsCase):
    """January: an invoice of 1,000 is paid, a registered payment of 501 is shown, a
    fee of 12.50 is taken, and 40 are reconciled Odoo's way. Closes 1,528.50."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoice = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.payment = cls._pay(501.0, day=date(2026, 1, 8))
        cls.paid = cls._create_line(1000.0, "INV/2026/00042", date(2026, 1, 10))
        cls.shown = cls._create_line(501.0, "deposit", date(2026, 1, 14))
        cls.fee = cls._create_line(-12.5, "Monthly fee", date(2026, 1, 30))
        cls.plain = cls._create_line(40.0, "refund", date(2026, 1, 30))
        cls._apply(cls.paid, (cls.invoice, 1000.0))
        cls._apply(cls.shown, (cls.payment, 501.0))
        cls._apply(cls.fee, (cls.fees, -12.5))
        cls.plain._seek_for_lines()[1].account_id = cls.fees
        cls.document = cls._post(cls._document(date=END, balance_end=1528.5))
        cls.lines = cls.document.line_ids

    def assertChanged(self, line, what):
        record = self.document.record_ids.filtered(
            lambda r: r.statement_line_id == line
        )
        self.assertRecordValues(
            self.document,
            [{"state": "posted", "is_changed": True, "changed_by_id": self.env.uid}],
        )
        self.assertRegex(record.changed, what)
        self.assertEqual(
            self.document.record_ids.filtered("changed"), record, "and no other one"
        )
        self.assertIn(line.payment_ref, self.document.message_ids[0].body)
        self.assertEqual(line.bank_reconciliation_id, self.document)

    def assertAsFiled(self):
        self.assertFalse(self.document.is_changed)
        self.assertFalse(self.document.record_ids.filtered("changed"))
        self.assertEqual(self.document.state, "posted")


@tagged("post_install", "-at_install")
class TestChangedSince(ChangedCase):
    def test_nothing_changed(self):
        self.assertAsFiled()
        self._pay(70.0)
        self._create_line(3.0, day=date(2026, 2, 1))
        self.assertAsFiled()

    def test_an_entry_is_reset_to_draft_and_posted_again(self):
        for line in self.lines:
            with self.subTest(line=line.payment_ref):
                line.move_id.button_draft()
                self.assertChanged(line, "its entry is reset to draft")
                line.move_id.action_post()
                self.assertAsFiled()
                self.assertIn(
                    "As it was filed again", self.document.message_ids[0].body
                )

    def test_an_entry_is_cancelled(self):
        for line in self.lines:
            with self.subTest(line=line.payment_ref), self.env.cr.savepoint() as sp:
                line.move_id.button_draft()
                line.move_id.button_cancel()
                self.assertChanged(line, "its entry is cancelled")
                sp.rollback()
            self.env.invalidate_all()

    def test_an_entry_is_dated_anew(self):
        self.fee.move_id.button_draft()
        self.fee.move_id.date = date(2026, 2, 3)
        self.fee.move_id.action_post()
        self.assertChanged(self.fee, "dated 02/03/2026 and was dated 01/30/2026")
        # The ledger of January lacks the fee: 1,528.50 + 12.50.
        self.assertRecordValues(
            self.document,
            [
                {
                    "ledger_balance_end": 1528.5,
                    "now_ledger_balance": 1541.0,
                    "now_unexplained": 0.0,
                }
            ],
        )
        self.fee.move_id.button_draft()
        self.fee.move_id.date = date(2026, 1, 30)
        self.fee.move_id.action_post()
        self.assertAsFiled()

    def test_an_amount_is_changed(self):
        """The bank's 12.50 become 13.50: line and ledger say 1,527.50."""
        move = self.fee.move_id
        move.button_draft()
        bank = move.line_ids.filtered(
            lambda e: e.account_id == self.bank.default_account_id
        )
        move.line_ids = [
            Command.update(bank.id, {"balance": -13.5}),
            Command.update((move.line_ids - bank).id, {"balance": 13.5}),
        ]
        move.action_post()
        self.assertChanged(self.fee, r"its amount is .*13.50 and was .*12.50")
        self.assertRecordValues(
            self.document,
            [
                {
                    "line_total": 1528.5,
                    "now_line_total": 1527.5,
                    "now_ledger_balance": 1527.5,
                    "now_unexplained": 1.0,
                }
            ],
        )

    def test_the_entry_is_moved_to_another_bank(self):
        other = self.env["account.journal"].create(
            {"name": "Second bank", "type": "bank", "code": "BNK9"}
        )
        move = self.plain.move_id
        move.button_draft()
        move.write({"name": False, "journal_id": other.id})
        self.assertTrue(self.document.is_changed)

    def test_what_a_line_settled_is_unreconciled_and_reconciled_again(self):
        for line, item in ((self.paid, self.invoice), (self.shown, self.payment)):
            with self.subTest(line=line.payment_ref):
                settling = item.matched_credit_ids.credit_move_id
                item.remove_move_reconcile()
                self.assertChanged(line, f"no longer settles {item.move_id.name}")
                (item | settling).reconcile()
                self.assertAsFiled()

    def test_the_payment_that_a_line_showed_is_reset(self):
        self.payment.move_id.button_draft()
        self.assertChanged(self.shown, f"no longer settles {self.payment.move_id.name}")
        self.payment.move_id.action_post()
        self.assertAsFiled()

    def test_an_entry_is_reversed(self):
        for line in self.lines:
            with self.subTest(line=line.payment_ref), self.env.cr.savepoint() as sp:
                reversal = line.move_id._reverse_moves(
                    [{"date": date(2026, 1, 31)}], cancel=True
                )
                self.assertChanged(line, f"reversed by {reversal.name}")
                sp.rollback()
            self.env.invalidate_all()

    def test_another_account_is_put_on_the_entry(self):
        move = self.fee.move_id
        move.button_draft()
        (
            move.line_ids
            - move.line_ids.filtered(
                lambda e: e.account_id == self.bank.default_account_id
            )
        ).account_id = self.company_data["default_account_revenue"]
        move.action_post()
        self.assertChanged(self.fee, "on other accounts, partners or amounts")

    def test_money_on_account_that_settles_an_invoice_later_is_no_change(self):
        line = self._create_line(30.0, day=date(2026, 2, 3))
        self._apply(line, (self.receivable, 30.0), partner_id=self.nordlicht.id)
        document = self._post(
            self._document(date=date(2026, 2, 28), balance_end=1558.5)
        )
        invoice = self._create_document(self.nordlicht, 30.0, "INV/2026/00043")
        money = line.move_id.line_ids.filtered(
            lambda e: e.account_id == self.receivable
        )
        (money | invoice).reconcile()
        self.assertTrue(invoice.reconciled)
        self.assertFalse(document.is_changed)

    def test_who_changed_it_is_said(self):
        self.fee.with_user(self.accountant).move_id.button_draft()
        self.assertEqual(self.document.changed_by_id, self.accountant)
        message = self.document.message_ids[0]
        self.assertEqual(message.author_id, self.accountant.partner_id)

    def test_who_signs_a_proof_is_told(self):
        self.fee.move_id.button_draft()
        self.assertIn(
            f"{self.document.name} has changed since",
            " ".join(self._prove(END).warnings),
        )

    def test_it_is_found_among_the_documents(self):
        self.fee.move_id.button_draft()
        self.assertEqual(
            self.env["bank.reconciliation"].search([("is_changed", "=", True)]),
            self.document,
        )


@tagged("post_install", "-at_install")
class TestChangedWaysOut(ChangedCase):
    def test_it_is_filed_anew_and_the_old_figures_stay(self):
        self.fee.move_id.button_draft()
        self.fee.move_id.date = date(2026, 2, 3)
        self.fee.move_id.action_post()
        self.document.with_user(self.accountant).action_file_again()
        again = self.document.replacement_ids
        self.assertRecordValues(
            self.document,
            [{"state": "undone", "ledger_balance_end": 1528.5, "line_total": 1528.5}],
        )
        self.assertEqual(len(self.document.record_ids), 4)
        self.assertRecordValues(
            again,
            [
                {
                    "state": "posted",
                    "is_changed": False,
                    "ledger_balance_end": 1541.0,
                    "line_total": 1528.5,
                    "posted_by_id": self.accountant.id,
                    "place": self.document.place,
                }
            ],
        )
        self.assertEqual(again.line_ids, self.lines)
        # None of its lines was taken back for that.
        self.assertTrue(all(self.lines.mapped("is_reconciled")))

    def test_with_a_line_that_is_no_longer_there_it_is_not(self):
        self.fee.move_id.button_draft()
        with self.assertRaisesRegex(UserError, "Monthly fee.* is not posted"):
            self.document.action_file_again()
        self.assertEqual(self.document.state, "posted")

    def test_what_is_as_it_was_filed_is_not_filed_anew(self):
        with self.assertRaisesRegex(UserError, "is as it was filed"):
            self.document.action_file_again()

    def test_the_lines_to_put_right_are_opened(self):
        self.fee.move_id.button_draft()
        action = self.document.action_open_changed_lines()
        self.assertEqual(action["domain"], [("id", "in", self.fee.ids)])

    def test_a_changed_one_is_undone_as_every_other(self):
        self.fee.move_id.button_draft()
        self.document.action_undo()
        self.assertEqual(self.document.replacement_ids.line_ids, self.lines)


@tagged("post_install", "-at_install")
class TestOneLineTakenBack(ChangedCase):
    def test_the_others_stay_together_on_a_draft_in_its_place(self):
        for take_back in (
            lambda: self.fee.with_user(self.accountant).action_undo_applications(),
            lambda: self.fee.action_undo_reconciliation(),
        ):
            document = self.fee.bank_reconciliation_id
            take_back()
            self.assertEqual(document.state, "undone")
            draft = document.replacement_ids
            self.assertEqual(draft.line_ids, self.lines)
            self.assertRecordValues(
                draft, [{"state": "draft", "balance_end": 1528.5, "difference": 0.0}]
            )
            others = self.lines - self.fee
            self.assertEqual(others.mapped("is_reconciled"), [True] * 3)
            self._post(draft)
        self.assertChain(1528.5)

    def test_one_is_deleted(self):
        self.fee.unlink()
        draft = self.document.replacement_ids
        self.assertEqual(draft.line_ids, self.lines - self.fee)
        self.assertEqual(draft.difference, -12.5)
