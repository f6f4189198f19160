"""One line for several registered payments, in the matcher. Amounts are in cents."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    OutstandingPayment,
    propose,
)

from .matching_books import PARTNERS, TODAY, applied, bank, kinds

PAYEES = ("nordlicht", "fjord", "kirchner")
AMOUNTS = (-51_010, -22_035, -9_999)


def payments(amounts=AMOUNTS, name="P", run="", method="sepa", day=TODAY, **more):
    return [
        OutstandingPayment(
            f"{name}{n}",
            amount,
            day,
            PAYEES[n % 3],
            number=f"{name}/000{n}",
            run=run,
            method=method,
            **more,
        )
        for n, amount in enumerate(amounts)
    ]


def answer(line, *paid):
    return propose(Ledger(PARTNERS, (), paid), [line])[0]


@tagged("post_install", "-at_install")
class TestRuns(BaseCase):
    def test_whole_run(self):
        found = answer(bank("X-2026-77", -83_044), *payments(run="X-2026-77"))
        self.assertEqual(
            applied(found), dict(zip(("P0", "P1", "P2"), AMOUNTS, strict=True))
        )
        self.assertFalse(found.needs_review)
        self.assertIsNone(found.partner)

    def test_less_one_and_less_two_of_four(self):
        paid = payments((*AMOUNTS, -4_711), run="X-2026-77")
        for left_out in ({1}, {1, 3}):
            kept = {p.key: p.amount for n, p in enumerate(paid) if n not in left_out}
            found = answer(bank("X-2026-77", sum(kept.values())), *paid)
            self.assertEqual(applied(found), kept)
            self.assertTrue(found.needs_review)
            self.assertIn("run_rejected", kinds(found))

    def test_which_of_two_equal_was_rejected_nobody_knows(self):
        paid = payments((-500, -700, -700), run="X-2026-77")
        self.assertEqual(applied(answer(bank("X-2026-77", -1_200), *paid)), {})

    def test_id_without_a_figure_is_a_word(self):
        paid = payments(run="salaries", method=None)
        found = answer(bank("salaries", -83_044), *paid)
        self.assertTrue(found.needs_review)
        self.assertNotIn("run", kinds(found))

    def test_run_of_one_is_none(self):
        paid = payments(AMOUNTS[:1], run="X-2026-77")
        found = answer(bank("X-2026-77", AMOUNTS[0]), *paid)
        self.assertNotIn("run", kinds(found))

    def test_two_methods_and_two_days_are_two_sets(self):
        for more in ({"method": "check"}, {"day": date(2026, 11, 9)}):
            paid = [*payments(), *payments(AMOUNTS[:2], "Q", **more)]
            found = answer(bank("x", -83_044), *paid)
            self.assertEqual(set(applied(found)), {"P0", "P1", "P2"})
            self.assertTrue(found.needs_review)
            self.assertEqual(applied(answer(bank("x", -156_089), *paid)), {})

    def test_single_payment_of_the_amount_comes_first(self):
        paid = [*payments(), *payments((-83_044,), "Q")]
        self.assertEqual(set(applied(answer(bank("x", -83_044), *paid))), {"Q0"})

    def test_payment_that_another_line_shows_is_not_in_the_rest(self):
        """The bank shows one payment by itself, and the others as one."""
        lines = [bank("P/0001", -22_035), bank("X-2026-77", -61_009)]
        for order in (lines, lines[::-1]):
            ledger = Ledger(PARTNERS, (), payments(run="X-2026-77"))
            found = {p.line: applied(p) for p in propose(ledger, order)}
            self.assertEqual(found["P/0001"], {"P1": -22_035})
            self.assertEqual(set(found["X-2026-77"]), {"P0", "P2"})

    def test_sums_are_looked_for_in_whole_sets_only(self):
        """Two of three hundred payments of a day have about any sum."""
        paid = payments([-(10_007 + 131 * n * n % 70_001) for n in range(300)])
        total = sum(p.amount for p in paid)
        wanted = total - paid[17].amount - paid[204].amount
        self.assertEqual(applied(answer(bank("x", wanted), *paid)), {})
