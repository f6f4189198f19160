"""The first year: what QuickBooks and NAV users know of every month."""

from datetime import date

from .bank_years_case import BankYearsCase

#: month -> (closing balance per statement, outstanding, other bank lines, balance per
#: books)
MONTHS = {
    # 10,000 + 3,000 - 12.50; checks 1001 of 1,200 and 1002 of 400 are out
    (2026, 1): (12987.5, -1600.0, 0.0, 11387.5),
    # - 650 (check 1003, registered with 640) - 2,000 to savings - 12.50; 1002 is void
    (2026, 2): (10325.0, -1200.0, 0.0, 9125.0),
    # - 1,200 (check 1001) - 75 (the bank's mistake) - 12.50
    (2026, 3): (9037.5, 0.0, 0.0, 9037.5),
    # + 75 (taken back) - 1,250 to the euro bank - 12.50; 500 on the way in
    (2026, 4): (7850.0, 500.0, 0.0, 8350.0),
    # + 500 - 12.50
    (2026, 5): (8337.5, 0.0, 0.0, 8337.5),
    # - 12.50; the rent of 800 was booked on the bank's account, not yet taken
    (2026, 6): (8325.0, -800.0, 0.0, 7525.0),
    # - 800 + 470 from the euro bank - 12.50
    (2026, 7): (7982.5, 0.0, 0.0, 7982.5),
    # + 2,950 (two checks, one deposit) - 12.50
    (2026, 8): (10920.0, 0.0, 0.0, 10920.0),
    # + 3.21 interest - 12.50
    (2026, 9): (10910.71, 0.0, 0.0, 10910.71),
    # - 600 - 400 (one run in two pieces) - 12.50
    (2026, 10): (9898.21, 0.0, 0.0, 9898.21),
    # - 250 - 12.50, from the bank's paper
    (2026, 11): (9635.71, 0.0, 0.0, 9635.71),
    # + 1,000 from savings - 12.50; check 1004 of 90 is out
    (2026, 12): (10623.21, -90.0, 0.0, 10533.21),
}


class FirstYear(BankYearsCase):
    def _live_2026_1(self):
        self._pay(3000.0, self.fjord, date(2026, 1, 20))
        self.check_1001 = self._pay(-1200.0, day=date(2026, 1, 10), check="1001")
        self.check_1002 = self._pay(-400.0, day=date(2026, 1, 15), check="1002")
        self._shows(date(2026, 1, 22), 3000.0, "FJORDLYSNES HANDEL")
        january = self._open_month(2026, 1)
        self.assertEqual(january.balance_start, 10000.0)
        self.assertEqual(january.matched_count, 2)
        self._file_month(january)

    def _live_2026_2(self):
        voided = self._void(self.check_1002, date(2026, 2, 10))
        self.assertEqual(voided.state, "financially_voided")
        self._pay(-640.0, day=date(2026, 2, 3), check="1003")
        self._shows(date(2026, 2, 12), -650.0, "CHECK 1003", bank_check_number="1003")
        self._transfer(self.bank, self.savings, date(2026, 2, 5), 2000.0)
        self._shows(date(2026, 2, 6), -2000.0, "Transfer 2026-02-05")
        february = self._open_month(2026, 2)
        wrong = february.line_ids.filtered(lambda line: line.amount == -650.0)
        # Found by its number, and not cleared silently.
        self.assertEqual(wrong.difference_amount, -10.0)
        wrong.action_accept()
        wrong.action_bank_correct_payment()
        self._file_month(february)
        self._shows(date(2026, 2, 7), 2000.0, "Transfer 2026-02-05", self.savings)
        savings = self._open_statement(date(2026, 2, 28), 2000.0, self.savings)
        savings.action_post()
        self.assertEqual(savings.state, "posted")

    def _live_2026_3(self):
        # Two months after it was written.
        self._shows(date(2026, 3, 12), -1200.0, "CHECK 1001", bank_check_number="1001")
        self._shows(date(2026, 3, 20), -75.0, "DIRECT DEBIT WATERWORKS")
        march = self._open_month(2026, 3)
        mistake = march.line_ids.filtered(lambda line: line.amount == -75.0)
        mistake.action_transfer_difference(self.claims)
        self._file_month(march)
        self.assertTrue(self.check_1001.reconciled)

    def _live_2026_4(self):
        self._shows(date(2026, 4, 2), 75.0, "REVERSAL WATERWORKS")
        self._transfer(self.bank, self.euro_bank, date(2026, 4, 15), 1250.0, 1000.0)
        self._shows(date(2026, 4, 15), -1250.0, "Transfer 2026-04-15")
        self._pay(500.0, self.fjord, date(2026, 4, 29))
        april = self._open_month(2026, 4)
        reversal = april.line_ids.filtered(lambda line: line.amount == 75.0)
        reversal.action_transfer_difference(self.claims)
        self._file_month(april)
        self._shows(date(2026, 4, 17), 1000.0, "Transfer 2026-04-15", self.euro_bank)
        euro = self._open_statement(date(2026, 4, 30), 1000.0, self.euro_bank)
        euro.action_post()
        self.assertEqual(euro.state, "posted")
        self.assertEqual(self._balance(self.claims), 0.0)

    def _live_2026_5(self):
        self._shows(date(2026, 5, 2), 500.0, "FJORDLYSNES HANDEL")
        self._file_month(self._open_month(2026, 5))

    def _live_2026_6(self):
        self.rent_posting = self._post_directly(
            -800.0, day=date(2026, 6, 30), account=self.rent
        )
        self._file_month(self._open_month(2026, 6))

    def _live_2026_7(self):
        rent = self._shows(date(2026, 7, 1), -800.0, "RENT JULY")
        # 300 EUR are 468.75 USD; the bank gives 470.
        self._transfer(self.euro_bank, self.bank, date(2026, 7, 10), 300.0, 470.0)
        self._shows(date(2026, 7, 10), 470.0, "Transfer 2026-07-10")
        self._shows(date(2026, 7, 11), -300.0, "Transfer 2026-07-10", self.euro_bank)
        july = self._open_month(2026, 7)
        self.assertEqual(rent.application_ids.move_line_id, self.rent_posting)
        self._file_month(july)
        euro = self._open_statement(date(2026, 7, 31), 700.0, self.euro_bank)
        euro.action_post()
        self.assertEqual(euro.state, "posted")
        self.assertTrue(self.rent_posting.reconciled)

    def _live_2026_8(self):
        checks = self._pay(1450.0, self.fjord, date(2026, 8, 4))
        checks |= self._pay(1500.0, day=date(2026, 8, 4))
        deposit = self._shows(date(2026, 8, 5), 2950.0, "DEPOSIT")
        august = self._open_month(2026, 8)
        self.assertEqual(deposit.application_ids.move_line_id, checks)
        self._file_month(august)
        self.august = august

    def _live_2026_9(self):
        interest = self._shows(date(2026, 9, 30), 3.21, "CREDIT INTEREST")
        september = self._open_month(2026, 9)
        interest.action_transfer_difference(self.interest)
        self._file_month(september)
        # August is undone and done again; September stays as it is.
        lines = self.august.line_ids
        self.august.action_undo()
        self.assertEqual(september.state, "posted")
        again = lines.bank_reconciliation_id
        self.assertEqual(again.unmatched_amount, 0.0)
        self._file_month(again)
        self.assertEqual(self._prove(self.bank, date(2026, 9, 30)).unexplained, 0.0)

    def _live_2026_10(self):
        run = self._pay(-1000.0, day=date(2026, 10, 6))
        pieces = self._shows(date(2026, 10, 7), -600.0, "RUN 1/2")
        pieces |= self._shows(date(2026, 10, 7), -400.0, "RUN 2/2")
        october = self._open_month(2026, 10)
        self.assertEqual(pieces.application_ids.move_line_id, run)
        self._file_month(october)

    def _live_2026_11(self):
        # The bank sent paper: lines are suggested, the charge is typed.
        self._pay(-250.0, day=date(2026, 11, 9))
        november = self._document(
            date=date(2026, 11, 30), balance_end=self.STATEMENTS[2026, 11][0]
        )
        self.assertFalse(november.line_ids)
        november.action_suggest_lines()
        charge = self._charge(2026, 11)
        november.action_get_lines()
        charge.action_apply_automatically()
        self._file_month(november)

    def _live_2026_12(self):
        self._pay(-90.0, day=date(2026, 12, 20), check="1004")
        self._transfer(self.savings, self.bank, date(2026, 12, 30), 1000.0)
        self._shows(date(2026, 12, 31), 1000.0, "Transfer 2026-12-30")
        self._file_month(self._open_month(2026, 12))

    def _check_2026(self):
        """The year's entries by account, worked out by hand."""
        exchange = self.company_data["company"].income_currency_exchange_account_id
        expected = {
            self.equity: -10000.0,
            # 3,000 + 500 + 1,450 + 1,500
            self.receivable: -6450.0,
            # 1,200 + 650 + 1,000 + 250 + 90; check 1002 is void
            self.payable: 3190.0,
            self.charges: 150.0,
            self.interest: -3.21,
            self.rent: 800.0,
            self.claims: 0.0,
            # 470 for 300 EUR of 468.75
            exchange: -1.25,
            self.bank.default_account_id: 10623.21,
            self.savings.default_account_id: 2000.0,
            # 1,250 - 300 EUR at 1.5625
            self.euro_bank.default_account_id: 781.25,
        }
        # All else is what the banks have still to show: check 1004 at the main bank; at
        # savings the transfer that the bank shows in January.
        self._check_accounts(expected, rest=-90.0 - 1000.0)
        end = date(2026, 12, 31)
        self.assertEqual(self._prove(self.bank, end).books_balance, 10533.21)
        self.assertEqual(self._prove(self.savings, end).outstanding_total, -1000.0)
