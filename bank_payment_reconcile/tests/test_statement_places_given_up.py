"""Lines of an undone statement: one that nobody posts again holds nothing, and one
that is posted again gets what was imported again."""

from datetime import date

from odoo.tests import tagged

from .statements_case import StatementsCase

JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)


@tagged("post_install", "-at_install")
class TestGivenUp(StatementsCase):
    """December closes with 100. A statement that was wrongly dated 30 January, 100 to
    150 with lines of 20 and 30, is undone and its draft deleted. The bank's paper of
    31 January closes with 120: the 30 are February's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.december = cls._file(2025, 12)
        cls.shown = cls._show(date(2026, 1, 12), 20.0)
        cls.not_shown = cls._show(date(2026, 1, 28), 30.0)
        cls.wrong = cls._post(cls._document(date=date(2026, 1, 30), balance_end=150.0))
        cls.wrong.action_undo()
        cls.wrong.replacement_ids.unlink()
        cls.january = cls._document(date=JANUARY, balance_end=120.0)

    def _file_january(self):
        self.assertEqual(self.january.balance_start, 100.0)
        self.assertEqual(self.january.line_ids, self.shown | self.not_shown)
        self.january.action_remove_lines(self.not_shown)
        self._post(self.january)

    def test_the_line_is_offered_to_the_next_month(self):
        self._file_january()
        february = self._document(date=FEBRUARY, balance_end=150.0)
        self.assertEqual(february.line_ids, self.not_shown)
        self._post(february)
        self.assertChain(100.0, 120.0, 150.0)
        self.assertProved(FEBRUARY, 150.0, 150.0)

    def test_no_later_statement_follows_it(self):
        """January, undone in its turn, follows December as it did."""
        self._file_january()
        self._post(self._document(date=FEBRUARY, balance_end=150.0))
        january = self._undo(self.january)
        self.assertEqual(january._get_last_place(), self.december)
        # So it does where its draft is made by hand.
        january.unlink()
        january = self._document(date=JANUARY, balance_end=120.0)
        self.assertEqual(january.balance_start, 100.0)
        self.assertEqual(january.line_ids, self.shown)
        self._post(january)
        self.assertChain(100.0, 120.0, 150.0)

    def test_one_that_balances_rest_on_holds_its_lines(self):
        """January closes with 120, February with 190, by 30 and 40; January is undone,
        its draft deleted: nobody but January gets its line."""
        self._file_january()
        self._show(date(2026, 2, 10), 40.0)
        february = self._document(date=FEBRUARY, balance_end=190.0)
        self._post(february)
        self._undo(self.january).unlink()
        march = self._document(date=date(2026, 3, 31), balance_end=190.0)
        self.assertFalse(march.line_ids)
        self.assertEqual(february._get_last_place(), self.january)


@tagged("post_install", "-at_install")
class TestImportedAgain(StatementsCase):
    """January is undone while February stays; its -20 of 11 January is deleted and
    imported again, under another id."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.december, cls.january, cls.february, cls.march = cls._file_all()

    def _import_again(self, january):
        line = january.line_ids.filtered(lambda line: line.amount == -20.0)
        text = line.payment_ref
        line.unlink()
        # Another of that day and amount, which came late.
        late = self._show(date(2026, 1, 11), -20.0, "late")
        return self._show(date(2026, 1, 11), -20.0, text), late

    def test_january_gets_it(self):
        january = self._undo(self.january)
        again, late = self._import_again(january)
        # 160 by the statement, and the late -20 that the ledger has as well.
        proof = self.assertProved(date(2026, 3, 31), 160.0, 140.0)
        self.assertEqual([item.amount for item in proof.items], [-20.0])
        april = self._document(date=date(2026, 4, 30), balance_end=140.0)
        self.assertEqual(april.line_ids, late, "January's line waits for January")
        january.action_get_lines()
        self.assertEqual(sorted(january.line_ids.mapped("amount")), [-20.0, 50.0])
        self.assertIn(again, january.line_ids)
        self._post(january)
        self._post(april)
        self.assertChain(100.0, 130.0, 90.0, 160.0, 140.0)

    def test_the_draft_was_deleted_too(self):
        january = self._undo(self.january)
        again, _late = self._import_again(january)
        january.unlink()
        january = self._document(date=JANUARY, balance_end=130.0)
        self.assertIn(again, january.line_ids)
        self._post(january)
        self.assertChain(100.0, 130.0, 90.0, 160.0)
        self.assertProved(date(2026, 3, 31), 160.0, 140.0)
