"""The second year: what happens between the months.

Lines come late, statements are undone and posted again, filed lines are changed, the
bank errs, and the euro bank is revalued at the end.
"""

from datetime import date

from .bank_years_case import BankYearsCase

#: month -> (closing balance per statement, outstanding, other bank lines, balance per
#: books)
MONTHS = {
    # + 1,200 - 12.50; check 1004 of 90 is out still, and check 1005 of 300
    (2027, 1): (11810.71, -390.0, 0.0, 11420.71),
    # - 40 (of January, came when that was filed) - 300 (check 1005) - 12.50
    (2027, 2): (11458.21, -90.0, 0.0, 11368.21),
    # - 250 (check 1006 of 15 April, paid early) - 12.50; its entry comes in April
    (2027, 3): (11195.71, -90.0, 250.0, 11355.71),
    # - 12.50; 800 on the way in
    (2027, 4): (11183.21, 710.0, 0.0, 11893.21),
    # + 800 - 300 (check 1005 again) - 12.50
    (2027, 5): (11670.71, -90.0, 0.0, 11580.71),
    # + 300 (taken back) - 12.50; check 1004 is void
    (2027, 6): (11958.21, 0.0, 0.0, 11958.21),
    # - 150 - 12.50
    (2027, 7): (11795.71, 0.0, 0.0, 11795.71),
    # + 60 interest - 12.50
    (2027, 8): (11843.21, 0.0, 0.0, 11843.21),
    # - 420 - 12.50
    (2027, 9): (11410.71, 0.0, 0.0, 11410.71),
    # + 250 - 12.50
    (2027, 10): (11648.21, 0.0, 0.0, 11648.21),
    # - 75 (settled on its entry) - 12.50
    (2027, 11): (11560.71, 0.0, 0.0, 11560.71),
    # - 12.50; check 1007 of 110 is out
    (2027, 12): (11548.21, -110.0, 0.0, 11438.21),
}


class SecondYear(BankYearsCase):
    def _live_2027_1(self):
        self._shows(date(2027, 1, 2), -1000.0, "Transfer 2026-12-30", self.savings)
        self._file(self._open_statement(date(2027, 1, 31), 1000.0, self.savings))
        self._pay(1200.0, self.fjord, date(2027, 1, 15))
        self._pay(-300.0, day=date(2027, 1, 12), check="1005")
        self._shows(date(2027, 1, 18), 1200.0, "FJORDLYSNES HANDEL")
        self._file_month(self._open_month(2027, 1))
        # The courier's charge of January comes when January is filed.
        self.late = self._shows(date(2027, 1, 20), -40.0, "BANK COURIER")
        self._check_month(2027, 1, (11810.71, -390.0, -40.0, 11380.71))

    def _live_2027_2(self):
        self._shows(date(2027, 2, 10), -300.0, "CHECK 1005", bank_check_number="1005")
        february = self._open_month(2027, 2)
        self.assertIn(self.late, february.line_ids)
        self.assertTrue(self.late.bank_is_late)
        self.assertEqual(february.late_line_count, 1)
        self._file_month(february)
        self._check_month(2027, 1, (11810.71, -390.0, -40.0, 11380.71))

    def _live_2027_3(self):
        self.check_1006 = self._pay(-250.0, day=date(2027, 4, 15), check="1006")
        paid = self._shows(
            date(2027, 3, 20), -250.0, "CHECK 1006", bank_check_number="1006"
        )
        march = self._open_month(2027, 3)
        self.assertEqual(paid.application_ids.move_line_id, self.check_1006)
        self._file_month(march)

    def _live_2027_4(self):
        self._pay(800.0, self.fjord, date(2027, 4, 28))
        self.april = self._file_month(self._open_month(2027, 4))
        self._post_two_again(self._get_filed(2027, 2), self._get_filed(2027, 3))

    def _post_two_again(self, february, march):
        """Both are undone and posted again, the later one first; April stays.

        Undone, their checks are open: 11,183.21 - 90 - 300 - 250 + 800 = 11,343.21.
        """
        february, march = self._undo(february), self._undo(march)
        self._check_month(2027, 4, (11183.21, 160.0, 0.0, 11343.21))
        self._file(march)
        # Check 1005 is open still, check 1006 is not: 11,195.71 - 90 - 300 + 250.
        self._check_month(2027, 3, (11195.71, -390.0, 250.0, 11055.71))
        self._check_month(2027, 4, (11183.21, 410.0, 0.0, 11593.21))
        self._file_month(february)
        self._check_month(2027, 3)
        self._check_month(2027, 4)
        self.assertEqual(self.april.state, "posted")
        self.assertFalse(self.april.is_changed)
        self._check_chain()

    def _live_2027_5(self):
        self._shows(date(2027, 5, 1), 800.0, "FJORDLYSNES HANDEL")
        twice = self._shows(
            date(2027, 5, 12), -300.0, "CHECK 1005", bank_check_number="1005"
        )
        may = self._open_month(2027, 5)
        self.assertFalse(twice.application_ids)
        warnings = " ".join(may._get_proof().warnings)
        self.assertIn("1005", warnings)
        twice.action_transfer_difference(self.claims)
        self._file_month(may)

    def _live_2027_6(self):
        back = self._shows(date(2027, 6, 9), 300.0, "REVERSAL CHECK 1005")
        self._void_1004()
        june = self._open_month(2027, 6)
        back.action_transfer_difference(self.claims)
        self._file_month(june)
        self.assertEqual(self._balance(self.claims), 0.0)

    def _void_1004(self):
        """Stale since December: void in a month that is open, or it is warned."""
        check = self.env["bank.check.entry"].search(
            [("number", "=", "1004"), ("journal_id", "=", self.bank.id)]
        )
        wizard = self.env["bank.check.void"].create({"check_ids": check.ids})
        self.assertEqual(wizard.void_date, date(2027, 6, 1))
        self.assertFalse(wizard.closed_note)
        wizard.void_date = date(2027, 1, 31)
        self.assertIn("outstanding", wizard.closed_note)
        wizard.void_date = date(2027, 6, 1)
        wizard.action_void()
        self.assertEqual(check.state, "financially_voided")
        # What was filed with it outstanding says so still.
        self._check_month(2027, 5)

    def _live_2027_7(self):
        self._pay(-150.0, day=date(2027, 7, 8))
        before = self._balance(self.bank.default_account_id)
        july = self._document(
            date=date(2027, 7, 31), balance_end=self.STATEMENTS[2027, 7][0]
        )
        # From the bank's paper; then its file comes after all.
        suggested = july.action_suggest_lines()
        self.assertEqual(suggested.mapped("amount"), [-150.0])
        typed = self._shows(
            date(2027, 7, 28), -12.5, "charge", bank_reconciliation_id=july.id
        )
        self.assertEqual(self._balance(self.bank.default_account_id), before - 162.5)
        july.unlink()
        self.assertFalse((suggested | typed).exists())
        self.assertEqual(self._balance(self.bank.default_account_id), before)
        self._shows(date(2027, 7, 9), -150.0, "NORDLICHT VERSAND")
        self._file_month(self._open_month(2027, 7))

    def _live_2027_8(self):
        self.interest_line = self._shows(date(2027, 8, 14), 60.0, "CREDIT INTEREST")
        august = self._open_month(2027, 8)
        self.interest_line.action_transfer_difference(self.interest)
        self._file_month(august)

    def _redate(self, line, day):
        """By Odoo's own buttons."""
        line.move_id.button_draft()
        line.move_id.date = day
        line.move_id.action_post()

    def _live_2027_9(self):
        august = self._get_filed(2027, 8)
        self._redate(self.interest_line, date(2027, 9, 2))
        self.assertTrue(august.is_changed)
        # The statement has the 60, the ledger not before September.
        self._check_month(2027, 8, (11843.21, 0.0, -60.0, 11783.21))
        self.assertEqual(august.books_balance, 11843.21, "as it was filed")
        self.assertEqual(august.now_books_balance, 11783.21)
        self._redate(self.interest_line, date(2027, 8, 14))
        self.assertFalse(august.is_changed)
        self._check_month(2027, 8)
        payment = self._pay(-420.0, day=date(2027, 9, 3))
        shown = self._shows(date(2027, 9, 6), -420.0, "NORDLICHT VERSAND")
        september = self._file_month(self._open_month(2027, 9))
        self._unreconcile_and_back(september, payment, shown)

    def _unreconcile_and_back(self, september, payment, shown):
        """A person unreconciles the payment. It is open, and so is the bank's line."""
        payment.remove_move_reconcile()
        self.assertTrue(september.is_changed)
        self._check_month(2027, 9, (11410.71, -420.0, 420.0, 11410.71))
        other = shown.move_id.line_ids.filtered(
            lambda entry: entry.account_id == payment.account_id
        )
        (payment | other).reconcile()
        self.assertFalse(september.is_changed)
        self._check_month(2027, 9)

    def _live_2027_10(self):
        self.payment_250 = self._pay(250.0, self.fjord, date(2027, 10, 4))
        shown = self._shows(date(2027, 10, 6), 250.0, "FJORDLYSNES HANDEL")
        october = self._file_month(self._open_month(2027, 10))
        shown.move_id.button_draft()
        self.assertTrue(october.is_changed)
        # The statement has the 250, the ledger has not; what it settled is open.
        proof = self._prove(self.bank, october.date)
        self.assertEqual(proof.balance_end, 11648.21)
        self.assertEqual(proof.ledger_total, 11398.21 + 250.0)
        self.assertEqual(
            proof.unexplained, proof.currency.round(proof.books_balance - 11648.21)
        )
        self.assertIn(october.name, " ".join(proof.warnings))
        shown.move_id.action_post()
        self._file_again(october, shown)

    def _file_again(self, october, shown):
        """The statement is taken back, its line matched, and filed anew."""
        again = self._undo(october)
        shown.action_undo_reconciliation()
        again.action_match_automatically(days=3)
        self._file_month(again)
        self.assertTrue(self.payment_250.reconciled)
        self._check_chain()

    def _live_2027_11(self):
        settled = self._shows(date(2027, 11, 5), -75.0, "RENT PARKING")
        _bank, suspense, _others = settled._seek_for_lines()
        # On the entry, as Odoo lets everybody.
        settled.move_id.button_draft()
        suspense.account_id = self.rent
        settled.move_id.action_post()
        november = self._open_month(2027, 11)
        self.assertIn(settled, november.line_ids)
        self.assertEqual(settled.difference_amount, 0.0)
        self.assertEqual(november.unmatched_amount, 0.0)
        self._file_month(november)

    def _live_2027_12(self):
        self._pay(-110.0, day=date(2027, 12, 18), check="1007")
        self._pay(-80.0, day=date(2027, 12, 20), bank=self.euro_bank)
        # 700 EUR are booked with 781.25 and worth 1,120; 80 EUR with 125 and worth 128.
        self.revaluation = self._revalue(
            date(2027, 12, 31),
            (self.euro_bank.default_account_id, 338.75),
            (self.euro_on_the_way, -3.0),
        )
        self._file(self._open_statement(date(2027, 12, 31), 700.0, self.euro_bank))
        self._check_month(2027, 12, (700.0, -80.0, 0.0, 620.0), self.euro_bank)
        self._file_month(self._open_month(2027, 12))
        proof = self._prove(self.euro_bank, date(2027, 12, 31))
        # 620 EUR at 1.6
        self.assertEqual(proof.company_ledger_total, 992.0)

    def _check_2027(self):
        """The entries by account since the beginning, worked out by hand."""
        exchange = self.company_data["company"].income_currency_exchange_account_id
        expected = {
            self.equity: -10000.0,
            # 6,450 + 1,200 + 800 + 250
            self.receivable: -8700.0,
            # 3,190 + 300 + 250 - 90 (check 1004) + 150 + 420 + 110 + 125 (80 EUR)
            self.payable: 4455.0,
            # 150 + 150 + 40
            self.charges: 340.0,
            self.interest: -63.21,
            self.rent: 875.0,
            self.claims: 0.0,
            exchange: -1.25,
            self.unrealized: -335.75,
            self.bank.default_account_id: 11548.21,
            self.savings.default_account_id: 1000.0,
            self.euro_bank.default_account_id: 1120.0,
            # 80 EUR at 1.6
            self.euro_on_the_way: -128.0,
        }
        # Check 1007
        self._check_accounts(expected, rest=-110.0)
