"""The page of the cash forecast: from a figure to its document, a payroll by hand."""

from odoo.tests import tagged

from .common import BankReconcileCommon
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourForecast(BankReconcileCommon, TourCase):
    def test_figures_lead_to_documents(self):
        """1000.00 in the bank, 500.00 overdue, a payroll of 300.00."""
        self._create_line(1000.0, "opening")
        self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        self.start_tour(
            "/odoo/action-bank_payment_reconcile.action_bank_cash_forecast",
            "bank_cash_forecast_tour",
            login=self.accountant.login,
        )
        expected = self.env["bank.cash.expectation"].search([])
        self.assertRecordValues(expected, [{"origin": "manual", "amount": -300.0}])
        self.assertEqual(expected.create_uid, self.accountant)
