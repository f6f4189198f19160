"""What lies on account, and what is set off, in the matcher. Amounts in cents."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Ledger, propose

from .matching_books import PARTNERS, TODAY, answer, applied, bank, bill, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


def rest(key, amount, partner="nordlicht", **more):
    """What a payment left on a customer's account; negative for an overpayment."""
    return invoice(
        "BNK1/2026/00042", amount, partner, key=key, origin="on_account", **more
    )


@tagged("post_install", "-at_install")
class TestOnAccount(BaseCase):
    def test_refund_of_an_overpayment_closes_it(self):
        found = answer([rest("over", -20_000)], bank("refund", -20_000, **PAYER))
        self.assertEqual(applied(found), {"over": -20_000})
        self.assertEqual((found.rule, found.needs_review), ("H9", False))

    def test_refund_that_names_the_document_that_was_overpaid(self):
        items = [rest("over", -20_000, references=("INV/2026/0042",))]
        found = answer(items, bank("back: INV/2026/0042", -20_000, **PAYER))
        self.assertEqual(applied(found), {"over": -20_000})
        self.assertFalse(found.needs_review)

    def test_number_of_our_own_bank_entry_is_no_document(self):
        """A payer writes 42 and means the invoice, not our entry BNK1/2026/00042."""
        items = [rest("over", -20_000), invoice("INV/2026/00042", 50_000)]
        for text in ("invoice 42", "BNK1/2026/00042"):
            found = answer(items, bank(text, 50_000, **PAYER))
            self.assertEqual(applied(found), {"INV/2026/00042": 50_000}, text)

    def test_invoice_less_what_lies_on_account(self):
        items = [invoice("A-1001", 100_000), rest("over", -20_000)]
        found = answer(items, bank("A-1001", 80_000, **PAYER))
        self.assertEqual(applied(found), {"A-1001": 100_000, "over": -20_000})
        self.assertIn("on_account_used", kinds(found))
        self.assertNotIn("credit_used", kinds(found))

    def test_what_was_paid_too_much_before_is_not_paid_again(self):
        """An overpaid document is named beside another: money in is the other's."""
        items = [
            rest("over", -20_000, references=("A-1000",)),
            invoice("A-1001", 50_000),
        ]
        found = answer(items, bank("A-1000 A-1001", 50_000, **PAYER))
        self.assertEqual(applied(found), {"A-1001": 50_000})
        self.assertFalse(found.needs_review)

    def test_number_of_our_entry_names_no_refund_either(self):
        for text in ("invoice 42", "BNK1/2026/00042"):
            found = answer([rest("over", -20_000)], bank(text, -20_000))
            self.assertEqual((found.document, found.rule), ("no", "L4"), text)

    def test_registered_payment_is_not_set_off_against_itself(self):
        """A customer registered with 500 on account pays the 500 now: they are the
        payment's own money, not an invoice of 1,000 less 500 on account."""
        items = [invoice("A-1001", 100_000), rest("own", -50_000, pending=True)]
        found = answer(items, bank("A-1001", 50_000, **PAYER))
        self.assertNotIn("own", applied(found))
        found = answer(items, bank("x", 50_000, **PAYER))
        self.assertNotIn("own", applied(found))
        # but 1,000 less the 300 that are still under way
        items[1] = rest("own", -30_000, pending=True)
        found = answer(items, bank("A-1001", 70_000, **PAYER))
        self.assertEqual(applied(found), {"A-1001": 100_000, "own": -30_000})

    def test_overpayment_and_credit_note_of_one_amount(self):
        items = [rest("over", -20_000), invoice("R-1", -20_000)]
        found = answer(items, bank("refund", -20_000, **PAYER))
        self.assertEqual((applied(found), len(found.rivals)), ({}, 2))

    def test_part_of_an_overpayment_is_given_back(self):
        found = answer([rest("over", -20_000)], bank("refund", -15_000, **PAYER))
        self.assertEqual(applied(found), {"over": -15_000})
        self.assertTrue(found.needs_review)

    def test_overpayment_of_a_later_day_is_not_given_back_before(self):
        items = [rest("over", -20_000, date=date(2026, 11, 11))]
        found = answer(items, bank("refund", -20_000, **PAYER))
        self.assertNotIn("over", applied(found))

    def test_two_refunds_and_one_overpayment(self):
        lines = [bank(f"refund {n}", -20_000, key=n, **PAYER) for n in range(2)]
        found = propose(Ledger(PARTNERS, [rest("over", -20_000)]), lines)
        self.assertEqual([applied(p) for p in found], [{}, {}])

    def test_many_rests_make_a_sum_by_accident(self):
        """Of 24 rests some two or three come to any amount: a person looks."""
        rests = [
            rest(f"r{n}", -(1_009 + 37 * n * n), date=date(2026, 10, 1 + n))
            for n in range(24)
        ]
        wanted = 200_000 + rests[5].amount + rests[17].amount
        found = answer(
            [invoice("A-1001", 200_000), *rests], bank("A-1001", wanted, **PAYER)
        )
        self.assertTrue(found.needs_review)


@tagged("post_install", "-at_install")
class TestSetOff(BaseCase):
    """The reason calls what reduces a payment by its name."""

    def reasons(self, items, amount, partner):
        line = bank("net", amount, partner=partner)
        return kinds(answer(items, line)), answer(items, line)

    def test_by_kind_and_direction(self):
        sale = invoice("A-1001", 100_013, "kirchner")
        purchase = bill("B-1", 100_013)
        cases = (
            # money in
            (sale, invoice("R-1", -25_000, "kirchner"), 75_013, "credit_used"),
            (sale, bill("B-2", 25_000), 75_013, "bill_set_off"),
            (sale, rest("p", -25_000, "kirchner"), 75_013, "on_account_used"),
            (
                sale,
                invoice("M-1", -25_000, "kirchner", origin="entry"),
                75_013,
                "entry_used",
            ),
            # money out
            (purchase, bill("R-2", -25_000), -75_013, "credit_used"),
            (
                purchase,
                invoice("A-2", 25_000, "kirchner"),
                -75_013,
                "invoice_set_off",
            ),
            (purchase, rest("q", 25_000, "kirchner"), -75_013, "on_account_used"),
        )
        every = {c[3] for c in cases}
        for document, credit, amount, kind in cases:
            with self.subTest(kind=kind, amount=amount):
                line = bank(document.number, amount, partner="kirchner", date=TODAY)
                found = answer([document, credit], line)
                self.assertEqual(len(applied(found)), 2)
                self.assertEqual(kinds(found) & every, {kind})
