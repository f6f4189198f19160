"""Every button, menu entry and key of the two-pane page, to its end."""

from datetime import date

from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourTwoPanesButtons(BankReconciliationCase, TourCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fees.copy({"name": "Tour Fees"})
        cls._pay(-1200.0, day=date(2026, 1, 5), check="03011", memo="Mill")
        cls._pay(1450.0, memo="check 771 Hansen")
        cls._pay(1500.0, cls.fjord, memo="check 118 Olsen")
        cls.rent = cls._pay(-300.0, memo="January rent")
        cls._pay(-270.0, check="03014", memo="Brandt")
        for amount, text in (
            (-1200.0, "CHECK 03011"),
            (1450.0, "deposit 771"),
            (-330.0, "wrong amount"),
            (-12.5, "account fee"),
        ):
            cls._create_line(amount, text, day=date(2026, 1, 20))
        # -1,200.00 + 1,450.00 - 330.00 - 12.50, and the check of 270.00
        cls.document = cls._document(balance_end=-362.5)
        cls.document.action_get_lines()

    def test_every_button_and_key(self):
        reports = type(self.env["ir.actions.report"])
        self.patch(reports, "get_wkhtmltopdf_state", lambda _records: "ok")
        self.start_tour(
            f"/odoo/bank-account-reconciliation/{self.document.id}",
            "bank_two_panes_buttons_tour",
            login=self.accountant.login,
        )
        self.assertEqual(self.document.state, "posted")
        self.assertEqual(self.document.difference, 0.0)
