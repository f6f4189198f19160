from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase


@tagged("post_install", "-at_install")
class TestMatchByHand(BankReconciliationCase):
    def test_a_check_is_cleared(self):
        check = self._pay(-1200.0, day=date(2026, 1, 5), check="03011")
        line = self._create_line(-1200.0, "CHECK 03011", day=date(2026, 1, 20))
        document = self._document(balance_end=-1200.0)
        self.assertEqual(document.line_ids, line)
        self.assertEqual(document._get_entries(), check)
        document.action_match(line, check)
        self.assertRecordValues(
            document,
            [
                {
                    "difference": 0.0,
                    "unmatched_amount": 0.0,
                    "matched_count": 1,
                    "entry_total": -1200.0,
                    "outstanding_total": 0.0,
                    "entry_ids": check.ids,
                }
            ],
        )
        document.action_post()
        self.assertRecordValues(document, [{"state": "posted", "entry_ids": check.ids}])
        self.assertTrue(check.reconciled)
        self.assertTrue(line.is_reconciled)

    def test_a_link_to_a_draft_opens_both_panes(self):
        check = self._pay(-1200.0, day=date(2026, 1, 5), check="03011")
        line = self._create_line(-1200.0, "CHECK 03011", day=date(2026, 1, 20))
        document = self._document(balance_end=-1200.0)
        panes = self.env.ref(
            "bank_payment_reconcile.view_bank_reconciliation_work_form"
        )
        self.assertEqual(document.get_formview_id(), panes.id)
        document.action_match(line, check)
        document.action_post()
        self.assertNotEqual(document.get_formview_id(), panes.id)

    def test_one_deposit_of_two_checks(self):
        # RB-001
        hansen, olsen = self._pay(1450.0), self._pay(1500.0, self.fjord)
        line = self._create_line(2950.0, "deposit")
        document = self._document(balance_end=2950.0)
        document.action_match(line, hansen | olsen)
        self.assertEqual(line.applied_amount, 2950.0)
        self.assertEqual(line.difference_amount, 0.0)
        self.assertEqual(len(line.application_ids), 2)
        document.action_post()
        self.assertEqual((hansen | olsen).mapped("reconciled"), [True, True])

    def test_the_bank_shows_a_run_in_two_pieces(self):
        # RB-002
        run = self._pay(-480.0)
        lines = self._create_line(-300.0) | self._create_line(-180.0)
        document = self._document(balance_end=-480.0)
        document.action_match(lines, run)
        self.assertEqual(lines.mapped("difference_amount"), [0.0, 0.0])
        document.action_post()
        self.assertTrue(run.reconciled)

    def test_the_pieces_are_less_than_the_run(self):
        # RB-004
        run = self._pay(-480.0)
        lines = self._create_line(-300.0) | self._create_line(-170.0)
        document = self._document(balance_end=-470.0)
        document.action_match(lines, run)
        self.assertEqual(sorted(lines.mapped("difference_amount")), [0.0, 10.0])
        with self.assertRaisesRegex(UserError, "not applied in full"):
            document.action_post()
        self.assertFalse(run.reconciled)

    def test_two_lines_with_two_entries_are_refused(self):
        # RB-003
        entries = self._pay(-100.0) | self._pay(-200.0)
        lines = self._create_line(-120.0) | self._create_line(-180.0)
        document = self._document(balance_end=-300.0)
        with self.assertRaisesRegex(UserError, "many-to-many matches are not"):
            document.action_match(lines, entries)

    def test_a_match_takes_the_whole_entry(self):
        entry = self._pay(-480.0)
        line = self._create_line(-384.0)
        document = self._document(balance_end=-384.0)
        document.action_match(line.ids, entry.ids)
        self.assertEqual(line.applied_amount, -480.0)
        self.assertEqual(line.difference_amount, 96.0)
        self.assertEqual(document.unmatched_amount, 96.0)

    def test_an_entry_is_matched_once(self):
        entry = self._pay(-100.0)
        first, second = self._create_line(-100.0, "a"), self._create_line(-100.0, "b")
        document = self._document(balance_end=-200.0)
        document.action_match(first, entry)
        with self.assertRaisesRegex(
            UserError, "is already matched with .a. of 2026-01-15"
        ):
            document.action_match(second, entry)

    def test_removing_a_match_frees_entry_and_group(self):
        # RB-009, CK-002
        run = self._pay(-480.0)
        lines = self._create_line(-300.0) | self._create_line(-180.0)
        document = self._document(balance_end=-480.0)
        document.action_match(lines, run)
        document.action_unmatch(lines=lines[0])
        self.assertFalse(lines.application_ids)
        self.assertFalse(document.entry_ids)
        with self.assertRaisesRegex(UserError, "no matches to remove"):
            document.action_unmatch(lines=lines)

    def test_deleting_a_matched_line_frees_the_entry(self):
        # RB-006
        entry = self._pay(-100.0)
        line = self._create_line(-100.0)
        document = self._document(balance_end=0.0)
        document.action_match(line, entry)
        document.action_delete_lines(line)
        self.assertFalse(document.entry_ids)
        self.assertFalse(document._get_entries().bank_match_state)

    def test_money_in_is_no_money_out(self):
        entry = self._pay(480.0)
        line = self._create_line(-480.0)
        document = self._document(balance_end=-480.0)
        with self.assertRaisesRegex(UserError, "cannot be the same"):
            document.action_match(line, entry)

    def test_an_entry_was_reversed_meanwhile(self):
        entry = self._pay(-100.0)
        line = self._create_line(-100.0)
        document = self._document(balance_end=-100.0)
        document.action_match(line, entry)
        entry.move_id._reverse_moves(cancel=True)
        with self.assertRaisesRegex(UserError, "paid in the meantime|no longer open"):
            document.action_post()
            raise UserError(line.posting_error or "")
        self.assertFalse(line.is_reconciled)
        self.assertEqual(document.state, "draft")


@tagged("post_install", "-at_install")
class TestDirectPostings(BankReconciliationCase):
    def test_the_bank_shows_what_was_posted_directly(self):
        self._create_line(10.0, "first", day=date(2026, 1, 1))
        posting = self._post_directly(-25.0, day=date(2026, 1, 10))
        line = self._create_line(-25.0, "fee", day=date(2026, 1, 20))
        account = self.bank.default_account_id
        document = self._document(balance_end=-15.0)
        self.assertEqual(document._get_entries().bank_entry_kind, "direct")
        self.assertEqual(document.outstanding_total, -25.0)
        document.action_match(line, posting)
        self._apply(document.line_ids - line, (self.fees, 10.0))
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertTrue(posting.reconciled)
        # On the bank's account the money stands once, on the day the bank shows it.
        self.assertEqual(self._balance(account), -15.0)
        clearing = line.application_ids.clearing_line_id
        self.assertRecordValues(
            clearing,
            [{"date": date(2026, 1, 20), "balance": -25.0, "reconciled": True}],
        )

    def test_undoing_it_leaves_the_direct_posting(self):
        posting = self._post_directly(-25.0, day=date(2026, 1, 10))
        line = self._create_line(-25.0, "fee", day=date(2026, 1, 9))
        document = self._document(balance_end=-25.0)
        document.action_match(line, posting)
        document.action_post()
        document.action_undo()
        self.assertFalse(posting.reconciled)
        self.assertEqual(posting.amount_residual, -25.0)
        self.assertEqual(self._balance(self.bank.default_account_id), -50.0)
        # And again.
        again = line.bank_reconciliation_id
        self.assertEqual(again.state, "draft")
        again.action_post()
        self.assertTrue(posting.reconciled)
        self.assertEqual(self._balance(self.bank.default_account_id), -25.0)

    def test_what_was_booked_before_the_first_line_is_the_opening_balance(self):
        self._post_directly(10000.0, day=date(2025, 12, 31))
        self._create_line(5.0, day=date(2026, 1, 2))
        document = self._document(balance_end=10005.0)
        self.assertFalse(document._get_entries())
        self.assertEqual(document.balance_start, 10000.0)

    def test_a_bank_that_sends_paper_opens_with_what_was_brought_forward(self):
        self._post_directly(10000.0, day=date(2025, 12, 31))
        document = self._document(balance_end=9900.0)
        payment = self._pay(-100.0)
        self.assertEqual(document.balance_start, 10000.0)
        self.assertEqual(document._get_entries(), payment)


@tagged("post_install", "-at_install")
class TestStatementsInARow(BankReconciliationCase):
    def _post_month(self, month, amount, **values):
        line = self._create_line(amount, day=date(2026, month, 10))
        self._apply(line, (self.fees, amount))
        document = self._document(date=date(2026, month, 28), **values)
        document.balance_end = document.balance_start + amount
        document.action_post()
        return document

    def test_each_opens_with_the_last_closing_balance(self):
        first = self._post_month(1, 100.0)
        second = self._post_month(2, 50.0)
        self.assertEqual(first.name, "BNK1/2026/001")
        self.assertEqual(second.name, "BNK1/2026/002")
        self.assertEqual(second.balance_start, 100.0)

    def test_an_opening_balance_that_does_not_follow(self):
        self._post_month(1, 100.0)
        with self.assertRaisesRegex(UserError, "BNK1/2026/001 of 2026-01-28 closed"):
            self._post_month(2, 50.0, balance_start=90.0)

    def test_the_earlier_one_is_undone_and_must_close_the_same(self):
        first, second = self._post_month(1, 100.0), self._post_month(2, 50.0)
        line = first.line_ids
        first.action_undo()
        self.assertEqual((first.state, second.state), ("undone", "posted"))
        again = line.bank_reconciliation_id
        self.assertRecordValues(
            again,
            [
                {
                    "name": "BNK1/2026/003",
                    "state": "draft",
                    "balance_end": 100.0,
                    "difference": 0.0,
                    "unmatched_amount": 0.0,
                }
            ],
        )
        again.balance_start = 10.0
        again.balance_end = 110.0
        with self.assertRaisesRegex(UserError, "undo BNK1/2026/002 first"):
            again.action_post()
        again.balance_start = 0.0
        again.balance_end = 100.0
        again.action_post()
        self.assertEqual(again.state, "posted")

    def test_a_month_without_movements(self):
        self._post_month(1, 100.0)
        document = self._document(date=date(2026, 2, 28), balance_end=100.0)
        self.assertFalse(document.line_ids)
        document.action_post()
        self.assertEqual(document.state, "posted")

    def test_a_date_before_its_lines(self):
        line = self._create_line(10.0, day=date(2026, 1, 20))
        document = self._document(balance_end=10.0)
        document.date = date(2026, 1, 19)
        self.assertEqual(document.line_ids, line)
        with self.assertRaisesRegex(UserError, "before the line of 2026-01-20"):
            document.action_post()

    def test_a_closing_balance_that_cannot_be(self):
        self._create_line(10.0)
        document = self._document(balance_end=12.0)
        with self.assertRaisesRegex(UserError, "closing balance ..12.00"):
            document.action_post()

    def test_another_reconciliation_of_the_bank_is_in_work(self):
        # RB-010
        first = self._document(balance_end=0.0)
        second = self.env["bank.reconciliation"].new({"journal_id": self.bank.id})
        self.assertIn(first.name, second._onchange_journal_id()["warning"]["message"])

    def test_changing_the_date_keeps_the_matches(self):
        # RB-011
        entry, line = self._pay(-10.0), self._create_line(-10.0)
        document = self._document(balance_end=-10.0)
        document.action_match(line, entry)
        document.date = date(2026, 2, 15)
        self.assertEqual(document.matched_count, 1)
        document.action_post()
        self.assertEqual(document.state, "posted")


@tagged("post_install", "-at_install")
class TestWithoutAFile(BankReconciliationCase):
    def test_lines_are_suggested_and_those_not_on_paper_go(self):
        kept, gone = self._pay(-100.0), self._pay(-40.0)
        document = self._document(balance_end=-100.0)
        lines = document.action_suggest_lines()
        self.assertEqual(sorted(lines.mapped("amount")), [-100.0, -40.0])
        self.assertEqual(document.matched_count, 2)
        document.action_delete_lines(lines.filtered(lambda line: line.amount == -40.0))
        document.action_post()
        self.assertRecordValues(
            kept | gone, [{"reconciled": True}, {"reconciled": False}]
        )

    def test_suggested_and_not_matched_where_the_bank_says_so(self):
        # RB-013
        self.bank.bank_match_automatically = False
        for amount in (-1.0, -2.0, -3.0):
            self._pay(amount)
        document = self._document(balance_end=-6.0)
        lines = document.action_suggest_lines()
        self.assertEqual(len(lines), 3)
        self.assertEqual(document.matched_count, 0)

    def test_what_the_bank_sent_is_not_deleted(self):
        line = self._create_line(5.0)
        line.sudo().bank_import_id = "X1"
        document = self._document(balance_end=0.0)
        with self.assertRaisesRegex(UserError, "take it off the statement"):
            document.action_delete_lines(line)
        document.action_remove_lines(line)
        self.assertFalse(document.line_ids)
