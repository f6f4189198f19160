"""What swindlers try on a bank that posts by itself, told as what the bank shows.

A text is written by whoever likes, and so is a name; the account is what the bank
tells. Each story has a twin that is honest and is posted.
"""

from datetime import date

from odoo import fields
from odoo.tests import tagged

from .fraud_case import BALTIC, KIRCHNER, OURS, SPARRE
from .fraud_stories import FraudStories


@tagged("post_install", "-at_install")
class TestFraud(FraudStories):
    """One night over many lines: none of the fraudulent ones is posted, and each says
    why; all of the honest ones are, and say which check let them pass."""

    def _spend_the_night(self):
        lines = self.env["account.bank.statement.line"].union(
            *(line for _kind, line in self.cases)
        )
        lines.action_apply_automatically()
        self._post_at_night()
        return lines

    def assertHeld(self):
        self._spend_the_night()
        for kind, line in self.cases:
            with self.subTest(line.payment_ref, partner=line.partner_name):
                self.assertFalse(line.is_reconciled)
                self.assertTrue(line.needs_review)
                self.assertIn(kind, self._get_kinds(line))

    def assertPosted(self):
        self._spend_the_night()
        for kind, line in self.cases:
            with self.subTest(line.payment_ref, partner=line.partner_name):
                self.assertTrue(line.is_reconciled, line.bank_match_explanation)
                self.assertTrue(line.application_ids.posted_automatically)
                self.assertIn(
                    kind, {r["kind"] for r in line.application_ids[0].reasons}
                )

    # -------------------------------------------------------------------------
    # The nights
    # -------------------------------------------------------------------------

    def test_none_of_them_is_posted_and_each_says_why(self):
        self._play_all()
        self.assertGreaterEqual(len(self.cases), 20)
        self.assertHeld()

    def test_without_the_checks_they_would_be_posted(self):
        """The stories are real: what holds them is the check and nothing else."""
        self.bank.write({"bank_payee_check": "off", "bank_new_account_days": 0})
        self._play_all()
        self._spend_the_night()
        posted = [line for _kind, line in self.cases if line.is_reconciled]
        self.assertGreaterEqual(len(posted), 20)

    def test_a_person_may_post_what_the_night_may_not(self):
        self._bill(self.baltic, 3420.0, "BT-26-1003")
        line = self._shows(
            "payee_differs", -3420.0, "BT-26-1003", account_number=self._open_mule()
        )
        self.assertHeld()
        line.with_user(self.accountant).action_accept()
        self._post_at_night()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(line.application_ids.accepted_by_id, self.accountant)
        self.assertIn("payee_differs", self._get_kinds(line))

    def test_the_honest_twins_are_posted_and_say_what_let_them_pass(self):
        # Vendors at their accounts, whatever the bank calls them and spells them.
        self._bill(self.baltic, 3420.0, "BT-26-2001")
        self._shows("payee_known", -3420.0, "Invoice BT-26-2001", account_number=BALTIC)
        self._bill(self.sparre, 1290.0, "F-2002")
        self._shows(
            "payee_known",
            -1290.0,
            "Faktura F-2002",
            account_number="DK33 9644 0000 8712 06",
        )
        # A local number is the end of the same account's IBAN.
        self._bill(self.baltic, 3430.0, "BT-26-2003")
        self._shows(
            "payee_known", -3430.0, "Invoice BT-26-2003", account_number="1101021045"
        )
        # The customer gets the refund.
        self._credit_note(self.kirchner, 880.0, "RINV/2026/02004")
        self._shows(
            "payee_known", -880.0, "Refund RINV/2026/02004", account_number=KIRCHNER
        )
        # What a person registered, where the bank tells no account.
        payment = self._pay(self.hafen, 2100.0, memo="HQ-26-2005")
        self._shows(
            "payee_registered", -2100.0, "HQ-26-2005", bank_end_to_end_id=payment.name
        )
        method = self.bank.outbound_payment_method_line_ids.filtered(
            lambda line: line.code == "check_printing"
        )
        check = self._pay(self.hafen, 690.0, payment_method_line_id=method.id)
        check.check_number = "3013"
        self._shows("payee_registered", -690.0, "3013", bank_check_number="3013")
        # A mapping of the bank's own fees, and one of a vendor at its account.
        self._map("Kontofuehrung")
        self._shows("payee_by_mapping", -12.9, "ENTGELT KONTOFUEHRUNG 10/2026")
        self._map("Vermietung Lager", self.sparre)
        self._shows(
            "payee_known", -286.0, "VERMIETUNG LAGER 11/26", account_number=SPARRE
        )
        # Customers: from their account, from one that nobody knows, from nowhere.
        self._create_document(self.kirchner, 950.0, "INV/2026/02008")
        self._shows("payer_free", 950.0, "INV/2026/02008", account_number=KIRCHNER)
        self._create_document(self.nordlicht, 960.0, "INV/2026/02009")
        self._shows(
            "payer_free", 960.0, "INV/2026/02009", account_number=self._open_mule()
        )
        self._create_document(self.nordlicht, 970.0, "INV/2026/02010")
        self._shows("payer_not_told", 970.0, "INV/2026/02010")
        self.assertPosted()

    def _pays(self, amount, number, account, **values):
        """A bill of the amount is paid to an account, long after all that was noted."""
        self._bill(self.baltic, -amount, number)
        line = self._create_line(amount, number, account_number=account, **values)
        line.action_apply_automatically()
        return line

    def _make_old(self):
        """All that was learned was learned long ago."""
        payers = self.env["bank.learned.payer"].search([])
        payers.sudo().known_since = date(2020, 1, 1)

    def _assertWaitsForAPerson(self, line):
        """Nobody trusts the account: at night it stays, until a person accepts it."""
        self.assertIn("payee_untrusted", self._get_kinds(line))
        self._post_at_night()
        self.assertFalse(line.is_reconciled)
        line.with_user(self.accountant).action_accept()
        self._post_at_night()
        self.assertTrue(line.is_reconciled)

    def test_an_account_that_a_mailed_bill_noted(self):
        """It is noted with Baltic for years, and nobody trusts it: the first payment is
        a person's, and then it is known."""
        mule = self._open_mule()
        self._note_account(self.baltic, mule, trusted=False)
        line = self._pays(-3420.0, "BT-26-1003", mule)
        self._assertWaitsForAPerson(line)
        self._make_old()
        line = self._pays(-3430.0, "BT-26-1004", mule)
        self.assertIn("payee_learned", self._get_kinds(line))
        self._post_at_night()
        self.assertTrue(line.is_reconciled)

    def test_money_in_teaches_no_account_for_money_out(self):
        """12.00 come "from Baltic" and a person believes it; what goes to where they
        came from is looked at until a person has paid there."""
        mule = self._open_mule()
        item = self._create_document(
            self.baltic, 12.0, "RBILL/2026/01/0003", "in_refund", ref="G-26-1"
        )
        small = self._create_line(12.0, "refund", account_number=mule)
        self._apply(small, (item, 12.0))
        small.action_post_applications()
        payer = self.baltic.bank_learned_payer_ids
        self.assertEqual(payer.account_number, mule)
        self.assertFalse(payer.is_payee)
        self._make_old()
        line = self._pays(-3420.0, "BT-26-1003", mule)
        self._assertWaitsForAPerson(line)
        self.assertTrue(payer.is_payee)
        self.assertEqual(payer.known_since, fields.Date.today())
        self._make_old()
        line = self._pays(-3430.0, "BT-26-1004", mule)
        self.assertIn("payee_learned", self._get_kinds(line))
        self.assertFalse(line.needs_review)

    def test_a_cash_register_has_no_accounts_to_ask_for(self):
        """Our own people write its lines, and the vendor gets the money by hand."""
        till = self.env["account.journal"].create(
            {
                "name": "Till",
                "code": "TILL",
                "type": "cash",
                "bank_post_automatically": True,
            }
        )
        self._bill(self.hafen, 77.0, "HQ-26-2012")
        self._shows("payee_unchecked", -77.0, "HQ-26-2012", journal_id=till.id)
        self.assertPosted()

    def test_money_between_our_own_banks_is_posted(self):
        savings = self.bank.copy({"name": "Savings", "code": "SAVE"})
        savings.bank_account_id = self._note_account(
            self.env.company.partner_id, "NO8330001234567"
        )
        out = self._create_line(
            -500.0, "to current account", journal_id=savings.id, account_number=OURS
        )
        self._apply(out, (self.env.company.transfer_account_id, -500.0))
        out.action_post_applications()
        self._shows(
            "payee_own", 500.0, "from savings", account_number="NO8330001234567"
        )
        self.assertPosted()
