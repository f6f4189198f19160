import random
from unittest.mock import patch

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Partner,
    Settings,
    amount_window,
    propose,
)
from odoo.addons.bank_payment_reconcile.matching.books.amount_odds import AmountOdds
from odoo.addons.bank_payment_reconcile.matching.documents.number_index import (
    NumberIndex,
)
from odoo.addons.bank_payment_reconcile.matching.names import known

from .matching_books import bank, invoice


def ends_of(number):
    """By which last digits people write a number, by the definition."""
    digits = number[len(number.rstrip("0123456789")) :]
    found = {digits.lstrip("0")}
    if len(digits) >= 6:
        found |= {digits[-4:].lstrip("0") or "0", digits[-5:].lstrip("0") or "0"}
    return found


@tagged("post_install", "-at_install")
class TestLookedUp(BaseCase):
    """What is asked of few is found out for few, and is the same."""

    def test_few_names_are_taken_apart(self):
        """Of a thousand partners whom one line names one."""
        partners = [Partner(n, f"Firma{n:04d} Nordhandel GmbH") for n in range(1000)]
        items = [invoice(f"N-{n}", 10_000 + n, n) for n in range(1000)]
        built = []
        make = known.NameWords.__init__

        def count(name, *given):
            built.append(name)
            make(name, *given)

        line = bank("Zahlung", 10_007, partner_name="Firma0007 Nordhandel")
        with patch.object(known.NameWords, "__init__", count):
            found = propose(Ledger(partners, items), [line])[0]
        self.assertEqual([use.key for use in found.applications], ["N-7"])
        self.assertLess(len(built), 100)

    def test_numbers_are_found_by_their_last_digits(self):
        chance = random.Random(3)
        numbers = [
            f"{chance.choice(('INV/2026/', 'R-', ''))}"
            f"{chance.randrange(10**9) % 10 ** chance.randint(3, 9):0{length}d}"
            for length in (3, 5, 6, 8, 9)
            for _ in range(40)
        ]
        index = NumberIndex(lambda position: [numbers[position]])
        index.add_all((number, place) for place, number in enumerate(numbers))
        asked = {end for number in numbers for end in ends_of(number) if len(end) > 1}
        for end in asked:
            wanted = {n for n, number in enumerate(numbers) if end in ends_of(number)}
            self.assertLessEqual(wanted, {*index.find(end)}, end)

    def test_amounts_that_repeat(self):
        """Four of two hundred are a price, three are none; a fee comes again."""
        amounts = [(n, 10_001 + 3 * n) for n in range(193)]
        amounts += [("a", 4_990)] * 4 + [("b", 7_777)] * 3
        odds = AmountOdds(amounts)
        self.assertTrue(odds.is_price(-4_990))
        self.assertFalse(odds.is_price(7_777))
        self.assertTrue(odds.is_sum_of_prices(9_980))
        self.assertTrue(odds.is_sum_of_prices(14_970))
        self.assertFalse(odds.is_sum_of_prices(15_554))
        self.assertTrue(odds.repeats("a", 123))
        self.assertFalse(odds.repeats(5, 10_016))
        self.assertEqual(odds.chance(7_777, 1), 1.0)

    def test_no_tolerance_is_the_amount(self):
        for amount in (0, 5, -5, 123_456):
            self.assertEqual(amount_window(amount, Settings()), (amount, amount))
        self.assertEqual(amount_window(-5, Settings(tolerance_amount=9)), (-14, 0))
