"""The bank sends a line of 20 January after January was filed."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .statements_case import StatementsCase

JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)


@tagged("post_install", "-at_install")
class TestLateLines(StatementsCase):
    """December closes with 100, January with 130; then 7 of 20 January come."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.december, cls.january = cls._file(2025, 12), cls._file(2026, 1)
        cls.late = cls._show(date(2026, 1, 20), 7.0, "late")

    def _february(self, balance_end=97.0):
        """130 - 40 + 7 = 97."""
        self._show(date(2026, 2, 10), -40.0)
        return self._document(date=FEBRUARY, balance_end=balance_end)

    def test_the_first_open_statement_has_it_marked_as_late(self):
        february = self._february()
        self.assertEqual(sorted(february.line_ids.mapped("amount")), [-40.0, 7.0])
        self.assertEqual(february.line_ids.filtered("bank_is_late"), self.late)
        self.assertEqual(february.late_line_count, 1)
        self._post(february)
        late = february.record_ids.filtered("is_late")
        self.assertEqual(late.statement_line_id, self.late)
        self.assertChain(100.0, 130.0, 97.0)

    def test_the_same_where_it_is_posted_already(self):
        """By the payment reconciliation, or at night."""
        self.late.action_post_applications()
        self.assertTrue(self.late.is_reconciled)
        self._post(self._february())
        self.assertChain(100.0, 130.0, 97.0)

    def test_the_filed_months_keep_their_figures_and_the_proof_holds(self):
        filed = {name: self.january[name] for name in ("books_balance", "unexplained")}
        # January: 130 by its statement, 137 by the ledger; the line is listed.
        proof = self.assertProved(JANUARY, 130.0, 137.0)
        self.assertEqual([(i.section, i.amount) for i in proof.items], [("line", 7.0)])
        february = self._february()
        self.assertEqual(february._get_proof().unexplained, 0.0)
        self._post(february)
        self.assertProved(JANUARY, 130.0, 137.0)
        self.assertFalse(self.assertProved(FEBRUARY, 97.0, 97.0).items)
        self.assertEqual(
            filed, {n: self.january[n] for n in ("books_balance", "unexplained")}
        )

    def test_it_comes_while_february_is_in_work(self):
        self.late.unlink()
        february = self._february()
        late = self._show(date(2026, 1, 20), 7.0, "late")
        late.action_post_applications()
        with self.assertRaisesRegex(UserError, r"1 bank lines, ..7.00 in total"):
            february.action_post()
        february.action_get_lines()
        self._post(february)
        self.assertEqual(february.late_line_count, 1)

    def test_undoing_one_line_drops_no_other(self):
        """Least of all the late one, which is posted and dated before February."""
        february = self._post(self._february())
        lines = february.line_ids
        (lines - self.late).action_undo_applications()
        again = february.replacement_ids
        self.assertEqual(again.line_ids, lines)
        self.assertTrue(self.late.is_reconciled)
        self._post(again)
        # The same where the draft is deleted and made by hand.
        draft = self._undo(again)
        self.late.action_post_applications()
        draft.unlink()
        by_hand = self._document(date=FEBRUARY, balance_end=97.0)
        self.assertEqual(by_hand.line_ids, lines)
        self._post(by_hand)
        self.assertChain(100.0, 130.0, 97.0)

    def test_january_is_undone_it_closes_as_it_did_without_it(self):
        february = self._post(self._february())
        january = self._undo(self.january)
        self.assertNotIn(self.late, january.line_ids)
        january.action_get_lines()
        self._post(january)
        self.assertEqual(self.late.bank_reconciliation_id, february)
        self.assertChain(100.0, 130.0, 97.0)

    def test_it_comes_while_january_is_undone_and_february_posted(self):
        self.late.unlink()
        self._show(date(2026, 2, 10), -40.0)
        self._post(self._document(date=FEBRUARY, balance_end=90.0))
        january = self._undo(self.january)
        late = self._show(date(2026, 1, 20), 7.0, "late")
        january.action_get_lines()
        self.assertNotIn(late, january.line_ids, "January closes as it did")
        self.assertProved(FEBRUARY, 90.0, 97.0)
        self._post(january)
        self.assertProved(FEBRUARY, 90.0, 97.0)
        march = self._document(date=date(2026, 3, 31), balance_end=97.0)
        self.assertEqual(march.line_ids, late)
        self._post(march)
        self.assertProved(date(2026, 3, 31), 97.0, 97.0)

    def test_it_takes_the_place_of_a_like_line_that_is_deleted(self):
        """The bank sends the first line of January once more, and somebody deletes the
        first: the month is undone, and its draft, which closes with 130, is offered
        the second, since the bank's paper has one of them."""
        self.late.unlink()
        first = self.january.line_ids.sorted("bank_booking_date")[0]
        again = self._show(first.bank_booking_date, first.amount, "again")
        first.unlink()
        (draft,) = self.january.replacement_ids
        draft.action_get_lines()
        self.assertIn(again, draft.line_ids)
        self._post(draft)
        self.assertChain(100.0, 130.0)


@tagged("post_install", "-at_install")
class TestLateInTheFirstMonth(StatementsCase):
    """The bank's first statement: an opening of 1,000, one line of 22 January."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._post_directly(1000.0, day=date(2025, 12, 31))
        cls._show(date(2026, 1, 22), 50.0)
        cls.january = cls._post(cls._document(date=JANUARY, balance_end=1050.0))

    def test_a_line_before_all_lines_of_the_bank(self):
        for is_posted in (False, True):
            with self.subTest(posted=is_posted), self.env.cr.savepoint() as savepoint:
                late = self._show(date(2026, 1, 20), 7.0, "late")
                if is_posted:
                    late.action_post_applications()
                self.assertProved(JANUARY, 1050.0, 1057.0)
                self._show(date(2026, 2, 10), -40.0)
                february = self._document(date=FEBRUARY, balance_end=1017.0)
                self.assertIn(late, february.line_ids)
                self._post(february)
                self.assertProved(JANUARY, 1050.0, 1057.0)
                self.assertProved(FEBRUARY, 1017.0, 1017.0)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_late_line_beside_a_direct_posting(self):
        """100.00 were posted on 5 January without a bank line. What the bank opened
        with is the opening entry of 1,000.00 all the same, whatever comes late."""
        self._post_directly(100.0, day=date(2026, 1, 5))
        self.assertProved(JANUARY, 1050.0, 1150.0)
        self._show(date(2026, 1, 20), 7.0, "late")
        self.assertProved(JANUARY, 1050.0, 1157.0)

    def test_the_months_before_are_imported_later_and_are_in_the_opening(self):
        """The opening entry is reversed, the lines of 2025 say the same."""
        opening = self.env["account.move.line"].search(
            [
                ("account_id", "=", self.bank.default_account_id.id),
                ("statement_line_id", "=", False),
            ]
        )
        opening.move_id._reverse_moves([{"date": date(2025, 12, 31)}], cancel=True)
        self._show(date(2025, 11, 10), 1000.0).action_post_applications()
        self.assertProved(JANUARY, 1050.0, 1050.0)
        february = self._document(date=FEBRUARY, balance_end=1050.0)
        self.assertFalse(february.line_ids)
