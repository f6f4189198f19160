"""Statements are undone and posted again while later ones stay: each keeps its
place."""

from datetime import date
from itertools import permutations

from odoo.exceptions import UserError
from odoo.tests import tagged

from .statements_case import StatementsCase

JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)


@tagged("post_install", "-at_install")
class TestUndoneMonths(StatementsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.december, cls.january, cls.february, cls.march = cls._file_all()

    def test_two_undone_months_are_posted_again_while_march_stays(self):
        for first in (0, 1):
            with self.subTest(first=first):
                drafts = [
                    self._undo(self._posted().filtered(lambda d, n=n: d.date == n))
                    for n in (JANUARY, FEBRUARY)
                ]
                self._post(drafts[first])
                self._post(drafts[1 - first])
                self.assertChain(100.0, 130.0, 90.0, 160.0)
                self.assertEqual(self.march.state, "posted")
        self.assertProved(date(2026, 3, 31), 160.0, 160.0)

    def test_every_month_is_undone_and_posted_in_any_order(self):
        for order in permutations(range(4)):
            with self.subTest(order=order):
                drafts = [self._undo(document) for document in self._posted()]
                for number in order:
                    self._post(drafts[number])
                self.assertChain(100.0, 130.0, 90.0, 160.0)

    def test_the_proof_holds_while_a_month_waits_to_be_posted_again(self):
        check = self._pay(-5.0, day=date(2026, 1, 5))
        line = self._create_line(-5.0, day=date(2026, 4, 2))
        self._apply(line, (check, -5.0))
        self._post(self._document(date=date(2026, 4, 30), balance_end=155.0))
        january, february = self._undo(self.january), self._undo(self.february)
        # 160 less the check of 5, which the bank had not shown in March.
        self.assertProved(date(2026, 3, 31), 160.0, 155.0)
        # December's 100; what was filed after it is on no posted statement.
        proof = self.assertProved(date(2026, 2, 28), 100.0, 85.0)
        self.assertEqual(proof.get_total("line"), 50.0 - 20.0 - 40.0)
        self._post(february)
        proof = self.assertProved(date(2026, 2, 28), 90.0, 85.0)
        self.assertIn(january.name, " ".join(proof.warnings))
        self._post(january)
        self.assertFalse(
            [w for w in self._prove(date(2026, 2, 28)).warnings if january.name in w]
        )

    def test_one_that_closes_otherwise_is_refused_with_what_it_does_not_meet(self):
        january, february = self._undo(self.january), self._undo(self.february)
        self._show(date(2026, 1, 20), -1.0)
        january.action_remove_lines(january.line_ids[:0])
        late = self.env["account.bank.statement.line"].search([("amount", "=", -1.0)])
        late.bank_reconciliation_id = january
        january.balance_end = 129.0
        with self.assertRaisesRegex(
            UserError,
            rf"closes with ..129.00, but {february.name} of 2026-02-28.*opens with "
            rf"..130.00.*undo {self.march.name} first",
        ):
            january.action_post()
        # February is corrected, too: it opens with 129 and still closes with 90.
        february.balance_start = 129.0
        self._show(date(2026, 2, 20), 1.0).bank_reconciliation_id = february
        self._post(january)
        self._post(february)
        self.assertChain(100.0, 129.0, 90.0, 160.0)

    def test_one_that_opens_otherwise_is_refused_with_what_it_does_not_meet(self):
        self._undo(self.january)
        february = self._undo(self.february)
        february.balance_start = 131.0
        self._show(date(2026, 2, 20), -1.0).bank_reconciliation_id = february
        with self.assertRaisesRegex(
            UserError, r"opens with ..131.00, but .* of 2026-01-31, which is to be"
        ):
            february.action_post()

    def test_undone_and_posted_again_in_turn(self):
        for _turn in range(3):
            document = self._posted()[1]
            again = self._undo(document)
            self.assertEqual(again.place, self.january.place)
            self._post(again)
        self.assertChain(100.0, 130.0, 90.0, 160.0)

    def test_the_draft_is_deleted_and_made_again_by_hand(self):
        january, february = self._undo(self.january), self._undo(self.february)
        lines = february.line_ids
        february.unlink()
        self._post(january)
        february = self._document(date=FEBRUARY, balance_end=90.0)
        self.assertRecordValues(
            february,
            [
                {
                    "balance_start": 130.0,
                    "line_ids": lines.ids,
                    "replaced_id": self.february.id,
                }
            ],
        )
        self._post(february)
        self.assertChain(100.0, 130.0, 90.0, 160.0)

    def test_both_drafts_are_deleted_and_made_again_the_later_one_first(self):
        for document in (self._undo(self.january), self._undo(self.february)):
            document.unlink()
        february = self._document(date=FEBRUARY, balance_end=90.0)
        self.assertEqual(february.balance_start, 130.0)
        self.assertEqual(february.line_ids.mapped("amount"), [-40.0])
        april = self._document(date=date(2026, 4, 30), balance_end=160.0)
        self.assertEqual(april.balance_start, 160.0)
        self.assertFalse(april.line_ids, "January's lines wait for January")
        self._post(february)
        january = self._document(date=JANUARY, balance_end=130.0)
        self.assertEqual(sorted(january.line_ids.mapped("amount")), [-20.0, 50.0])
        self._post(january)
        self.assertChain(100.0, 130.0, 90.0, 160.0)

    def test_another_date_is_given_to_the_draft(self):
        """Its lines end on the 11th: the statement is of the 15th."""
        self._undo(self.february)
        january = self._undo(self.january)
        january.date = date(2026, 1, 15)
        self._post(january)
        self.assertEqual(self._posted()[1], january)
        january = self._undo(january)
        january.date = date(2026, 4, 15)
        with self.assertRaisesRegex(UserError, f"{self.march.name} of 2026-03-31"):
            january.action_post()


@tagged("post_install", "-at_install")
class TestTwoStatementsOfADay(StatementsCase):
    """The bank sends two statements on 10 January: 0 to 50, and 50 to 30."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        day = date(2026, 1, 10)
        cls._show(day, 50.0)
        cls.first = cls._post(cls._document(date=day, balance_end=50.0))
        cls._show(day, -20.0)
        cls.second = cls._post(cls._document(date=day, balance_end=30.0))
        cls._show(date(2026, 1, 11), 5.0)
        cls.third = cls._post(cls._document(date=date(2026, 1, 11), balance_end=35.0))

    def test_each_is_undone_and_posted_again(self):
        for number in (0, 1, 0):
            self._post(self._undo(self._posted()[number]))
            self.assertChain(50.0, 30.0, 35.0)

    def test_both_are_undone_and_posted_in_any_order(self):
        for order in ((0, 1), (1, 0)):
            with self.subTest(order=order):
                drafts = [self._undo(document) for document in self._posted()[:2]]
                for number in order:
                    self._post(drafts[number])
                self.assertChain(50.0, 30.0, 35.0)

    def test_the_first_one_is_made_again_by_hand(self):
        draft = self._undo(self.first)
        lines = draft.line_ids
        draft.unlink()
        again = self._document(date=date(2026, 1, 10), balance_end=50.0)
        self.assertEqual(again.balance_start, 0.0)
        self.assertEqual(again.line_ids, lines)
        self._post(again)
        self.assertChain(50.0, 30.0, 35.0)

    def test_no_line_of_the_second_one_is_late(self):
        self.assertFalse(any(self.second.record_ids.mapped("is_late")))


@tagged("post_install", "-at_install")
class TestStatementsOfFiles(StatementsCase):
    """The same where the bank's files make the statements."""

    def _statement(self, name, amounts, day, start):
        lines = self.env["account.bank.statement.line"].union(
            *(self._show(day, amount) for amount in amounts)
        )
        return self.env["account.bank.statement"].create(
            {
                "name": name,
                "line_ids": [(6, 0, lines.ids)],
                "balance_start": start,
                "balance_end_real": start + sum(amounts),
            }
        )

    def _reconcile(self, statement):
        statement.action_bank_post_and_reconcile()
        return statement.bank_reconciliation_id

    def test_two_undone_statements_are_posted_again_in_any_order(self):
        day = date(2026, 1, 10)
        for days in ((day, day, day), (day, date(2026, 1, 11), date(2026, 1, 12))):
            for order in ((0, 1), (1, 0)):
                with (
                    self.subTest(days=days, order=order),
                    self.env.cr.savepoint() as sp,
                ):
                    statements = [
                        self._statement(name, amounts, on, start)
                        for name, amounts, on, start in (
                            ("1", [50.0], days[0], 0.0),
                            ("2", [-20.0], days[1], 50.0),
                            ("3", [5.0], days[2], 30.0),
                        )
                    ]
                    documents = [self._reconcile(s) for s in statements]
                    documents[0].action_undo()
                    documents[1].action_undo()
                    for number in order:
                        again = self._reconcile(statements[number])
                        self.assertEqual(again.state, "posted")
                    self.assertChain(50.0, 30.0, 35.0)
                    sp.rollback()
                self.env.invalidate_all()
