"""Accounts that are known of several, or of ourselves, and what they prove. Amounts in
cents."""

from datetime import timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    GoneCheck,
    KnownAccount,
    Mapping,
    Settings,
)

from .matching_books import TODAY, answer, applied, bank, bill, invoice, kinds

BALTIC, OURS = "EE179922001101021045", "NO9386011117947"


@tagged("post_install", "-at_install")
class TestPayees(BaseCase):
    def test_the_bank_that_the_line_is_of_is_no_other_account_of_ours(self):
        """The text of a debit repeats the account it was taken from: that proves no
        transfer, the money went to nobody knows whom."""
        for bank_account, kind, review in (
            ("NO8330001234567", "payee_own", False),
            (OURS, "payee_nobody", True),
        ):
            found = answer(
                [],
                bank("STROM 11/26", -7_500, partner_account=OURS),
                mappings=[Mapping("m", "strom", "6040", "6040")],
                own_accounts=("NO8330001234567", OURS),
                bank_account=bank_account,
            )
            self.assertEqual(applied(found), {"6040": -7_500})
            self.assertIn(kind, kinds(found))
            self.assertEqual(found.needs_review, review)

    def test_two_customers_pay_from_one_account(self):
        """Noted with both, it is nobody else's; noted with the other alone it is."""
        both = [KnownAccount(BALTIC, "fjord"), KnownAccount(BALTIC, "nordlicht")]
        for known, kind, review in (
            (both, "payer_free", False),
            (both[:1], "payer_other", True),
        ):
            found = answer(
                [invoice("A-1001", 5_000)],
                bank("A-1001", 5_000, partner_account=BALTIC),
                known_accounts=known,
            )
            self.assertEqual(applied(found), {"A-1001": 5_000})
            self.assertIn(kind, kinds(found))
            self.assertEqual(found.needs_review, review)

    def test_what_is_nobodys_contradicts_nobody(self):
        """Electricity that a mapping puts on an account without a partner may go to
        whom it likes, where only contradictions are asked for."""
        found = answer(
            [],
            bank("STROM 11/26", -7_500, partner_account=BALTIC),
            mappings=[Mapping("m", "strom", "6040", "6040")],
            known_accounts=[KnownAccount(BALTIC, "fjord")],
            settings=Settings(payee_check="contradicting"),
        )
        self.assertIn("payee_agrees", kinds(found))
        self.assertFalse(found.needs_review)

    def test_an_account_is_as_old_as_its_note_when_a_person_trusts_it(self):
        """It was noted 20 days ago and trusted since yesterday, by a payment: of the
        14 days that an account is new none is left. Noted 3 days ago, 11 are."""
        for days, kind, review in (
            (20, "payee_learned", False),
            (3, "payee_fresh", True),
        ):
            noted, paid = (TODAY - timedelta(days=n) for n in (days, 1))
            found = answer(
                [bill("B-1", 80_000)],
                bank("B-1", -80_000, partner_account=BALTIC),
                known_accounts=[
                    KnownAccount(BALTIC, "kirchner", since=noted, is_trusted=False),
                    KnownAccount(BALTIC, "kirchner", since=paid, is_learned=True),
                ],
            )
            self.assertIn(kind, kinds(found))
            self.assertEqual(found.needs_review, review)


@tagged("post_install", "-at_install")
class TestGoneChecks(BaseCase):
    """Check 3011 of ours, 1,200.00, was paid in July."""

    def _answer(self, amount, **values):
        return answer(
            [bill("B-1", 7_500)],
            bank("check 3011 B-1", amount, **values),
            gone_checks=[GoneCheck("3011", "paid", -120_000, "2026-07-01")],
        )

    def test_check_that_the_bank_shows_again(self):
        found = self._answer(-120_000)
        self.assertIn("check_paid", kinds(found))
        self.assertEqual(applied(found), {})
        # of another amount, but the bank's own field says that it is the check
        found = self._answer(-7_500, check_number="3011")
        self.assertIn("check_paid", kinds(found))

    def test_number_of_a_check_that_only_the_text_has(self):
        """A customer's check that came back has a number, too: the amount tells."""
        found = self._answer(-7_500)
        self.assertNotIn("check_paid", kinds(found))
        self.assertEqual(applied(found), {"B-1": -7_500})
