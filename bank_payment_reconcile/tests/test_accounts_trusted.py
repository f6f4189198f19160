"""Since when an account is known to which a person lets money go, and until when."""

from datetime import date, timedelta

from odoo.tests import tagged

from .fraud_case import MULE, FraudCommon

#: The day of the bank's lines.
TODAY = date(2026, 1, 15)


@tagged("post_install", "-at_install")
class TestAccountsTrusted(FraudCommon):
    """Baltic's second account is noted by whoever entered it, as most accounts are:
    without the right to say that money may go there."""

    def _note(self, since):
        return self._note_account(self.baltic, MULE, since=since, trusted=False)

    def _pays(self, amount, number, days=0):
        """A bill of that amount is paid to the account, some days after `TODAY`."""
        self._bill(self.baltic, amount, number)
        day = TODAY + timedelta(days=days)
        line = self._create_line(-amount, number, day=day, account_number=MULE)
        line.action_apply_automatically()
        self.assertTrue(line.application_ids)
        return line

    def assertHeldFor(self, kind, lines):
        self._post_at_night()
        for line in lines:
            self.assertIn(kind, self._get_kinds(line))
            self.assertFalse(line.is_reconciled)

    def assertPosted(self, line):
        self._post_at_night()
        self.assertTrue(line.is_reconciled)
        self.assertIn("payee_learned", self._get_kinds(line))

    def _accept(self, line):
        line.with_user(self.accountant).action_accept()
        self._post_at_night()
        self.assertTrue(line.is_reconciled)

    def test_noted_for_years_a_persons_payment_is_asked_for_once(self):
        self._note(date(2020, 1, 1))
        first = self._pays(3420.0, "BT-26-1003")
        self.assertHeldFor("payee_untrusted", first)
        self._accept(first)
        self.assertPosted(self._pays(3430.0, "BT-26-1004", days=1))

    def test_noted_lately_a_persons_payment_does_not_end_the_days(self):
        """Noted on 10 January: new until the 24th, whoever accepts what before."""
        self._note(date(2026, 1, 10))
        first = self._pays(3420.0, "BT-26-1003")
        self.assertHeldFor("payee_fresh", first)
        self._accept(first)
        second = self._pays(3430.0, "BT-26-1004", days=8)
        self.assertHeldFor("payee_fresh", second)
        self.assertIn("only since 2026-01-10", second.bank_match_explanation)
        self.assertPosted(self._pays(3440.0, "BT-26-1005", days=9))

    def test_money_that_came_from_it_does_not_make_it_older(self):
        """What was learned when money came in says nothing of where money may go: it
        is known since it was noted."""
        self._note(date(2026, 1, 10))
        payer = self.env["bank.learned.payer"].create(
            {"partner_id": self.baltic.id, "account_number": MULE}
        )
        payer.sudo().known_since = date(2020, 1, 1)
        self._accept(self._pays(3420.0, "BT-26-1003"))
        self.assertHeldFor("payee_fresh", self._pays(3430.0, "BT-26-1004", days=8))

    def test_only_money_that_went_there_makes_it_known(self):
        """Noted with nobody, it is known since a person paid to it."""
        first = self._pays(3420.0, "BT-26-1003")
        self.assertHeldFor("payee_differs", first)
        self._accept(first)
        self.assertHeldFor("payee_fresh", self._pays(3430.0, "BT-26-1004", days=1))

    def test_who_takes_the_trust_away_is_heard_though_a_person_paid(self):
        account = self._note(date(2020, 1, 1))
        self._accept(self._pays(3420.0, "BT-26-1003"))
        account.allow_out_payment = True
        waiting = self._pays(3430.0, "BT-26-1004", days=1)
        self.assertFalse(waiting.needs_review)
        account.allow_out_payment = False
        self.assertHeldFor("payee_untrusted", waiting)
        self._accept(waiting)
        self.assertPosted(self._pays(3440.0, "BT-26-1005", days=2))

    def test_the_next_payment_waits_while_the_first_is_accepted(self):
        """Both came in one file: what a person learns of the first lets the second
        pass, which stays applied."""
        self._note(date(2020, 1, 1))
        first = self._pays(3420.0, "BT-26-1003")
        second = self._pays(3430.0, "BT-26-1004")
        self.assertHeldFor("payee_untrusted", first | second)
        self._accept(first)
        self.assertTrue(second.application_ids)
        self.assertFalse(second.bank_reopened_reason)
        # It was doubted once, so it is not posted by itself.
        self.assertHeldFor("accounts_changed", second)
        second.action_apply_automatically()
        self.assertPosted(second)
