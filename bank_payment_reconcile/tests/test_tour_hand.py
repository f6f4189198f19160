"""What is under the hand: keys, words and names, and a phone."""

from datetime import date

from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase
from .test_tour_payment_buttons import PaymentPageCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourHand(PaymentPageCase):
    def test_an_empty_bank_and_a_search_that_finds_nothing(self):
        self.bank.copy({"code": "EMPTY"}).name = "Empty Bank"
        self._walk("bank_payment_nothing_tour")

    def test_tabs_and_boxes_have_names(self):
        self._walk("bank_payment_names_tour")


@tagged("post_install", "-at_install")
class TestTourSight(PaymentPageCase):
    """Sixty payments of one day; the one of 58.00 is on an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.statement.unlink()
        cls.lines.unlink()
        cls.many = cls.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": cls.bank.id,
                    "date": date(2026, 1, 15),
                    "amount": number + 1,
                    "payment_ref": f"payment {number:02} {('even', 'odd')[number % 2]}",
                    "partner_name": "Somebody",
                }
                for number in range(60)
            ]
        )
        cls.many[58].amount = 58.0
        cls.many[58].action_add_row({"account_id": cls.rounding.id})

    def test_keys_act_on_a_line_that_is_seen(self):
        self._walk("bank_payment_sight_tour")
        self.assertFalse(self.many.application_ids)


@tagged("post_install", "-at_install")
class TestTourPhonePayments(PaymentPageCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_a_payment_is_applied_on_a_phone(self):
        self._walk("bank_payment_phone_tour")
        application = self.exact.application_ids
        self.assertEqual(
            (application.move_line_id, application.amount, application.confidence),
            (self.items["00104"], 400.0, "manual"),
        )


@tagged("post_install", "-at_install")
class TestTourPhonePanes(BankReconciliationCase, TourCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_a_check_is_matched_on_a_phone(self):
        check = self._pay(-1200.0, day=date(2026, 1, 5), check="03011", memo="Mill")
        self._pay(1450.0, memo="check 771 Hansen")
        for amount, text in (
            (-1200.0, "CHECK 03011"),
            (1450.0, "deposit 771"),
            (-330.0, "wrong amount"),
            (-12.5, "account fee"),
        ):
            self._create_line(amount, text, day=date(2026, 1, 20))
        document = self._document(balance_end=-92.5)
        document.action_get_lines()
        self.start_tour(
            f"/odoo/bank-account-reconciliation/{document.id}",
            "bank_two_panes_phone_tour",
            login=self.accountant.login,
        )
        self.assertEqual(document.line_ids.application_ids.move_line_id, check)
