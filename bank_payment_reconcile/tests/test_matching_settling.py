"""How the money of a line goes into one entry, to the cent. Amounts in cents."""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Discount,
    Ledger,
    Settings,
    propose,
)
from odoo.addons.bank_payment_reconcile.matching.books.view import View
from odoo.addons.bank_payment_reconcile.matching.evidence.line import gather
from odoo.addons.bank_payment_reconcile.matching.items.settling import settle

from .matching_books import PARTNERS, TODAY, answer, applied, bank, bill, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


@tagged("post_install", "-at_install")
class TestSettling(BaseCase):
    def test_what_is_short_of_a_rest_is_no_fee(self):
        """Of 1,000.00 another line took 3.00. Of 995.00, that leave 2.00, nobody knows
        whether the bank kept them; of 995.00 for the whole they are a fee of 0.5 %."""
        ledger = Ledger(PARTNERS, [invoice("A-1001", 100_000)])
        for still, fit in ((100_000, "fee"), (99_700, "part")):
            view = View(ledger, {0: still})
            evidence = gather(view, bank("A-1001", 99_500, **PAYER))
            self.assertEqual(settle(view, evidence, 0), ((0, 99_500, 0), 0, fit))

    def test_fee_on_top_of_a_bill_less_discount_is_no_money_of_the_vendor(self):
        """A bill of 100.00 with 2 % costs 98.00; the bank takes 98.50 from us. The
        vendor got 98.00, and 0.50 are left over for the fee."""
        item = bill("B-1", 10_000, discount=Discount(-200, TODAY))
        found = answer([item], bank("B-1", -9_850), settings=Settings(fee_amount=50))
        [use] = found.applications
        self.assertEqual((use.key, use.amount, use.discount), ("B-1", -9_800, -200))
        self.assertTrue(found.needs_review)

    def test_tolerance_beside_a_discount(self):
        """100.00 with 2 % and a tolerance of 0.05: 97.97 are all that is taken and
        98.03 are three cents too much."""
        settings = Settings(tolerance_amount=5, fee_percent=Decimal(0))
        item = invoice("A-1001", 10_000, discount=Discount(200, TODAY))
        for amount, taken in ((9_797, 9_797), (9_803, 9_800)):
            with self.subTest(amount=amount):
                line = bank("A-1001", amount, **PAYER)
                found = answer([item], line, settings=settings)
                [use] = found.applications
                self.assertEqual((use.amount, use.discount), (taken, 200))
                self.assertEqual(found.needs_review, amount > taken)

    def test_nothing_is_left_of_what_was_paid_less_discount(self):
        """98.00 in time pay an invoice of 100.00 with 2 %. The 2.00 that come with them
        are not its rest: it has none."""
        item = invoice("A-1001", 10_000, discount=Discount(200, TODAY))
        lines = [bank("A-1001", amount, key=amount) for amount in (9_800, 200)]
        paid, further = propose(Ledger((), [item]), lines)
        self.assertEqual(applied(paid), {"A-1001": 9_800})
        self.assertEqual(applied(further), {})

    def test_instalments_that_differ_are_added_up_without_the_first(self):
        """An invoice of 300.00 and 700.00, and another of 200.00: 900.00 are the second
        instalment and the other invoice; the first is open, so a person looks."""
        items = [
            invoice(
                "INV/42", amount, key=day, document=42, due_date=date(2026, 11, day)
            )
            for day, amount in ((1, 30_013), (2, 70_029))
        ]
        items.append(invoice("INV/43", 20_057, key=3))
        found = answer(items, bank("thanks", 90_086, **PAYER))
        self.assertEqual(applied(found), {2: 70_029, 3: 20_057})
        self.assertIn("earlier_instalment", kinds(found))
        self.assertTrue(found.needs_review)
