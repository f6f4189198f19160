from datetime import date, timedelta
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Discount,
    Ledger,
    OutstandingPayment,
    Settings,
    propose,
)
from odoo.addons.bank_payment_reconcile.matching.amounts.subsets import exact_sets
from odoo.addons.bank_payment_reconcile.matching.amounts.tolerance import window

from .matching_books import PARTNERS, TODAY, answer, applied, bank, bill, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


@tagged("post_install", "-at_install")
class TestAmounts(BaseCase):
    def test_window_of_tolerance(self):
        amount = Settings(tolerance_amount=2_500)
        self.assertEqual(window(1_000, amount), (0, 3_500))
        self.assertEqual(window(-1_000, amount), (-3_500, 0))
        percent = Settings(tolerance_percent=Decimal(5))
        self.assertEqual(window(-20_000, percent), (-21_000, -19_000))
        self.assertEqual(window(20_000, Settings()), (20_000, 20_000))

    def test_amount_is_counted_within_the_partner(self):
        items = [invoice("A-1001", 5_000), invoice("A-1002", 5_000, "fjord")]
        proposal = answer(items, bank("x", 5_000, **PAYER))
        self.assertEqual(applied(proposal), {"A-1001": 5_000})
        self.assertEqual((proposal.amount, proposal.rule), ("one", "H9"))
        self.assertFalse(proposal.needs_review)

    def test_nobody_named_and_one_invoice_of_the_amount_is_a_guess(self):
        proposal = answer([invoice("A-1001", 5_000)], bank("deposit", 5_000))
        self.assertEqual(applied(proposal), {"A-1001": 5_000})
        self.assertEqual((proposal.rule, proposal.confidence), ("L4", "low"))
        self.assertTrue(proposal.needs_review)

    def test_two_equal_invoices_of_one_customer_are_left_to_a_person(self):
        items = [
            invoice("A-1001", 5_000, due_date=date(2026, 9, 1)),
            invoice("A-1002", 5_000, due_date=date(2026, 12, 1)),
        ]
        proposal = answer(items, bank("x", 5_000, **PAYER))
        self.assertFalse(proposal.applications)
        self.assertEqual(len(proposal.rivals), 2)
        self.assertIn("ambiguous", kinds(proposal))

    def test_discount_in_time_late_and_within_the_days_of_grace(self):
        items = [
            invoice("A-1001", 10_000, discount=Discount(200, date(2026, 11, 8))),
            invoice("A-1002", 7_777),
        ]
        for day, grace, discount in ((8, 0, 200), (9, 0, 0), (9, 1, 200), (10, 1, 0)):
            line = bank("A-1001", 9_800, date=date(2026, 11, day), **PAYER)
            settings = Settings(discount_grace_days=grace)
            proposal = answer(items, line, settings=settings)
            use = proposal.applications[0]
            self.assertEqual((use.key, use.amount), ("A-1001", 9_800))
            self.assertEqual(use.discount, discount, day)
            self.assertEqual(proposal.needs_review, not discount, day)

    def test_full_amount_although_a_discount_was_possible(self):
        item = invoice("A-1001", 10_000, discount=Discount(200, TODAY))
        proposal = answer([item], bank("A-1001", 10_000, **PAYER))
        self.assertEqual(proposal.applications[0].discount, 0)
        self.assertEqual(applied(proposal), {"A-1001": 10_000})

    def test_one_invoice_with_discount_and_one_without(self):
        items = [
            invoice("A-1001", 10_000, discount=Discount(200, TODAY)),
            invoice("A-1002", 5_000),
        ]
        proposal = answer(items, bank("A-1001 A-1002", 14_800))
        self.assertEqual(applied(proposal), {"A-1001": 9_800, "A-1002": 5_000})
        self.assertEqual([u.discount for u in proposal.applications], [200, 0])

    def test_bank_deducted_a_fee(self):
        proposal = answer([invoice("A-1001", 100_000)], bank("A-1001", 99_500, **PAYER))
        self.assertEqual(applied(proposal), {"A-1001": 99_500})
        self.assertFalse(proposal.needs_review)
        strict = Settings(fee_percent=Decimal(0))
        proposal = answer(
            [invoice("A-1001", 100_000)],
            bank("A-1001", 99_500, **PAYER),
            settings=strict,
        )
        self.assertTrue(proposal.needs_review)

    def test_part_payment_and_overpayment_need_a_person(self):
        for amount, taken in ((4_000, 4_000), (12_000, 10_000)):
            proposal = answer(
                [invoice("A-1001", 10_000)], bank("A-1001", amount, **PAYER)
            )
            self.assertEqual(applied(proposal), {"A-1001": taken})
            self.assertEqual(proposal.rule, "M2")
            self.assertTrue(proposal.needs_review)


@tagged("post_install", "-at_install")
class TestSums(BaseCase):
    def test_customer_pays_two_of_three_without_a_word(self):
        items = [invoice(f"A-100{n}", a) for n, a in enumerate((1_013, 2_207, 4_871))]
        proposal = answer(items, bank("thank you", 5_884, **PAYER))
        self.assertEqual(applied(proposal), {"A-1000": 1_013, "A-1002": 4_871})
        self.assertFalse(proposal.needs_review)

    def test_two_sums_fit_so_none_is_taken(self):
        items = [
            invoice(f"A-100{n}", a) for n, a in enumerate((1_013, 2_207, 1_407, 1_813))
        ]
        proposal = answer(items, bank("x", 3_220, **PAYER))
        self.assertFalse(proposal.applications)
        self.assertEqual(len(proposal.rivals), 2)

    def test_sum_of_round_amounts_may_be_an_accident(self):
        items = [invoice(f"A-10{n:02d}", 10_000 * n) for n in range(11, 40, 3)]
        items.append(invoice("A-2000", 123_457))
        proposal = answer(items, bank("x", 10_000 * (11 + 14), **PAYER))
        self.assertTrue(proposal.needs_review)

    def test_sum_over_two_customers_is_not_looked_for(self):
        items = [invoice("A-1001", 1_013), invoice("A-1002", 2_207, "fjord")]
        self.assertFalse(applied(answer(items, bank("x", 3_220))))

    def test_equal_amount_left_out_of_a_sum_needs_a_person(self):
        items = [
            invoice("A-1001", 1_013),
            invoice("A-1002", 2_207),
            invoice("A-1003", 2_207, due_date=date(2027, 1, 1)),
        ]
        proposal = answer(items, bank("x", 3_220, **PAYER))
        self.assertTrue(proposal.needs_review)

    def test_all_that_is_due(self):
        items = [
            invoice(f"A-10{n:02d}", 1_013 * n + n * n, due_date=date(2026, 11, n))
            for n in range(1, 25)
        ]
        due = [i for i in items if i.due_date <= TODAY]
        proposal = answer(items, bank("x", sum(i.amount for i in due), **PAYER))
        self.assertEqual(set(applied(proposal)), {i.key for i in due})
        self.assertFalse(proposal.needs_review)

    def test_credit_note_named(self):
        items = [invoice("A-1001", 10_000), invoice("A-1002", -2_500)]
        proposal = answer(items, bank("A-1001 less A-1002", 7_500))
        self.assertEqual(applied(proposal), {"A-1001": 10_000, "A-1002": -2_500})
        self.assertFalse(proposal.needs_review)

    def test_credit_note_deducted_without_a_word(self):
        items = [invoice("A-1001", 10_000), invoice("A-1002", -2_500)]
        proposal = answer(items, bank("A-1001", 7_500))
        self.assertEqual(applied(proposal), {"A-1001": 10_000, "A-1002": -2_500})
        self.assertIn("credit_used", kinds(proposal))

    def test_named_documents_are_paid_in_order_of_due_date(self):
        items = [
            invoice("A-1001", 50_000, due_date=date(2027, 3, 1)),
            invoice("A-1002", 40_000, due_date=date(2027, 1, 10)),
            invoice("A-1003", 30_000, due_date=date(2027, 2, 1)),
        ]
        proposal = answer(items, bank("A-1001 A-1002 A-1003", 60_000, **PAYER))
        self.assertEqual(applied(proposal), {"A-1002": 40_000, "A-1003": 20_000})
        self.assertEqual(proposal.rule, "M1")

    def test_vendor_bills_are_paid_together(self):
        items = [bill("B-1", 5_003, references=("VF-1001",)), bill("B-2", 7_001)]
        proposal = answer(items, bank("Kirchner Maschinenbau", -12_004))
        self.assertEqual(applied(proposal), {"B-1": -5_003, "B-2": -7_001})

    def test_payer_is_certain_and_nothing_fits_so_it_goes_on_account(self):
        items = [invoice("A-1001", 10_000), invoice("A-1002", 20_000)]
        proposal = answer(items, bank("advance", 5_555, **PAYER))
        self.assertEqual(
            [(u.kind, u.key, u.amount) for u in proposal.applications],
            [("on_account", "nordlicht", 5_555)],
        )
        self.assertTrue(proposal.needs_review)

    def test_sets_of_a_sum(self):
        self.assertEqual(exact_sets([5, 7, 12], 12, minimum=1), [(2,), (0, 1)])
        self.assertEqual(exact_sets([-5, -7, 12], -12), [(0, 1)])
        self.assertEqual(exact_sets([10, -3, 4], 7), [(0, 1)])
        self.assertEqual(exact_sets([], 5), [])


@tagged("post_install", "-at_install")
class TestBatch(BaseCase):
    def test_two_payments_of_the_same_amount_and_one_invoice(self):
        ledger = Ledger((), [invoice("A-1001", 5_000)])
        lines = [bank("deposit 1", 5_000), bank("deposit 2", 5_000)]
        for proposal in propose(ledger, lines):
            self.assertFalse(proposal.applications)
            self.assertTrue(proposal.rivals)

    def test_the_other_payment_names_the_invoice(self):
        ledger = Ledger(PARTNERS, [invoice("A-1001", 5_000), invoice("A-1002", 5_000)])
        lines = [bank("x", 5_000, **PAYER), bank("A-1001", 5_000)]
        silent, named = propose(ledger, lines)
        self.assertEqual(applied(named), {"A-1001": 5_000})
        self.assertEqual(applied(silent), {"A-1002": 5_000})

    def test_two_instalments_name_the_same_invoice(self):
        ledger = Ledger((), [invoice("A-1001", 10_000)])
        lines = [
            bank("A-1001", 4_000, key="first"),
            bank("A-1001", 6_000, key="second"),
        ]
        shares = [applied(proposal) for proposal in propose(ledger, lines)]
        self.assertEqual(shares, [{"A-1001": 4_000}, {"A-1001": 6_000}])

    def test_invoice_settled_by_a_registered_payment_is_paid_once(self):
        payment = OutstandingPayment("P", 5_000, TODAY, "nordlicht", memo="A-1001")
        proposal = answer([], bank("A-1001", 5_000, **PAYER), payments=[payment])
        self.assertEqual(proposal.applications[0].kind, "payment")
        late = OutstandingPayment(
            "P", 5_000, TODAY + timedelta(days=30), "nordlicht", memo="A-1001"
        )
        proposal = answer([], bank("A-1001", 5_000, **PAYER), payments=[late])
        self.assertEqual([u.kind for u in proposal.applications], ["on_account"])
