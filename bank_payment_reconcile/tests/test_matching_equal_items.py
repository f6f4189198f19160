from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Ledger, propose

from .matching_books import NORDLICHT, PARTNERS, answer, applied, bank, invoice, kinds

#: Three months' fees of 1,188.81, and two small ones that were ordered once.
FEES = [
    invoice("F-1", 118_881, due_date=date(2026, 10, 1)),
    invoice("F-2", 118_881, due_date=date(2026, 11, 2)),
    invoice("F-3", 118_881, due_date=date(2026, 11, 24)),
    invoice("S-1", 5_831, due_date=date(2026, 9, 11)),
    invoice("S-2", 5_832, due_date=date(2026, 10, 21)),
    invoice("S-3", 23_681, due_date=date(2026, 10, 17)),
]
#: 1,188.81 and 58.31 and 58.32
TOGETHER = {"F-1": 118_881, "S-1": 5_831, "S-2": 5_832}


def from_nordlicht(text, amount, **more):
    return bank(text, amount, partner_name=NORDLICHT.name, **more)


@tagged("post_install", "-at_install")
class TestEqualItems(BaseCase):
    """Of equal items who names none pays what falls due first; a person looks."""

    def test_a_sum_takes_what_falls_due_first(self):
        for items in (FEES, FEES[::-1]):
            found = answer(items, from_nordlicht("Zahlung", 130_544))
            self.assertEqual(applied(found), TOGETHER)
            self.assertTrue(found.needs_review)
            self.assertIn("equal_outside", kinds(found))

    def test_a_sum_of_two_of_three_equal_ones(self):
        found = answer(FEES, from_nordlicht("Zahlung", 237_762 + 5_831))
        self.assertEqual(applied(found), {"F-1": 118_881, "F-2": 118_881, "S-1": 5_831})
        self.assertTrue(found.needs_review)

    def test_a_line_that_pays_one_of_them_hinders_nobody(self):
        """1,188.81 is one of three, whichever; the sum needs another one of them."""
        lines = [
            from_nordlicht("Zahlung", 118_881, key="one"),
            from_nordlicht("Zahlung", 130_544, key="sum"),
        ]
        for order in (lines, lines[::-1]):
            found = {p.line: p for p in propose(Ledger(PARTNERS, FEES), order)}
            self.assertFalse(found["one"].applications)
            self.assertIn("ambiguous", kinds(found["one"]))
            self.assertEqual(applied(found["sum"]), TOGETHER)
            self.assertTrue(found["sum"].needs_review)

    def test_the_last_but_one_is_not_posted_for_it(self):
        """What a sum is proposed for is no reason to post the other of two."""
        lines = [
            from_nordlicht("Zahlung", 118_881, key="one"),
            from_nordlicht("Zahlung", 130_544, key="sum"),
        ]
        for order in (lines, lines[::-1]):
            found = propose(Ledger(PARTNERS, [*FEES[:2], *FEES[3:]]), order)
            self.assertTrue(all(p.needs_review for p in found))

    def test_what_two_numbers_dispute_stays_disputed(self):
        """F-1 is named by two who pay all of it: no sum gets it."""
        lines = [
            bank("F-1", 118_881, key="a"),
            bank("F-1", 118_881, key="b"),
            from_nordlicht("Zahlung", 130_544, key="sum"),
        ]
        found = {p.line: p for p in propose(Ledger(PARTNERS, FEES), lines)}
        self.assertNotIn("F-1", applied(found["sum"]))
