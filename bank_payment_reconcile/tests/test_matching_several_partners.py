"""Documents of several partners that one payment names, in the matcher. In cents."""

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    KnownAccount,
    Ledger,
    Partner,
    propose,
    suggest,
)
from odoo.addons.bank_payment_reconcile.matching.reasons import text

from .matching_books import (
    FJORD,
    NORDLICHT,
    PARTNERS,
    answer,
    applied,
    bank,
    invoice,
    kinds,
)

OURS = [invoice("A-1001", 100_000), invoice("A-1002", 50_000, "fjord")]
BOTH = {"A-1001": 100_000, "A-1002": 50_000}
GROUP = (
    Partner("nordlicht", NORDLICHT.name, accounts=NORDLICHT.accounts, group="g"),
    Partner("fjord", FJORD.name, group="g"),
)


@tagged("post_install", "-at_install")
class TestSeveralPartners(BaseCase):
    def test_both_are_named_and_add_up(self):
        found = answer(OURS, bank("A-1001, A-1002", 150_000))
        self.assertEqual(applied(found), BOTH)
        self.assertTrue(found.needs_review)
        self.assertIsNone(found.partner)
        told = [text(reason) for reason in found.reasons]
        self.assertIn(
            f"It pays documents of 2 partners: {NORDLICHT.name}, {FJORD.name}", told
        )
        self.assertIn("no_group", kinds(found))

    def test_payer_is_one_of_them(self):
        found = answer(
            OURS, bank("A-1001, A-1002", 150_000, partner_name=NORDLICHT.name)
        )
        self.assertEqual((applied(found), found.partner), (BOTH, "nordlicht"))
        self.assertTrue(found.needs_review)
        self.assertNotIn("other_party", kinds(found))

    def test_payer_is_neither(self):
        found = answer(
            OURS, bank("A-1001, A-1002", 150_000, partner_name="Kirchner Maschinenbau")
        )
        self.assertEqual(applied(found), BOTH)
        self.assertLessEqual({"other_party", "no_group"}, kinds(found))

    def test_not_to_the_cent_is_none(self):
        for amount in (149_999, 150_001, 148_000, 160_000):
            found = answer(OURS, bank("A-1001, A-1002", amount))
            self.assertNotEqual(set(applied(found)), set(BOTH), amount)
            self.assertTrue(found.needs_review)

    def test_one_number_of_two_partners_names_one_of_them(self):
        items = [
            invoice("4711", 50_000, key="a"),
            invoice("4711", 50_000, "fjord", key="b"),
        ]
        found = answer(items, bank("invoice 4711", 100_000))
        self.assertNotEqual(set(applied(found)), {"a", "b"})

    def test_one_group_needs_no_person(self):
        for payer in (NORDLICHT.name, FJORD.name, ""):
            found = answer(
                OURS,
                bank("A-1001, A-1002", 150_000, partner_name=payer),
                partners=GROUP,
            )
            self.assertEqual((applied(found), found.needs_review), (BOTH, False), payer)
            self.assertIn("one_group", kinds(found))

    def test_stranger_who_pays_for_a_group(self):
        """They are a group, and what is said is that he is none of it."""
        line = bank("A-1001 A-1002", 150_000, partner_name="Kirchner Maschinenbau")
        partners = (*GROUP, PARTNERS[2])
        found = answer(OURS, line, partners=partners)
        self.assertTrue(found.needs_review)
        self.assertIn("other_party", kinds(found))
        self.assertNotIn("no_group", kinds(found))

    def test_account_of_the_group_is_no_strangers(self):
        """Nordlicht pays from its own account for Fjord, its daughter."""
        line = bank("A-1001 A-1002", 150_000, partner_account=NORDLICHT.accounts[0])
        found = answer(OURS, line, partners=GROUP)
        self.assertFalse(found.needs_review)
        # and where they are no group it is
        found = answer(OURS, line)
        self.assertLessEqual({"payer_other", "no_group"}, kinds(found))

    def test_account_that_is_known_of_all(self):
        known = [
            KnownAccount("DE21500500009876543210", key, name)
            for key, name in (("nordlicht", NORDLICHT.name), ("fjord", FJORD.name))
        ]
        line = bank("A-1001 A-1002", 150_000, partner_account="DE21500500009876543210")
        found = answer(OURS, line, known_accounts=known)
        self.assertEqual((applied(found), found.needs_review), (BOTH, False))
        self.assertIn("account_of_all", kinds(found))
        found = answer(OURS, line, known_accounts=known[:1])
        self.assertTrue(found.needs_review)

    def test_money_to_the_mother_for_her_daughter_needs_a_person(self):
        """Money out is judged by the account as ever: it is the mother's only."""
        bills = [
            invoice("B-1001", -100_000, side="payable"),
            invoice("B-1002", -50_000, "fjord", side="payable"),
        ]
        line = bank("B-1001 B-1002", -150_000, partner_account=NORDLICHT.accounts[0])
        found = answer(bills, line, partners=GROUP)
        self.assertEqual(applied(found), {"B-1001": -100_000, "B-1002": -50_000})
        self.assertTrue(found.needs_review)
        self.assertIn("payee_other", kinds(found))

    def test_two_payments_of_the_same_documents_contest_them(self):
        lines = [bank("A-1001 A-1002", 150_000, key=n) for n in range(2)]
        found = propose(Ledger(GROUP, OURS), lines)
        self.assertEqual([applied(p) for p in found], [{}, {}])

    def test_bare_numbers_are_for_review_in_a_group_too(self):
        items = [invoice("1001", 100_000), invoice("1002", 50_000, "fjord")]
        found = answer(items, bank("1001 1002", 150_000), partners=GROUP)
        self.assertTrue(found.needs_review)

    def test_person_who_asks_is_shown_it_too(self):
        found = suggest(Ledger(PARTNERS, OURS), bank("A-1001, A-1002", 150_000))
        self.assertEqual(applied(found[0]), BOTH)
