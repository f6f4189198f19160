"""Instalments of one document: which of them a payment is for. Amounts in cents."""

from dataclasses import replace
from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Ledger, propose, suggest
from odoo.addons.bank_payment_reconcile.matching.books.view import View
from odoo.addons.bank_payment_reconcile.matching.items.instalments import (
    earlier_left_open,
)

from .matching_books import PARTNERS, answer, applied, bank, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


def plan(*amounts, number="INV/2026/0042", document=42, **more):
    """The instalments of one invoice, due on the first of October and after."""
    return [
        invoice(
            number,
            amount,
            key=f"{number}#{place}",
            due_date=date(2026, 10 + place // 3, 1 + place % 3),
            document=document,
            **more,
        )
        for place, amount in enumerate(amounts)
    ]


def places(proposal):
    """Amount per instalment, by its place in the plan."""
    return {
        int(use.key.split("#")[1]): use.amount
        for use in proposal.applications
        if "#" in str(use.key)
    }


@tagged("post_install", "-at_install")
class TestInstalments(BaseCase):
    def test_equal_instalments_are_paid_in_order(self):
        """4 x 250 of one invoice and 250 came: the first, whatever names it."""
        ways = (
            bank("INV/2026/0042", 25_000),
            bank("INV/2026/0042", 25_000, **PAYER),
            bank("second payment", 25_000, **PAYER),
            bank("thanks", 25_000, partner_name="Nordlicht Moebel GmbH"),
        )
        for line in ways:
            with self.subTest(text=line.text, account=line.partner_account):
                found = answer(plan(*[25_000] * 4), line)
                self.assertEqual(places(found), {0: 25_000})
                self.assertIn("instalment", kinds(found))
                self.assertFalse(found.needs_review)

    def test_order_of_the_items_does_not_matter(self):
        found = answer(plan(*[25_000] * 4)[::-1], bank("INV/2026/0042", 25_000))
        self.assertEqual(places(found), {0: 25_000})

    def test_the_earliest_that_is_open(self):
        """The first two were paid before: the third takes the next 250."""
        found = answer(plan(*[25_000] * 4)[2:], bank("INV/2026/0042", 25_000))
        self.assertEqual(places(found), {2: 25_000})
        self.assertFalse(found.needs_review)

    def test_amount_of_the_third_while_the_first_is_open(self):
        """300, 300, 400: 400 is the third only, so a person looks."""
        for line in (bank("INV/2026/0042", 40_000), bank("x", 40_000, **PAYER)):
            found = answer(plan(30_000, 30_000, 40_000), line)
            self.assertEqual(places(found), {2: 40_000})
            self.assertTrue(found.needs_review)
            self.assertIn("earlier_instalment", kinds(found))

    def test_first_is_partly_paid(self):
        """100 of the first 250 are open: another 250 is the second's amount, and a
        person looks; the 100 are the first's."""
        items = plan(10_000, 25_000, 25_000)
        found = answer(items, bank("INV/2026/0042", 25_000))
        self.assertEqual(places(found), {1: 25_000})
        self.assertTrue(found.needs_review)
        found = answer(items, bank("INV/2026/0042", 10_000))
        self.assertEqual(places(found), {0: 10_000})
        self.assertFalse(found.needs_review)

    def test_two_instalments_at_once(self):
        """500 of 4 x 250: the first two, by number or by the payer's account."""
        for line in (bank("INV/2026/0042", 50_000), bank("x", 50_000, **PAYER)):
            found = answer(plan(*[25_000] * 4), line)
            self.assertEqual(places(found), {0: 25_000, 1: 25_000})
            self.assertNotIn("not_all_named", kinds(found))
            self.assertNotIn("earlier_instalment", kinds(found))

    def test_all_but_the_last(self):
        """1,000.07 and all but one of 4 or 9 x 2,333.33: the last is left out."""
        for count in (4, 9):
            items = [*plan(*[233_333] * count), invoice("A-7", 100_007)]
            paid = 100_007 + (count - 1) * 233_333
            found = answer(items, bank("x", paid, **PAYER))
            self.assertEqual(set(places(found)), set(range(count - 1)))
            self.assertNotIn("equal_outside", kinds(found))

    def test_due_dates_and_not_keys_make_the_order(self):
        items = plan(25_000, 25_000)
        items = [
            replace(items[0], due_date=items[1].due_date),
            replace(items[1], due_date=items[0].due_date),
        ]
        found = answer(items, bank("INV/2026/0042", 25_000))
        self.assertEqual(places(found), {1: 25_000})

    def test_earlier_one_that_is_paid_in_part_is_still_open(self):
        view = View(Ledger(PARTNERS, plan(25_000, 30_000)))
        for first, cautions in ((25_000, 0), (10_000, 1), (0, 1)):
            uses = ((0, first, 0), (1, 30_000, 0))
            self.assertEqual(len(earlier_left_open(view, uses)), cautions)

    def test_instalment_beside_another_invoice(self):
        """113.57 + 250: the first of the four equal instalments."""
        items = [*plan(*[25_000] * 4), invoice("A-7", 11_357)]
        for line in (
            bank("INV/2026/0042 A-7", 36_357),
            bank("x", 36_357, **PAYER),
        ):
            found = answer(items, line)
            self.assertEqual(places(found), {0: 25_000})
            self.assertEqual(applied(found)["A-7"], 11_357)

    def test_two_documents_of_equal_instalments_stay_a_question(self):
        items = [
            *plan(*[25_000] * 2),
            *plan(*[25_000] * 2, number="INV/2026/0077", document=77),
        ]
        found = answer(items, bank("x", 25_000, **PAYER))
        self.assertFalse(found.applications)
        self.assertEqual(len(found.rivals), 2)
        found = answer(items, bank("INV/2026/0077", 25_000, **PAYER))
        self.assertEqual(list(applied(found)), ["INV/2026/0077#0"])

    def test_lines_of_an_opening_entry_are_no_instalments(self):
        """Two open invoices of 250 that one entry brought into the books."""
        items = plan(25_000, 25_000, document=None, origin="entry")
        found = answer(items, bank("x", 25_000, **PAYER))
        self.assertFalse(found.applications)

    def test_equal_credit_notes_in_instalments_are_used_in_order(self):
        items = [invoice("A-7", 100_001), *plan(*[-25_000] * 3, number="RINV/9")]
        found = answer(items, bank("A-7", 75_001, **PAYER))
        self.assertEqual(places(found), {0: -25_000})


@tagged("post_install", "-at_install")
class TestInstalmentsInABatch(BaseCase):
    def batch(self, items, lines):
        return [places(p) for p in propose(Ledger(PARTNERS, items), lines)]

    def test_two_payments_take_one_each_in_order_of_their_dates(self):
        lines = [
            bank("INV/2026/0042", 25_000, key="a: late", date=date(2026, 11, 9)),
            bank("INV/2026/0042", 25_000, key="b: early", date=date(2026, 11, 2)),
        ]
        for order in (lines, lines[::-1]):
            found = dict(
                zip(
                    [line.key for line in order],
                    self.batch(plan(*[25_000] * 4), order),
                    strict=True,
                )
            )
            self.assertEqual(found, {"b: early": {0: 25_000}, "a: late": {1: 25_000}})

    def test_three_payments_and_two_instalments(self):
        """One is too much, and which is not known."""
        lines = [bank("INV/2026/0042", 25_000, key=f"n{n}") for n in range(3)]
        self.assertEqual(self.batch(plan(25_000, 25_000), lines), [{}, {}, {}])

    def test_one_names_the_invoice_and_one_does_not(self):
        lines = [
            bank("x", 25_000, key="silent", **PAYER),
            bank("INV/2026/0042", 25_000, key="named"),
        ]
        silent, named = self.batch(plan(*[25_000] * 4), lines)
        self.assertEqual((named, silent), ({0: 25_000}, {1: 25_000}))

    def test_payments_of_unknown_payers_by_the_amount_alone(self):
        lines = [bank(f"deposit {n}", 25_000, key=f"n{n}") for n in range(2)]
        found = self.batch(plan(*[25_000] * 2), lines)
        self.assertEqual(found, [{0: 25_000}, {1: 25_000}])

    def test_every_payment_whatever_it_is_known_by(self):
        """Seven payments, from one that names number and payer to one that names
        nothing: each takes an instalment, the surest the first."""
        shared = {"partner_account": "NO5015030000001"}
        partners = [
            replace(partner, accounts=(*partner.accounts, shared["partner_account"]))
            for partner in PARTNERS[:2]
        ]
        lines = [
            bank("INV/2026/0042", 25_000, key="n0", **PAYER),
            bank("invoice 42", 25_000, key="n1", **PAYER),
            bank("INV/2026/0042", 25_000, key="n2"),
            bank("invoice 42", 25_000, key="n3"),
            bank("thanks", 25_000, key="n4", **PAYER),
            bank("thanks", 25_000, key="n5", **shared),
            bank("deposit", 25_000, key="n6"),
        ]
        found = propose(Ledger(partners, plan(*[25_000] * 7)), lines)
        taken = [place for p in found for place in places(p)]
        self.assertEqual(sorted(taken), [0, 1, 2, 3, 4, 5, 6])
        self.assertEqual((taken[0], taken[-1]), (0, 6))

    def test_two_at_once_and_then_one(self):
        lines = [
            bank("INV/2026/0042", 50_000, key="two", date=date(2026, 11, 2)),
            bank("INV/2026/0042", 25_000, key="one", date=date(2026, 11, 9)),
        ]
        for found in self.batch(plan(*[25_000] * 4), lines):
            self.assertTrue(found)
        taken = [set(found) for found in self.batch(plan(*[25_000] * 4), lines)]
        self.assertEqual(set().union(*taken), {0, 1, 2})

    def test_suggestions_show_the_later_ones_too(self):
        ledger = Ledger(PARTNERS, plan(*[25_000] * 3))
        found = suggest(ledger, bank("INV/2026/0042", 25_000, **PAYER))
        self.assertEqual(places(found[0]), {0: 25_000})
        shown = {use.key for p in found for use in p.applications}
        self.assertEqual(len(shown), 3)
