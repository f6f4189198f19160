"""Where a rule of the matcher begins and ends, each side by a calculation by hand.
Amounts in cents."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    DEFAULT_RULES,
    Discount,
    Ledger,
    OutstandingPayment,
    Partner,
    Settings,
    propose,
)
from odoo.addons.bank_payment_reconcile.matching.amounts.subsets import accident_chance
from odoo.addons.bank_payment_reconcile.matching.books.view import View
from odoo.addons.bank_payment_reconcile.matching.evidence.line import gather
from odoo.addons.bank_payment_reconcile.matching.evidence.parties import judge_names
from odoo.addons.bank_payment_reconcile.matching.items.groups import (
    discount_at,
    exact_uses,
)
from odoo.addons.bank_payment_reconcile.matching.items.settling import settle
from odoo.addons.bank_payment_reconcile.matching.names.comparison import NameHit

from .matching_books import PARTNERS, TODAY, answer, applied, bank, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


@tagged("post_install", "-at_install")
class TestFeeOrDiscount(BaseCase):
    """What is missing of a payment that names its document."""

    def _pay(self, amount, day=9, until=8, discount=1_000, **settings):
        terms = Discount(discount, date(2026, 11, until)) if discount else None
        line = bank("A-1001", amount, date=date(2026, 11, day), **PAYER)
        item = invoice("A-1001", 100_000, discount=terms)
        return answer([item], line, settings=Settings(**settings))

    def test_discount_taken_too_late_is_no_fee(self):
        """1,000 with 1 % until the 8th, 990 on the 9th: a part, though 10.00 are
        within the 1.5 % that a bank may deduct."""
        found = self._pay(99_000)
        self.assertEqual([u.discount for u in found.applications], [0])
        self.assertIn("amount_part", kinds(found))
        self.assertTrue(found.needs_review)
        # one cent more or less is a fee, and so is the same without such terms
        for amount, discount in ((99_001, 1_000), (98_999, 1_000), (99_000, 0)):
            found = self._pay(amount, discount=discount)
            self.assertIn("amount_fee", kinds(found))
            self.assertFalse(found.needs_review)

    def test_late_discount_and_fixed_fee_together_are_no_fee(self):
        """990 less the bank's 4.00: 14.00 are missing, less than 1.5 %."""
        found = self._pay(98_600, fee_amount=400)
        self.assertIn("amount_part", kinds(found))
        self.assertIn("amount_fee", kinds(self._pay(98_601, fee_amount=400)))

    def test_fixed_fee_may_be_more_than_the_percentage(self):
        """40.00 of 1,000 are 4 %, and what the bank always takes."""
        found = self._pay(96_000, discount=0, fee_amount=4_000)
        self.assertIn("amount_fee", kinds(found))
        self.assertFalse(found.needs_review)
        for amount in (95_999, 96_001):
            found = self._pay(amount, discount=0, fee_amount=4_000)
            self.assertIn("amount_part", kinds(found))

    def test_discount_in_time_and_fixed_fee(self):
        """1,000 less 10.00 less 40.00 on the last day of the discount."""
        found = self._pay(95_000, day=8, fee_amount=4_000)
        [use] = found.applications
        self.assertEqual((use.amount, use.discount), (95_000, 1_000))
        self.assertFalse(found.needs_review)
        found = self._pay(95_000, day=9, fee_amount=4_000)
        self.assertEqual(found.applications[0].discount, 0)
        self.assertTrue(found.needs_review)

    def test_percentage_to_the_cent(self):
        """1.5 % of 1,000 are 15.00."""
        self.assertIn("amount_fee", kinds(self._pay(98_500, discount=0)))
        self.assertIn("amount_part", kinds(self._pay(98_499, discount=0)))

    def test_fee_is_no_reason_to_take_the_amount_for_anothers(self):
        """Not named, the same 995 are no fee."""
        found = answer([invoice("A-1001", 100_000)], bank("x", 99_500, **PAYER))
        self.assertNotIn("amount_fee", kinds(found))
        self.assertTrue(found.needs_review)


@tagged("post_install", "-at_install")
class TestPartlyPaid(BaseCase):
    def test_no_discount_on_what_is_partly_paid(self):
        """Of 100.00 with 2 % 40.00 were paid: 60.00 are due and not 58.00."""
        items = [
            invoice("A-1001", 10_000, discount=Discount(200, TODAY)),
            invoice("A-1002", 5_000),
        ]
        ledger = Ledger(PARTNERS, items)
        for still, discount, total in ((10_000, 200, 14_800), (6_000, 0, 11_000)):
            view = View(ledger, {0: still})
            evidence = gather(view, bank("A-1001 A-1002", total))
            self.assertEqual(discount_at(view, evidence, 0), discount)
            uses = exact_uses(view, evidence, (0, 1))
            due = still - discount
            self.assertEqual(uses, ((0, due, discount), (1, 5_000, 0)))
        evidence = gather(view, bank("A-1001", 5_800))
        self.assertEqual(settle(view, evidence, 0), ((0, 5_800, 0), 0, "part"))
        evidence = gather(view, bank("A-1001 A-1002", 10_800))
        self.assertEqual(exact_uses(view, evidence, (0, 1)), ())

    def test_rest_of_an_invoice_after_another_line_took_its_part(self):
        """100.00 with 2 %: 40.00 name it, then 58.00: not the rest less discount."""
        items = [invoice("A-1001", 10_000, discount=Discount(200, TODAY))]
        lines = [bank("A-1001", amount, key=amount) for amount in (5_900, 4_000)]
        found = propose(Ledger(PARTNERS, items), lines)
        self.assertEqual([sum(applied(p).values()) for p in found], [5_900, 4_000])
        self.assertEqual({u.discount for p in found for u in p.applications}, {0})


@tagged("post_install", "-at_install")
class TestCreditSets(BaseCase):
    """How many credit notes may explain what is missing."""

    CREDITS = (-1_013, -2_029, -4_057, -8_111)

    def _books(self):
        return [invoice("A-1001", 100_000), invoice("A-1002", 77_003)] + [
            invoice(f"R-{n}", amount) for n, amount in enumerate(self.CREDITS)
        ]

    def test_up_to_three_beside_a_document_named(self):
        for count in (1, 2, 3, 4):
            amount = 100_000 + sum(self.CREDITS[:count])
            found = answer(self._books(), bank("A-1001", amount, **PAYER))
            with self.subTest(count=count):
                wanted = {"A-1001", *(f"R-{n}" for n in range(count))}
                if count > 3:
                    wanted = {"A-1001"}
                    self.assertTrue(found.needs_review)
                self.assertEqual(set(applied(found)), wanted)

    def test_two_sets_of_credit_notes_are_a_question(self):
        """10.00 are missing, and there are two credit notes of 10.00, or one of 10.00
        and two of 4.00 and 6.00."""
        for credits in ((-1_000, -1_000), (-1_000, -400, -600)):
            items = [invoice("A-1001", 100_000), invoice("A-1002", 77_003)]
            items += [invoice(f"R-{n}", amount) for n, amount in enumerate(credits)]
            settings = Settings(fee_percent=Decimal(0))
            line = bank("A-1001", 99_000, **PAYER)
            found = answer(items, line, settings=settings)
            with self.subTest(credits=credits):
                self.assertEqual(applied(found), {"A-1001": 99_000})
                self.assertTrue(found.needs_review)

    def test_up_to_three_with_what_is_paid_where_nothing_is_named(self):
        for count in (1, 2, 3):
            amount = 100_000 + sum(self.CREDITS[:count])
            found = answer(self._books(), bank("x", amount, **PAYER))
            with self.subTest(count=count):
                wanted = {"A-1001", *(f"R-{n}" for n in range(count))}
                if count > 2:
                    self.assertFalse(set(applied(found)) & wanted)
                else:
                    self.assertEqual(set(applied(found)), wanted)


@tagged("post_install", "-at_install")
class TestSets(BaseCase):
    def test_documents_and_a_credit_note_named_with_too_little(self):
        """100.00 less 25.00 named, 50.00 came: the credit note is used first."""
        items = [invoice("A-1001", 10_000), invoice("A-1002", -2_500)]
        found = answer(items, bank("A-1001 A-1002", 5_000, **PAYER))
        self.assertEqual(applied(found), {"A-1001": 7_500, "A-1002": -2_500})

    def test_due_date_before_the_documents_own(self):
        items = [
            invoice("A-1001", 5_000, date=date(2026, 9, 1), due_date=TODAY),
            invoice("A-1002", 5_000, due_date=date(2026, 10, 20)),
        ]
        found = answer(items, bank("A-1001 A-1002", 6_000, **PAYER))
        self.assertEqual(applied(found), {"A-1001": 1_000, "A-1002": 5_000})

    def _all_but(self, left_out, *others):
        """Nine odd invoices, of which the payment leaves one out."""
        amounts = [100_003 + 7_919 * n * n for n in range(8)]
        items = [invoice(f"A-10{n:02d}", a) for n, a in enumerate(amounts)]
        items += [invoice(f"B-10{n:02d}", a) for n, a in enumerate((left_out, *others))]
        paid = sum(item.amount for item in items) - left_out
        found = answer(items, bank("x", paid, **PAYER))
        return set(applied(found)) == {i.key for i in items} - {"B-1000"}

    def test_all_but_one(self):
        """What is left out must be one choice, and too much to be an accident: of
        nine items 36 + 84 sets of two and three come to so many cents."""
        self.assertTrue(self._all_but(171_717))
        self.assertFalse(self._all_but(171_717, 171_717))
        self.assertFalse(self._all_but(503))

    def test_chance_of_an_accident(self):
        """Of four amounts 6 pairs and 4 sets of three, among 100 cents: a tenth."""
        amounts = [11, 23, 31, 47]
        self.assertEqual(accident_chance(amounts, 100, 2, (1,)), 0.06)
        self.assertEqual(accident_chance(amounts, 100, 3, (1,)), 0.1)

    def test_payment_that_is_registered_after_the_bank_has_it(self):
        """Ten days are allowed."""
        for days, is_found in ((10, True), (11, False)):
            day = TODAY + timedelta(days=days)
            payment = OutstandingPayment("P", 5_000, day, "nordlicht")
            found = answer([], bank("x", 5_000, **PAYER), payments=[payment])
            self.assertEqual("P" in applied(found), is_found)


@tagged("post_install", "-at_install")
class TestNameRivals(BaseCase):
    """How near a second name must be for the first not to be certain."""

    LEDGER = Ledger([Partner("one", "Holm Verft"), Partner("two", "Holm Verk")])

    def _level(self, best, second, *, exact=False, sure=True, also=False):
        hits = [
            NameHit(0, best, exact, False, "HOLM", 95.0, sure=sure),
            NameHit(1, second, also, False, "HOLM", 90.0, sure=also),
        ]
        party = judge_names(self.LEDGER, bank("x", 100), hits, "Holm", False)
        return party.level, len(party.partners)

    def test_distance_of_a_name_that_is_not_exact(self):
        """Twelve hundredths apart and more the first is meant."""
        self.assertEqual(self._level(0.95, 0.84), ("partially", 2))
        self.assertEqual(self._level(0.95, 0.82), ("fully", 1))

    def test_exact_name_has_no_rival_but_an_exact_one(self):
        self.assertEqual(self._level(1.0, 0.99, exact=True), ("fully", 1))
        self.assertEqual(self._level(1.0, 1.0, exact=True, also=True)[0], "partially")

    def test_name_that_is_not_sure_is_never_fully(self):
        """However much of it is right: Hofmann is not Hoffmann."""
        self.assertEqual(self._level(0.99, 0.5, sure=False), ("partially", 1))

    def test_names_as_banks_write_them(self):
        """One letter wrong, and another customer whose name begins alike."""
        partners = [
            Partner("verft", "Holmestrand Verftsindustri AS"),
            Partner("verk", "Holmestrand Mekaniske Verksted AS"),
        ]
        items = [invoice("A-1", 5_003, "verft"), invoice("A-2", 5_003, "verk")]
        line = bank("x", 5_003, partner_name="Holmestrand Verftsindustrie")
        found = answer(items, line, partners=partners)
        self.assertEqual(applied(found), {"A-1": 5_003})


@tagged("post_install", "-at_install")
class TestDisputes(BaseCase):
    """Whether a question of one line takes an entry away from the others."""

    SHARED = (
        Partner("north", "Holm Nord AS", accounts=("NO5015030000001",)),
        Partner("south", "Holm Sor AS", accounts=("NO5015030000001",)),
    )

    def test_weak_question_leaves_entries_to_others(self):
        """50.00 from one of two Holms of one account, and 30.00 that Holm Nord paid in
        part; the question comes first."""
        rules = [
            replace(rule, priority=9) if rule.code == "L1" else rule
            for rule in DEFAULT_RULES
        ]
        items = [invoice("A-1", 5_000, "north"), invoice("A-2", 5_000, "south")]
        lines = [
            bank("one", 5_000, partner_account="NO5015030000001"),
            bank("two", 3_000, partner="north"),
        ]
        ledger = Ledger(self.SHARED, items, rules=rules)
        question, part = propose(ledger, lines)
        self.assertEqual((question.rule, len(question.rivals)), ("L2", 2))
        self.assertEqual((part.rule, applied(part)), ("L1", {"A-1": 3_000}))

    def test_strong_question_keeps_its_entries(self):
        """50.00 of a certain payer are one of two invoices: who names one of them
        with 30.00 by another's hand does not get it."""
        items = [invoice("A-1001", 5_000), invoice("A-1002", 5_000)]
        lines = [bank("x", 5_000, **PAYER), bank("A-1001", 3_000)]
        question, part = propose(Ledger(PARTNERS, items), lines)
        self.assertEqual((question.rule, len(question.rivals)), ("M3", 2))
        self.assertEqual(applied(part), {})
        self.assertIn("disputed", kinds(part))

    def test_first_come_what_names_and_fits(self):
        """The line that is certain takes its document before one that only may be
        it is looked at, whatever their ranks."""
        items = [invoice("A-1001", 5_000), invoice("A-1002", 7_000)]
        lines = [
            # names both, and a part of them: nothing of it is certain
            bank("A-1001 A-1002", 6_000, **PAYER),
            bank("A-1001", 5_000),
        ]
        part, named = propose(Ledger(PARTNERS, items), lines)
        self.assertEqual(applied(named), {"A-1001": 5_000})
        self.assertEqual(applied(part), {"A-1002": 6_000})

    def test_documents_named_before_the_amount_of_a_certain_payer(self):
        """120.00 of an unknown payer name two invoices of 50.00 and 70.00; 50.00 of
        Nordlicht name none, and the invoice is paid."""
        items = [invoice("A-1001", 5_000), invoice("A-1002", 7_000)]
        lines = [bank("x", 5_000, **PAYER), bank("A-1001 A-1002", 12_000)]
        silent, named = propose(Ledger(PARTNERS, items), lines)
        self.assertEqual(applied(named), {"A-1001": 5_000, "A-1002": 7_000})
        self.assertNotIn("A-1001", applied(silent))


@tagged("post_install", "-at_install")
class TestTolerance(BaseCase):
    def test_tolerance_and_what_is_taken(self):
        """5.00 of tolerance: 97.00 and 103.00 settle an invoice of 100.00; over it,
        3.00 are left."""
        settings = Settings(tolerance_amount=500, fee_percent=Decimal(0))
        item = invoice("A-1001", 10_000)
        for amount, taken in ((9_700, 9_700), (10_300, 10_000)):
            found = answer([item], bank("x", amount, **PAYER), settings=settings)
            self.assertEqual(applied(found), {"A-1001": taken})
            self.assertEqual(found.needs_review, amount > taken)
