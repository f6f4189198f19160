"""A statement of an earlier day comes after the bank's first one was filed."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .statements_case import StatementsCase

NINTH, TENTH = date(2026, 3, 9), date(2026, 3, 10)
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


@tagged("post_install", "-at_install")
class TestEarlierStatement(StatementsCase):
    """The ledger opens with 1,000. The bank's first statement is of 10 March, from
    1,000 to 1,100."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._post_directly(1000.0, day=date(2026, 2, 28))
        cls.first = cls._statement("S10", TENTH, 1000.0, 100.0)
        cls.first.action_bank_post_and_reconcile()

    @classmethod
    def _statement(cls, name, day, start, *amounts):
        """A statement of a day as the bank's file brings it, its lines posted."""
        lines = cls.env["account.bank.statement.line"].union(
            *(cls._show(day, amount) for amount in amounts)
        )
        statement = cls.env["account.bank.statement"].create(
            {
                "name": name,
                "line_ids": [Command.set(lines.ids)],
                "balance_start": start,
                "balance_end_real": start + sum(amounts),
            }
        )
        lines.action_post_applications()
        return statement

    def assertOpened(self, opened, *days):
        """What the statements before bring is in the opening balance twice: in the
        ledger's 1,000 and in themselves."""
        for day in days:
            proof = self._prove(day)
            self.assertEqual(
                (proof.balance_end, proof.books_balance, proof.ledger_total),
                (1100.0, 1100.0, 1100.0 + opened),
            )
            self.assertEqual(
                [item for item in proof.items if item.section == "line"], []
            )
            self.assertEqual(proof.unexplained, -opened)
            self.assertFalse(proof.is_proved)
            statements = self.env["bank.reconciliation.proof"]._get_statements(
                self.bank, day, self.env["bank.reconciliation"]
            )
            self.assertEqual(statements.brought_forward, 1000.0 - opened)
        document = self._document(date=APRIL, balance_end=1100.0)
        self.assertFalse(document.line_ids)

    def test_the_statement_of_the_day_before(self):
        """900 to 1,000: the ledger had to open with 900."""
        self._statement("S09", NINTH, 900.0, 100.0)
        self.assertOpened(100.0, TENTH, MARCH)

    def test_statements_that_lead_up_to_it(self):
        """870 to 900 and 900 to 1,000, the newest first."""
        self._statement("S09", NINTH, 900.0, 60.0, 40.0)
        self._statement("S06", date(2026, 3, 6), 870.0, 30.0)
        self.assertOpened(130.0, TENTH, MARCH)

    def test_the_statement_before_of_the_same_day(self):
        """The bank sends two on 10 March, the second one first."""
        self._statement("S10 morning", TENTH, 900.0, 100.0)
        self.assertOpened(100.0, TENTH, MARCH)

    def test_the_day_s_entry_is_dated_later(self):
        """9 March is locked meanwhile: the entry stands in the books on 20 March."""
        statement = self._statement("S09", NINTH, 900.0, 100.0)
        move = statement.line_ids.move_id
        move.button_draft()
        move.date = date(2026, 3, 20)
        statement.line_ids.bank_booking_date = NINTH
        move.action_post()
        self.assertOpened(100.0, MARCH)

    def test_what_leads_elsewhere_is_late(self):
        """1,100 to 1,107, dated 9 March: no opening balance contains it."""
        late = self._statement("late", NINTH, 1100.0, 7.0).line_ids
        self.assertProved(MARCH, 1100.0, 1107.0)
        document = self._document(date=APRIL, balance_end=1107.0)
        self.assertEqual(document.line_ids, late)

    def test_what_follows_on_the_day_and_comes_back_is_not_before(self):
        """1,100 to 1,150 to 1,000 on 10 March, after the first one."""
        lines = self._statement("S10 noon", TENTH, 1100.0, 50.0).line_ids
        lines |= self._statement("S10 evening", TENTH, 1150.0, -150.0).line_ids
        self.assertProved(TENTH, 1100.0, 1000.0)
        document = self._document(date=APRIL, balance_end=1000.0)
        self.assertEqual(document.line_ids, lines)

    def test_the_opening_is_put_right(self):
        """The ledger's opening entry is corrected by -100: all is proved."""
        self._statement("S09", NINTH, 900.0, 100.0)
        self._post_directly(-100.0, day=date(2026, 2, 28))
        self.assertProved(TENTH, 1100.0, 1100.0)

    def test_the_first_one_is_undone_and_posted_again(self):
        self._statement("S09", NINTH, 900.0, 100.0)
        self._post_directly(-100.0, day=date(2026, 2, 28))
        second = self._statement("S11", date(2026, 3, 11), 1100.0, 5.0)
        second.action_bank_post_and_reconcile()
        self.first.bank_reconciliation_id.action_undo()
        self.assertProved(MARCH, 1105.0, 1105.0)
        self.first.action_bank_post_and_reconcile()
        self.assertProved(MARCH, 1105.0, 1105.0)
