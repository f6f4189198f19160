"""Months that failed once, told as what happened at the bank."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase

END = date(2026, 1, 31)


@tagged("post_install", "-at_install")
class TestMonthsKept(BankReconciliationCase):
    def _prove(self, day=END):
        return self.env["bank.reconciliation.proof"]._get_proof(self.bank, day)

    def test_a_bank_line_in_draft_closes_no_payment(self):
        """A customer's 250 are registered, the bank shows them, January is filed; then
        the entry of the bank's line is reset to draft.

        The ledger has 0 on the bank's account and 250 on the way, the statement says
        250 and the 250 on the way are to come: 500 - 250 are unexplained.
        """
        payment = self._pay(250.0, self.fjord, date(2026, 1, 4))
        line = self._create_line(250.0, "FJORDLYSNES", date(2026, 1, 6))
        january = self._document(balance_start=0.0, balance_end=250.0)
        january.action_match_automatically(days=3)
        january.action_post()
        self.assertEqual(january.state, "posted")
        line.move_id.button_draft()
        proof = self._prove()
        self.assertEqual(proof.balance_end, 250.0)
        self.assertEqual(proof.outstanding_total, 250.0)
        self.assertEqual(proof.ledger_total, self._balance(payment.account_id, END))
        self.assertEqual(proof.ledger_total, 250.0)
        self.assertEqual(proof.unexplained, 250.0)
        self.assertFalse(proof.is_proved)
        line.move_id.action_post()
        self.assertEqual(self._prove().unexplained, 0.0)

    def test_the_reversal_of_a_bank_line_is_nothing_the_bank_has_shown(self):
        """The bank gives 20 of interest, January is filed with 120; a person reverses
        the entry of the line by Odoo's button, which reconciles both.

        The ledger has 100 then: 120 - 20 that the bank has not shown.
        """
        self._post_directly(100.0, day=date(2025, 12, 31))
        line = self._create_line(20.0, "INTEREST", date(2026, 1, 4))
        january = self._document(balance_start=100.0, balance_end=120.0)
        line.action_transfer_difference(self.fees)
        january.action_post()
        self.assertEqual(january.state, "posted")
        reversal = line.move_id._reverse_moves([{"date": date(2026, 1, 25)}])
        reversal.action_post()
        proof = self._prove()
        self.assertEqual(proof.balance_end, 120.0)
        self.assertEqual(proof.get_total("direct"), -20.0)
        self.assertEqual((proof.books_balance, proof.ledger_total), (100.0, 100.0))
        self.assertEqual(proof.unexplained, 0.0)
        self.assertTrue(january.is_changed)

    def test_a_check_that_was_unreconciled_in_the_draft_asks_before_it_is_filed(self):
        """The bank pays a check of 100 and takes a fee of 12.50, January is filed. The
        fee is undone, which leaves a draft of January; then a person unreconciles the
        check from its own side.

        The bank has paid 100 and the ledger has both sides of them open again: the
        draft is not filed without a word, and once that is accepted, without the check.
        """
        payment = self._pay(-100.0, self.fjord, date(2026, 1, 4))
        check = self._create_line(-100.0, "CHECK", date(2026, 1, 6))
        fee = self._create_line(-12.5, "FEE", date(2026, 1, 6))
        fee.action_transfer_difference(self.fees)
        january = self._document(balance_start=0.0, balance_end=-112.5)
        january.action_match(check, payment)
        january.action_post()
        self.assertEqual(january.settled_entry_ids, payment)
        fee.action_undo_applications()
        draft = check.bank_reconciliation_id
        self.assertEqual((january.state, draft.state), ("undone", "draft"))
        payment.remove_move_reconcile()
        fee.action_accept()
        with self.assertRaisesRegex(UserError, "1 lines have changed .* unreconciled"):
            draft.action_post()
        self.assertFalse(fee.is_reconciled)
        check.action_accept()
        draft.action_post()
        self.assertEqual(draft.state, "posted")
        self.assertFalse(draft.settled_entry_ids)
        proof = self._prove()
        self.assertEqual(proof.balance_end, -112.5)
        self.assertEqual(proof.unexplained, 0.0)

    def test_a_statement_is_filed_again_as_its_lines_are_now(self):
        """January is filed with a check of 100 that the bank paid, and the check is
        unreconciled afterwards: the statement says so. Filed again it no longer says
        that the check was settled."""
        payment = self._pay(-100.0, self.fjord, date(2026, 1, 4))
        line = self._create_line(-100.0, "CHECK", date(2026, 1, 6))
        january = self._document(balance_start=0.0, balance_end=-100.0)
        january.action_match(line, payment)
        january.action_post()
        payment.remove_move_reconcile()
        self.assertTrue(january.is_changed)
        january.action_file_again()
        again = line.bank_reconciliation_id
        self.assertNotEqual(again, january)
        self.assertEqual(again.state, "posted")
        self.assertFalse(again.is_changed)
        self.assertFalse(again.settled_entry_ids)

    def test_a_line_of_the_only_month_is_offered_when_that_is_given_up(self):
        """The bank shows a check of 100.00 and a fee of 12.50, January is filed; the
        check's line is deleted, which undoes January, and the draft of it is deleted.

        The fee is posted and stands on no statement: the next one is offered it.
        """
        check = self._create_line(-100.0, "CHECK 1001", date(2026, 1, 10))
        fee = self._create_line(-12.5, "FEE", date(2026, 1, 10))
        january = self._document(balance_start=0.0, balance_end=-112.5)
        january.line_ids.action_transfer_difference(self.fees)
        january.action_post()
        check.unlink()
        self.assertEqual(january.state, "undone")
        january.replacement_ids.unlink()
        self.assertTrue(fee.is_reconciled)
        for values in (
            {"balance_start": 0.0, "balance_end": -112.5},
            {"balance_start": 0.0, "balance_end": -12.5, "date": date(2026, 2, 28)},
        ):
            document = self._document(**values)
            self.assertEqual(document.line_ids, fee)
            document.unlink()

    def test_what_was_posted_before_the_first_statement_is_history(self):
        old = self._create_line(-12.5, "FEE", date(2026, 1, 10))
        old.action_transfer_difference(self.fees)
        old.action_post_applications()
        new = self._create_line(-9.0, "FEE", date(2026, 1, 20))
        document = self._document(balance_start=-12.5, balance_end=-21.5)
        self.assertEqual(document.line_ids, new)

    def test_a_posted_line_of_a_month_given_up_is_left_out_of_the_next(self):
        """January has a check of 101.00 and a fee of 12.50, and is filed; the fee is
        undone and the draft of January deleted. The paper of February has neither:
        both are offered, and taken off again, posted or not.
        """
        check = self._create_line(-101.0, "CHECK 1005", date(2026, 1, 10))
        fee = self._create_line(-12.5, "FEE", date(2026, 1, 10))
        january = self._document(balance_start=0.0, balance_end=-113.5)
        january.line_ids.action_transfer_difference(self.fees)
        january.action_post()
        fee.action_undo_applications()
        january.replacement_ids.unlink()
        self.assertEqual((check.is_reconciled, fee.is_reconciled), (True, False))
        new = self._create_line(-70.0, "CHECK 1003", date(2026, 2, 10))
        february = self._document(
            balance_start=-113.5, balance_end=-183.5, date=date(2026, 2, 28)
        )
        self.assertEqual(february.line_ids, check | fee | new)
        entry = check.move_id.line_ids.mapped("balance")
        february.action_remove_lines(check | fee)
        self.assertEqual(february.line_ids, new)
        self.assertTrue(check.is_reconciled)
        self.assertEqual(check.move_id.line_ids.mapped("balance"), entry)
