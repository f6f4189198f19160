"""The third year: a bank moves in with what it had open, files come twice, under other
ids and newest first, and the years before are locked."""

from datetime import date

from odoo.exceptions import UserError

from .bank_year_third_north import NorthBank

#: month -> (closing balance per statement, outstanding, other bank lines, balance per
#: books)
MONTHS = {
    # - 110 (check 1007) - 12.50
    (2028, 1): (11425.71, 0.0, 0.0, 11425.71),
    # - 15 (of December, which is locked) - 12.50
    (2028, 2): (11398.21, 0.0, 0.0, 11398.21),
    # - 12.50
    (2028, 3): (11385.71, 0.0, 0.0, 11385.71),
    # + 90 - 12.50, on two statements of the 30th
    (2028, 4): (11463.21, 0.0, 0.0, 11463.21),
    # - 12.50; check 1008 of 55 is out
    (2028, 5): (11450.71, -55.0, 0.0, 11395.71),
    # - 12.50; check 1008 was closed by another entry
    (2028, 6): (11438.21, 0.0, 0.0, 11438.21),
    # - 55 (check 1008 all the same) - 12.50
    (2028, 7): (11370.71, 0.0, 0.0, 11370.71),
    # + 55 (taken back) - 12.50
    (2028, 8): (11413.21, 0.0, 0.0, 11413.21),
    # + 20 interest - 12.50
    (2028, 9): (11420.71, 0.0, 0.0, 11420.71),
    # - 500 to savings - 12.50
    (2028, 10): (10908.21, 0.0, 0.0, 10908.21),
    # - 12.50; 640 on the way in
    (2028, 11): (10895.71, 640.0, 0.0, 11535.71),
    # + 640 - 160 to the euro bank - 12.50
    (2028, 12): (11363.21, 0.0, 0.0, 11363.21),
}


class ThirdYear(NorthBank):
    # -- The main bank ------------------------------------------------------------

    def _live_2028_1(self):
        self._book_back_revaluation()
        self._lock_2027()
        self._shows(date(2028, 1, 8), -110.0, "CHECK 1007", bank_check_number="1007")
        self._file_month(self._open_month(2028, 1))

    def _book_back_revaluation(self):
        """Of the euro bank's paper for January: it shows the 80 EUR and nothing else.

        Booked with 125 and paid with 128: 3 are lost.
        """
        back = self.revaluation._reverse_moves([{"date": date(2028, 1, 1)}])
        back.action_post()
        january = self._document(
            journal_id=self.euro_bank.id, date=date(2028, 1, 31), balance_end=620.0
        )
        suggested = january.action_suggest_lines()
        self.assertEqual(suggested.mapped("amount"), [-80.0])
        self._file(january)
        self._check_month(2028, 1, (620.0, 0.0, 0.0, 620.0), self.euro_bank)
        # 781.25 - 128
        self.assertEqual(self._balance(self.euro_bank.default_account_id), 653.25)
        self.assertEqual(self._balance(self.euro_on_the_way), 0.0)
        self.assertEqual(self._balance(self.unrealized), 0.0)

    def _lock_2027(self):
        company = self.company_data["company"]
        company.fiscalyear_lock_date = date(2027, 12, 31)
        december = self._get_filed(2027, 12)
        with self.assertRaisesRegex(UserError, "locked period"):
            december.action_undo()
        self.assertEqual(december.state, "posted")

    def _live_2028_2(self):
        self._import(
            self.bank,
            self._csv(("30.12.2027", "BANK COURIER", "", "-15,00", "11410,71")),
            "bank.csv",
        )
        self.late = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id), ("amount", "=", -15.0)]
        )
        # The bank's day stays; the ledger has it in the first open period.
        self.assertEqual(self.late.bank_booking_date, date(2027, 12, 30))
        self.assertGreater(self.late.date, date(2027, 12, 31))
        february = self._open_month(2028, 2)
        self.assertIn(self.late, february.line_ids)
        self._file_month(february)
        self._check_month(2027, 12)

    def _live_2028_3(self):
        self._file_month(self._open_month(2028, 3))
        self._move_in()

    def _live_2028_4(self):
        self._pay(90.0, self.fjord, date(2028, 4, 3))
        self._shows(date(2028, 4, 5), 90.0, "FJORDLYSNES HANDEL")
        # 11,385.71 + 90
        first = self._file(self._open_statement(date(2028, 4, 30), 11475.71))
        second = self._file_month(self._open_month(2028, 4))
        self.assertEqual(second.balance_start, 11475.71)
        # Both are undone, and posted again the other way round.
        first, second = self._undo(first), self._undo(second)
        self._file(second)
        self.assertProved(self.bank, date(2028, 4, 30))
        self._file(first)
        self._check_month(2028, 4)
        self.assertEqual(self._get_filed(2028, 4), first | second)
        self._check_chain()
        self._live_north_april()

    def _live_2028_5(self):
        self.check_1008 = self._pay(-55.0, day=date(2028, 5, 5), check="1008")
        self._file_month(self._open_month(2028, 5))
        self._live_north_may()

    def _live_2028_6(self):
        # Somebody books check 1008 back in the general journal.
        closing = self._book(
            date(2028, 6, 10),
            (self.check_1008.account_id, 55.0),
            (self.payable, -55.0),
        )
        (self.check_1008 | closing[0]).reconcile()
        self._file_month(self._open_month(2028, 6))
        self._live_north_june()

    def _live_2028_7(self):
        paid = self._shows(
            date(2028, 7, 3), -55.0, "CHECK 1008", bank_check_number="1008"
        )
        july = self._open_month(2028, 7)
        self.assertFalse(paid.application_ids)
        self.assertIn("1008", " ".join(july._get_proof().warnings))
        paid.action_transfer_difference(self.claims)
        self._file_month(july)

    def _live_2028_8(self):
        back = self._shows(date(2028, 8, 4), 55.0, "REVERSAL CHECK 1008")
        august = self._open_month(2028, 8)
        back.action_transfer_difference(self.claims)
        self._file_month(august)

    def _live_2028_9(self):
        line = self._shows(date(2028, 9, 4), 20.0, "CREDIT INTEREST")
        september = self._open_month(2028, 9)
        line.action_transfer_difference(self.interest)
        self._file_month(september)
        # A person reverses the entry of the line, and takes that back.
        reversal = line.move_id._reverse_moves([{"date": date(2028, 9, 25)}])
        reversal.action_post()
        self.assertTrue(september.is_changed)
        # The bank never gave the 20 back: it stands on its account, not shown.
        self._check_month(2028, 9, (11420.71, -20.0, 0.0, 11400.71))
        reversal.button_draft()
        reversal.button_cancel()
        self.assertFalse(september.is_changed)
        self._check_month(2028, 9)

    def _live_2028_10(self):
        self._transfer(self.bank, self.savings, date(2028, 10, 9), 500.0)
        self._shows(date(2028, 10, 10), -500.0, "Transfer 2028-10-09")
        self._shows(date(2028, 10, 11), 500.0, "Transfer 2028-10-09", self.savings)
        self._file_month(self._open_month(2028, 10))
        self._file(self._open_statement(date(2028, 10, 31), 1500.0, self.savings))

    def _live_2028_11(self):
        self._pay(640.0, self.fjord, date(2028, 11, 29))
        self._file_month(self._open_month(2028, 11))

    def _live_2028_12(self):
        self._shows(date(2028, 12, 2), 640.0, "FJORDLYSNES HANDEL")
        # 160 USD are 100 EUR at 1.6
        self._transfer(self.bank, self.euro_bank, date(2028, 12, 29), 160.0, 100.0)
        self._shows(date(2028, 12, 29), -160.0, "Transfer 2028-12-29")
        self._file_month(self._open_month(2028, 12))
        self._revalue(
            date(2028, 12, 31),
            # 620 EUR booked with 653.25 and worth 1,240; 100 EUR with 160 and worth 200
            (self.euro_bank.default_account_id, 586.75),
            (self.euro_on_the_way, 40.0),
            # 10,000 EUR booked with 16,000 and worth 20,000
            (self.north_bank.default_account_id, 4000.0),
        )
        self._check_month(2028, 12, (620.0, 100.0, 0.0, 720.0), self.euro_bank)
        proof = self._prove(self.euro_bank, date(2028, 12, 31))
        self.assertEqual(proof.company_ledger_total, 1440.0)

    # -- The end ------------------------------------------------------------------

    def _check_2028(self):
        """The entries by account since the beginning, worked out by hand."""
        company = self.company_data["company"]
        expected = {
            # 10,000 EUR at 1.6
            self.equity: -26000.0,
            # 8,700 + 48 + 112 (30 and 70 EUR) + 90 + 640
            self.receivable: -9590.0,
            # 4,455 + 55 - 55 (check 1008)
            self.payable: 4455.0,
            # 340 + 150 + 15
            self.charges: 505.0,
            self.interest: -83.21,
            # 875 + 160 (100 EUR)
            self.rent: 1035.0,
            self.claims: 0.0,
            company.income_currency_exchange_account_id: -1.25,
            company.expense_currency_exchange_account_id: 3.0,
            self.unrealized: -4626.75,
            self.bank.default_account_id: 11363.21,
            self.savings.default_account_id: 1500.0,
            self.euro_bank.default_account_id: 1240.0,
            self.euro_on_the_way: 200.0,
            self.north_bank.default_account_id: 20000.0,
            self.north_on_the_way: 0.0,
        }
        self._check_accounts(expected, rest=0.0)
