from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase

DAY = date(2026, 1, 10)


@tagged("post_install", "-at_install")
class TestMatchAutomatically(BankReconciliationCase):
    def assertMatched(self, line, entries, difference=0.0):
        self.assertEqual(line.application_ids.move_line_id, entries)
        self.assertEqual(line.difference_amount, difference)

    def test_month_with_a_check_a_transfer_and_a_fee(self):
        check = self._pay(-1200.0, day=date(2026, 1, 3), check="03011")
        run = self._pay(-480.0, self.fjord, memo="Freight Oslo")
        lines = [
            self._create_line(-1200.0, "CHECK 03011", day=date(2026, 1, 28)),
            self._create_line(-480.0, "Freight Oslo", day=DAY),
            self._create_line(-7.5, "fee", day=DAY),
        ]
        document = self._document(balance_end=-1687.5)
        action = document.action_match_automatically()
        self.assertMatched(lines[0], check)
        self.assertMatched(lines[1], run)
        self.assertFalse(lines[2].application_ids)
        self.assertEqual(lines[0].application_ids.confidence, "high")
        self.assertIn("Check number 03011", lines[0].application_ids.explanation)
        message = action["params"]["message"]
        self.assertTrue(message.startswith("2 of 3 lines are matched."), message)
        self.assertIn("1 lines have nothing longer", message)
        self.assertEqual(document.state, "draft")

    def test_what_is_matched_can_be_posted(self):
        entries = self._pay(1450.0, day=DAY) | self._pay(1500.25, self.fjord, DAY)
        self._create_line(2950.25, "deposit", day=date(2026, 1, 12))
        document = self._document(balance_end=2950.25)
        document.action_match_automatically(days=3)
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertEqual(entries.mapped("reconciled"), [True, True])

    def test_run_the_bank_shows_in_two_pieces(self):
        run = self._pay(-480.13, day=DAY)
        lines = self._create_line(-300.11, "part", day=DAY)
        lines |= self._create_line(-180.02, "rest", day=DAY)
        document = self._document(balance_end=-480.13)
        document.action_match_automatically()
        for line in lines:
            self.assertMatched(line, run)
        document.action_post()
        self.assertTrue(run.reconciled)

    def test_days_allowed(self):
        self._pay(-480.0, day=DAY)
        line = self._create_line(-480.0, "transfer", day=date(2026, 1, 13))
        document = self._document()
        document.action_match_automatically(days=2)
        self.assertFalse(line.application_ids)
        document.action_match_automatically(days=3)
        self.assertTrue(line.application_ids)

    def test_check_cleared_with_another_amount_stops_the_document(self):
        check = self._pay(-540.0, day=DAY, check="03012")
        line = self._create_line(-450.0, "CHECK 03012", day=DAY)
        document = self._document(balance_end=-450.0)
        message = document.action_match_automatically()["params"]["message"]
        self.assertMatched(line, check, difference=90.0)
        # The page counts it as not matched, and so does the closing word.
        self.assertEqual(document.matched_count, 0)
        self.assertTrue(message.startswith("0 of 1 lines are matched."), message)
        self.assertIn("Found with another amount: 1;", message)
        self.assertTrue(line.needs_review)
        self.assertIn("another amount", line.application_ids.explanation)
        with self.assertRaises(UserError):
            document.action_post()
        self.assertFalse(check.reconciled)

    def test_tie_is_shown_and_not_matched(self):
        self._pay(480.0, day=DAY)
        self._pay(480.0, self.fjord, DAY)
        line = self._create_line(480.0, "thanks", day=DAY)
        self._document().action_match_automatically()
        self.assertFalse(line.application_ids)
        self.assertTrue(line.bank_is_ambiguous)
        self.assertEqual(len(line.bank_match_details["rivals"]), 2)

    def test_without_overwrite_what_a_person_matched_stays(self):
        # RB-007
        right = self._pay(-480.0, day=DAY, memo="Freight Oslo")
        wrong = self._pay(-480.0, self.fjord, DAY)
        line = self._create_line(-480.0, "Freight Oslo", day=DAY)
        document = self._document()
        document.action_match(line, wrong)
        document.action_match_automatically()
        self.assertMatched(line, wrong)
        # RB-008
        document.action_match_automatically(overwrite=True)
        self.assertMatched(line, right)

    def test_line_applied_to_an_invoice_is_left_alone(self):
        self._pay(1000.0, day=DAY)
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042", day=DAY)
        document = self._document()
        application = self.env["bank.payment.application"].create(
            {
                "statement_line_id": line.id,
                "move_line_id": item.id,
                "amount": 1000.0,
            }
        )
        document.action_match_automatically(overwrite=True)
        self.assertEqual(line.application_ids, application)

    def test_entry_that_another_document_holds_is_not_taken(self):
        run = self._pay(-480.0, day=DAY)
        january = self._create_line(-480.0, "first", day=DAY)
        first = self._document()
        first.action_match(january, run)
        line = self._create_line(-480.0, "second", day=date(2026, 1, 11))
        second = self._document(date=date(2026, 2, 28))
        second.line_ids = line
        second.action_match_automatically(days=30)
        self.assertFalse(line.application_ids)

    def test_entries_after_the_statement_are_not_taken(self):
        self._pay(-480.0, day=date(2026, 2, 2))
        line = self._create_line(-480.0, "run", day=date(2026, 1, 31))
        self._document().action_match_automatically(days=30)
        self.assertFalse(line.application_ids)

    def test_direct_posting_and_its_line(self):
        self._create_line(1.0, "first line of the bank", day=date(2026, 1, 2))
        direct = self._post_directly(-35.0, DAY)
        line = self._create_line(-35.0, "direct", day=DAY)
        document = self._document(balance_end=-34.0)
        document.action_match_automatically()
        self.assertMatched(line, direct)

    def test_line_in_a_foreign_currency_takes_an_entry_of_that_currency(self):
        usd = self.env.ref("base.USD")
        if self.bank.company_id.currency_id == usd:
            usd = self.env.ref("base.CHF")
        usd.active = True
        foreign = self._pay(-500.0, day=DAY, currency_id=usd.id)
        self._pay(-500.0, self.fjord, DAY)
        line = self._create_line(
            -430.0,
            "abroad",
            day=DAY,
            foreign_currency_id=usd.id,
            amount_currency=-500.0,
        )
        self._document().action_match_automatically()
        self.assertMatched(line, foreign)

    def test_posted_document_is_not_matched_again(self):
        document = self._document()
        document.action_post()
        with self.assertRaises(UserError):
            document.action_match_automatically()

    def test_accountant_may_match(self):
        check = self._pay(-1200.0, day=DAY, check="03013")
        line = self._create_line(-1200.0, "CHECK 03013", day=DAY)
        document = self._document()
        document.with_user(self.accountant).action_match_automatically()
        self.assertMatched(line, check)

    def test_queries_do_not_grow_with_the_lines(self):
        counts = []
        for number in (2, 12):
            for n in range(number):
                amount = 100.0 * number + n
                self._pay(amount, day=DAY)
                self._create_line(amount, f"payment {amount}", day=DAY)
            document = self._document()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            document.action_match_automatically()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(document.matched_count, number)
            document.line_ids.bank_reconciliation_id = False
            document.unlink()
            self.env["account.bank.statement.line"].search(
                [("journal_id", "=", self.bank.id)]
            ).unlink()
        self.assertLessEqual(counts[1], counts[0])
